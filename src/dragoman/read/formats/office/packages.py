"""Zip packages: which kind one is, and its parts with a bound on what they unpack to."""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.formats.office.epub import read_epub
from dragoman.read.formats.office.odf import read_ods, read_odt
from dragoman.read.formats.office.part import Package
from dragoman.read.formats.office.word import read_docx
from dragoman.read.formats.office.workbooks import read_xlsx
from dragoman.records import Document, Refusal

Reader = Callable[[Package, Hints, Context], Iterator[Document | Refusal]]
MIMETYPE = "mimetype"
KINDS: dict[str, Reader] = {
    "application/epub+zip": read_epub,
    "application/vnd.oasis.opendocument.text": read_odt,
    "application/vnd.oasis.opendocument.text-template": read_odt,
    "application/vnd.oasis.opendocument.text-web": read_odt,
    "application/vnd.oasis.opendocument.spreadsheet": read_ods,
}
MAIN_PARTS: dict[str, Reader] = {"word/document.xml": read_docx, "xl/workbook.xml": read_xlsx}
OFFICE = "[Content_Types].xml"
MADE_FOR = re.compile(r"application/[\w.+-]+")
LONGEST_TYPE = 100


def read_package(
    archive: zipfile.ZipFile, stream: BinaryIO, hints: Hints, context: Context
) -> Iterator[Document | Refusal] | None:
    """Return what a package of a known kind holds, or None where a zip file is only a zip file.

    Raises:
        Refused: it is a package of a kind that is not read, or of parts that are not safe.
    """
    names = set(archive.namelist())
    package = Package(archive, stream, hints, context)
    reader = next((MAIN_PARTS[name] for name in MAIN_PARTS if name in names), None)
    if reader and OFFICE in names:
        package.check()
        return reader(package, hints, context)
    if MIMETYPE in names and archive.getinfo(MIMETYPE).file_size <= LONGEST_TYPE:
        kind = package.part(MIMETYPE).decode("ascii", "replace").strip()
        if kind in KINDS:
            package.check()
            return KINDS[kind](package, hints, context)
        if MADE_FOR.fullmatch(kind):
            raise Refused("not-text", f"is a package of another kind ({kind}); save it as text")
    if OFFICE in names:
        raise Refused("not-text", "is an Office file without a text in it; save it as text or PDF")
    return None
