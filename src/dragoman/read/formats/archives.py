"""Archives: gzip, zip and WARC, read one member at a time; nothing is unpacked to disk by name."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.read.budgets import in_budget
from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.office import read_package
from dragoman.read.streams import (
    CHUNK,
    RATIO_FROM,
    Counted,
    Unpacked,
    gunzip,
    read_some,
    seekable,
    too_large,
)
from dragoman.records import Document, Refusal

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

DEEPEST = 2
OK = 200
# other JSON is what a page's scripts ask for
JSON_FEEDS = ("application/feed+json", "application/ld+json")
# what the zip library raises on damaged archives; RuntimeError and NotImplementedError on odd ones
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)
Results = Iterator[Document | Refusal]
ReadStream = Callable[[BinaryIO, Hints, Context], Results]


def read_gzip(stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream) -> Results:
    """Yield what a gzip file holds."""
    _check_depth(hints)
    unpacked = gunzip(stream, hints.budget, context.settings.max_ratio)
    yield from inner(unpacked, hints.within("", hints.name.removesuffix(".gz")), context)


def read_zip(stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream) -> Results:
    """Yield what the members of a zip file hold, in the order of their names."""
    _check_depth(hints)
    with seekable(stream, context.settings.max_archive_bytes) as whole:
        try:
            archive = zipfile.ZipFile(whole)
        except ZIP_ERRORS as error:
            raise Refused(
                "damaged", f"the zip file is cut off or damaged ({error}); fetch it again"
            ) from error
        with archive:
            try:
                package = read_package(archive, whole, hints, context)
                if package:
                    yield from in_budget(package, context.settings)
                    return
            except ZIP_ERRORS as error:
                detail = f"a part of it is damaged ({error}); save it or fetch it again"
                raise Refused("damaged", detail) from error
            yield from _members(archive, hints, context, inner)


def _members(
    archive: zipfile.ZipFile, hints: Hints, context: Context, inner: ReadStream
) -> Results:
    members = sorted(archive.infolist(), key=lambda member: member.filename)
    wanted = [m for m in members if not m.is_dir() and not _about(m.filename, context)]
    if not wanted:
        raise Refused("empty", "is a zip file with no file to read in it; check what was packed")
    for member in wanted:
        yield from _member(archive, member, hints, context, inner)


def _about(name: str, context: Context) -> bool:
    """Tell whether a member is about the archive (or hidden) and no news."""
    parts = name.lower().split("/")
    collection = context.knowledge.furniture.collection
    hidden = any(part.startswith(".") and part.strip(".") for part in parts)
    return hidden or parts[0] == "__macosx" or bool(collection.fullmatch(parts[-1]))


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    hints: Hints,
    context: Context,
    inner: ReadStream,
) -> Results:
    within = hints.within(member.filename, member.filename.rsplit("/", 1)[-1])
    problem = _problem(member, context.settings.max_ratio)
    if problem:
        yield Refusal(within.origin, "read", problem.code, problem.detail)
        return
    try:
        with archive.open(member) as raw:
            packed = Counted(io.BytesIO())
            packed.count = max(member.compress_size, 1)
            bounded = Unpacked(
                packed, cast("BinaryIO", raw), hints.budget, context.settings.max_ratio
            )
            yield from inner(io.BufferedReader(bounded, CHUNK), within, context)
    except ZIP_ERRORS as error:
        detail = f"the member is damaged or packed in an unknown way ({error}); pack it again"
        yield Refusal(within.origin, "read", "damaged", detail)


def _problem(member: zipfile.ZipInfo, ratio: int) -> Refused | None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        return Refused("unsafe-name", "the member's name points outside the archive; rename it")
    if member.flag_bits & 1:
        return Refused("encrypted", "the member is encrypted; unpack it first")
    if member.file_size > RATIO_FROM and member.file_size > ratio * max(member.compress_size, 1):
        return Refused(
            "bomb",
            f"unpacks to more than {ratio} times its size, as no news does; unpack it yourself "
            "if you trust it",
        )
    return None


def read_warc(stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream) -> Results:
    """Yield the pages of a web archive; one refusal counts its pictures, scripts and errors."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - needed here alone

    passed_over = 0
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        records = ArchiveIterator(
            _Plain(stream),
            record_types=kinds,
            parse_http=True,
            auto_decode="transfer",
            stream_detect=False,
        )
        for number, record in enumerate(records, 1):
            if _is_page(record):
                yield from _record(record, number, hints, context, inner)
            else:
                passed_over += 1
    except (OSError, EOFError, ValueError, StopIteration) as error:
        detail = f"the web archive is damaged ({error}); what stands before was read"
        yield Refusal(hints.origin, "read", "damaged", detail)
    if passed_over:
        detail = f"{passed_over} records hold no page (pictures, scripts, redirects, errors)"
        yield Refusal(hints.origin, "read", "no-page", detail)


class _Plain:
    """The little of a stream that the WARC reader asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.at = 0

    def read(self, size: int = -1) -> bytes:
        data = read_some(self.stream, size)
        self.at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation(f"seek {offset} {whence}")

    def tell(self) -> int:
        return self.at

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def _kind(record: "WarcRecord") -> str:
    named = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (named or "").split(";")[0].strip().lower()


def _is_page(record: "WarcRecord") -> bool:
    if record.is_http and record.http_headers.status_code != OK:
        return False
    kind = _kind(record)
    text = kind.startswith("text/") or "xml" in kind or kind in JSON_FEEDS
    return text and kind not in ("text/css", "text/javascript")


def _record(
    record: "WarcRecord", number: int, hints: Hints, context: Context, inner: ReadStream
) -> Results:
    url = record.headers.get("WARC-Target-URI")
    http = record.http_headers if record.is_http else None
    kind = _kind(record)
    within = hints.within(f"{number}", "")
    limit = context.settings.max_document_bytes
    try:
        body = record.reader.read(limit + 1)
        if len(body) > limit:
            raise too_large(limit)
        if http and (http.get("Content-Encoding") or "").lower() == "gzip":
            stream: BinaryIO = gunzip(io.BytesIO(body), hints.budget, context.settings.max_ratio)
        else:
            stream = io.BytesIO(body)
    except Refused as refused:
        yield Refusal(within.origin, "read", refused.code, refused.detail)
        return
    charset = record.http_charset if http else None
    yield from inner(stream, replace(within, url=url, content_type=kind, charset=charset), context)


def _check_depth(hints: Hints) -> None:
    if hints.depth >= DEEPEST:
        raise Refused(
            "nested-too-deep",
            f"is an archive within {DEEPEST} others; unpack the outer ones first",
        )
