"""What must hold of an identifier's value, beyond its pattern: check digits, dates, addresses."""

import ipaddress
from collections.abc import Callable, Mapping
from typing import Final

from stdnum import iban, luhn


def _digits(value: str) -> str:
    return "".join(filter(str.isdigit, value))


def _luhn(value: str) -> bool:
    return bool(luhn.is_valid(_digits(value)))


def _health_insurance_number(value: str) -> bool:
    """Whether letters and digits are one even where nothing announces it.

    They are where they are joined, or in capitals, or where the digits begin with a date of birth: year, month (50 more
    for a woman), day. Source: the form of the number as the board prints it on its cards.
    """
    digits = _digits(value)
    month, day = int(digits[2:4]), int(digits[4:6])
    is_date = (1 <= month <= 12 or 51 <= month <= 62) and 1 <= day <= 31
    return is_date or value[:4].isupper() or value[4].isdigit()


def _iban(value: str) -> bool:
    return bool(iban.is_valid(value, check_country=False))


def _ip(value: str) -> bool:
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return False
    # A machine's name for itself names nobody.
    return not (address.is_loopback or address.is_unspecified)


def _not_a_quantity(value: str) -> bool:
    return any(character.isupper() for character in value)


CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "luhn": _luhn,
    "health_insurance_number": _health_insurance_number,
    "iban": _iban,
    "ip": _ip,
    "not_a_quantity": _not_a_quantity,
}
"""By the names that rules have for them in ``data/identifiers.yml``."""
