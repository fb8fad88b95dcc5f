"""What a document has spoken of so far: the memory that "they", "it" and "both sides" look into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.records import Party

_FAR = 8
_LONG = 15
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as the discourse remembers it.

    Attributes:
        sentence: index of its sentence.
        start: first character.
        kind: the mention's kind.
        standing: ``actor``, ``place`` or ``attribute``.
        parties: whom it means.
        subject: True for the subject of a clause.
        gender: ``f``, ``m`` or empty, of persons.
        plural: True for several or for a crowd.
        role: group of role words, such as ``foreign-minister``; empty for names.
        head: first character of its syntactic head; None where there is no parse.
        aside: True for the subject of a clause that tells when or why: "before Wang arrived".
        noun: the word of its role, in the singular; empty for names, and where only the words
            around it tell whose it is.
    """

    sentence: int
    start: int
    kind: str
    standing: str
    parties: tuple[Party, ...]
    subject: bool = False
    gender: str = ""
    plural: bool = False
    role: str = ""
    head: int | None = None
    aside: bool = False
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """Several parties of different states spoken of together."""

    sentence: int
    start: int
    parties: tuple[Party, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """Whose they are, in order."""
        return countries_of(self.parties)


@dataclass(slots=True)
class Discourse:
    """Memory of one document, filled from its start to its end.

    Attributes:
        seen: mentions in order.
        sets: parties named together, in order.
        lines: the sets that each sentence names over its whole length.
    """

    seen: list[Seen] = field(default_factory=list)
    sets: list[Set] = field(default_factory=list)

    def add(self, seen: Seen) -> None:
        """Remember a mention."""
        self.seen.append(seen)
        if len(seen.parties) > 1:
            self.sets.append(Set(seen.sentence, seen.start, seen.parties))

    def add_set(self, sentence: int, start: int, parties: tuple[Party, ...]) -> None:
        """Remember parties that a list names ("South Korea, China and Japan")."""
        if len(sides_of(parties)) > 1:
            self.sets.append(Set(sentence, start, parties))

    def back(self, sentence: int, *, far: int = _FAR) -> Iterator[Seen]:
        """Yield what was seen, the latest first, not further back than some sentences."""
        for seen in reversed(self.seen):
            if seen.sentence < sentence - far:
                return
            yield seen

    def together(self, number: int | None, sentence: int) -> tuple[Party, ...]:
        """Return the parties that "the three countries" means here, or none.

        The nearest list or group of that size; else a sentence that speaks of just so many
        states; else the states of the last sentences taken together; else the commonest list.

        Args:
            number: how many; None where the words do not tell.
            sentence: index of the sentence that asks.
        """
        if number is not None and number > _PAIR:
            for one in reversed(self.sets):
                if one.sentence >= sentence - _LONG and _fits(one.countries, number):
                    return one.parties
        near = self._nearest(number, sentence)
        if near or number is None:
            return near
        return self._union(number, sentence) or self.commonest(number)

    def _nearest(self, number: int | None, sentence: int) -> tuple[Party, ...]:
        """The nearest list of that size, or the states of the nearest sentence with so many."""
        for at in range(sentence, max(-1, sentence - _FAR), -1):
            listed = (one for one in reversed(self.sets) if one.sentence == at)
            fitting = next((one for one in listed if _fits(one.countries, number)), None)
            if fitting is not None:
                return fitting.parties
            within = self._within(at, at)
            if at == sentence and len(within) == 1 and number == _PAIR:
                within = self._with_dealt_with(within, sentence)
            exact = number is not None or sentence - at < _NEAR
            if exact and _fits(countries_of(within), number):
                return within
        return ()

    def _with_dealt_with(self, acting: tuple[Party, ...], sentence: int) -> tuple[Party, ...]:
        """Who alone acts in a sentence, and the one other state whose goods or people it names.

        "Tanzania had stopped Malawian goods until the two countries met" is of these two, whatever
        pair was named before.
        """
        mine = {party.country for party in acting}
        others = {
            party.country: party
            for seen in self.back(sentence, far=0)
            if seen.standing == "attribute"
            for party in seen.parties
            if party.country and party.country not in mine
        }
        return (*acting, *others.values()) if len(others) == 1 else acting

    def _union(self, number: int, sentence: int) -> tuple[Party, ...]:
        """The states of the last sentences together, once they are just so many."""
        for step in range(1, _FAR):
            union = self._within(sentence - step, sentence)
            size = len(countries_of(union))
            if size >= number:
                return union if size == number else ()
        return ()

    def sides(self, number: int, sentence: int) -> tuple[Party, ...]:
        """Return the sides within one state that were named last ("Fatah and Hamas"), or none.

        Args:
            number: how many.
            sentence: index of the sentence that asks.
        """
        for one in reversed(self.sets):
            if one.sentence < sentence - _FAR or len(one.countries) == number:
                return ()
            sides = sides_of(one.parties)
            if len(sides) == number:
                return tuple(sides.values())
        return ()

    def commonest(self, number: int) -> tuple[Party, ...]:
        """Return the set of so many states that the document names most often."""
        best: dict[tuple[str, ...], list[Set]] = {}
        for one in self.sets:
            if len(one.countries) == number:
                best.setdefault(tuple(sorted(one.countries)), []).append(one)
        if not best:
            return ()
        return max(best.values(), key=len)[-1].parties

    def people(self, number: int, sentence: int) -> tuple[Party, ...]:
        """Return the last persons of so many different states, or none."""
        found: dict[str | None, Party] = {}
        for seen in self.back(sentence, far=3):
            if seen.kind == "person" and len(seen.parties) == 1:
                found.setdefault(seen.parties[0].country, seen.parties[0])
                if len(found) == number and None not in found:
                    return tuple(reversed(found.values()))
        return ()

    def named(self, number: int, sentence: int) -> tuple[Party, ...]:
        """Return the persons of the nearest sentence with any, where they are so many.

        Unlike leaders, "both men" may be of one state.
        """
        found: dict[str, Party] = {}
        last = None
        for seen in self.back(sentence, far=_NEAR):
            if seen.kind == "person" and len(seen.parties) == 1:
                last = seen.sentence if last is None else last
                if seen.sentence == last:
                    found.setdefault(seen.parties[0].person or "", seen.parties[0])
        known = all(party.country for party in found.values())
        return tuple(reversed(found.values())) if len(found) == number and known else ()

    def _within(self, first: int, last: int) -> tuple[Party, ...]:
        """One party for each state that acts in some sentences."""
        found: dict[str, Party] = {}
        for seen in self.seen:
            if first <= seen.sentence <= last and seen.standing == "actor":
                for party in seen.parties:
                    if party.country is not None:
                        found.setdefault(party.country, party)
        return tuple(found.values())


_NEAR = 2


def countries_of(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return the different countries of parties, in order."""
    return tuple(dict.fromkeys(party.country for party in parties if party.country))


def sides_of(parties: tuple[Party, ...]) -> dict[str, Party]:
    """Return one party for each side: an organisation for itself, others for their state."""
    found: dict[str, Party] = {}
    for party in parties:
        own = party.entity_id if party.entity_id.startswith("org:") else party.country
        if own is not None:
            found.setdefault(own, party)
    return found


def _fits(countries: tuple[str, ...], number: int | None) -> bool:
    return len(countries) == number if number is not None else len(countries) > 1
