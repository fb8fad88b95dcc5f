"""The register of offices: who was head of state or government or minister, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.data.own import NOTHING, Own
from dragoman.data.tables import split_list
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import slug
from dragoman.entities.offices.holders import Holder as WideHolder
from dragoman.entities.offices.holders import Holders
from dragoman.entities.offices.office_titles import same_office
from dragoman.entities.offices.own_offices import spells_of, wide_of
from dragoman.errors import DataError
from dragoman.records import Office

WORDS = WordLists("entities", "offices.offices")

_LAST_DAY = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


_FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN"}
_FAMILY_BEFORE = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_TITLES = {
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "minister of external affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "defense minister": "defence minister",
    "defense secretary": "defence minister",
    "secretary of defense": "defence minister",
    "defence secretary": "defence minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "premier": "prime minister",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """A spell in office, with the other forms of the holder's name."""

    office: Office
    names: tuple[str, ...]


class OfficeRegister:
    """Spells in office.

    Args:
        holders: in the order of the table; sure.
        wide: everybody else, asked where these know nobody; None for nobody.
    """

    def __init__(self, holders: tuple[Holder, ...], wide: Holders | None = None) -> None:
        self.holders = holders
        self._wide = wide
        self._by_name: dict[str, list[Office]] = {}
        self._full: dict[str, list[Office]] = {}
        for holder in holders:
            for name in holder.names:
                self._by_name.setdefault(name.casefold(), []).append(holder.office)
                self._full.setdefault(name.casefold(), []).append(holder.office)
            for last in _surnames(holder):
                self._by_name.setdefault(last, []).append(holder.office)

    @classmethod
    def load(cls, own: Own = NOTHING) -> OfficeRegister:
        """Return the register that ships with the package.

        Args:
            own: people and offices that a user adds, and people who are not to be used.
        """
        wide = Holders(retired=own.retired("person"))
        return cls((*_holders(own), *(Holder(*each) for each in wide_of(own, wide))), wide)

    def find(self, name: str, day: date | None = None, title: str = "") -> Office | None:
        """Return the office of the person of this name: held on the day, else the latest before.

        A surname alone is enough where one person of the register bears it, or one who holds an
        office on the day, or one with this title (in lower case).

        >>> OfficeRegister.load().find("Angela Merkel", date(2015, 6, 1)).title
        'Chancellor'
        """
        found = self._by_name.get(name.replace("\u2019", "'").casefold(), ())
        if not found:
            return self._wider(name, day) or (self.titled(name, title, day) if title else None)
        meant = _meant(found, day, title)
        return max(meant, key=lambda office: _rank(office, day)) if meant else None

    def holder(self, country: str, title: str, day: date) -> Office | None:
        """Return who held an office on a day, or None; the title in lower case.

        >>> OfficeRegister.load().holder("DEU", "chancellor", date(2015, 6, 1)).person
        'Angela Merkel'
        """
        kind = _TITLES.get(title, title)
        for holder in self.holders:
            office = holder.office
            mine = office.title.lower()
            same = office.country == country and _TITLES.get(mine, mine) == kind
            if same and _rank(office, day)[0]:
                return office
        return None

    def named(self, name: str, day: date | None = None, title: str = "") -> Office | None:
        """Return the office of the person of this full name, as `find` does.

        A single word is a full name only where the register has it so ("Lula"). Who served a state
        and an organisation is, without a day, of the one whose office the title is, else the state.
        """
        found: Sequence[Office] | None = self._full.get(name.casefold())
        if not found:
            return self._wider(name, day, title)
        if day is None and (title or not _are_of_one(found)):
            found = self._titled_so(name, title, found)
        best = max(found, key=lambda office: _rank(office, day))
        if day is None or _rank(best, day)[0]:
            return best
        return self._held_then(name, best, day) or best

    def _held_then(self, name: str, best: Office, day: date) -> Office | None:
        """Return another office of the same person's, held on a day on which the best was not."""
        other = self._wider(name, day)
        held = other is not None and other.country == best.country and _rank(other, day)[0]
        return replace(other, entity_id=best.entity_id) if other is not None and held else None

    def _titled_so(self, name: str, title: str, found: Sequence[Office]) -> Sequence[Office]:
        """Return the offices of a name that a title can be, else those of states."""
        every = (*found, *(self._wide.offices(name) if self._wide is not None else ()))
        told = [office for office in every if title and same_office(title, office.title)]
        return told or [office for office in found if office.country] or found

    def titled(self, name: str, title: str, day: date | None = None) -> Office | None:
        """Return the office of "President Bush", where one state's people alone can be meant.

        Args:
            name: a family name.
            title: as the text has it.
            day: on which the office is held; None for any.

        >>> OfficeRegister.load().titled("Musharraf", "President").country
        'PAK'
        """
        named = self._by_name.get(name.replace("\u2019", "'").casefold(), ())
        own = [office for office in named if same_office(title, office.title)]
        if day is not None:
            own = [office for office in own if _rank(office, day)[0]]
        wide = self._wide.titled(name, title, day) if self._wide is not None else ()
        if len({office.country or office.entity_id for office in (*own, *wide)}) != 1:
            return None
        best = max(own or wide, key=lambda office: office.start or date.min)
        sole = len({office.person for office in (own or wide)}) == 1
        # a father and a son: the state is certain, the person is not
        return best if sole else replace(best, person=name, title=title, entity_id="")

    def head(self, name: str, day: date | None = None) -> Office | None:
        """Return the office of "Mr. Putin", where the heads so called are of one state.

        Args:
            name: a family name.
            day: by which the office was held, best on the day itself; None for any.

        >>> OfficeRegister.load().head("Musharraf").country
        'PAK'
        >>> OfficeRegister.load().head("Kim") is None
        True
        """
        begun = [one for one in self._heads(name) if day is None or _begun(one) <= day]
        held = [one for one in begun if day is not None and _rank(one, day)[0]]
        high = self._known_by_name(name, day)
        now = held + high if day is not None else []
        meant = now or begun + high
        if len({office.country or office.entity_id for office in meant}) != 1:
            return None
        best = max(meant, key=_begun)
        sole = len({office.person for office in meant}) == 1
        return replace(
            best, title=best.title if now else "", entity_id=best.entity_id if sole else ""
        )

    def _heads(self, name: str) -> list[Office]:
        """Return the offices of heads of that name, of the sure table if it has any."""
        named = self._by_name.get(name.replace("\u2019", "'").casefold(), ())
        sure = [office for office in named if _is_head(office)]
        if sure or self._wide is None:
            return sure
        titles = WORDS.listed("widely")
        return [one for title in titles for one in self._wide.titled(name, title)]

    def _known_by_name(self, name: str, day: date | None) -> list[Office]:
        """Return the high offices of a name that one person alone holds, on the day or ever."""
        named = self._by_name.get(name.replace("\u2019", "'").casefold(), ())
        meant = [one for one in named if day is None or _rank(one, day)[0]]
        heads = day is None and any(_is_head(one) for one in meant)
        if heads or len({one.person for one in meant}) != 1:
            return []
        others = self._wide.offices(meant[0].person) if self._wide and day is None else ()
        high = [one for one in meant if one.title.lower().endswith(WORDS.listed("high"))]
        # without a day who stood for another state or organisation too is of neither
        return high + list(others) if high else []

    def _wider(self, name: str, day: date | None, title: str = "") -> Office | None:
        """Return the office of a full name that the sure table does not know.

        Without a day the office is told only where it is the person's only one.
        """
        if self._wide is None or " " not in name.strip():
            return None
        people = self._wide.named(name, day)
        if len(people) > 1 and day is not None:
            people = tuple(one for one in people if _holds(one, day)) or people
        told = _told(people, title) if title and day is None else None
        if told is not None:
            return told
        if len({place for one in people for place in one.places}) != 1:
            return None
        return _shared_office(people, day, title)


def _shared_office(people: Sequence[WideHolder], day: date | None, title: str) -> Office:
    """Return the office of one person, or what several of that name and state have in common."""
    office = people[0].office(day)
    if len(people) > 1:
        shared = title and all(_held_so(one, title) for one in people)
        return replace(office, title=title if shared else "", entity_id="")
    sole = len({spell.office.title for spell in people[0].spells}) == 1
    return office if sole or day is not None else replace(office, title="")


def _begun(office: Office) -> date:
    return office.start or date.min


def _surnames(holder: Holder) -> tuple[str, ...]:
    parts = holder.office.person.casefold().split(" ")
    if holder.office.country in _FAMILY_FIRST:
        return (parts[0],)
    if holder.office.country is None and _FAMILY_BEFORE.fullmatch(holder.office.person):
        return (parts[0],)  # the UN's Ban Ki-moon
    last = parts[-2] if parts[-1] in {"jr.", "jr", "ii", "iii", "vi"} else parts[-1]
    return tuple(dict.fromkeys((last, last.removeprefix("al-").removeprefix("el-"))))


def _rank(office: Office, day: date | None) -> tuple[bool, date]:
    start = office.start or date.min
    if day is None:
        return office.end is None, start
    held = start <= day and (office.end is None or day <= office.end)
    return held, start if start <= day else date.min


def _holders(own: Own) -> Iterator[Holder]:
    for row in spells_of(own):
        names = (row["person"], *split_list(row["names"]))
        office = Office(
            person=row["person"],
            title=row["title"],
            country=row["country"] or None,
            sector=row["sector"] or "GOV",
            start=_day(row["start"], last=False),
            end=_day(row["end"], last=True),
            entity_id=f"org:{row['organisation']}"
            if row["organisation"]
            else f"person:{row['country'] or '-'}:{slug(row['person'])}",
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
        day = (
            parts[2]
            if len(parts) == len(("year", "month", "day"))
            else (_LAST_DAY[month] if last else 1)
        )
        return date(year, month, day)
    except (ValueError, KeyError) as error:
        raise DataError(f"offices.tsv: {cell!r} is not a date") from error


def _meant(found: Sequence[Office], day: date | None, title: str) -> Sequence[Office]:
    """Return the offices of a name that one person holds, or people of one state: by title, day."""
    if len({office.person for office in found}) == 1:
        return found
    titled = [office for office in found if title and office.title.lower() == title]
    held = [office for office in found if _rank(office, day)[0]]
    return next((some for some in (titled, held, found) if _are_of_one(some)), ())


def _are_of_one(offices: Sequence[Office]) -> bool:
    """Return whether offices are all of one state."""
    return len({office.country for office in offices}) == 1


def _told(people: Sequence[WideHolder], title: str) -> Office | None:
    """Return the one office of people of a name that a title can be; None for none or several."""
    spells = (spell.office for one in people for spell in one.spells)
    offices = [office for office in spells if same_office(title, office.title)]
    held = {(office.person, office.country or office.entity_id) for office in offices}
    return offices[-1] if len(held) == 1 else None


def _is_head(office: Office) -> bool:
    """Return whether an office is that of the head of a state or of its government."""
    return office.country is not None and office.title.lower() in WORDS["heads"]


def _held_so(one: WideHolder, title: str) -> bool:
    """Return whether a person ever held an office of a title."""
    return any(same_office(title, spell.office.title) for spell in one.spells)


def _holds(one: WideHolder, day: date) -> bool:
    """Return whether a person holds an office on a day."""
    return any(spell.held(day) for spell in one.spells)
