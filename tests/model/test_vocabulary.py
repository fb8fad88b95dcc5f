"""The encoder's vocabulary: the same pieces as the library whose tokenizer it was trained with."""

import gzip
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.model.vocabulary import LONGEST, Vocabulary

PACKED = resources.files("dragoman.model").joinpath("tokenizer.json.gz").read_bytes()
TOLD = gzip.decompress(PACKED).decode("utf-8")
OWN = Vocabulary.of(TOLD)
THEIRS = Tokenizer.from_str(TOLD)
OLD = "".join(  # letters and marks that every version of Unicode knows
    chr(code)
    for low, high in (
        (0x00, 0x377),
        (0x384, 0x52F),
        (0x5D0, 0x5EA),
        (0x627, 0x64A),
        (0x1E00, 0x1EFF),
        (0x2000, 0x2064),
        (0x20A0, 0x20B9),
        (0x3041, 0x3096),
        (0x4E00, 0x4E40),
        (0xAC00, 0xAC60),
        (0xE000, 0xE008),
        (0xFF01, 0xFF5E),
        (0x1F600, 0x1F620),
        (0x20000, 0x20010),
    )
    for code in range(low, high + 1)
)


@pytest.mark.parametrize(
    "word",
    [
        "Seoul",
        "unacknowledged",
        "d'Ivoire",
        "Erdoğan",
        "İstanbul",
        "ΟΔΟΣ",
        "Straße",
        "日本で",
        "서울",
        "x" * LONGEST,
        "x" * (LONGEST + 1),
        "a\u00adb\ufffdc\u200bd",
        " two  words ",
        "$5bn-10%",
        "",
    ],
)
def test_pieces_are_those_of_the_library(word: str) -> None:
    """Case, accents, ideographs, marks, what is not printed and what is too long."""
    assert OWN.encode(word) == THEIRS.encode(word, add_special_tokens=False).ids


@given(st.text(st.sampled_from(OLD), max_size=24))
def test_pieces_of_anything_are_those_of_the_library(text: str) -> None:
    """In any order."""
    if "[" not in text:  # a mark of the encoder's own is no mark where it stands in a text
        assert OWN.encode(text) == THEIRS.encode(text, add_special_tokens=False).ids


def test_a_text_cannot_set_marks_of_the_encoder() -> None:
    """The library takes "[SEP]" in a text for the mark."""
    assert THEIRS.encode("[SEP]", add_special_tokens=False).ids == [102]
    assert OWN.encode("[SEP]") == [1031, 19802, 1033]
