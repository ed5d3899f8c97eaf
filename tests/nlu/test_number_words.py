import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.number_words import digits_of


@pytest.mark.parametrize(
    "spoken, digits",
    [
        ("cinq un quatre", "5 1 4"),
        ("cinq cent quatorze, cinq cent cinquante-cinq zero cent un", "514, 555 0 101"),
        ("quatre-vingt-dix-sept", "97"),
        ("soixante et onze", "71"),
        ("mille neuf cent soixante et un", "1961"),
        ("seventy one oh four eighteen twelve", "71 0 4 18 12"),
        ("five hundred and twelve", "512"),
        ("two thousand five", "2005"),
        ("triple five oh double deux", "5 5 5 0 2 2"),
        ("le double", "le double"),
    ],
)
def test_spoken_numbers_become_digits(spoken, digits):
    """In both languages."""
    assert digits_of(spoken).text == digits


@pytest.mark.parametrize("text", ["un chat et une souris", "the one and only", "et", "and so on", "en sept. prochain"])
def test_small_words_stay(text):
    """An article, an interjection, a month is no number."""
    assert digits_of(text).text == text


@given(
    st.lists(
        st.sampled_from("un deux cinq vingt cent mille et zero one forty hundred and , chat x 7".split()), max_size=12
    ).map(" ".join)
)
def test_every_character_knows_where_it_came_from(text):
    """Spans of the view lie in the original, in order."""
    view = digits_of(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends))
    assert list(view.starts) == sorted(view.starts)
