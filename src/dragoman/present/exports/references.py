"""The documents of a ledger as references: BibTeX and RIS."""

import re
from collections.abc import Iterator

from dragoman.ledger import DocumentRow, Filter, Ledger

SPECIAL = re.compile(r"([&%$#_{}])")
KEY = re.compile(r"[^A-Za-z0-9:-]+")
OTHERS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def bibtex_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield an entry for each document."""
    for one in ledger.documents(wanted):
        fields = {
            "title": f"{{{escaped(one.title or one.document_id)}}}",
            "organization": f"{{{escaped(one.publisher)}}}" if one.publisher else None,
            "date": f"{{{one.published}}}" if one.published else None,
            "year": f"{{{one.published.year}}}" if one.published else None,
            "url": f"{{{_address(one)}}}" if one.url else None,
        }
        yield f"@misc{{{KEY.sub('-', one.document_id)},"
        yield from (f"  {name} = {value}," for name, value in fields.items() if value)
        yield "}"


def ris_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a record for each document."""
    for one in ledger.documents(wanted):
        yield "TY  - NEWS"
        yield f"ID  - {_plain(one.document_id)}"
        yield f"TI  - {_plain(one.title or one.document_id)}"
        if one.publisher:
            yield f"PB  - {_plain(one.publisher)}"
        if one.published:
            yield f"PY  - {one.published.year}"
            yield f"DA  - {one.published:%Y/%m/%d}"
        if one.url:
            yield f"UR  - {_plain(one.url)}"
        yield "ER  - "


def escaped(text: str) -> str:
    r"""Return text as TeX takes it, on one line.

    >>> escaped("50% & more_{x}")
    '50\\% \\& more\\_\\{x\\}'
    """
    return "".join(OTHERS.get(one) or SPECIAL.sub(r"\\\1", one) for one in _plain(text))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _address(one: DocumentRow) -> str:
    """Return an address without what would end the field."""
    return _plain(one.url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
