"""What matching looks at in an account, worked out once."""

import re
from dataclasses import dataclass
from datetime import date

from dragoman.data.words import WordLists
from dragoman.records import Event, EventType, Party, Status
from dragoman.resolve.days import Days, days_of
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import level_of_event, ordinal_in
from dragoman.resolve.merging.accounts import Account, anchor
from dragoman.resolve.objects import NOTHING, Objects, objects_of

EQUAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
STATE_SECTORS = frozenset({None, "GOV", "MIL", "SPY", "LEG", "JUD", "COP"})
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WORDS = WordLists("resolve", "merging.sketches")
STEM = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """An account as matching sees it: small, so that a ledger can keep it.

    Attributes:
        report_id: of the report; unique.
        document_id: the document.
        event_id: of the event as this account has it.
        event_type: PLOVER type.
        status: whether it took place.
        mode: the modes.
        anchor: its name in decisions.
        actors: sides that act; all sides of an event among equals.
        recipients: sides acted upon.
        persons: who is named.
        days: when.
        place: the place's words, folded; None where untold or only a state.
        country: of the place.
        level: at which level the parties acted.
        ordinal: number of the session.
        words: stems of the quotes without parties and small words.
        objects: what it is done to.
    """

    report_id: str
    document_id: str
    event_id: str
    event_type: EventType
    status: Status
    mode: tuple[str, ...]
    anchor: str
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[str]
    days: Days
    place: str | None
    country: str | None
    level: str | None
    ordinal: int | None
    words: frozenset[str]
    objects: Objects = NOTHING

    @property
    def kind(self) -> tuple[EventType, Status]:
        """Only accounts of one kind can be of one event."""
        return self.event_type, self.status

    @property
    def sides(self) -> frozenset[str]:
        """All sides."""
        return self.actors | self.recipients


def sketch(account: Account, known: Words, today: date) -> Sketch:
    """Return what matching looks at in an account.

    Args:
        account: the account.
        known: words for levels and numbers.
        today: the day of reading; later publications are wrong.
    """
    event = account.event
    parties = (*event.actors, *event.recipients)
    equal = event.event_type in EQUAL
    text = " ".join(piece.quote for piece in event.evidence)
    meeting = event.event_type is EventType.CONSULT
    place, country = _where(event)
    return Sketch(
        report_id=account.report_id,
        document_id=account.document_id,
        event_id=event.event_id,
        event_type=event.event_type,
        status=event.status,
        mode=event.mode,
        anchor=anchor(event),
        actors=frozenset(map(side, parties if equal else event.actors)),
        recipients=frozenset() if equal else frozenset(map(side, event.recipients)),
        persons=frozenset(surname(p.person) for p in parties if p.person),
        days=days_of(event, account.published, today),
        place=place,
        country=country,
        level=level_of_event(event, known) if meeting else None,
        ordinal=ordinal_in(text, known) if meeting else None,
        words=content(text, parties, known),
        objects=objects_of(event),
    )


def _where(event: Event) -> tuple[str | None, str | None]:
    """Return an event's place, unless that is one of its states, and the state it lies in."""
    place = event.place
    if place is None:
        return None, None
    is_state = _is_state(place.text, (*event.actors, *event.recipients))
    return None if is_state else fold(place.text), place.country


def side(party: Party) -> str:
    """Return the side that a party stands for: a state whoever speaks for it, or itself.

    >>> side(Party("person:a", "A", "PER", "GOV")), side(Party("group:b", "B", "PER", "REB"))
    ('PER', 'group:b')
    """
    if party.country and party.sector in STATE_SECTORS:
        return party.country
    return party.entity_id


def surname(person: str) -> str:
    """Return a folded name by which two tellings of one person's name can be compared."""
    return " ".join(sorted(re.findall(r"\w+", person.lower())))


def fold(text: str) -> str:
    """Return the words of a place in lower case without article or what follows a comma."""
    return re.sub(r"^the ", "", text.lower().partition(",")[0].strip())


def _is_state(text: str, parties: tuple[Party, ...]) -> bool:
    """Return whether a place's words are only a party's own name."""
    return fold(text) in {fold(party.text) for party in parties}


def content(text: str, parties: tuple[Party, ...], known: Words) -> frozenset[str]:
    """Return stems of the words that tell what an account is about."""
    named = {word for party in parties for word in _WORD.findall(party.text.lower())}
    named |= {word for p in parties if p.person for word in _WORD.findall(p.person.lower())}
    idle = named | known.stop
    return frozenset(stem(w) for w in _WORD.findall(text.lower()) if w not in idle and len(w) > 1)


def stem(word: str) -> str:
    """Return a word without its ending, roughly.

    >>> stem("cooperation"), stem("visits"), stem("aid")
    ('cooper', 'visit', 'aid')
    """
    for ending in WORDS.listed("endings"):
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word
