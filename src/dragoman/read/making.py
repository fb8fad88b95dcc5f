"""From what a reader found to a Document: normalised, laid out, dated, identified - or refused."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.read.context import Context, Hints
from dragoman.read.decoding import normalise
from dragoman.read.language import language_of
from dragoman.read.page.dates import date_of_address, date_of_field
from dragoman.read.page.layout import Layout, Mark, lay_out
from dragoman.read.page.published import IN_TEXT, basis_of, resolve
from dragoman.records import DateClaim, Document, Refusal, SegmentKind

LONGEST_ID = 256
LONGEST_FIELD = 500
MOST_LINES = 50_000
# bullets of symbol fonts, as word processors write them
SYMBOL_FONTS = dict.fromkeys((0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC, 0xF02D), "•")
BETWEEN = "\n\n"
LONGEST_WORDS = 100
BLANK = ("", "null", "none", "nan", "n/a")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a line of a header: a piece that its source tells apart.

    Attributes:
        text: its words, on one line.
        kind: what it is, where the source tells.
        page: the page that it stands on, counted from 1.
    """

    text: str
    kind: SegmentKind | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found, before it is a document.

    Attributes:
        text: the text as it came, or its blocks.
        origin: the file, member, address or line.
        document_id: as the source gave it.
        title: as the source gave it.
        publisher: as the source gave it.
        byline: as the source gave it.
        url: as the source gave it.
        published: the date field of the source, as written.
        basis: what kind of field that is, as in `DateClaim.basis`.
        claims: what else says when it was published.
    """

    text: str | Sequence[Block]
    origin: str
    document_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    basis: str = "field"
    claims: tuple[DateClaim, ...] = ()


def composed(blocks: Sequence[Block]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text that blocks make, a paragraph each, and what is known of each stretch.

    >>> composed([Block("They met.", page=1), Block("They left.", page=2)])[1][1]
    Mark(start=11, end=21, kind=None, page=2)
    """
    parts: list[str] = []
    marks: list[Mark] = []
    start = 0
    for block in blocks:
        words = " ".join(normalise(block.text).translate(SYMBOL_FONTS).split())
        if not words:
            continue
        parts.append(words)
        marks.append(Mark(start, start + len(words), block.kind, block.page))
        start += len(words) + len(BETWEEN)
    return BETWEEN.join(parts), tuple(marks)


def document_id_of(text: str) -> str:
    r"""Return the identity of a text: the same words in the same order are the same document.

    >>> document_id_of("They met.\n") == document_id_of("They  met.")
    True
    """
    return "d-" + hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()[:16]


def make(found: Found, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the document that was found, or its refusal; then notes on what was not believed.

    A publication date is the one that `resolve` believes: of the source (``metadata``), of the text
    (``text``), else the one that the caller gave for documents without one (``given``). A date
    after tomorrow is dropped, never the document: ``published`` is None (or what the next best
    source tells) and a Refusal with code ``future-date`` and the document's id follows it.
    """
    marks: tuple[Mark, ...] = ()
    if isinstance(found.text, str):
        text = normalise(found.text)
    else:
        text, marks = composed(found.text)
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
    layout = lay_out(text, context.knowledge.furniture, _clean(found.title), marks)
    language = language_of(_body(text, layout), context.knowledge.languages)
    identity = found.document_id or document_id_of(text)
    listed = context.any_language or language in context.knowledge.languages.listed
    if language != "en" and not listed:
        detail = (
            f"is in another language ({language}); the shipped reader reads English: give a "
            "translation, or read it with --reader llm"
        )
        yield Refusal(found.origin, "read", "language", detail, identity)
        return
    url = _clean(found.url) or hints.url or layout.url
    claims, notes = _dated(found, layout, url, identity, context)
    believed = claims[0] if claims else None
    yield Document(
        document_id=identity,
        text=text,
        segments=layout.segments,
        title=_clean(found.title) or layout.title,
        publisher=_clean(found.publisher) or layout.publisher,
        byline=_clean(found.byline) or layout.byline,
        url=url,
        published=believed.day if believed else None,
        published_source=_source(believed) if believed else None,
        published_basis=basis_of(believed) if believed else None,
        published_claims=claims,
        language=language,
        origin=found.origin,
    )
    yield from notes


def _dated(
    found: Found, layout: Layout, url: str | None, identity: str, context: Context
) -> tuple[tuple[DateClaim, ...], list[Refusal]]:
    """Return what is said of the day of publication, the believed claim first, and what was not."""
    notes: list[Refusal] = []
    field = (found.published or "").strip()
    own = date_of_field(field) if field else None
    if own is None and field.lower() not in BLANK:
        detail = f"the date {field[:40]!r} cannot be understood; write it as 2025-03-22"
        notes.append(Refusal(found.origin, "read", "bad-date", detail, identity))
    stated = [DateClaim(found.basis, own, field[:LONGEST_WORDS])] if own else []
    claims = [*stated, *found.claims, *layout.claims, *_of_address(url)]
    past = [claim for claim in claims if claim.day <= context.today + timedelta(days=1)]
    for day in dict.fromkeys(c.day for c in claims if c not in past and not c.modified):
        detail = f"says that it was published on {day}, which is to come; the date was dropped"
        notes.append(Refusal(found.origin, "read", "future-date", detail, identity))
    if context.published and all(claim.modified for claim in past):
        given = DateClaim("given", context.published, context.published.isoformat())
        return (given, *past), notes
    return resolve(past, context.knowledge.grades), notes


def _of_address(url: str | None) -> list[DateClaim]:
    day = date_of_address(url) if url else None
    return [DateClaim("url", day[0], day[1])] if day else []


def _source(claim: DateClaim) -> str:
    if claim.basis == "given":
        return "given"
    return "text" if claim.basis in IN_TEXT else "metadata"


def _body(text: str, layout: Layout) -> str:
    kinds = (SegmentKind.BODY, SegmentKind.HEADLINE, SegmentKind.CAPTION)
    parts = [text[s.start : s.end] for s in layout.segments if s.kind in kinds]
    return "\n".join(parts) or text


def _clean(value: str | None) -> str | None:
    if value is None:
        return None
    return " ".join(normalise(value).split())[:LONGEST_FIELD] or None
