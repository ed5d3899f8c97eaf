import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.identifiers import mask_identifiers

NAMES = {
    "health_insurance_number": "NAM",
    "social_insurance_number": "NAS",
    "payment_card": "carte",
    "phone": "téléphone",
    "email": "courriel",
}
PUBLIC = frozenset({"8005619749", "811", "911", "8662773553"})


def masked(text):
    return mask_identifiers(text, names=NAMES, public_numbers=PUBLIC)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("Mon NAM est ABCD 1234 5678.", "Mon NAM est [NAM]."),
        ("abcd12345678", "[NAM]"),
        ("ABCD-1234-5678 svp", "[NAM] svp"),
        ("mon nas: 046 454 286", "mon nas: [NAS]"),
        ("NAS 123 456 789 invalide", "NAS [NAS] invalide"),
        ("carte 4111 1111 1111 1111", "carte [carte]"),
        ("call (514) 555-0199 ext. 12 please", "call [téléphone] please"),
        ("5145550199", "[téléphone]"),
        ("jo.te@exemple.qc.ca, merci", "[courriel], merci"),
    ],
)
def test_masks_identifiers(typed, expected):
    """Each identifier gives way to the name of its kind; the rest stays as typed."""
    assert masked(typed).text == expected


@pytest.mark.parametrize(
    "typed",
    [
        "Is SSL at 256 bits safe?",
        "1 800 561-9749",
        "le 1 866 277-3553 ou le 811",
        "Loi A-2.1, article 63.4, en 2020",
        "123 456 789 pages",
        "Chrome 118.0.5993.88",
    ],
)
def test_leaves_what_names_nobody(typed):
    """Public numbers, laws, versions and amounts stay."""
    assert masked(typed).text == typed


@given(st.text(max_size=200))
def test_offsets_point_at_the_replacements(text):
    """Each identifier's offsets hold its replacement, and masking again finds nothing more."""
    found = masked(text)
    for identifier in found.identifiers:
        assert found.text[identifier.start : identifier.end] == f"[{NAMES[identifier.kind]}]"
    assert masked(found.text).text == found.text


@pytest.mark.parametrize("worst", ["1" * 8, "1 ", "a@", "a.", "ABCD ", "(514", "1-", "a1"])
def test_time_grows_with_length_only(worst):
    """Twice the text costs about twice the time, whatever is repeated: no pattern backtracks."""

    def seconds(size):
        text = (worst * size)[: size * 2]
        started = time.process_time()
        masked(text)
        return time.process_time() - started

    seconds(1000)
    assert min(seconds(40_000) for _ in range(2)) <= 6 * max(seconds(10_000) for _ in range(3)) + 0.05
