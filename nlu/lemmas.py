"""Tokens and lemmas of both languages, by spaCy's blank pipelines and its look-up tables (no trained pipeline is needed)."""

from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language as Pipeline

from nlu.languages import Language


@dataclass(frozen=True)
class Word:
    """One token: as typed, its lemma, and where it stands in the text (characters)."""

    text: str
    lemma: str
    start: int
    end: int


def words_of(text: str, language: Language) -> tuple[Word, ...]:
    """The tokens of *text* with their lemmas in *language*; white space left out."""
    pipeline = _pipeline(language)
    return tuple(
        Word(token.text, token.lemma_ or token.text, token.idx, token.idx + len(token.text))
        for token in pipeline(text)
        if not token.is_space
    )


@cache
def _pipeline(language: Language) -> Pipeline:
    pipeline = spacy.blank(language)
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline
