"""The words that people use, by frequency (source: Speer, wordfreq 3.1, lists made from several corpora)."""

from functools import cache
from typing import Final

from wordfreq import top_n_list

from nlu.languages import Language
from nlu.text import fold

MOST_COMMON: Final = 25_000


@cache
def common_words(language: Language) -> frozenset[str]:
    """The most frequent words of *language*, without accents: a word among them is taken for no slip."""
    return frozenset(fold(word) for word in top_n_list(language, MOST_COMMON, wordlist="small"))
