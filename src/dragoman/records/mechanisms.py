"""Standing arrangements among states."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.events import Evidence
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
        host: ISO 3166 alpha-3 of the host, where told.
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
    """

    status: str
    date: DateInterval | None
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What became of what an agreement promised; a later one may take an earlier back.

    Attributes:
        clause: the kind of commitment ("mutual defence"); empty for the agreement as a whole.
        status: ``kept``, ``broken``, ``in progress`` or ``unknown``.
        date: when; None where no document tells.
        evidence: the words that prove it.
    """

    clause: str
    status: str
    date: DateInterval | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing arrangement, found in text.

    Attributes:
        mechanism_id: stable; derived from kind, members and level or name.
        kind: what sort of arrangement.
        name: the fullest name that a document gives.
        other_names: other names met, sorted.
        members: ISO 3166 alpha-3 codes or entity ids, sorted.
        targets: for measures, against whom.
        level: ``leaders``, ``foreign ministers``, ``senior officials`` ...; None where untold.
        acknowledged: False for a measure that its maker does not admit.
        clauses: kinds of commitment told of an agreement ("mutual defence").
        sessions: in order of time.
        history: turns of status in order of time.
        evidence: the words that introduce it.
        commitments: what became of what was promised, in order of time.
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
