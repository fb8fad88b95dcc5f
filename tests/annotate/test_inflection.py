"""Dictionary forms that need no guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.inflection import Inflections, regular_forms, singular

KNOWN = Inflections.load()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("Met", "meet"),
        ("urged", "urge"),
        ("expelled", "expel"),
        ("visits", "visit"),
        ("denies", "deny"),
        ("vetoes", "veto"),
        ("held", "hold"),
        ("blorbed", None),
    ],
)
def test_forms_of_known_verbs(form: str, lemma: str | None) -> None:
    """Regular and irregular, in any case; an unknown verb is not guessed."""
    assert KNOWN.lemma(form) == lemma


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", ("deny", "denies", "denying", "denied")),
        ("urge", ("urge", "urges", "urging", "urged")),
        ("agree", ("agree", "agrees", "agreeing", "agreed")),
        ("reach", ("reach", "reaches", "reaching", "reached")),
        ("ban", ("ban", "bans", "banning", "baned", "banned", "baning")),
        ("play", ("play", "plays", "playing", "played")),
    ],
)
def test_regular_forms(lemma: str, forms: tuple[str, ...]) -> None:
    """Both spellings where a verb may double its last letter."""
    assert set(regular_forms(lemma)) == set(forms)


def test_verbs_of_a_user_are_known_beside_them() -> None:
    """And never take a form from a dictionary form."""
    mine = Inflections.load(["blackball", "found"])
    assert mine.lemma("blackballed") == "blackball"
    assert mine.lemma("found") == "found"
    assert mine.lemma("founded") == "found"


@given(st.sampled_from(sorted(set(KNOWN.lemmas.values()))))
def test_a_dictionary_form_is_its_own(lemma: str) -> None:
    """Whatever verb it may be a form of too."""
    assert KNOWN.lemma(lemma) == lemma


@pytest.mark.parametrize(
    ("form", "guess", "expected"),
    [
        ("parties", "partie", "party"),
        ("churches", "churche", "church"),
        ("ties", "tie", "tie"),
        ("movies", "movie", "movie"),
        ("ships", "ship", "ship"),
    ],
)
def test_singular(form: str, guess: str, expected: str) -> None:
    """The guess is put right where spelling leaves no doubt, and left alone elsewhere."""
    assert singular(form, guess) == expected
