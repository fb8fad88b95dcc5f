"""Sentence splitting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.sentences import MAX_TOKENS, split_sentences
from dragoman.annotate.parser.tokens import TokenRules

RULES = TokenRules.load()


def sentences(text: str) -> list[str]:
    """Sentences of a text."""
    return [text[s[0][0] : s[-1][1]] for s in split_sentences(text, RULES)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Seoul agreed.", "Tokyo did not."],
        ["Gen. Kim met Lt. Col. Brown of the U.S. Army.", "They talked."],
        ["He left at 5 p.m. on Friday.", "She stayed."],
        ['"We refuse."', "The minister left."],
        ["J. R. Smith of Acme Inc. said so.", "Nobody else did!", "Why?"],
        ["Yahoo! and others paid $3.5 million."],
        ["Talks (held in Doha.) ended.", "The envoys left."],
        ["It costs No. 10 a lot of money.", "So what..."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    """Sentences of a paragraph come out as they went in."""
    assert sentences(" ".join(expected)) == expected


def test_blank_line_ends_a_sentence() -> None:
    """A heading without a full stop does not run into the text."""
    assert sentences("Ministers meet in Tokyo\n\nThe ministers met.") == [
        "Ministers meet in Tokyo",
        "The ministers met.",
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    """A line break before a small letter is only a wrapped line."""
    assert sentences("The ministers met\nin Tokyo.") == ["The ministers met\nin Tokyo."]


def test_long_sentences_are_cut() -> None:
    """A sentence of 5,000 words is cut into windows that lose nothing."""
    text = "word " * 5000
    found = split_sentences(text, RULES)
    assert sum(len(s) for s in found) == 5000
    assert max(len(s) for s in found) <= MAX_TOKENS


@given(st.text(max_size=300))
def test_sentences_hold_every_word_once(text: str) -> None:
    """Sentences are never empty, and their words stand in order."""
    flat = [span for sentence in split_sentences(text, RULES) for span in sentence]
    assert all(sentence for sentence in split_sentences(text, RULES))
    assert flat == sorted(flat)
