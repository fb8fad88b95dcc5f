"""JSON lines and CSV: ``id, text, title?, published?, url?, publisher?`` a line."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.formats.columns import columns_of, no_text_column, row_document
from dragoman.read.making import Found, make
from dragoman.read.page.linked import linked_of
from dragoman.read.streams import bounded_lines, read_bounded
from dragoman.records import Document, Refusal

SCALARS = (str, int, float)
SPARE = 1 << 16


def read_json(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the documents of JSON lines; a file named ``.json`` may be one array or object."""
    limit = context.settings.max_document_bytes + SPARE
    if hints.name.endswith(".json") and stream.seekable():
        values = _whole(stream, context)
        if values is not None:
            for number, value in enumerate(values, 1):
                yield from _row(value, f"{hints.origin}#{number}", hints, context)
            return
        stream.seek(0)
    for number, line in enumerate(bounded_lines(stream, limit), 1):
        origin = f"{hints.origin}:{number}"
        if line is None:
            detail = f"the line has more than {limit:,} bytes; split it, or raise the limit"
            yield Refusal(origin, "read", "too-large", detail)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from _json_line(line, origin, hints, context)


def _whole(stream: BinaryIO, context: Context) -> list[object] | None:
    """Return the values of a file that is one JSON array or object, else None."""
    try:
        value = msgspec.json.decode(read_bounded(stream, context.settings.max_document_bytes))
    except (Refused, msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    if isinstance(value, dict) and isinstance(value.get("@graph"), list):
        return [one for one in value["@graph"] if isinstance(one, dict) and "articleBody" in one]
    return value if isinstance(value, list) else [value]


def _json_line(
    line: bytes, origin: str, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    try:
        value = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        detail = f"the line is no JSON ({error}); each line must be one JSON object in UTF-8"
        yield Refusal(origin, "read", "bad-json", detail)
    except RecursionError:
        yield Refusal(origin, "read", "bad-json", "the line is nested too deeply; flatten it")
    else:
        yield from _row(value, origin, hints, context)


def _row(
    value: object, origin: str, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    if not isinstance(value, dict):
        kind = type(value).__name__
        detail = f'is a JSON {kind}, not an object like {{"id": "1", "text": "..."}}'
        yield Refusal(origin, "read", "not-an-object", detail)
        return
    if "text" not in value and isinstance(value.get("articleBody"), str):
        linked = linked_of(value)
        words = f"{linked.headline}\n\n{linked.body}" if linked.headline else linked.body or ""
        told = Found(
            words,
            origin,
            title=linked.headline,
            publisher=linked.publisher,
            byline=linked.byline,
            url=linked.url,
            published=linked.published,
            basis="json-ld",
        )
        yield from make(told, hints, context)
        return
    identity = value.get("id")
    given = str(identity) if isinstance(identity, SCALARS) and str(identity).strip() else None
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        detail = 'has no "text"; put the article\'s words into a field of that name'
        yield Refusal(origin, "read", "no-text", detail, given)
        return
    found = Found(
        text,
        origin,
        given,
        title=_field(value.get("title")),
        publisher=_field(value.get("publisher")),
        byline=_field(value.get("byline")),
        url=_field(value.get("url")),
        published=_field(value.get("published")),
    )
    yield from make(found, hints, context)


def _field(value: object) -> str | None:
    return str(value) if isinstance(value, SCALARS) and not isinstance(value, bool) else None


def read_csv(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield the documents of a CSV (or tab-separated) file with a line of column names."""
    notes: list[Refusal] = []
    lines = _text_lines(stream, hints.origin, context.settings.max_document_bytes, notes)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",\t;", key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    columns = columns_of(header, context)
    if columns is None:
        raise no_text_column(header, context.columns)
    csv.field_size_limit(context.settings.max_document_bytes)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)  # else an open quote eats the rest
    while True:
        origin = f"{hints.origin}:{rows.line_num + 2}"
        row: list[str] | None = []
        try:
            row = next(rows, None)
        except csv.Error as error:
            detail = f"the row cannot be read ({error}); check its quotation marks"
            notes.append(Refusal(origin, "read", "bad-csv", detail))
        yield from notes
        notes.clear()
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield from row_document(row, columns, origin, hints, context)


def _text_lines(stream: BinaryIO, origin: str, limit: int, notes: list[Refusal]) -> Iterator[str]:
    """Yield the lines that can be read; what cannot is noted and passed over."""
    for number, line in enumerate(bounded_lines(stream, limit), 1):
        if line is None:
            detail = f"the line has more than {limit:,} bytes; split it, or raise the limit"
            notes.append(Refusal(f"{origin}:{number}", "read", "too-large", detail))
            continue
        text = decode_bytes(line)
        if text is None:
            detail = "the line is in no encoding that can be told; save the file as UTF-8"
            notes.append(Refusal(f"{origin}:{number}", "read", "encoding", detail))
            continue
        yield text.lstrip("\ufeff") if number == 1 else text
