"""Words to pieces and shapes: what the encoder reads."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.pieces import (
    MAX_PIECES_PER_WORD,
    SHAPES,
    UNKNOWN,
    WordPieces,
    case_kind,
    shape_of,
)


def test_case_kinds() -> None:
    """Small, titled, capital, one capital, inner capital, figures, both, marks, mixed."""
    words = ("talks", "Seoul", "NATO", "X", "al-Sisi", "2025", "F-35", "...", "McDonald", "서울")
    assert [case_kind(word) for word in words] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]


@given(word=st.text(max_size=20), glued=st.booleans(), continues=st.booleans())
def test_shapes_are_bounded_and_tell_what_they_hold(
    *, word: str, glued: bool, continues: bool
) -> None:
    """Every shape is one of the table's, and no two meanings share one."""
    shape = shape_of(word, glued=glued, continues=continues)
    assert 1 <= shape < SHAPES
    assert (shape - 1) % 9 == case_kind(word)
    assert divmod((shape - 1) // 9, 2) == (int(continues), int(glued))


def test_a_word_is_split_once_and_remembered() -> None:
    """Up to a bound; a word of no piece is the unknown one, a long one keeps its end."""
    asked: list[str] = []

    def encode(word: str) -> list[int]:
        asked.append(word)
        return [ord(letter) for letter in word]

    pieces = WordPieces(encode, limit=2)
    assert pieces("ab") == pieces("ab") == (97, 98)
    assert pieces("") == (UNKNOWN,)
    assert pieces("abcdefgh") == (97, 98, 99, 100, 101, 104)
    assert pieces("ab") == (97, 98)
    assert asked == ["ab", "", "abcdefgh", "ab"]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_word_has_one_to_six_pieces(words: list[str]) -> None:
    """Never none, never more, whatever was asked before."""
    pieces = WordPieces(lambda word: [ord(letter) for letter in word], limit=2)
    for word in words:
        assert 1 <= len(pieces(word)) <= MAX_PIECES_PER_WORD
        assert pieces(word) == pieces(word)
