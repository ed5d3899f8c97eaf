"""A stock Rasa project on the same topics, as ``rasa init`` makes it, and its two servers."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from nlu.knowledge_base import KnowledgeBase
from nlu.questions import Question
from tests.servers import ENVIRONMENT, rasa, server

# The pipeline and policies that `rasa init` suggests; one epoch each, since latency does not depend on their number.
CONFIG = """
recipe: default.v1
assistant_id: stock
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - {name: CountVectorsFeaturizer, analyzer: char_wb, min_ngram: 1, max_ngram: 4}
  - {name: DIETClassifier, epochs: 1, constrain_similarities: true}
  - name: EntitySynonymMapper
  - {name: ResponseSelector, epochs: 1, constrain_similarities: true}
  - {name: FallbackClassifier, threshold: 0.3, ambiguity_threshold: 0.1}
policies:
  - name: MemoizationPolicy
  - name: RulePolicy
  - {name: UnexpecTEDIntentPolicy, max_history: 5, epochs: 1}
  - {name: TEDPolicy, max_history: 5, epochs: 1, constrain_similarities: true}
"""

ACTION = '''
"""Answer with the text of the topic that Rasa found."""
import json
from pathlib import Path
from rasa_sdk import Action

TEXTS = json.loads(Path("texts.json").read_text(encoding="utf-8"))


class ActionAnswer(Action):
    def name(self):
        return "action_answer"

    def run(self, dispatcher, tracker, domain):
        intent = tracker.get_intent_of_latest_message(skip_fallback_intent=False)
        dispatcher.utter_message(text=TEXTS.get(intent, "…"))
        return []
'''


def write_project(folder: Path, knowledge: KnowledgeBase, questions: Sequence[Question], action_port: int) -> None:
    """The files that a Rasa user would write for the same topics and questions."""
    by_topic: dict[str, list[str]] = {}
    for question in questions:
        by_topic.setdefault(question.topic, []).append(question.text)
    intents = sorted(by_topic)
    examples = [
        {"intent": intent, "examples": "".join(f"- {_plain(text)}\n" for text in texts)} for intent, texts in by_topic.items()
    ]
    rules = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": "action_answer"}]} for intent in [*intents, "nlu_fallback"]
    ]
    story = {"story": "three turns", "steps": [step for rule in rules[:3] for step in rule["steps"]]}
    texts = {topic.id: topic.en.text for topic in knowledge.topics.values()}
    (folder / "data").mkdir()
    _write(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": examples})
    _write(folder / "data" / "rules.yml", {"version": "3.1", "rules": rules})
    _write(folder / "data" / "stories.yml", {"version": "3.1", "stories": [story]})
    _write(folder / "domain.yml", {"version": "3.1", "intents": intents, "actions": ["action_answer"]})
    _write(folder / "endpoints.yml", {"action_endpoint": {"url": f"http://127.0.0.1:{action_port}/webhook"}})
    _write(folder / "credentials.yml", {"rest": None})
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    (folder / "config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "actions.py").write_text(ACTION, encoding="utf-8")


def train(folder: Path) -> None:
    """Train the project, quietly.

    Raises:
        subprocess.CalledProcessError: If Rasa fails.

    """
    command = [str(part) for part in rasa("train", "--quiet")]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def stock_servers(folder: Path, port: int, action_port: int) -> Iterator[None]:
    """Rasa's server and its action server, up and answering."""
    actions = rasa("run", "actions", "--actions", "actions", "--port", action_port)
    core = rasa("run", "--interface", "127.0.0.1", "--port", port)
    with server(actions, folder, f"http://127.0.0.1:{action_port}/health"), server(core, folder, f"http://127.0.0.1:{port}/"):
        yield


def _plain(text: str) -> str:
    """Without the brackets and bars of Rasa's own notation."""
    return " ".join(text.translate(str.maketrans("[](){}|\\", " " * 8)).split()) or "…"


def _write(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
