from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.study.groups import ALIKE, group_near_duplicates


def test_texts_that_share_most_words_are_together():
    """Whatever their case, accents and order; the others stay apart."""
    first, other, second, third = group_near_duplicates(
        ["Gardez-vous mes données?", "Do you keep my data?", "mes donnees, gardez vous", "GARDEZ VOUS MES DONNÉES svp"]
    )
    assert first == second == third != other


def test_what_is_alike_in_steps_is_together():
    """The first and the last share too little, but each is alike to the one between them."""
    texts = ["a b c d", "b c d e", "c d e f"]
    assert len(set(group_near_duplicates(texts))) == 1
    assert len(set(group_near_duplicates([texts[0], texts[2]]))) == 2


def test_texts_without_words_are_alone():
    assert len(set(group_near_duplicates(["?", "!", ""]))) == 3


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6).map(" ".join), max_size=12))
def test_no_pair_alike_is_apart(texts):
    """As every pair compared with every other shows."""
    groups = group_near_duplicates(texts)
    for (one, first), (other, second) in combinations(zip(groups, map(set, map(str.split, texts))), 2):
        if len(first & second) >= ALIKE * len(first | second):
            assert one == other
