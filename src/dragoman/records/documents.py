"""A document and the parts of its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a document's text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text of one kind; segments never overlap and stand in order.

    Attributes:
        start: first character, an offset into ``Document.text``.
        end: one past the last character.
        kind: what the stretch is; boilerplate is kept but never coded.
    """

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Document:
    """One news item as it was read.

    Attributes:
        document_id: given by the source, else derived from the text; never reused.
        text: the whole text; every span of every record points into it.
        segments: headline, dateline, body, captions, boilerplate, in order.
        title: the headline, where one is known.
        publisher: who published it, where known.
        byline: who wrote it, where known.
        url: where it stands, where known.
        published: the publication date; None where nothing tells it.
        published_source: ``given``, ``metadata``, ``text`` or None: how `published` is known.
        language: ISO 639-1 code of the text's language.
        origin: the file, archive member or address that it was read from.
    """

    document_id: str
    text: str
    segments: tuple[Segment, ...] = ()
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: date | None = None
    published_source: str | None = None
    language: str = "en"
    origin: str = ""
