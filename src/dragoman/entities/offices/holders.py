"""The wide register of offices: 36,000 people's spells, read only when a name asks for them.

A line of ``data/holders/people.txt`` is a key, the names of a person and spells of office; lines
stand in the order of their bytes, so that a key is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from importlib.resources import files

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import slug
from dragoman.entities.names.name_forms import FAMILY_FIRST, asked_keys, folded, loose, same_name
from dragoman.entities.offices.office_titles import same_office
from dragoman.errors import DataError
from dragoman.records import Office

WORDS = WordLists("entities", "offices.holders")
SECTORS = WordLists("entities", "offices.holders.sectors")

_UNKNOWN = "?"
_COLUMNS = 3
_CODE = 3  # letters of a state's code
_AROUND = 45  # days: a paper may write of a minister before the lists do
_MOST = 400  # people of one family name that are looked at
_KEPT = 2048  # families kept in memory
_LIFE = 40  # years between an office and a text that names its holder


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of office.

    Attributes:
        office: with the end None while it lasts.
        sure: False where the end is unknown, so that the office may be past.
    """

    office: Office
    sure: bool

    def held(self, day: date, around: int = 0) -> bool:
        """Return whether the office is known to be held on a day, or some days from it."""
        if not self.sure:
            return False
        start, end = self.office.start or date.min, self.office.end or date.max
        return start.toordinal() - around <= day.toordinal() <= end.toordinal() + around


@dataclass(frozen=True, slots=True)
class Holder:
    """A person of the register.

    Attributes:
        names: the usual one first.
        spells: from first to last.
    """

    names: tuple[str, ...]
    spells: tuple[Spell, ...]

    @property
    def places(self) -> frozenset[str]:
        """The states, or organisations' entity ids, that the person held offices of."""
        return frozenset(one.office.country or one.office.entity_id for one in self.spells)

    def office(self, day: date | None) -> Office:
        """Return the office held on a day, else the latest begun before it, else the last.

        Without a day it is the last one.
        """
        if day is None:
            return self.spells[-1].office
        held = [one.office for one in self.spells if one.held(day)]
        begun = [one.office for one in self.spells if (one.office.start or date.min) <= day]
        return _main(held or begun or [self.spells[0].office])


def _main(offices: Sequence[Office]) -> Office:
    """Return the last of some offices; of those begun with it, no portfolio beside a ministry."""
    together = [one for one in offices if one.start == offices[-1].start]
    whole = [one for one in together if not one.title.startswith(WORDS.listed("beside"))]
    return (whole or together)[-1]


def not_yet(office: Office, day: date | None) -> Office:
    """Return an office without its title where it begins well after a day."""
    start = office.start
    future = day is not None and start is not None and (start - day).days > _AROUND
    return replace(office, title="") if future else office


class Holders:
    """People by their names.

    Args:
        lines: of the table, sorted by their bytes; None for the table of the package.
        titles: of offices, by number; None for those of the package.
        retired: ids of people who are not to be found (``person:DEU:angela-merkel``).
    """

    def __init__(
        self,
        lines: tuple[bytes, ...] | None = None,
        titles: tuple[str, ...] | None = None,
        *,
        retired: frozenset[str] = frozenset(),
    ) -> None:
        self._retired = retired
        self._given = lines
        self._given_titles = titles
        self._families: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}

    def named(self, name: str, day: date | None = None) -> tuple[Holder, ...]:
        """Return the people of this full name who can be meant on a day.

        >>> [one.names[0] for one in Holders().named("Tae-yul Cho")]
        ['Cho Tae-yul']
        """
        found: list[Holder] = []
        for key in asked_keys(name):
            for names, cell in self._family(key):
                if any(
                    same_name(name, each, loosely=cell[:_CODE] not in FAMILY_FIRST)
                    for each in names
                ):
                    found.append(self._holder(names, cell))
        return tuple(one for one in dict.fromkeys(found) if day is None or _alive(one, day))

    def offices(self, name: str) -> tuple[Office, ...]:
        """Return all offices of the people of this full name."""
        return tuple(spell.office for one in self.named(name) for spell in one.spells)

    def titled(self, name: str, title: str, day: date | None = None) -> tuple[Office, ...]:
        """Return the offices of this title that people of this family name held.

        Args:
            name: a family name, "Bush".
            title: as the text has it, "President".
            day: on which the office is held; None for any.

        >>> sorted({one.country for one in Holders().titled("Steinmeier", "President")})
        ['DEU']
        """
        words = folded(name).split()
        if len(words) != 1 or not title:
            return ()
        return tuple(
            spell.office
            for holder in self.family(words[0])
            for spell in holder.spells
            if same_office(title, spell.office.title) and (day is None or spell.held(day, _AROUND))
        )

    def family(self, word: str) -> tuple[Holder, ...]:
        """Return everybody who is filed under a family name in small plain letters."""
        return tuple(self._holder(names, cell) for names, cell in self._family(loose(word)))

    def _family(self, key: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the names and the spells, unread, of a family; kept for the next time."""
        found = self._families.get(key)
        if found is None:
            if len(self._families) >= _KEPT:
                self._families.clear()
            found = self._families[key] = tuple(self._read(key))
        return found

    def _read(self, key: str) -> Iterator[tuple[tuple[str, ...], str]]:
        if not key.isalnum():
            return
        lines, head = self._lines, f"{key}\t".encode()
        first = bisect_left(lines, head)
        for line in lines[first : first + _MOST]:
            if not line.startswith(head):
                return
            cells = line.decode().split("\t")
            if len(cells) != _COLUMNS:
                raise DataError(f"holders/people.txt: {line[:60]!r} has not {_COLUMNS} cells")
            names = tuple(cells[1].split(";"))
            if self._retired and self._is_retired(names[0], cells[2]):
                continue
            yield names, cells[2]

    def _is_retired(self, name: str, spells: str) -> bool:
        places = {each.partition(",")[0] for each in spells.split(";")}
        codes = ("-" if place.startswith("org:") else place for place in places)
        return any(f"person:{code}:{slug(name)}" in self._retired for code in codes)

    def _holder(self, names: tuple[str, ...], cell: str) -> Holder:
        return Holder(names, tuple(self._spell(names[0], each) for each in cell.split(";")))

    def _spell(self, person: str, cell: str) -> Spell:
        try:
            place, title, start, end = cell.split(",")
            told = self._titles[int(title)]
            first = date.fromisoformat(start)
            last = date.fromisoformat(end) if end not in {"", _UNKNOWN} else None
        except (ValueError, IndexError) as error:
            raise DataError(f"holders/people.txt: {cell!r} of {person} is no spell") from error
        country = None if place.startswith("org:") else place
        identity = place if country is None else f"person:{place}:{slug(person)}"
        office = Office(person, told, country, sector_of(told, place), first, last, identity)
        return Spell(office, end != _UNKNOWN)

    @cached_property
    def _lines(self) -> tuple[bytes, ...]:
        if self._given is not None:
            return self._given
        return tuple(_file("people.txt").split(b"\n"))

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        if self._given_titles is not None:
            return self._given_titles
        return tuple(_file("titles.txt").decode().split("\n"))


def sector_of(title: str, place: str) -> str:
    """Return the PLOVER sector of an office.

    >>> sector_of("Speaker of the Parliament", "KEN"), sector_of("Secretary-General", "org:un")
    ('LEG', 'UNO')
    """
    if place.startswith("org:"):
        return _SECTORS.get(place, "IGO")
    low = title.lower()
    return next(
        (one for one in _BY_WORD if any(word in low for word in SECTORS.listed(one))), "GOV"
    )


_SECTORS = {"org:un": "UNO", "org:unga": "UNO", "org:unsc": "UNO", "org:icj": "UNO",
            "org:who": "UNO", "org:abkhazia": "GOV", "org:south-ossetia": "GOV",
            "org:transnistria": "GOV", "org:somaliland": "GOV", "org:artsakh": "GOV",
            "org:northern-cyprus": "GOV", "org:dpr-donetsk": "REB", "org:lpr": "REB"}  # fmt: skip
_BY_WORD = ("MIL", "LEG", "JUD", "SPY", "OPP")  # in this order


def _alive(holder: Holder, day: date) -> bool:
    """True where a text of this day can well name somebody who held these offices."""
    first, last = holder.spells[0].office.start, holder.spells[-1].office
    begun = (first or day).year - _LIFE / 2 <= day.year
    return begun and day.year <= (last.end or last.start or day).year + _LIFE


def _file(name: str) -> bytes:
    try:
        return (files("dragoman.data") / "holders" / name).read_bytes()
    except OSError as error:
        raise DataError(f"data table holders/{name} cannot be read; reinstall dragoman") from error
