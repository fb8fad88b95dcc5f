"""The register of states, organisations, capitals, houses and places, and what its names mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.data.own import NOTHING, Own
from dragoman.data.own.overlay import meant, table
from dragoman.data.tables import read_table, split_list
from dragoman.entities.names.gazetteer import Gazetteer, Word, words_of


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory.

    Attributes:
        iso3: ISO 3166 alpha-3 code (``XKX`` for Kosovo).
        iso2: ISO 3166 alpha-2 code.
        cow: Correlates of War number; None where it has none.
        gw: Gleditsch-Ward number; None where it has none.
        kind: ``state`` or ``territory``.
        sovereign: of a territory, the state that it belongs to; None where that is disputed.
        name: short English name.
        official: official names, the present one first.
        aliases: other, former and abbreviated names.
        adjectives: "Chilean", "Danish".
        nouns: its people, "Dane", "Danes".
        capitals: seats of government, the main one first, with former names.
    """

    iso3: str
    iso2: str
    cow: int | None
    gw: int | None
    kind: str
    sovereign: str | None
    name: str
    official: tuple[str, ...]
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, bloc, court, armed group, party, agency, medium or company.

    Attributes:
        id: stable within the register; entity ids are ``org:`` and this.
        name: full English name.
        aliases: acronyms and other names.
        sector: PLOVER sector.
        country: ISO 3166 alpha-3; None for what belongs to no state.
        kind: ``igo``, ``bloc``, ``alliance``, ``court``, ``ngo``, ``armed``, ``party`` ...
        earlier: a sector of former days and the first day on which it was past.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    sector: str
    country: str | None
    kind: str
    earlier: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean.

    Attributes:
        kind: ``state``, ``demonym``, ``people``, ``capital``, ``city``, ``house``, ``ministry``,
            ``organisation``, ``group``, ``place`` or ``thing``.
        entity_id: ``state:KOR``, ``body:RUS:presidency``, ``org:nato``; empty for things.
        name: as the register writes it.
        country: ISO 3166 alpha-3, where it belongs to a state.
        sector: PLOVER sector, where it can act.
        members: of a group ("Baltic states"), the states that it means.
    """

    kind: str
    entity_id: str
    name: str
    country: str | None = None
    sector: str | None = None
    members: tuple[str, ...] = ()

    @property
    def apart(self) -> bool:
        """True for what broke from a state and is a party of its own (Abkhazia)."""
        return self.kind in _STATELIKE and self.entity_id.startswith("org:")


_STATELIKE = frozenset({"state", "demonym", "people"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text and what it may mean, likeliest first."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belongs to an organisation, from when to when (ISO dates or parts of one)."""

    organisation: str
    joined: str
    left: str
    members: tuple[str, ...]


class Register:
    """All states and organisations, and a matcher over their names; never changed once made.

    Args:
        states: by alpha-3 code.
        organisations: by id.
        memberships: spells of membership.
        entries: every name with each thing that it may mean.
    """

    def __init__(
        self,
        states: Mapping[str, State],
        organisations: Mapping[str, Organisation],
        memberships: tuple[Membership, ...],
        entries: tuple[tuple[str, Sense], ...],
    ) -> None:
        self.states = states
        self.organisations = organisations
        self.memberships = memberships
        self.names: Gazetteer[Sense] = Gazetteer(entries)
        self._codes = dict(_codes(states))

    @classmethod
    def load(cls, own: Own = NOTHING) -> Register:
        """Return the register that ships with the package.

        Args:
            own: names and organisations that a user adds, and what is not to be used.

        >>> Register.load().states["KOR"].cow
        732
        """
        return _shipped() if own is NOTHING else _of_tables(own)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the names found in a text, from left to right, none overlapping.

        >>> [hit.text for hit in Register.load().find("NK-Russia ties worry us and Seoul")]
        ['NK', 'Russia', 'Seoul']
        """
        words = words_of(text)
        return tuple(
            _hit(text, words, first, stop, senses) for first, stop, senses in self.names.scan(words)
        )

    def code(self, name: str) -> str | None:
        """Return the alpha-3 code for a code (ISO, COW) or a name of a state.

        >>> Register.load().code("Ivory Coast"), Register.load().code("KR")
        ('CIV', 'KOR')
        """
        return self._codes.get(name) or self._codes.get(name.casefold())

    def sector_on(self, entity_id: str, sector: str | None, day: date | None) -> str | None:
        """Return the sector that an organisation had on a day.

        Args:
            entity_id: of the organisation, ``org:taliban``.
            sector: its sector of now or of before, given back where the day decides nothing.
            day: None for now.
        """
        body = self.organisations.get(entity_id.removeprefix("org:"))
        if day is None or body is None or body.earlier is None:
            return sector
        before, change = body.earlier
        if sector not in {body.sector, before}:
            return sector
        return before if day.isoformat() < change else body.sector

    def once_in_arms(self, year: str) -> Mapping[str, str | None]:
        """Return the organisations that govern now and fought in a year, each with its state.

        >>> "org:taliban" in Register.load().once_in_arms("2009")
        True
        """
        return {
            f"org:{one.id}": one.country
            for one in self.organisations.values()
            if one.earlier is not None and one.earlier[0] == "REB" and year < one.earlier[1][:4]
        }

    def members(self, organisation: str, on: date | None = None) -> tuple[str, ...]:
        """Return the members of an organisation on a day, sorted; the present ones by default.

        >>> register = Register.load()
        >>> "GBR" in register.members("eu", date(2019, 1, 1)), "GBR" in register.members("eu")
        (True, False)
        """
        day = "9999" if on is None else on.isoformat()
        found = {
            member
            for spell in self.memberships
            if spell.organisation == organisation
            and (not spell.joined or spell.joined <= day)
            and (not spell.left or day <= spell.left)
            for member in spell.members
        }
        return tuple(sorted(found))


@cache
def _shipped() -> Register:
    """Return the register that ships with the package, made once a process."""
    return _of_tables(NOTHING)


def _of_tables(own: Own) -> Register:
    """Return the register of the tables, with what a user adds."""
    states = {row["iso3"]: _state(row) for row in table("states.tsv", own)}
    organisations = {row["id"]: _organisation(row) for row in table("organisations.tsv", own)}
    organisations |= {row["id"]: _apart(row) for row in table("apart.tsv", own)}
    memberships = tuple(
        Membership(row["organisation"], row["joined"], row["left"], tuple(row["members"].split()))
        for row in read_table("members.tsv")
    )
    entries = (
        *_things(own),
        *_apart_names(own),
        *_ambiguous(states),
        *_groups(),
        *_state_names(states),
        *_organisation_names(organisations),
        *_metonyms(own),
        *_places(own),
    )
    return Register(states, organisations, memberships, meant(entries, own))


def _hit(
    text: str, words: tuple[Word, ...], first: int, stop: int, senses: tuple[Sense, ...]
) -> Hit:
    if stop - first > 1 and words[first].text in {"the", "The", "THE"}:
        first += 1
    start, end = words[first].start, words[stop - 1].end
    return Hit(start, end, text[start:end], senses)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _state(row: dict[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        cow=_number(row["cow"]),
        gw=_number(row["gw"]),
        kind=row["kind"],
        sovereign=row["sovereign"] or None,
        name=row["name"],
        official=split_list(row["official"]),
        aliases=split_list(row["aliases"]),
        adjectives=split_list(row["adjectives"]),
        nouns=_nouns(row["adjectives"], row["nouns"]),
        capitals=split_list(row["capitals"]),
    )


def _nouns(adjectives: str, nouns: str) -> tuple[str, ...]:
    """Spell out the people: ``+`` is the adjectives and their plurals, ``=`` them alone."""
    found: list[str] = []
    for item in split_list(nouns):
        if item == "+":
            for adjective in split_list(adjectives):
                found += [adjective, adjective + "s"]
        elif item == "=":
            found += split_list(adjectives)
        else:
            found.append(item)
    return tuple(found)


def _organisation(row: dict[str, str]) -> Organisation:
    return Organisation(
        row["id"],
        row["name"],
        split_list(row["aliases"]),
        row["sector"],
        row["country"] or None,
        row["kind"],
        _earlier(row["earlier"]),
    )


def _apart(row: dict[str, str]) -> Organisation:
    return Organisation(row["id"], row["name"], split_list(row["aliases"]), "GOV", None, "apart")


def _earlier(cell: str) -> tuple[str, str] | None:
    sector, _, until = cell.partition("<")
    return (sector, until) if until else None


def _codes(states: Mapping[str, State]) -> Iterator[tuple[str, str]]:
    for code, state in states.items():
        if state.cow is not None:
            yield str(state.cow), code
        for name in (*state.aliases, *state.official, state.name):
            yield name.casefold(), code
    for code, state in states.items():
        yield state.iso2, code
        yield code, code


def _state_names(states: Mapping[str, State]) -> Iterator[tuple[str, Sense]]:
    for code, state in states.items():
        identity = f"state:{code}"
        actor = Sense("state", identity, state.name, code, "GOV")
        for name in (state.name, *state.official, *state.aliases):
            yield name, actor
        for name in state.adjectives:
            yield name, Sense("demonym", identity, state.name, code, "GOV")
        for name in state.nouns:
            if name not in state.adjectives:
                yield name, Sense("people", identity, state.name, code, "CVL")
        for name in state.capitals:
            yield name, Sense("capital", identity, state.name, code, "GOV")


def _organisation_names(organisations: Mapping[str, Organisation]) -> Iterator[tuple[str, Sense]]:
    for identity, body in organisations.items():
        sense = Sense("organisation", f"org:{identity}", body.name, body.country, body.sector)
        for name in (body.name, *body.aliases):
            yield name, sense


def _apart_names(own: Own) -> Iterator[tuple[str, Sense]]:
    """Names of what broke from a state and acts for itself; as a place it lies in that state."""
    for row in table("apart.tsv", own):
        identity, code = f"org:{row['id']}", row["within"]
        place = Sense("city", f"state:{code}", row["name"], code)
        actor = Sense("state", identity, row["name"], None, "GOV")
        for name in (row["name"], *split_list(row["aliases"])):
            yield name, actor
            yield name, place
        for name in split_list(row["adjectives"]):
            yield name, Sense("demonym", identity, row["name"], None, "GOV")
        for name in split_list(row["nouns"]):
            yield name, Sense("people", identity, row["name"], None, "CVL")
        for name in split_list(row["cities"]):
            yield name, place


def _metonyms(own: Own) -> Iterator[tuple[str, Sense]]:
    for row in table("metonyms.tsv", own):
        sense = Sense(
            row["kind"], row["entity_id"], row["name"], row["country"] or None, row["sector"]
        )
        for name in split_list(row["names"]):
            yield name, sense


def _places(own: Own) -> Iterator[tuple[str, Sense]]:
    for row in table("places.tsv", own):
        code = row["country"]
        identity = f"state:{code}"
        for name in split_list(row["names"]):
            yield name, Sense("city", identity, name, code)
        for name in split_list(row["adjectives"]):
            yield name, Sense("demonym", identity, name, code, "GOV")
        for name in split_list(row["nouns"]):
            yield name, Sense("people", identity, name, code, "CVL")


def _things(own: Own) -> Iterator[tuple[str, Sense]]:
    for row in table("phrases.tsv", own):
        yield row["text"], Sense(row["kind"], "", row["text"], row["country"] or None)


def _ambiguous(states: Mapping[str, State]) -> Iterator[tuple[str, Sense]]:
    """Names of several things, the likeliest meaning first; a part of a state is a place in it."""
    for row in read_table("ambiguous.tsv"):
        kind, default = row["kind"], row["default"]
        for candidate in sorted(row["candidates"].split(), key=lambda code: code != default):
            if candidate.startswith("org:"):
                yield row["text"], Sense("organisation", candidate, row["text"], None, "EUR")
            elif "-" in candidate:
                code = {"US": "USA"}[candidate[:2]]
                yield row["text"], Sense("city", f"state:{code}", row["text"], code)
            else:
                sector = {"people": "CVL", "city": None}.get(kind, "GOV")
                name = states[candidate].name
                yield row["text"], Sense(kind, f"state:{candidate}", name, candidate, sector)


def _groups() -> Iterator[tuple[str, Sense]]:
    for row in read_table("groups.tsv"):
        names = split_list(row["names"])
        members = tuple(row["members"].split())
        sense = Sense("group", f"group:{row['id']}", names[0], None, "GOV", members)
        for name in names:
            yield name, sense
