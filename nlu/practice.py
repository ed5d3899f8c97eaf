"""What the running service does with what people type: the facts behind the assistant's answer on its own privacy."""

from collections.abc import Mapping
from dataclasses import dataclass

from nlu.languages import Language
from nlu.organisation import Bilingual


@dataclass(frozen=True)
class Practice:
    """The facts, as the settings of the running service make them.

    Attributes:
        idle_minutes: A conversation without activity is forgotten after so many.
        longest_hours: ... and after so many in any case.
        shared_store: Conversations (ids, never text) are shared between machines.
        other_channels: Other chats than the site's may ask too.

    """

    idle_minutes: int = 30
    longest_hours: int = 4
    shared_store: bool = False
    other_channels: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """Keys, in ``practices`` of ``data/phrases.yml``, of the sentences that hold."""
        store = "shared_store" if self.shared_store else "memory_store"
        return (
            "masked_first",
            "no_text_kept",
            "forgotten",
            store,
            *(["other_channels"] if self.other_channels else []),
            "nobody_reads",
        )


FACTS = frozenset({"practices", "idle_minutes", "longest_hours"})
"""What a topic's text may have put in for ``{name}``."""


def facts_of(practice: Practice, sentences: Mapping[str, Bilingual], language: Language) -> dict[str, str]:
    """What stands for each of :data:`FACTS` in *language*: numbers, and a list of sentences."""
    numbers = {"idle_minutes": str(practice.idle_minutes), "longest_hours": str(practice.longest_hours)}
    lines = [sentences[key].in_language(language).format(**numbers) for key in practice.sentences]
    return {**numbers, "practices": "\n".join(f"- {line}" for line in lines)}
