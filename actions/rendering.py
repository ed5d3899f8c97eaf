"""Words made ready to show: French typography, Markdown to safe HTML, telephone numbers that can be tapped."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nlu.languages import Language

NO_BREAK: Final = "\N{NO-BREAK SPACE}"

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False, "breaks": False})
_TAGS: Final = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_NUMBER: Final = re.compile(r"(?<!\d)1 \d{3} \d{3}-\d{4}(?!\d)")


def typeset(text: str, language: Language) -> str:
    """*text* with the spaces that must not break: before a French colon, inside guillemets, in telephone numbers."""
    text = _NUMBER.sub(lambda number: number[0].replace(" ", NO_BREAK).replace("-", "\N{NON-BREAKING HYPHEN}"), text)
    if language == "fr":
        text = re.sub(r" (?=[:»])", NO_BREAK, text)
        text = text.replace("« ", f"«{NO_BREAK}")
    return text


def to_html(markdown: str, language: Language, numbers: Mapping[str, str]) -> str:
    """Safe HTML of a topic's Markdown.

    Args:
        markdown: As the content team wrote it.
        language: For the typography.
        numbers: Telephone numbers as written, and the address that a tap opens.

    """
    return _to_html(markdown, language, tuple(numbers.items()))


@lru_cache(maxsize=2048)
def _to_html(markdown: str, language: Language, numbers: tuple[tuple[str, str], ...]) -> str:
    # Through a link of Markdown's own, so that a number inside a word or an address is left alone.
    for number, address in numbers:
        markdown = re.sub(rf"(?<![\w\[/]){re.escape(number)}(?![\w\]/-])", f"[{number}]({address})", markdown)
    html = typeset(_MARKDOWN.render(markdown), language)
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "tel"}, link_rel="noopener").strip()


def to_text(markdown: str, language: Language) -> str:
    """*markdown* without its marks, for a terminal or a plain channel; a blank line between paragraphs."""
    return typeset(_plain(markdown), language)


@lru_cache(maxsize=2048)
def _plain(markdown: str) -> str:
    blocks: list[str] = []
    in_item = False
    for token in _MARKDOWN.parse(markdown):
        if token.type in ("list_item_open", "list_item_close"):
            in_item = token.type == "list_item_open"
        elif token.type == "inline":
            words = "".join(map(_words, token.children or ()))
            blocks.append(f"{'- ' if in_item else ''}{words}")
    text = "\n\n".join(blocks)
    return re.sub(r"\n\n(?=- )", "\n", text)


def _words(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
