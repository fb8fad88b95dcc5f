"""Which column of a table holds what: as the caller says, else as such tables usually name them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.making import Found, make
from dragoman.records import Document, Refusal

FIELDS = ("id", "text", "title", "published", "publisher", "byline", "url")
HEAD_ROWS = 10
BLANK_ROWS = 2_000
NAMED = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the fields in a row, counted from 0."""

    places: dict[str, int]

    def field(self, row: Sequence[str], name: str) -> str | None:
        """Return a field of a row, None where it is blank."""
        at = self.places.get(name)
        return (row[at].strip() or None) if at is not None and at < len(row) else None


def columns_of(header: Sequence[str], context: Context) -> Columns | None:
    """Return where the fields stand, or None where no column holds texts.

    Args:
        header: the names of the columns.
        context: with the columns that the caller named, and the usual names.
    """
    names = [" ".join(name.split()).strip("\ufeff\"' ").lower() for name in header]
    places: dict[str, int] = {}
    for field in FIELDS:
        given = context.columns.get(field)
        usual = (given.lower(),) if given else context.knowledge.exports.columns[field]
        at = next((names.index(name) for name in usual if name in names), None)
        if at is not None and at not in places.values():
            places[field] = at
    return Columns(places) if "text" in places else None


def no_text_column(header: Iterable[str], columns: Mapping[str, str]) -> Refused:
    """Return the refusal of a table in which no column is known to hold texts."""
    names = [" ".join(name.split())[:40] for name in header if name.strip()]
    shown = ", ".join(names[:NAMED]) or "none"
    wanted = f"named {columns['text']!r}" if "text" in columns else "that is known to hold texts"
    return Refused(
        "no-text-column",
        f"has no column {wanted} (it has: {shown}); name it: --columns text=NAME,published=NAME",
    )


def read_rows(
    rows: Iterable[Sequence[str]], origin: str, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield a document for each row after the one that names the columns.

    Args:
        rows: of a sheet, from its first.
        origin: the sheet, as refusals name it.
        hints: what is known of the file.
        context: what every reader is handed.
    """
    columns: Columns | None = None
    first: Sequence[str] | None = None
    blank = 0
    for number, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            blank += 1
            if blank > BLANK_ROWS:
                break
            continue
        blank = 0
        if columns is None:
            first = first or row
            columns = columns_of(row, context)
            if columns is None and number >= HEAD_ROWS:
                break
            continue
        yield from row_document(row, columns, f"{origin}:{number}", hints, context)
    if columns is None and first is not None:
        refused = no_text_column(first, context.columns)
        yield Refusal(origin, "read", refused.code, refused.detail)


def row_document(
    row: Sequence[str], columns: Columns, origin: str, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield the document of a row, or its refusal."""
    text = columns.field(row, "text")
    identity = columns.field(row, "id")
    if text is None:
        detail = 'has no "text"; put the article\'s words into that column'
        yield Refusal(origin, "read", "no-text", detail, identity)
        return
    found = Found(
        text,
        origin,
        identity,
        title=columns.field(row, "title"),
        publisher=columns.field(row, "publisher"),
        byline=columns.field(row, "byline"),
        url=columns.field(row, "url"),
        published=columns.field(row, "published"),
    )
    yield from make(found, hints, context)
