"""Names are found by their words, as long as possible, and offsets always point into the text."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.entities.names.gazetteer import Gazetteer, words_of
from dragoman.entities.names.register import Register


@given(st.text())
def test_words_point_into_the_text(text: str) -> None:
    """Each word is its slice of the text, but for plain quotes and hyphens, and none overlap."""
    end = 0
    for word in words_of(text):
        assert word.start >= end
        assert len(text[word.start : word.end]) == len(word.text)
        end = word.end


def test_the_longest_name_wins() -> None:
    """A name within a longer name is not found."""
    names = Gazetteer([("Guinea", 1), ("Guinea-Bissau", 2)])
    found = list(names.scan(words_of("Guinea-Bissau and Guinea")))
    assert found == [(0, 3, (2,)), (4, 5, (1,))]


def test_case_counts() -> None:
    """The state is found and the pronoun is not."""
    names = Gazetteer([("US", 1), ("Turkey", 2)])
    assert not list(names.scan(words_of("let us eat turkey")))
    assert len(list(names.scan(words_of("the US and TURKEY")))) == 2


def test_names_do_not_cross_wide_gaps() -> None:
    """A name may be broken over a line, not over a paragraph."""
    names = Gazetteer([("South Korea", 1)])
    assert list(names.scan(words_of("South\nKorea")))
    assert not list(names.scan(words_of("South\n\n\nKorea")))


def found(register: Register, text: str) -> list[str]:
    """The words of each name found."""
    return [hit.text for hit in register.find(text)]


def test_compounds_and_possessives(register: Register) -> None:
    """Hyphens and apostrophes of both kinds part names."""
    text = (
        "NK-Russia ties, China\u2019s Seoul-based envoy, the U.S.'s China-Japan-South Korea talks"
    )
    assert found(register, text) == [
        "NK", "Russia", "China", "Seoul", "U.S.", "China", "Japan", "South Korea",
    ]  # fmt: skip


def test_places_that_contain_a_state_are_no_state(register: Register) -> None:
    """Seas and treaties are not the states in their names."""
    kinds = {
        hit.text: hit.senses[0].kind
        for hit in register.find("the South China Sea, the Persian Gulf, the Minsk agreements")
    }
    assert kinds == {
        "South China Sea": "place", "Persian Gulf": "place", "Minsk agreements": "thing",
    }  # fmt: skip
