"""From what a reader found to a Document: normalised, laid out, dated, identified - or refused."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.read.context import Context, Hints
from dragoman.read.decoding import normalise
from dragoman.read.language import language_of
from dragoman.read.page.dates import date_of_field
from dragoman.read.page.layout import Layout, lay_out
from dragoman.records import Document, Refusal, SegmentKind

LONGEST_ID = 256
LONGEST_FIELD = 500
MOST_LINES = 50_000
BLANK = ("", "null", "none", "nan", "n/a")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found, before it is a document.

    Attributes:
        text: the text as it came.
        origin: the file, member, address or line.
        document_id: as the source gave it.
        title: as the source gave it.
        publisher: as the source gave it.
        byline: as the source gave it.
        url: as the source gave it.
        published: the date field of the source, as written.
    """

    text: str
    origin: str
    document_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None


def document_id_of(text: str) -> str:
    r"""Return the identity of a text: the same words in the same order are the same document.

    >>> document_id_of("They met.\n") == document_id_of("They  met.")
    True
    """
    return "d-" + hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()[:16]


def make(found: Found, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the document that was found, or its refusal; then notes on what was not believed.

    A publication date is the source's own (``metadata``), else the one that the text states
    (``text``), else the one that the caller gave for documents without one (``given``). A date
    after tomorrow is dropped, never the document: ``published`` is None (or what the next best
    source tells) and a Refusal with code ``future-date`` and the document's id follows it.
    """
    text = normalise(found.text)
    if not any(character.isalpha() for character in text):
        yield Refusal(found.origin, "read", "no-text", "holds no words; check what was saved")
        return
    if text.count("\n") > MOST_LINES:
        detail = f"has more than {MOST_LINES:,} lines, as no news does; split it into articles"
        yield Refusal(found.origin, "read", "too-complex", detail)
        return
    if found.document_id is not None and len(found.document_id) > LONGEST_ID:
        detail = f"the id has more than {LONGEST_ID} characters; give a shorter one"
        yield Refusal(found.origin, "read", "bad-id", detail)
        return
    layout = lay_out(text, context.knowledge.furniture, _clean(found.title))
    language = language_of(_body(text, layout), context.knowledge.languages)
    identity = found.document_id or document_id_of(text)
    if language != "en":
        detail = f"is in another language ({language}); Dragoman reads English: give a translation"
        yield Refusal(found.origin, "read", "language", detail, identity)
        return
    published, source, notes = _dated(found, layout, identity, context)
    yield Document(
        document_id=identity,
        text=text,
        segments=layout.segments,
        title=_clean(found.title) or layout.title,
        publisher=_clean(found.publisher) or layout.publisher,
        byline=_clean(found.byline) or layout.byline,
        url=_clean(found.url) or hints.url or layout.url,
        published=published,
        published_source=source,
        language=language,
        origin=found.origin,
    )
    yield from notes


def _dated(
    found: Found, layout: Layout, identity: str, context: Context
) -> tuple[date | None, str | None, list[Refusal]]:
    notes: list[Refusal] = []
    field = (found.published or "").strip()
    own = date_of_field(field) if field else None
    if own is None and field.lower() not in BLANK:
        detail = f"the date {field[:40]!r} cannot be understood; write it as 2025-03-22"
        notes.append(Refusal(found.origin, "read", "bad-date", detail, identity))
    for day, source in (
        (own, "metadata"),
        (layout.published, "text"),
        (context.published, "given"),
    ):
        if day is None:
            continue
        if day > context.today + timedelta(days=1):
            detail = f"says that it was published on {day}, which is to come; the date was dropped"
            notes.append(Refusal(found.origin, "read", "future-date", detail, identity))
            continue
        return day, source, notes
    return None, None, notes


def _body(text: str, layout: Layout) -> str:
    kinds = (SegmentKind.BODY, SegmentKind.HEADLINE, SegmentKind.CAPTION)
    parts = [text[s.start : s.end] for s in layout.segments if s.kind in kinds]
    return "\n".join(parts) or text


def _clean(value: str | None) -> str | None:
    if value is None:
        return None
    return " ".join(normalise(value).split())[:LONGEST_FIELD] or None
