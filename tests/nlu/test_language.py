import pytest

from nlu.language import identify_language


@pytest.mark.parametrize(
    "typed, language",
    [
        ("Est-ce que vous vendez mes renseignements?", "fr"),
        ("pk vs gardez mes infos", "fr"),
        ("Do you sell my information?", "en"),
        ("where's my stuff kept", "en"),
        ("c'est quoi la privacy policy", "fr"),
    ],
)
def test_tells_the_language_of_a_question(typed, language):
    """The text decides, whatever the page's language."""
    for page in ("fr", "en"):
        assert identify_language(typed, page=page).language == language


def test_falls_back_on_conversation_then_page_then_french():
    """Where the text does not decide, the nearest evidence does."""
    assert identify_language("ok", conversation="en", page="fr").language == "en"
    assert identify_language("ok", page="en").language == "en"
    assert identify_language("123").language == "fr"


def test_notices_a_language_that_is_not_served():
    """A message in neither language is known as such."""
    assert identify_language("¿Puede alguien leer mis datos personales aquí?").other
    assert identify_language("هل بياناتي آمنة").other
    assert not identify_language("Mes renseignements sont-ils en sûreté?").other


def test_is_the_same_every_time():
    """langdetect draws at random; the seed is fixed."""
    assert len({identify_language("information personal confidential data").language for _ in range(20)}) == 1
