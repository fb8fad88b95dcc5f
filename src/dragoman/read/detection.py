"""What a stream holds, told by its first bytes; its name only decides between kinds of text."""

from enum import StrEnum

from dragoman.read.context import Hints, Refused
from dragoman.read.decoding import BOMS
from dragoman.read.streams import HEAD


class Format(StrEnum):
    """What a stream holds."""

    GZIP = "gzip"
    ZIP = "zip"
    WARC = "warc"
    HTML = "html"
    FEED = "feed"
    JSON = "json"
    CSV = "csv"
    PDF = "pdf"
    TEXT = "text"


MAGIC = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text or HTML"),
    (b"SQLite format 3", "a database"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"{\\rtf", "an RTF document; save it as text or HTML"),
)
# some writers put a few bytes before the mark
PDF_WITHIN = 1024
NUL_SHARE = 0.02
CONTROL_SHARE = 0.05
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")
LOOK_FOR_MARKS = 4096


def detect(head: bytes, hints: Hints) -> Format:
    """Return what a stream holds.

    Args:
        head: its first bytes.
        hints: what is known of it.

    Raises:
        Refused: it is empty, or no kind of text or archive.
    """
    if len(head) < HEAD and not head.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise Refused("empty", "holds no text; remove it, or fetch it again")
    if head.startswith(b"\x1f\x8b"):
        return Format.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Format.ZIP
    if b"%PDF-" in head[:PDF_WITHIN]:
        return Format.PDF
    for magic, what in MAGIC:
        if head.startswith(magic):
            raise Refused("not-text", f"holds no text: it is {what}")
    if any(head.startswith(mark) for mark, _ in BOMS[1:]):
        return Format.TEXT
    controls = len(head) - len(head.translate(None, CONTROLS))
    if head.count(0) > NUL_SHARE * len(head) or controls > CONTROL_SHARE * len(head):
        raise Refused("not-text", "holds no text but binary data; convert it to text first")
    return _kind_of_text(head, hints)


def _kind_of_text(head: bytes, hints: Hints) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    marks = start[:LOOK_FOR_MARKS].lower()
    if start.startswith(b"WARC/"):
        return Format.WARC
    if start.startswith(b"<"):
        is_feed = any(mark in marks for mark in FEED_MARKS) and b"<html" not in marks
        return Format.FEED if is_feed else Format.HTML
    if hints.name.endswith((".jsonl", ".ndjson", ".json")) or _is_json(start):
        return Format.JSON
    first_line = start.split(b"\n", 1)[0].lower()
    columns = {column.strip(b" \"'\r") for column in first_line.replace(b"\t", b",").split(b",")}
    if hints.name.endswith((".csv", ".tsv")) or {b"id", b"text"} <= columns:
        return Format.CSV
    if hints.content_type == "text/html" or hints.name.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML
    return Format.HTML if b"<html" in marks and b"</" in head else Format.TEXT


def _is_json(start: bytes) -> bool:
    return start.startswith(b"{") and start[1:].lstrip().startswith((b'"', b"}"))
