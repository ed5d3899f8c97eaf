"""Whether the rules of ``data/safety.yml`` do what their examples say, and where two of them contradict."""

from nlu.languages import LANGUAGES
from nlu.safety import SafetyFile, SafetyRules, pattern_of
from nlu.spelling import SpellingsFile
from nlu.text import clean
from nlu.yaml_source import Source


def check_safety(source: Source, file: SafetyFile, spellings: SpellingsFile) -> None:
    """Note every phrase that is not well formed, every example missed, every text that must not be recognised and is."""
    for language in LANGUAGES:
        rules = file.of(language)
        for name, phrases in (("idioms", rules.idioms), ("phrases", rules.phrases)):
            for index, phrase in enumerate(phrases):
                try:
                    pattern_of(phrase)
                except ValueError as error:
                    source.fault("bad_pattern", (language, name, index), problem=error)
    if source.faults:
        return
    compiled = SafetyRules(file, spellings)
    for language in LANGUAGES:
        for index, example in enumerate(file.of(language).examples):
            if not compiled.is_distress(clean(example)):
                source.fault("distress_missed", (language, "examples", index))
        for index, text in enumerate(file.of(language).never):
            if compiled.is_distress(clean(text)):
                source.fault("distress_false", (language, "never", index))
