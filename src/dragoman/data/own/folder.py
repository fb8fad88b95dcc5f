"""Reads a folder of a user's own tables; whole and checked, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from dragoman.data.own.agreement import contradictions
from dragoman.data.own.cells import CHECKS
from dragoman.data.own.faults import Faults
from dragoman.data.own.kinds import ENDING, Kind, kinds
from dragoman.data.own.rows import PlacedRow
from dragoman.errors import CodebookError

_MOST_BYTES = 5_000_000
_MOST_ROWS = 50_000
_LONGEST_LINE = 20_000
_VERSION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Own:
    """What a user adds to the package's tables.

    Attributes:
        folder: where it stands; empty where there is nothing.
        rows: of each table that the folder has.
        version: the first digits of a hash over its tables; empty where there is nothing.
    """

    folder: str = ""
    rows: Mapping[str, tuple[PlacedRow, ...]] = field(default_factory=dict)
    version: str = ""

    @property
    def path(self) -> Path | None:
        """Where it stands; None where there is nothing."""
        return Path(self.folder) if self.folder else None

    def table(self, name: str) -> tuple[PlacedRow, ...]:
        """Return the rows of a table; none where the folder does not have it."""
        return self.rows.get(name, ())

    def retired(self, kind: str) -> frozenset[str]:
        """Return what is not to be used: of ``verb`` the ids of rows, of ``name`` the names.

        Ids of entities keep their kind before them (``org:nato``).
        """
        found = (row["what"] for row in self.table("retired"))
        keep = kind in {"org", "body", "person"}
        return frozenset(
            what if keep else what.partition(":")[2]
            for what in found
            if what.startswith(f"{kind}:")
        )


NOTHING = Own()


def load(folder: str | Path) -> Own:
    """Return what a folder adds; nothing for an empty name.

    Args:
        folder: with tables as `dragoman codebook new` writes them; each may be missing.

    Raises:
        CodebookError: something is wrong; all that is, with file and line.
    """
    if not str(folder):
        return NOTHING
    path, faults = Path(folder), Faults()
    if not path.is_dir():
        message = f"{path} is no folder; dragoman codebook new {path} writes one to fill"
        raise CodebookError(message)
    tables: dict[str, tuple[PlacedRow, ...]] = {}
    digest = hashlib.sha256()
    for file in sorted(path.glob(f"*{ENDING}")):
        kind = kinds().get(file.stem)
        if kind is None:
            faults.add(file.name, 0, _unknown(file.stem, tuple(kinds()), "table"))
            continue
        data = _bytes(file, faults)
        digest.update(f"{file.name}\0{len(data)}\0".encode() + data)
        tables[file.stem] = tuple(_rows(file.name, data, kind, faults))
    for row, message in contradictions(tables):
        faults.add(row.file, row.line, message)
    faults.stop(path)
    return Own(str(path), tables, digest.hexdigest()[:_VERSION_DIGITS])


def _bytes(file: Path, faults: Faults) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            faults.add(file.name, 0, f"is larger than {_MOST_BYTES:,} bytes")
            return b""
        return file.read_bytes()
    except OSError as error:
        faults.add(file.name, 0, f"cannot be read: {error.strerror}")
        return b""


def _rows(name: str, data: bytes, kind: Kind, faults: Faults) -> Iterator[PlacedRow]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = data.count(b"\n", 0, error.start) + 1
        faults.add(name, wrong, "is no UTF-8; save the file as UTF-8 text")
        return
    header: tuple[str, ...] | None = None
    count = 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if len(line) > _LONGEST_LINE:
            faults.add(name, number, f"is {len(line)} letters long; {_LONGEST_LINE} at most")
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if header is None:
            header = cells
            if not _is_header(name, number, cells, kind, faults):
                return
            continue
        count += 1
        if count > _MOST_ROWS:
            faults.add(name, number, f"is beyond the {_MOST_ROWS:,} rows that a table may have")
            return
        row = _row(name, number, header, cells, faults)
        if row is not None and _is_right(row, kind, faults):
            yield row


def _is_header(name: str, number: int, cells: tuple[str, ...], kind: Kind, faults: Faults) -> bool:
    wrong = [_unknown(cell, kind.columns, "column") for cell in cells if cell not in kind.columns]
    if len(set(cells)) != len(cells):
        wrong.append("names a column twice")
    missing = [column for column in kind.columns if column in kind.required - set(cells)]
    if missing and not wrong:
        wrong.append(f"lacks the column {missing[0]!r}; the first row names the columns")
    for message in wrong[:1]:
        faults.add(name, number, message)
    return not wrong


def _row(
    name: str, number: int, header: tuple[str, ...], cells: tuple[str, ...], faults: Faults
) -> PlacedRow | None:
    if len(cells) > len(header):
        message = f"has {len(cells)} cells, the header {len(header)}; cells are parted by tabs"
        faults.add(name, number, message)
        return None
    filled = cells + ("",) * (len(header) - len(cells))
    return PlacedRow(name, number, dict(zip(header, filled, strict=True)), own=True)


def _is_right(row: PlacedRow, kind: Kind, faults: Faults) -> bool:
    """Return whether each cell of a row is what its column wants."""
    before = len(faults.found)
    for column in kind.columns:
        if column in kind.required and not row[column]:
            faults.add(row.file, row.line, f"{column} is empty; cells are parted by tabs")
    for check, columns in kind.checks.items():
        for column in columns:
            wrong = CHECKS[check](row[column]) if row[column] else None
            if wrong:
                faults.add(row.file, row.line, f"{column} {wrong}")
    return len(faults.found) == before


def _unknown(name: str, known: tuple[str, ...], what: str) -> str:
    near = get_close_matches(name, known, 1)
    meant = f"; is {near[0]!r} meant?" if near else f"; known are {', '.join(known)}"
    return f"{name[:40]!r} is no {what}{meant}"
