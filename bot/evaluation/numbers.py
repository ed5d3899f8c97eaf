"""Numbers as each language writes them. Pure."""

from nlu.languages import Language

_NO_BREAK = "\N{NO-BREAK SPACE}"


def number(value: float, language: Language, *, decimals: int = 1) -> str:
    """A comma and spaces in French, a point and commas in English."""
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.removeprefix("-")
    text = text.replace("-", "\N{MINUS SIGN}")
    if language == "fr":
        return text.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return text


def percent(value: float, language: Language, *, decimals: int = 1) -> str:
    """*value* percent."""
    return number(value, language, decimals=decimals) + (f"{_NO_BREAK}%" if language == "fr" else "%")


def signed(value: float, language: Language, *, decimals: int = 1) -> str:
    """With its sign, whichever it is."""
    text = number(value, language, decimals=decimals)
    return f"+{text}" if value > 0 and any(digit in text for digit in "123456789") else text
