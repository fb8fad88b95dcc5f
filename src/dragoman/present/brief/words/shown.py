"""What the words that prove an act show of it: a brief names nobody whom they do not name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.entities.names.register import Hit, Register
from dragoman.present.wording.words import plain_text
from dragoman.records import Event, Party

SHORTEST = 3
PAIR = 2
WHERE = frozenset(("in", "In", "at", "At", "near", "from", "to", "outside", "of", "around"))
BY_STATE = ("state:", "role:", "body:")  # are named by their state alone
OWN = ("'s", "’s", "s'", "s’")


REBELS = frozenset({"REB", "UAF"})


class Shown:
    """Compares records with the words that prove them.

    Args:
        register: names of states and organisations.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._found: dict[str, frozenset[str]] = {}

    def named(self, words: str) -> frozenset[str]:
        """Return the codes of states and the ids of organisations that words name.

        >>> sorted(Shown(Register.load()).named("Tokyo warned the Kremlin"))
        ['JPN', 'RUS']
        """
        if words not in self._found:
            hits = [hit for hit in self._register.find(words) if hit.senses]
            senses = [hit.senses[0] for hit in hits if not _is_scene(hit, words)]
            codes = {one.country for one in senses if one.country}
            codes |= {code for one in senses for code in one.members}
            ids = {one.entity_id for one in senses if one.entity_id.startswith("org:")}
            self._found[words] = frozenset(codes | ids)
        return self._found[words]

    def shows(self, party: Party, words: str) -> bool:
        """Return whether words name a party.

        Args:
            party: as the record has it.
            words: of a document.
        """
        line = plain_text(words)
        if party.person and party.person.split()[-1] in line:
            return True
        if party.person:
            office = (party.office or "").casefold()
            return bool(office) and office in line.casefold() and party.country in self.named(words)
        if {party.country, party.entity_id} & self.named(words):
            return True
        if party.entity_id.startswith(BY_STATE):
            return False
        text = plain_text(party.text)
        return len(text) >= SHORTEST and text[:1].isupper() and text in line

    def states(self, event: Event, words: str) -> tuple[str, ...]:
        """Return the sides of an act, who acts first; none where words do not name all its states.

        Organisations of the register stand among them where words name them; the rebels of a state
        are no side of its.
        """
        named = self.named(words)
        parties = (*event.actors, *event.recipients)
        codes = {one.country for one in parties if one.country}
        sides = [one.side for one in parties if one.sector not in REBELS]
        return tuple(dict.fromkeys(one for one in sides if one in named)) if codes <= named else ()

    def whole(self, event: Event, pieces: Iterable[str], *, by_state: bool = False) -> Event | None:
        """Return an event with only what the words of one sentence and its scene show of it.

        Offices and the place that no words name are left out. None where a party is not named
        by the sentence, or is named only as the owner of something else.

        Args:
            event: the act.
            pieces: the words that prove it, those of its own sentence first.
            by_state: a person whom other pieces name may be named by the state: "the ministers of
                Chile and Peru met".
        """
        told = [plain_text(one) for one in pieces]
        own, everything = told[0], " ".join(told)
        parties = (*event.actors, *event.recipients)
        others = everything if by_state else own
        when = event.date
        dated = [one for one in told if when and plain_text(when.text) in one]
        if not any(
            one == own or any(self._shown(each, one, everything) for each in parties)
            for one in dated
        ):
            when = None  # the words that tell the day name nobody who took part
        if not all(self._shown(one, own, others) for one in parties):
            return None
        of_all = [
            one for one in told if all(self._shown(each, one, everything) for each in parties)
        ]
        place = event.place
        placed = place and any(plain_text(place.text) in one for one in (own, *of_all))
        return replace(
            event,
            actors=tuple(_told(one, everything) for one in event.actors),
            recipients=tuple(_told(one, everything) for one in event.recipients),
            date=when,
            place=place if placed else None,
        )

    def _shown(self, party: Party, own: str, others: str) -> bool:
        """Return whether a sentence names a party, or its state where other words name a person."""
        if self.shows(party, own):
            return not _owns(party, own)
        of_state = party.person is not None and party.country in self.named(own)
        return of_state and self.shows(party, others)

    def parties(self, codes: Sequence[str], persons: Sequence[str], words: str) -> bool:
        """Return whether words name each of some states, or as many persons."""
        named = self.named(words)
        people = sum(one.split()[-1] in words for one in persons if one.split())
        return all(code in named for code in codes) or people >= max(len(codes), PAIR)


def _is_scene(hit: Hit, words: str) -> bool:
    """Return whether the name of a town tells where something was, and not who did it."""
    before = words[: hit.start].split()[-1:]
    return hit.senses[0].kind in {"capital", "city", "place"} and bool(set(before) & WHERE)


def _told(party: Party, words: str) -> Party:
    """Return a party with its office only where words tell it."""
    office = party.office
    known = office and all(one in words.casefold() for one in office.casefold().split())
    return party if known or not office else replace(party, office=None)


def _owns(party: Party, words: str) -> bool:
    """Return whether a bare state is named only as the owner of something ("Iraq's security")."""
    text = plain_text(party.text)
    if party.person or not text or not party.entity_id.startswith("state:") or " " in text:
        return False
    found = [words[at + len(text) :] for at in range(len(words)) if words.startswith(text, at)]
    return bool(found) and all(rest.startswith(OWN) for rest in found)
