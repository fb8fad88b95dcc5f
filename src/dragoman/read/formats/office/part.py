"""The parts of a zip package: bounded, without entities, parsed as XML."""

import re
import zipfile
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.read.context import Context, Hints, Refused

MOST_UNPACKED = 200_000_000
RATIO_FROM = 1 << 20
MOST_MEMBERS = 5_000
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Package:
    """A zip package.

    Attributes:
        archive: the zip file.
        stream: the bytes of it, from their start.
        hints: what is known of it, with the budget that its parts are taken from.
        context: limits.
    """

    archive: zipfile.ZipFile
    stream: BinaryIO
    hints: Hints
    context: Context

    def check(self) -> None:
        """Raise Refused where the parts unpack out of proportion, or any XML declares entities."""
        members = self.archive.infolist()
        ratio = self.context.settings.max_ratio
        total = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or total > MOST_UNPACKED:
            raise Refused("bomb", "unpacks to more than any text needs; save its text alone")
        self.hints.budget.spend(total)
        for member in members:
            if member.flag_bits & 1:
                raise Refused("encrypted", "is locked by a password; save it without one")
            large = member.file_size > RATIO_FROM
            if large and member.file_size > ratio * max(member.compress_size, 1):
                raise Refused(
                    "bomb",
                    f"a part of it unpacks to more than {ratio} times its size, as no text does; "
                    "save its text alone",
                )
            if member.filename.lower().endswith((".xml", ".rels", ".opf", ".ncx")):
                self._check_head(member)

    def _check_head(self, member: zipfile.ZipInfo) -> None:
        with self.archive.open(member) as raw:
            head = raw.read(HEAD)
        if DECLARES.search(head) or head.startswith(WIDE_MARKS):
            raise Refused("unsafe", "its XML declares entities, as no honest file does")

    def part(self, name: str) -> bytes:
        """Return a part.

        Raises:
            Refused: the package has none of that name, or it is damaged.
        """
        try:
            return self.archive.read(name)
        except KeyError as error:
            raise Refused("damaged", f"has no part {name!r}; save it again") from error

    def xml(self, name: str) -> Any:  # noqa: ANN401 - an element of lxml, which is untyped
        """Return the root of a part that is XML.

        Raises:
            Refused: it is not well formed.
        """
        from lxml import etree  # noqa: PLC0415 - slow to import

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self.part(name), parser)
        except etree.XMLSyntaxError as error:
            raise Refused("damaged", f"its XML is damaged ({error}); save it again") from error
