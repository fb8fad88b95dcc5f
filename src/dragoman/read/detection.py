"""What a stream holds, told by its first bytes; its name only decides between kinds of text."""

import re
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
    RTF = "rtf"
    EML = "eml"
    MBOX = "mbox"
    SITEMAP = "sitemap"
    JSON_FEED = "json feed"
    LINKS = "links"
    PARQUET = "parquet"
    TEXT = "text"


WIDE_KINDS = (Format.FEED, Format.HTML)
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
    (b"filedesc://", "an ARC file, the older form of web archives; convert it to WARC"),
    (b"Rar!", "a RAR archive; unpack it first"),
)
# some writers put a few bytes before the mark
PDF_WITHIN = 1024
MARKS = (
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"PK\x07\x08", Format.ZIP),
    (b"{\\rtf", Format.RTF),
    (b"PAR1", Format.PARQUET),
)
NUL_SHARE = 0.02
CONTROL_SHARE = 0.05
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
MAIL_FIELD = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):")
MAIL_SENDERS = frozenset({b"from", b"return-path", b"received", b"snapshot-content-location"})
# fields that no article has at its head
MAIL_ALONE = frozenset({b"message-id", b"mime-version", b"received", b"content-type", b"to"})
MAIL_NAMES = (".eml", ".mht", ".mhtml", ".mbox")
FEWEST_FIELDS = 3
LONGEST_HEAD = 32_768
ADDRESS = re.compile(rb"https?://[^\s<>]{3,4000}\s*")
LINES_LOOKED_AT = 200
SITEMAP_MARKS = (b"<urlset", b"<sitemapindex")
JSON_FEED = b"jsonfeed.org/version"
# a declaration, remarks, and the name of a root that no page and no feed has
OTHER_XML = re.compile(
    rb"(?:<\?xml[^<>]{0,400}>\s*(?:<!--.{0,2000}?-->\s*)?<(?!html|!doctype html|rss|feed|rdf)"
    rb"|<(?=(?:svg|kml|gpx|plist|opml)\b))(?:!DOCTYPE\s+)?([\w:.-]{1,60})",
    re.IGNORECASE | re.DOTALL,
)
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
    known = _by_mark(head)
    if known:
        return known
    for mark, encoding in BOMS[1:]:
        if head.startswith(mark):
            words = head[: len(head) // 4 * 4].decode(encoding, "ignore").encode("utf-8")
            kind = _kind_of_text(words, hints)
            return kind if kind in WIDE_KINDS else Format.TEXT
    controls = len(head) - len(head.translate(None, CONTROLS))
    if head.count(0) > NUL_SHARE * len(head) or controls > CONTROL_SHARE * len(head):
        raise Refused("not-text", "holds no text but binary data; convert it to text first")
    return _kind_of_text(head, hints)


def _by_mark(head: bytes) -> Format | None:
    """Return the format of bytes that begin with its mark, None where they may be text.

    Raises:
        Refused: the mark is of a kind that is not read.
    """
    for mark, kind in MARKS:
        if head.startswith(mark):
            return kind
    if b"%PDF-" in head[:PDF_WITHIN]:
        return Format.PDF
    for magic, what in MAGIC:
        if head.startswith(magic):
            raise Refused("not-text", f"holds no text: it is {what}")
    return None


def _kind_of_text(head: bytes, hints: Hints) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    marks = start[:LOOK_FOR_MARKS].lower()
    if start.startswith(b"From ") and _is_mail(start.partition(b"\n")[2], hints.name):
        return Format.MBOX
    if _is_mail(start, hints.name):
        return Format.EML
    if start.startswith(b"<"):
        return _kind_of_markup(start, marks)
    data = _kind_of_data(start, marks, hints.name)
    if data:
        return data
    if hints.content_type == "text/html" or hints.name.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML
    return Format.HTML if b"<html" in marks and b"</" in head else Format.TEXT


def _kind_of_markup(start: bytes, marks: bytes) -> Format:
    if any(mark in marks for mark in SITEMAP_MARKS):
        return Format.SITEMAP
    if b"<html" in marks:
        return Format.HTML
    if any(mark in marks for mark in FEED_MARKS):
        return Format.FEED
    other = OTHER_XML.match(start)
    if other:
        name = other[1].decode("ascii", "replace")
        detail = f"holds no article but XML of a kind that is not read ({name})"
        raise Refused("not-prose", f"{detail}; save its text alone")
    return Format.HTML


def _kind_of_data(start: bytes, marks: bytes, name: str) -> Format | None:
    if start.startswith(b"WARC/"):
        return Format.WARC
    if _is_list(start):
        return Format.LINKS
    if start.startswith(b"{") and JSON_FEED in marks:
        return Format.JSON_FEED
    if name.endswith((".jsonl", ".ndjson", ".json")) or _is_json(start):
        return Format.JSON
    first_line = start.split(b"\n", 1)[0].lower()
    columns = {column.strip(b" \"'\r") for column in first_line.replace(b"\t", b",").split(b",")}
    if name.endswith((".csv", ".tsv")) or {b"id", b"text"} <= columns:
        return Format.CSV
    return None


def _is_mail(start: bytes, name: str) -> bool:
    """Tell whether bytes begin with the head of a message."""
    head = re.split(rb"\r?\n\r?\n", start[:LONGEST_HEAD], maxsplit=1)[0]
    lines = [line for line in re.split(rb"\r?\n", head) if not line.startswith((b" ", b"\t"))]
    fields = {match[1].lower() for line in lines if (match := MAIL_FIELD.match(line))}
    if len(fields) < FEWEST_FIELDS or not fields & MAIL_SENDERS:
        return False
    return bool(fields & MAIL_ALONE) or name.endswith(MAIL_NAMES)


def _is_list(start: bytes) -> bool:
    """Tell whether bytes are nothing but addresses, one a line, and remarks after a #."""
    lines = [line for line in start.split(b"\n")[:LINES_LOOKED_AT] if line.strip()]
    own = [line for line in lines if not line.startswith(b"#")]
    return bool(own) and all(ADDRESS.fullmatch(line) for line in own)


def _is_json(start: bytes) -> bool:
    return start.startswith(b"{") and start[1:].lstrip().startswith((b'"', b"}"))
