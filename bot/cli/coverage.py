"""``vigie check``: how far the thesaurus covers the common words of each language."""

from pathlib import Path

from rich.console import Console

from bot.cli.messages import Words
from nlu.coverage import FREQUENT, coverage_of
from nlu.faults import DataError
from nlu.knowledge_base import load_language_files

_SHOWN = 20


def show_coverage(data: Path, words: Words, console: Console) -> None:
    """Say how many of the frequent words name a concept or are left neutral, and the first of which nothing is decided.

    Raises:
        DataError: If a list of neutral words is missing, or has a word that names a concept.

    """
    coverage, faults = coverage_of(load_language_files(data), data)
    if faults:
        raise DataError(faults)
    for language, found in coverage.items():
        counts = {"all": FREQUENT, "named": found.named, "neutral": found.neutral, "open": len(found.open)}
        console.print(words("coverage", language=language, **counts), highlight=False)
        if found.open:
            shown = ", ".join(found.open[:_SHOWN])
            console.print(words("coverage_open", words=shown), style="yellow", highlight=False, markup=False)
