"""One stream of any format to documents; whatever goes wrong in it stays in it."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.faults import noted
from dragoman.read.budgets import in_budget
from dragoman.read.context import Context, Hints, Refused
from dragoman.read.detection import Format, detect
from dragoman.read.formats.archives import read_gzip, read_warc, read_zip
from dragoman.read.formats.feeds import read_feed, read_json_feed
from dragoman.read.formats.links import read_list, read_sitemap
from dragoman.read.formats.mail import read_eml, read_mbox
from dragoman.read.formats.office import read_rtf
from dragoman.read.formats.pdf import read_pdf
from dragoman.read.formats.tables import read_csv, read_json
from dragoman.read.formats.text import read_text
from dragoman.read.page.html import read_html
from dragoman.read.streams import peek
from dragoman.records import Document, Refusal

LONGEST_DETAIL = 300


def read_stream(stream: BinaryIO, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield what a stream holds, as documents and refusals.

    Args:
        stream: bytes from their start.
        hints: what is known of them.
        context: what every reader is handed.

    Never raises for what the stream holds.
    """
    try:
        head, whole = peek(stream)
        yield from _read(detect(head, hints), whole, hints, context)
    except Refused as refused:
        yield Refusal(hints.origin, "read", refused.code, refused.detail)
    except (MemoryError, RecursionError):
        detail = "is too intricate to be read; save its text alone"
        yield Refusal(hints.origin, "read", "too-complex", detail)
    except OSError as error:
        detail = f"cannot be read ({error.strerror or error}); check the disk or fetch it again"
        yield Refusal(hints.origin, "read", "unreadable", detail)
    except Exception as error:  # noqa: BLE001 - whatever a library makes of it, the rest is read
        told = noted(error, hints.origin)[:LONGEST_DETAIL]
        detail = f"made a library fail ({told}); save its text alone"
        yield Refusal(hints.origin, "read", "failed", detail)


def _read(
    kind: Format, stream: BinaryIO, hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    archives = {
        Format.GZIP: read_gzip,
        Format.ZIP: read_zip,
        Format.WARC: read_warc,
        Format.EML: read_eml,
        Format.MBOX: read_mbox,
        Format.FEED: read_feed,
        Format.JSON_FEED: read_json_feed,
        Format.SITEMAP: read_sitemap,
        Format.LINKS: read_list,
    }
    if kind in archives:
        found = archives[kind](stream, hints, context, read_stream)
        alone = kind in (Format.FEED, Format.JSON_FEED) and not context.follow
        yield from in_budget(found, context.settings) if alone else found
        return
    readers = {
        Format.HTML: read_html,
        Format.JSON: read_json,
        Format.CSV: read_csv,
        Format.PDF: read_pdf,
        Format.RTF: read_rtf,
        Format.TEXT: read_text,
    }
    yield from in_budget(readers[kind](stream, hints, context), context.settings)
