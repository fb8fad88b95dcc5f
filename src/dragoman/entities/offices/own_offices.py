"""The table of offices with a user's people laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dragoman.data.own import Own, PlacedRow
from dragoman.data.own.cells import day_of
from dragoman.data.own.faults import Faults
from dragoman.data.own.overlay import table
from dragoman.data.tables import read_table, split_list
from dragoman.entities.mention.mentions import slug
from dragoman.entities.offices.holders import Holder, Holders
from dragoman.records import Office

_COLUMNS = ("country", "sector", "title", "person", "names", "start", "end", "organisation")
Row = dict[str, str]
Begun = tuple[tuple[str, str, str], date]


def spells_of(own: Own) -> Iterator[Row]:
    """Yield spells of office as rows: the package's, then the user's.

    A spell of the package's ends where one of the user's begins in the same office. People whom
    the user retires are left out, and those to whom the user gives names have them.
    """
    rows = read_table("offices.tsv")
    if not own.folder:
        yield from rows
        return
    retired, given = own.retired("person"), _given(own)
    mine = own.table("people")
    begun = [(_office(row), day_of(row["start"], last=False)) for row in mine if row["start"]]
    for row in rows:
        kept = None if person_id(row) in retired else _cut(row, begun)
        if kept is not None:
            yield _named(kept, given)
    yield from (_named(row, given) for row in _with_sectors(own))


def _with_sectors(own: Own) -> Iterator[Row]:
    """Yield a user's people as rows of the package's, with the sectors of their organisations."""
    sectors = {row["id"]: row["sector"] for row in table("organisations.tsv", own)}
    for one in own.table("people"):
        row = {column: one[column] for column in _COLUMNS}
        row["sector"] = row["sector"] or sectors.get(row["organisation"], "")
        yield row


def wide_of(own: Own, wide: Holders) -> Iterator[tuple[Office, tuple[str, ...]]]:
    """Yield the spells of people of the wide register to whom a user gives names.

    Args:
        own: the user's rows.
        wide: the wide register, without those who are retired.

    Raises:
        CodebookError: a person who gets a name, or is retired, is in neither register.
    """
    if not own.folder:
        return
    near = {person_id(row) for row in read_table("offices.tsv")}
    near |= {person_id(row) for row in own.table("people")}
    faults = Faults()
    for row in own.table("names"):
        entity = row["entity"]
        if not entity.startswith("person:") or entity in near:
            continue
        holder = _found(wide, entity)
        if holder is None:
            faults.add(row.file, row.line, _nobody(entity))
        else:
            names = (*holder.names, *split_list(row["names"]))
            yield from ((spell.office, names) for spell in holder.spells)
    _note_unknown(own, near, wide, faults)
    faults.stop(own.path)


def _note_unknown(own: Own, near: set[str], wide: Holders, faults: Faults) -> None:
    """Note who is retired and is in neither register."""
    everybody = Holders() if own.retired("person") - near else wide
    for row in own.table("retired"):
        what = row["what"]
        if what.startswith("person:") and what not in near and not _found(everybody, what):
            faults.add(row.file, row.line, _nobody(what))


def person_id(row: Mapping[str, str] | PlacedRow) -> str:
    """Return the id of the person of a spell.

    >>> person_id({"country": "DEU", "person": "Angela Merkel"})
    'person:DEU:angela-merkel'
    """
    return f"person:{row['country'] or '-'}:{slug(row['person'])}"


def _nobody(entity: str) -> str:
    return f"nobody is {entity!r}; dragoman who prints the ids of people"


def _found(wide: Holders, entity: str) -> Holder | None:
    """Return whom an id means in the wide register."""
    _, _, rest = entity.partition(":")
    code, _, name = rest.partition(":")
    for holder in wide.named(name.replace("-", " ")):
        codes = {each.office.country or "-" for each in holder.spells}
        if code in codes and slug(holder.names[0]) == name:
            return holder
    return None


def _given(own: Own) -> dict[str, tuple[str, ...]]:
    """Return the names that a user gives to people, by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for row in own.table("names"):
        if row["entity"].startswith("person:"):
            found[row["entity"]] = (*found.get(row["entity"], ()), *split_list(row["names"]))
    return found


def _named(row: Row, given: Mapping[str, tuple[str, ...]]) -> Row:
    added = given.get(person_id(row), ())
    return {**row, "names": ";".join((*split_list(row["names"]), *added))} if added else row


def _office(row: Mapping[str, str] | PlacedRow) -> tuple[str, str, str]:
    return row["country"], row["organisation"], row["title"].lower()


def _cut(row: Row, begun: list[Begun]) -> Row | None:
    """Return a spell ended where a user's spell in the same office begins.

    None where it begins no earlier: then the user's stands for it.
    """
    for office, first in begun:
        if _office(row) != office:
            continue
        start = day_of(row["start"], last=False) if row["start"] else date.min
        end = day_of(row["end"], last=True) if row["end"] else date.max
        if start >= first:
            return None
        if end >= first:
            row = {**row, "end": (first - timedelta(days=1)).isoformat()}
    return row
