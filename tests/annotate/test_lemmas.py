"""Lemma scripts."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.lemmas import apply_script, lemma_script

LETTERS = st.text(alphabet=st.characters(codec="ascii", categories=("Ll", "Lu")), min_size=1)


@given(LETTERS, LETTERS)
def test_a_script_gives_back_its_lemma(form: str, lemma: str) -> None:
    """A script made from a form and a lemma turns the one into the other."""
    assert apply_script(form, lemma_script(form, lemma)) == lemma


@given(LETTERS, st.integers(0, 9), LETTERS)
def test_any_script_applies_to_any_word(form: str, cut: int, tail: str) -> None:
    """A script that does not fit still gives a word."""
    assert apply_script(form, f"l:{cut}:{tail}")
