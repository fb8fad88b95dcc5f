"""A text as a document whose every line is body."""

from __future__ import annotations

from dragoman.records import Document, Segment, SegmentKind


def plain_document(name: str, text: str) -> Document:
    """A document of one segment."""
    return Document(name, text, (Segment(0, len(text), SegmentKind.BODY),))
