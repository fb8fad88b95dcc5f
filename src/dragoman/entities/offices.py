"""The register of offices: who was head of state or government or minister, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.data.tables import read_table, split_list
from dragoman.entities.mentions import slug
from dragoman.errors import DataError
from dragoman.records import Office

_LAST_DAY = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@dataclass(frozen=True, slots=True)
class Holder:
    """A spell in office, with the other forms of the holder's name."""

    office: Office
    names: tuple[str, ...]


class OfficeRegister:
    """Spells in office.

    Args:
        holders: in the order of the table.
    """

    def __init__(self, holders: tuple[Holder, ...]) -> None:
        self.holders = holders

    @classmethod
    def load(cls) -> OfficeRegister:
        """Return the register that ships with the package."""
        return cls(tuple(_holders()))

    def at(self, day: date | None) -> Iterator[Office]:
        """Yield one office for each form of each name: held on the day, else the latest before.

        Args:
            day: None for the latest office known.
        """
        best: dict[str, tuple[tuple[bool, date], Office]] = {}
        for holder in self.holders:
            rank = _rank(holder.office, day)
            for name in holder.names:
                key = name.casefold()
                office = Office(
                    name, holder.office.title, holder.office.country, holder.office.sector,
                    holder.office.start, holder.office.end, holder.office.entity_id,
                )  # fmt: skip
                if key not in best or rank > best[key][0]:
                    best[key] = (rank, office)
        for _, office in best.values():
            yield office


def _rank(office: Office, day: date | None) -> tuple[bool, date]:
    start = office.start or date.min
    if day is None:
        return office.end is None, start
    held = start <= day and (office.end is None or day <= office.end)
    return held, start if start <= day else date.min


def _holders() -> Iterator[Holder]:
    for row in read_table("offices.tsv"):
        names = (row["person"], *split_list(row["names"]))
        office = Office(
            person=row["person"],
            title=row["title"],
            country=row["country"] or None,
            sector=row["sector"] or "GOV",
            start=_day(row["start"], last=False),
            end=_day(row["end"], last=True),
            entity_id=f"person:{row['country'] or '-'}:{slug(row['person'])}",
        )
        yield Holder(office, names)


def _day(cell: str, *, last: bool) -> date | None:
    """Return the first or last day that a year, a month or a day names."""
    if not cell:
        return None
    parts = [int(part) for part in cell.split("-")]
    try:
        year = parts[0]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        day = parts[2] if len(parts) > 2 else (_LAST_DAY[month] if last else 1)
        return date(year, month, day)
    except (ValueError, KeyError) as error:
        raise DataError(f"offices.tsv: {cell!r} is not a date") from error
