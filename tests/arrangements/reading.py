"""One text read as an article, for the tests of arrangements."""

from collections.abc import Callable, Mapping
from datetime import date

from dragoman.arrangements.follow.assemble import assemble
from dragoman.pipeline import Pipeline
from dragoman.records import Document, Event, Evidence, Mechanism, Segment, SegmentKind
from dragoman.resolve.knowledge import Words

PUBLISHED = date(2025, 6, 12)
Texts = Mapping[str, tuple[str, str]]
Telling = tuple[tuple[Mechanism, ...], tuple[Event, ...]]
ReadAll = Callable[[Texts], Telling]


def document(name: str, text: str, published: date = PUBLISHED) -> Document:
    """Return a text as the body of an article."""
    return Document(name, text, (Segment(0, len(text), SegmentKind.BODY),), published=published)


def read_all(pipeline: Pipeline, texts: Texts) -> Telling:
    """Return the arrangements that texts tell together, and all events of the texts.

    Args:
        pipeline: the reader.
        texts: by name, the day of publication and the text.
    """
    documents = [
        document(name, text, date.fromisoformat(day)) for name, (day, text) in texts.items()
    ]
    told = pipeline.process(documents)
    assert not any(one.refusals for one in told)
    for one in told:
        for each in one.mechanisms:
            for piece in pieces_of(each):
                assert one.document.text[piece.start : piece.end] == piece.quote
    published = {one.document_id: one.published for one in documents}
    found = assemble((each for one in told for each in one.mechanisms), published, Words.load())
    return found, tuple(event for one in told for event in one.events)


def pieces_of(found: Mechanism) -> list[Evidence]:
    """Return all evidence of an arrangement."""
    rows = (found.sessions, found.history, found.membership, found.commitments)
    return [*found.evidence, *(piece for row in rows for each in row for piece in each.evidence)]
