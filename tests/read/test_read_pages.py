"""Saved pages in several styles, each line labelled with what it is."""

from pathlib import Path

import pytest

from dragoman.read.knowledge import Knowledge
from dragoman.read.page.layout import lay_out
from dragoman.records import SegmentKind

PAGES = sorted(Path(__file__).parent.joinpath("pages").glob("*.tsv"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page(path: Path, knowledge: Knowledge) -> None:
    """Every line is what its label says; a dateline stands in front of its sentence."""
    labelled = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines()]
    text = ""
    for kind, words in labelled:
        text += words + ("" if kind == "dateline" and words.endswith(" ") else "\n")
    found = [
        [segment.kind.value, text[segment.start : segment.end]]
        for segment in lay_out(text, knowledge.furniture).segments
    ]
    assert found == labelled


def test_what_is_said_of_a_writer_in_the_news_stays(knowledge: Knowledge) -> None:
    """A sentence about a writer is furniture at the foot of a page alone."""
    text = "The writer is in prison in Riga.\n\nEstonia protested on Monday.\n\nscroll to top"
    kinds = [s.kind for s in lay_out(text, knowledge.furniture).segments]
    assert kinds == [SegmentKind.BODY, SegmentKind.BODY, SegmentKind.BOILERPLATE]
