"""Whatever letters a text is made of, its quotes stand where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

# ruff: noqa: E501 - letters are written as their numbers, so that everybody sees them
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader

PLAIN = "Kenya condemned Uganda on Monday. The foreign ministers of Peru and Chile met in Lima."
ODD = {
    "emoji": "\U0001f1f0\U0001f1ea Kenya condemned Uganda \U0001f621\U0001f468\u200d\U0001f469\u200d\U0001f467 on Monday.",
    "beyond the first plane": "\U00010330\U00010331 Kenya condemned Uganda on Monday. \U0001d54f\U0001d54f",
    "right to left": "\u202b\u0645\u0635\u0631\u202c Kenya condemned Uganda (\u0645\u0635\u0631) on Monday. \u05d9\u05e9\u05e8\u05d0\u05dc",
    "combining marks": "K\u00e9nya and Ke\u0301nya; Kenya condemned U\u0308ganda and Uganda on Monday.",
    "a line break of two": "Kenya condemned\r\nUganda on Monday.\r\n\r\nPeru and Chile met in Lima.",
    "blanks that do not break": "Kenya condemned Uganda on Monday.\u2003Peru\u202fmet Chile.",
    "no width": "Ken\u200bya condemned Uganda\ufeff on Monday. Kenya condemned Uganda.",
    "a very long word": "x" * 5000 + " Kenya condemned Uganda on Monday. " + "y" * 5000,
    "soft hyphens": "Kenya con\u00addemned Ugan\u00adda on Monday. Kenya condemned Uganda.",
    "letters of double width": "\uff2b\uff45\uff4e\uff59\uff41 condemned Uganda. Kenya condemned \uff35\uff47\uff41\uff4e\uff44\uff41 on Monday.",
    "controls": "Kenya\x00 condemned\x1f Uganda on Monday.\x0bPeru and Chile met in Lima.\x0c",
    "one that grows in lower case": "\u0130\u0130\u0130 Kenya condemned Uganda on Monday. \u1e9e Peru met Chile. \u0149",
    "quotes": "\u201cKenya condemned Uganda,\u201d \u2018Peru \u00abmet\u00bb Chile\u201e \"on ``Monday''.",
    "lone surrogates": "Kenya condemned Uganda \ud83d on Monday. \udc00 Peru met Chile.",
}
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "Kenya",
                "condemned",
                "Uganda",
                "on Monday",
                "Peru and Chile",
                "met",
                "in Lima",
                ".",
                "it",
            ),
            *(
                "\U0001f621",
                "\u0645\u0635\u0631",
                "e\u0301",
                "\r\n",
                "\u00a0",
                "\u200b",
                "\u0130",
                "\u201c",
                "\u201d",
                "x" * 300,
            ),
        ]
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The shipped reader."""
    return reader()


def read(pipeline: Pipeline, text: str) -> Processed:
    """Read a text of one segment."""
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    (found,) = pipeline.process([document])
    return found


def check(text: str, found: Processed) -> None:
    """Every quote, word, mention and time stands where it says that it does."""
    assert [one.code for one in found.refusals] == []
    proofs = [
        *(piece for event in found.events for piece in event.evidence),
        *(one.evidence for one in found.positions),
        *(piece for one in found.offices for piece in one.evidence),
        *(piece for one in found.mechanisms for piece in one.evidence),
    ]
    for piece in proofs:
        assert text[piece.start : piece.end] == piece.quote
        assert piece.quote
    for mention in found.mentions:
        # the head is a word, which may begin before a name that is glued to another
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.head < mention.end
    if found.annotated is not None:
        for sentence in found.annotated.sentences:
            for token in sentence.tokens:
                assert text[token.start : token.end] == token.text
        for time in found.annotated.times:
            assert text[time.start : time.end] == time.text


@pytest.mark.parametrize("name", ODD)
def test_quotes_stand_in_odd_texts(pipeline: Pipeline, name: str) -> None:
    """In each of them, and in each behind a plain text, which still tells what it told."""
    check(ODD[name], read(pipeline, ODD[name]))
    both = f"{PLAIN}\n\n{ODD[name]}"
    found = read(pipeline, both)
    check(both, found)
    told = [(event.event_type.value, event.evidence[0].start) for event in found.events]
    assert told[:2] == [("ACCUSE", 0), ("CONSULT", PLAIN.index("The foreign"))]


@settings(max_examples=40)
@given(PIECES, st.sampled_from([" ", "", "\n\n"]))
def test_quotes_stand_whatever_is_put_together(
    pipeline: Pipeline, pieces: list[str], glue: str
) -> None:
    """Names and verbs among letters that count differently elsewhere."""
    text = glue.join(pieces)
    check(text, read(pipeline, text))
