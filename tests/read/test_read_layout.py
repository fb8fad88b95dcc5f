"""Plain texts: what is headline, dateline, body, caption and furniture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.knowledge import Knowledge
from dragoman.read.page.layout import lay_out
from dragoman.records import SegmentKind

PAGE = """970 x 250

Home > World > Americas

Two presidents open a bridge: The Example Herald

Leaders call the crossing a new start for trade along the border.

bridge-opening_final2.jpg

(From left) The presidents of Peru and Bolivia at the new bridge. PHOTO: POOL/WIRE

Share on Facebook
Tweet

By Ana Example

May 4, 2024

LIMA – The presidents of Peru and Bolivia opened a bridge over the border river on Friday.

A long-awaited crossing

They agreed to build another one by 2027, their offices said.

ADVERTISEMENT

"This is a new start," one of them said.

Related stories

Ministers sign rail deal

What the neighbours want

Sign up for our newsletter

Avatar of ana
ana
CONTRIBUTOR
PROFILE

© 2024 The Example Herald. All rights reserved.

scroll to top"""


def kinds_of(text: str, knowledge: Knowledge) -> dict[str, str]:
    """Return the kind of each segment by its words."""
    found = lay_out(text, knowledge.furniture).segments
    return {text[s.start : s.end].strip(): s.kind.value for s in found}


def test_a_page_with_everything(knowledge: Knowledge) -> None:
    """Only what the reporter wrote is body."""
    kinds = kinds_of(PAGE, knowledge)
    body = [words for words, kind in kinds.items() if kind == "body"]
    assert [words.split()[0] for words in body] == ["The", "They", '"This']
    assert kinds["LIMA –"] == "dateline"
    assert kinds["May 4, 2024"] == "dateline"
    assert kinds["By Ana Example"] == "byline"
    assert kinds["A long-awaited crossing"] == "headline"
    assert kinds["Leaders call the crossing a new start for trade along the border."] == "headline"
    assert next(k for w, k in kinds.items() if w.startswith("(From left)")) == "caption"
    for words in ("970 x 250", "ana", "PROFILE", "Ministers sign rail deal", "scroll to top"):
        assert kinds[words] == "boilerplate", words


def test_what_the_head_tells(knowledge: Knowledge) -> None:
    """Title, publisher, byline and date stand in the head."""
    found = lay_out(PAGE, knowledge.furniture)
    assert found.title == "Two presidents open a bridge"
    assert found.publisher == "The Example Herald"
    assert found.byline == "Ana Example"
    assert found.published == date(2024, 5, 4)


def test_a_repeated_headline_is_one_headline(knowledge: Knowledge) -> None:
    """A template that prints the title twice does not make two headlines."""
    text = "Envoys meet in Doha\n\nEnvoys meet in Doha\n\nThe envoys of both sides met on Monday."
    found = lay_out(text, knowledge.furniture).segments
    assert [s.kind.value for s in found] == ["headline", "boilerplate", "body"]


def test_one_sentence_is_a_body(knowledge: Knowledge) -> None:
    """A text of one line is no headline, with or without its full stop."""
    for text in ("Peru recalled its ambassador", "Peru recalled its ambassador."):
        found = lay_out(text, knowledge.furniture).segments
        assert [s.kind.value for s in found] == ["body"]


def test_wrapped_lines_are_one_paragraph(knowledge: Knowledge) -> None:
    """Lines broken at column 72 are joined, so that sentences stay whole."""
    text = (
        "The foreign ministers of the three Baltic states met in the Latvian city\n"
        "on Tuesday and agreed to close two more crossings along the border with\n"
        "their eastern neighbour before the end of the year, officials said in a\n"
        "statement after the talks in the capital.\n\n"
        "The ministers will meet again in June, in the Estonian capital, to look\n"
        "at what the closures have done to trade.\n"
    )
    found = lay_out(text, knowledge.furniture).segments
    assert [s.kind.value for s in found] == ["body", "body"]
    assert "\n" in text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("MANILA, June 3, 2024 (Wire) - ", date(2024, 6, 3)),
        ("Nairobi, 3 June 2024 (Wire) -- ", date(2024, 6, 3)),
        ("ADDIS ABABA (Wire) — ", None),
        ("ABU DHABI, Sept. 26 (Wire) - ", None),
        ("UNITED NATIONS – ", None),
        ("ISLAMABAD: ", None),
        ("RIGA, Latvia (Wire) — ", None),
    ],
)
def test_datelines(line: str, day: date | None, knowledge: Knowledge) -> None:
    """A dateline is cut off the first sentence; without a year it tells no date."""
    text = f"{line}The foreign ministers of the region met here on Monday."
    found = lay_out(text, knowledge.furniture)
    assert found.segments[0].kind is SegmentKind.DATELINE
    assert text[: found.segments[0].end] == line
    assert found.published == day


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: The foreign ministers of the region met on Monday.",
        "South Korea-US talks on the alliance resumed in Seoul on Monday.",
        "The US - its ally - said on Monday that it would wait and see.",
        "On May 3, 2024, the foreign ministers of the region met in Doha.",
    ],
)
def test_no_datelines(line: str, knowledge: Knowledge) -> None:
    """A label or a sentence is no dateline."""
    found = lay_out(line, knowledge.furniture).segments
    assert [s.kind.value for s in found] == ["body"]


def test_a_header_block(knowledge: Knowledge) -> None:
    """Lines like "Publisher: X" at the top are the text's metadata."""
    text = (
        "Title: Envoys meet in Doha\nPublisher: The Example Wire\nPublished: 3 June 2024\n"
        "URL: https://example.org/1\n\nThe envoys of both sides met on Monday.\n"
    )
    found = lay_out(text, knowledge.furniture)
    assert (found.title, found.publisher) == ("Envoys meet in Doha", "The Example Wire")
    assert (found.published, found.url) == (date(2024, 6, 3), "https://example.org/1")


def test_a_date_in_a_sentence_is_no_publication_date(knowledge: Knowledge) -> None:
    """Only a line of its own, or a dateline, tells when a text was published."""
    text = "Envoys met\n\nThe envoys met on March 3, 2024.\n\nThey meet again on April 4, 2024."
    assert lay_out(text, knowledge.furniture).published is None


@given(
    text=st.text(alphabet=st.sampled_from("aA .\n:-–(1x20 ©By")),
    title=st.sampled_from([None, "A a"]),
)
def test_segments_stand_in_order_and_hold_all_words(
    knowledge: Knowledge, text: str, title: str | None
) -> None:
    """Segments never overlap, and every word of the text lies in one of them."""
    found = lay_out(text, knowledge.furniture, title).segments
    position = 0
    for segment in found:
        assert position <= segment.start < segment.end <= len(text)
        assert not text[position : segment.start].strip()
        position = segment.end
    assert not text[position:].strip()
