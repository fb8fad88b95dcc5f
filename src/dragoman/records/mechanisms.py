"""Standing arrangements among states."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.events import Evidence
from dragoman.records.measures import MeasureTurn
from dragoman.records.times import DateInterval


class MechanismKind(StrEnum):
    """Kinds of standing arrangement."""

    MEETING_SERIES = "meeting-series"
    AGREEMENT = "agreement"
    EXERCISE_SERIES = "exercise-series"
    MEASURE = "measure"
    ZONE = "zone"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting, round or act of a mechanism.

    Attributes:
        date: when; None where no document tells.
        place: the words that name the place.
        country: ISO 3166 alpha-3 of the place.
        ordinal: its number in the series, where told.
        host: ISO 3166 alpha-3 of the host: as told, else the member in whose land it was held.
        status: ``actual``, ``planned`` or ``cancelled``.
        event_ids: the events that are this session.
        evidence: the words that prove it.
    """

    date: DateInterval | None
    place: str | None
    country: str | None
    ordinal: int | None
    host: str | None
    status: str
    event_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A turn in a mechanism's life: what it became, when, why and how we know.

    Attributes:
        status: ``proposed``, ``active``, ``suspended``, ``lapsed``, ``resumed``, ``ended``.
        date: when; None where no document tells.
        reasons: as the documents give them.
        evidence: the words that prove it.
        other_dates: what other documents give instead; they contradict `date`.
    """

    status: str
    date: DateInterval | None
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    other_dates: tuple[DateInterval, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A turn in who belongs to a mechanism.

    Attributes:
        member: ISO 3166 alpha-3 code or entity id.
        status: ``member`` (since when is not told), ``joined``, ``left``, ``suspended``, or what
            is only planned: ``joining``, ``leaving``.
        date: when; None where no document tells.
        reasons: as the documents give them.
        evidence: the words that prove it.
    """

    member: str
    status: str
    date: DateInterval | None
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an agreement promises, or what became of that; a later one may take an earlier back.

    Attributes:
        clause: the kind of commitment ("mutual defence"); empty for the agreement as a whole.
        status: ``unknown`` where it is made and nothing more is told, ``kept``, ``broken`` or
            ``in progress``.
        date: when; None where no document tells.
        evidence: the words that prove it.
        words: the promise in the words of a document; empty where only its kind is told.
        deeds: ids of later events that made it so.
    """

    clause: str
    status: str
    date: DateInterval | None
    evidence: tuple[Evidence, ...]
    words: str = ""
    deeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing arrangement, found in text.

    Attributes:
        mechanism_id: stable; derived from kind, members and level or name.
        kind: what sort of arrangement.
        name: the fullest name that a document gives.
        other_names: other names met, sorted.
        members: ISO 3166 alpha-3 codes or entity ids, sorted; who has left is none.
        targets: for measures, against whom.
        level: ``leaders``, ``foreign ministers``, ``senior officials`` ...; None where untold.
        acknowledged: False for a measure that its maker does not admit.
        clauses: kinds of commitment told of an agreement ("mutual defence").
        sessions: in order of time.
        history: turns of status in order of time.
        evidence: the words that introduce it.
        commitments: what was promised and what became of it, in order of time.
        membership: who joined and left, in order of time.
        basis: what it rests on in law, in the words of the documents ("the 1977 accord").
        title: the proper name that makes a series of meetings or exercises one whoever takes part
            ("Northern Anvil"); empty where it goes by its members.
        turns: for measures, all that was done about it or only planned, urged or denied, in order
            of time; `history` has what came of that.
    """

    mechanism_id: str
    kind: MechanismKind
    name: str
    other_names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    level: str | None = None
    acknowledged: bool = True
    clauses: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    history: tuple[StatusChange, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    membership: tuple[Membership, ...] = ()
    basis: tuple[str, ...] = ()
    title: str = ""
    turns: tuple[MeasureTurn, ...] = ()

    def __str__(self) -> str:
        """Return the arrangement in one line: its name, members and how it stands."""
        status = self.history[-1].status if self.history else "status untold"
        count = len(self.sessions)
        held = f", {count} session{'s' if count > 1 else ''}" if count else ""
        return f"{self.name} ({self.kind}: {', '.join(self.members)}; {status}{held})"
