"""Whom a document names: marks in its text, and a list of them beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.ledger import Mentioned
from dragoman.records import Document, Event
from dragoman.serve.desk import Desk, address
from dragoman.serve.marking.marks import MOST_SHOWN, Mark

STATE = re.compile(r"[A-Z]{3}")
UNKNOWN = "whom this means is not told"


class Names:
    """Whom a text names: marks in it, and a list of them beside it.

    Args:
        desk: knows states and organisations.
        named: names of people and others by entity id.
    """

    def __init__(self, desk: Desk, named: Mapping[str, str]) -> None:
        self._desk = desk
        self._named = named
        self._keys: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def kept(self, mentions: Iterable[Mentioned]) -> Iterator[Mark]:
        """Yield the mentions that were found when the document was read."""
        for one in mentions:
            meaning = ", ".join(self._called(name) for name in one.entity_ids)
            link = self._link(one.entity_ids[0]) if len(one.entity_ids) == 1 else ""
            yield self._mark(one.start, one.end, meaning or UNKNOWN, link)

    def found(self, document: Document, events: Iterable[Event]) -> Iterator[Mark]:
        """Yield names of the register and of people in events: all that an older ledger tells."""
        text = document.text[:MOST_SHOWN]
        taken: set[int] = set()
        people = {
            party.person: party.entity_id
            for event in events
            for party in (*event.actors, *event.recipients)
            if party.person
        }
        for person in sorted(people, key=len, reverse=True):
            start = text.find(person)
            while start >= 0:
                end = start + len(person)
                if start not in taken:
                    taken.update(range(start, end))
                    yield self._mark(start, end, person, self._link(people[person]))
                start = text.find(person, end)
        for hit in self._desk.namer.register.find(text):
            if hit.start not in taken and hit.senses and hit.senses[0].entity_id:
                sense = hit.senses[0]
                yield self._mark(hit.start, hit.end, sense.name, self._link(sense.entity_id))

    def listed(self) -> list[tuple[str, str, str, int]]:
        """Return key, name, address and number of mentions, most first."""
        return [
            (self._keys[name], name, self._links.get(name, ""), count)
            for name, count in self._counts.most_common()
            if name != UNKNOWN
        ]

    def _mark(self, start: int, end: int, meaning: str, link: str) -> Mark:
        """Return a mark, and count it."""
        self._counts[meaning] += 1
        key = self._keys.setdefault(meaning, f"n{len(self._keys) + 1}")
        if link:
            self._links[meaning] = link
        return Mark(start, end, "name", key, meaning)

    def _called(self, entity_id: str) -> str:
        """Return what an entity is called: a person by name, a body by its state and kind."""
        kind, _, rest = entity_id.partition(":")
        if kind == "person" and entity_id in self._named:
            return self._named[entity_id]
        known = self._desk.namer.register.organisations.get(rest)
        if kind == "org" and known is not None:
            return known.name
        state, _, what = rest.rpartition(":")
        if kind == "state":
            state, what = rest, ""
        whose = self._desk.namer.heading(state) if STATE.fullmatch(state) else ""
        return ": ".join(part for part in (whose, what.replace("-", " ")) if part)

    def _link(self, entity_id: str) -> str:
        """Return the address of a state's or a person's page; empty for others."""
        kind, _, rest = entity_id.partition(":")
        if kind == "state" and STATE.fullmatch(rest):
            return f"/country/{rest}"
        return (
            address("/person", id=entity_id)
            if entity_id in self._named and kind == "person"
            else ""
        )
