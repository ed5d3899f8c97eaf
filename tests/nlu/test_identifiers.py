import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.identifier_rules import IdentifiersFile
from nlu.identifiers import mask_identifiers
from nlu.knowledge_base import load_training_data
from nlu.number_words import digits_of
from nlu.text import clean, plain_letters
from tests.nlu.red_team.cases import identifier_cases, messages

DATA = Path(__file__).resolve().parents[2] / "data"
FILE = IdentifiersFile.model_validate(yaml.safe_load((DATA / "identifiers.yml").read_text(encoding="utf-8")))
KINDS = {rule.kind for rule in FILE.rules}
PUBLIC = frozenset({"8005619749", "811", "911", "8662773553"})


def masked(text):
    return mask_identifiers(clean(text), rules=FILE.compiled, names={}, public_numbers=PUBLIC)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("Mon NAM est ABCD 1234 5678.", "Mon NAM est [health_insurance_number]."),
        ("abcd12345678", "[health_insurance_number]"),
        ("c'est t r e m, 51 62 14 15", "c'est [health_insurance_number]"),
        ("ma carte soleil TREMB 5162 141", "ma carte soleil [health_insurance_number]"),
        ("mon nas: 046 454 286", "mon nas: [social_insurance_number]"),
        ("NAS 123 456 789 invalide", "NAS [social_insurance_number] invalide"),
        (
            "neuf trois zéro un deux trois quatre cinq six, mon assurance sociale",
            "[social_insurance_number], mon assurance sociale",
        ),
        ("carte 4111 1111 1111 1111", "carte [payment_card]"),
        ("call (514) 555-0199 ext. 12 please", "call [phone] please"),
        ("5145550199", "[phone]"),
        ("jo.te@exemple.qc.ca, merci", "[email], merci"),
        ("jo point te arobase exemple point com", "[email]"),
        ("j'habite au 12, rue de la Montagne app. 5, Sherbrooke", "j'habite au [postal_address], Sherbrooke"),
        ("I moved to 4251 Sherbrooke Street West apt 9", "I moved to [postal_address]"),
        ("H2X 1Y4", "[postal_code]"),
        ("née le 3 mars 1961 à Laval", "née le [date_of_birth] à Laval"),
        ("my dob is 03/03/61", "my dob is [date_of_birth]"),
        ("permis T1234-150670-05", "permis [drivers_licence]"),
        ("passport AB123456", "passport [passport]"),
        ("transit 30281, compte 1234567", "transit [bank_account], compte [bank_account]"),
        ("mon ip: 192.0.2.146", "mon ip: [ip_address]"),
        ("je m'appelle Thérèse St-Pierre et je suis fâchée", "je m'appelle [name] et je suis fâchée"),
        ("my name is john smith", "my name is [name]"),
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
        "téléphone 1-800-561-9749 poste 2",
        "Loi A-2.1, article 63.4, en 2020",
        "123 456 789 pages",
        "Chrome 118.0.5993.88",
        "j'ai écrit le 3 mars 2024",
        "mon nom est mal écrit sur ma carte",
        "my name was changed when I got married",
    ],
)
def test_leaves_what_names_nobody(typed):
    """Public numbers, laws, versions, amounts and dates of visits stay."""
    assert masked(typed).text == typed


def test_every_rule_masks_its_examples():
    """As ``vigie check`` makes sure, whatever stands around them."""
    for rule in FILE.rules:
        for example in rule.examples:
            assert rule.kind in masked(f"Bonjour, {example}").kinds, example


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=4, max_size=4)
SEPARATOR = st.sampled_from(["", " ", "-", ".", "_", "  ", " - "])
AROUND = st.sampled_from(
    ["{}", "mon nam est {}", "health card {} please", "{}, c'est mon numéro d'assurance maladie", "carte soleil: {}."]
)


@given(
    LETTERS,
    st.integers(0, 99),
    st.integers(1, 12),
    st.booleans(),
    st.integers(1, 31),
    st.integers(0, 99),
    SEPARATOR,
    SEPARATOR,
    AROUND,
)
def test_any_health_insurance_number_is_masked(letters, year, month, woman, day, last, first, second, around):
    """In any writing, in any sentence that announces it or none."""
    if around == "{}" and letters.lower() in FILE.lists["plain_words"]:
        letters = "TREM"
    number = f"{letters}{first}{year:02}{month + 50 * woman:02}{second}{day:02}{last:02}"
    text = masked(around.format(number)).text
    assert f"{day:02}{last:02}" not in text
    assert "health_insurance_number" in text


REWRITINGS = {
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "newline inside": lambda text: text.replace(" ", "\n"),
    "Arabic digits": lambda text: text.translate({ord("0") + n: 0x0660 + n for n in range(10)}),
    "Cyrillic letters": lambda text: text.translate(str.maketrans("TEMaeo", "ТЕМаео")),
    "direction marks": lambda text: f"\u202e{text}\u202c",
    "combining marks": lambda text: text.replace("M", "M\u0301"),
}


@pytest.mark.parametrize("rewrite", REWRITINGS.values(), ids=REWRITINGS)
@pytest.mark.parametrize(
    "typed", ["TREM 5162 1415", "046 454 286", "4111 1111 1111 1111", "514 555-0123", "H2X 1Y4", "a.b@exemple.com"]
)
def test_rewriting_hides_nothing(typed, rewrite):
    """Characters that the eye does not see, or takes for others, change nothing."""
    assert len(masked(rewrite(typed)).identifiers) == 1


@given(st.text(max_size=200))
def test_offsets_point_at_the_replacements(text):
    """Each identifier's offsets hold its replacement, and masking again finds nothing more."""
    found = masked(text)
    for identifier in found.identifiers:
        assert found.text[identifier.start : identifier.end] == f"[{identifier.kind}]"
    assert masked(found.text).text == found.text


@given(st.text("abcdefghijklm éà,.?!'", max_size=200))
@settings(max_examples=200)
def test_text_without_digits_or_introductions_is_unchanged(text):
    """Nothing is masked in it."""
    assert masked(text).text == clean(text)


WORST = [
    "1",
    "1 ",
    "a@",
    "a.",
    "ABCD ",
    "(514",
    "1-",
    "a1",
    "un ",
    "A",
    "Aa ",
    "a at ",
    "rue 1 ",
    "1 rue ",
    "nom A",
    "mr A",
    "1:",
    "1.",
    "[a]",
    "ne 1/1/",
]


# And what each rule looks for, whole and cut short, again and again: it begins to match everywhere, and ends nowhere.
NEARLY = {
    f"{number} {rule.rule.kind}": (rule, [each for example in rule.rule.examples for each in (example, f"{example[:-1]} ")])
    for number, rule in enumerate(FILE.compiled)
}


def time_grows_with_length_only(search, texts):
    """Whether ten times each of *texts*, up to 100,000 characters, costs *search* about ten times the time."""

    def seconds(text, size):
        repeated = (text * (size // len(text) + 1))[:size]
        started = time.process_time()
        search(repeated)
        return time.process_time() - started

    def is_linear(text):
        most = 30 * max(min(seconds(text, 10_000) for _ in range(3)), 0.001)
        # Other work on the machine may slow one measure down, never three.
        return any(seconds(text, 100_000) <= most for _ in range(3))

    seconds(texts[0], 1000)
    return all(map(is_linear, texts))


@pytest.mark.parametrize("worst", WORST)
def test_time_grows_with_length_only(worst):
    """No pattern backtracks, whatever is fed to all of them."""
    assert time_grows_with_length_only(masked_uncleaned, [worst])


@pytest.mark.parametrize("rule, texts", NEARLY.values(), ids=NEARLY)
def test_no_rule_backtracks_on_what_it_looks_for(rule, texts):
    """Each rule alone, on 100,000 characters of its own examples and of near misses, announced each time."""
    assert time_grows_with_length_only(lambda text: list(rule.spans(text)), [digits_of(plain_letters(t)).text for t in texts])


def masked_uncleaned(text):
    return mask_identifiers(text, rules=FILE.compiled, names={}, public_numbers=PUBLIC)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_written_against_the_rules_is_masked(language):
    """Every identifier of the red team, in any writing, with slips, spoken: whole and as its kind, at least 99 of 100."""
    cases = identifier_cases(language)
    missed = [(case.text, kinds) for case in cases if (kinds := case.missed(masked(case.text)))]
    assert len(cases) >= 150
    assert len(missed) <= 0.01 * len(cases), missed


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_only_resembles_an_identifier_stays(language):
    """Laws, forms, versions, amounts, times, visits, people who are nobody: at most 1 of 100 is masked."""
    texts = [text for _, text in messages(f"lookalikes_{language}")]
    false = [text for text in texts if masked(text).identifiers]
    assert len(texts) >= 100
    assert len(false) <= 0.01 * len(texts), false


def test_no_training_question_is_masked():
    """None of those of any topic, in either language."""
    _, questions = load_training_data(DATA)
    assert [question.text for question in questions if masked(question.text).identifiers] == []
