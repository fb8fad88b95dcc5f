"""One stream of any format to documents; whatever goes wrong in it stays in it."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO

from dragoman.faults import noted
from dragoman.read.budgets import in_budget
from dragoman.read.context import Context, Hints, Refused
from dragoman.read.detection import Format, detect
from dragoman.read.streams import peek
from dragoman.records import Document, Refusal

LONGEST_DETAIL = 300
ARCHIVES: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.GZIP: ("formats.archives", "read_gzip"),
        Format.ZIP: ("formats.archives", "read_zip"),
        Format.WARC: ("formats.archives", "read_warc"),
        Format.EML: ("formats.mail", "read_eml"),
        Format.MBOX: ("formats.mail", "read_mbox"),
        Format.FEED: ("formats.feeds", "read_feed"),
        Format.JSON_FEED: ("formats.feeds", "read_json_feed"),
        Format.SITEMAP: ("formats.links", "read_sitemap"),
        Format.LINKS: ("formats.links", "read_list"),
    }
)
READERS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        **ARCHIVES,
        Format.HTML: ("page.html", "read_html"),
        Format.JSON: ("formats.tables", "read_json"),
        Format.CSV: ("formats.tables", "read_csv"),
        Format.PARQUET: ("formats.parquet", "read_parquet"),
        Format.PDF: ("formats.pdf", "read_pdf"),
        Format.RTF: ("formats.office", "read_rtf"),
        Format.TEXT: ("formats.text", "read_text"),
    }
)


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
    module, name = READERS[kind]
    reader = getattr(import_module(f"dragoman.read.{module}"), name)  # most runs need one or two
    if kind in ARCHIVES:
        found = reader(stream, hints, context, read_stream)
        alone = kind in (Format.FEED, Format.JSON_FEED) and not context.follow
        yield from in_budget(found, context.settings) if alone else found
        return
    yield from in_budget(reader(stream, hints, context), context.settings)
