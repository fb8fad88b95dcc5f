"""A document and the parts of its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TITLE = 80


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
        page: the page that it begins on, counted from 1, where the source has pages.
    """

    start: int
    end: int
    kind: SegmentKind
    page: int | None = None


@dataclass(frozen=True, slots=True)
class DateClaim:
    """What one source says of the day on which a document was published.

    Attributes:
        basis: ``field``, ``feed``, ``mail``, ``json-ld``, ``meta``, ``line``, ``dateline``,
            ``heading``, ``time``, ``url``, ``guess`` or ``given``.
        day: the day, in the publisher's own time where that is told.
        words: what it was read from.
        modified: whether it tells only when the document was last changed.
    """

    basis: str
    day: date
    words: str
    modified: bool = False


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
        published_basis: which source was believed, as in `DateClaim.basis`, with ``modified``
            before it where only a change was dated; None where nothing tells.
        published_claims: what every source said, the believed one first; contradictions stay.
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
    published_basis: str | None = None
    published_claims: tuple[DateClaim, ...] = ()
    language: str = "en"
    origin: str = ""

    def page_at(self, offset: int) -> int | None:
        """Return the page that a character stands on, None where the source has no pages.

        A paragraph that runs on to the next page counts where it begins.

        Args:
            offset: into `text`.

        >>> part = Segment(0, 9, SegmentKind.BODY, page=3)
        >>> Document("d1", "They met.", (part,)).page_at(5)
        3
        """
        within = (part for part in self.segments if part.start <= offset < part.end)
        return next((part.page for part in within), None)

    def __str__(self) -> str:
        """Return the document in one line: its day, its title, who published it."""
        day = self.published.isoformat() if self.published else "undated"
        title = self.title or " ".join(self.text[:TITLE].split())
        by = f" ({self.publisher})" if self.publisher else ""
        return f"{day} {title}{by} [{self.document_id}]"
