"""Which words there are in French and in English, how common they are, and their lemmas; all folded."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import spacy_lookups_data
from wordfreq import get_frequency_dict, top_n_list

from nlu.languages import LANGUAGES, Language
from nlu.text import fold

MOST_COMMON: Final = 25_000


@cache
def common_words(language: Language) -> frozenset[str]:
    """The most frequent words of *language* (source: Speer, wordfreq 3.1, from several corpora)."""
    return frozenset(fold(word) for word in top_n_list(language, MOST_COMMON, wordlist="small"))


def most_frequent(language: Language, count: int) -> tuple[str, ...]:
    """The *count* most frequent words of *language* as they are written, the most frequent first."""
    return tuple(top_n_list(language, count))


@cache
def existing_words() -> frozenset[str]:
    """The words that exist in either language, common or not: none is taken for a slip."""
    return frozenset(word for language in LANGUAGES for pair in _lemma_table(language) for word in pair).union(
        *map(common_words, LANGUAGES)
    )


@cache
def lemmas(language: Language) -> Mapping[str, str]:
    """The lemma of each inflected form of *language* that differs from it.

    Without accents a form may have several lemmas ("garde", "gardé"): the most frequent one that is not the form itself.
    A lemma that is never used is no lemma ("cookies": "cooky").
    """
    frequencies: Counter[str] = Counter()
    for word, frequency in get_frequency_dict(language, wordlist="large").items():
        frequencies[fold(word)] += frequency
    regular = ((f"{word}s", word) for word in common_words(language) if len(word) > 3 and not word.endswith("s"))
    found: dict[str, str] = {}
    for form, lemma in (*_lemma_table(language), *regular):
        rival = frequencies[found[form]] if form in found else 0.0
        if form != lemma and frequencies[lemma] > rival:
            found[form] = lemma
    return found


@cache
def _lemma_table(language: Language) -> tuple[tuple[str, str], ...]:
    """Every inflected form with each of its lemmas (source: spaCy's look-up tables).

    Read from their file: spaCy's own reader keeps the forms' hashes only, and we need to know which forms there are.
    """
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{language}_lemma_lookup.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        table: dict[str, str | list[str]] = json.load(file)

    def pairs() -> Iterator[tuple[str, str]]:
        for form, found in table.items():
            yield from ((fold(form), fold(lemma)) for lemma in ([found] if isinstance(found, str) else found))

    return tuple(pairs())
