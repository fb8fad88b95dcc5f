"""Events in the words of PLOVER 2.0, with status, attribution and evidence."""

from dataclasses import dataclass
from datetime import date as calendar_day
from enum import StrEnum
from html import escape

from dragoman.records.times import DateInterval


class EventType(StrEnum):
    """The sixteen types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether the act took place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    URGED = "urged"


class Certainty(StrEnum):
    """How firmly the text puts it."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    SUSPECTED = "suspected"


class AttributionKind(StrEnum):
    """Whose word it is."""

    AUTHOR = "author"
    SPEAKER = "speaker"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a claim: ``document.text[start:end] == quote``."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient of an event.

    Attributes:
        entity_id: of the register or learned from the text; stable within a ledger.
        text: the words that name it here.
        country: ISO 3166 alpha-3; None for what belongs to no state.
        sector: PLOVER sector (``GOV``, ``MIL``, ``IGO`` ...); None where unknown.
        person: the person's name, where a person acts.
        office: the office in which the person acts, where told or known.
    """

    entity_id: str
    text: str
    country: str | None = None
    sector: str | None = None
    person: str | None = None
    office: str | None = None

    @property
    def side(self) -> str:
        """The state that it belongs to; what belongs to none is a side of its own.

        >>> Party("person:KOR:x", "X", "KOR").side, Party("org:nato", "NATO").side
        ('KOR', 'org:nato')
        """
        return self.country or self.entity_id

    def __str__(self) -> str:
        """Return the state, with the words that name the party where these say more."""
        if self.country is None:
            return self.text
        return f"{self.country} ({self.person or self.text})"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: the words, and the state where it is known."""

    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so.

    Attributes:
        kind: the document's author, a named speaker or institution, or an unnamed source.
        speaker: the words that name the speaker; None for the author.
        entity_id: the speaker's entity, where known.
    """

    kind: AttributionKind = AttributionKind.AUTHOR
    speaker: str | None = None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class PartConfidence:
    """How probable it is that each part of an event is right, 0 to 1, calibrated.

    Attributes:
        type: that the words tell an act of this type.
        parties: that all who take part are right, where the type is.
        status: that the status is right, where the type is.
        date: that the date is right, or that rightly none is told, where the type is.
    """

    type: float
    parties: float
    status: float
    date: float

    def __str__(self) -> str:
        """Return the four in words.

        >>> str(PartConfidence(0.93, 0.6, 0.97, 0.8))
        'type 0.93, parties 0.60, status 0.97, date 0.80'
        """
        first = f"type {self.type:.2f}, parties {self.parties:.2f}"
        return f"{first}, status {self.status:.2f}, date {self.date:.2f}"


@dataclass(frozen=True, slots=True)
class Event:
    """One event, as one document reports it or as several reports merged.

    Attributes:
        event_id: stable; derived from what the event is.
        event_type: PLOVER type.
        mode: PLOVER modes and the codebook's extensions, sorted.
        context: PLOVER contexts, sorted.
        quad_code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict,
            4 material conflict.
        intensity: PLOVER score, -10 to 10.
        actors: who did it; among equals (CONSULT, AGREE, COOPERATE, SUPPORT) all of them.
        recipients: to whom it was directed; empty among equals.
        date: when; None where the text does not tell.
        place: where; None where the text does not tell.
        status: whether it took place.
        certainty: how firmly the text puts it.
        attribution: who says so.
        mechanism_id: the standing arrangement that it belongs to, if any.
        confidence: calibrated probability that the coding is right, 0 to 1.
        evidence: the words that prove it; never empty. Words of a date that is taken over from
            another sentence come last.
        reported_on: first day on which a document told it; None where none tells its day.
        part_confidence: the same of type, parties, status and date one by one, of its surest
            report; None where the reader does not tell it.
        corrected: fields that a person corrected, sorted; ``wrong`` where a person said that no
            such thing is told.
    """

    event_id: str
    event_type: EventType
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: int
    intensity: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: DateInterval | None
    place: Place | None
    status: Status
    certainty: Certainty
    attribution: Attribution
    mechanism_id: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    reported_on: calendar_day | None = None
    part_confidence: PartConfidence | None = None
    corrected: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the event in one line: when, what, whether, who, and the first words of proof."""
        day = str(self.date) if self.date else "undated"
        kind = f"{self.event_type}" + (f" ({', '.join(self.mode)})" if self.mode else "")
        who = _sides(self.actors, self.recipients)
        quote = f': "{self.evidence[0].quote}"' if self.evidence else ""
        return f"{day} {kind} {self.status} {who}{quote}"

    def _repr_html_(self) -> str:
        """Return the event for notebooks, its words marked."""
        head = escape(f"{self}".partition(': "')[0])
        quotes = " ".join(f"<mark>{escape(piece.quote)}</mark>" for piece in self.evidence)
        return f"<p><b>{head}</b><br>{quotes}</p>"


def _sides(actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> str:
    """Return who takes part: those who act, and towards whom."""
    sides = (actors, recipients) if recipients else (actors,)
    return " -> ".join(", ".join(map(str, side)) or "nobody named" for side in sides)
