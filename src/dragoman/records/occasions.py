"""Occasions: single meetings, visits, calls, exercises, signings and votes, each with a life."""

from dataclasses import dataclass
from datetime import date as calendar_day
from enum import StrEnum

from dragoman.records.events import Evidence, Place
from dragoman.records.times import DateInterval


class OccasionKind(StrEnum):
    """Kinds of occasion."""

    MEETING = "meeting"
    SUMMIT = "summit"
    VISIT = "visit"
    CALL = "call"
    EXERCISE = "exercise"
    SIGNING = "signing"
    VOTE = "vote"


class Stage(StrEnum):
    """Where an occasion stands in its life."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    HELD = "held"
    LAPSED = "lapsed"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class OccasionTurn:
    """One turn in the life of an occasion, in the words of a document.

    Attributes:
        stage: what became of the occasion; never ``not known``, which nobody tells.
        day: the day of the turn: of holding or refusing it where that is told, else the first day
            on which a document told the turn; None where no day is known at all.
        date: the day or days that the turn names for the occasion; None where it names none.
        event_ids: the events that tell the turn.
        evidence: the words that prove it.
    """

    stage: Stage
    day: calendar_day | None
    date: DateInterval | None
    event_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion: who, when, where, and what became of it.

    Attributes:
        occasion_id: stable; that of the first event that tells of it, with another letter.
        kind: what sort of occasion; talks held on a visit are part of the visit.
        parties: ISO 3166 alpha-3 codes or entity ids of organisations, sorted.
        persons: who takes part by name, sorted.
        place: where; None where no document tells.
        date: when it was held or for when it was last planned; None where no document tells.
        host: ISO 3166 alpha-3 code of the host; None where that is not clear.
        ordinal: its number in its series, where told.
        level: ``leaders``, ``foreign ministers`` ...; None where untold.
        series: id of the standing arrangement that it belongs to, if any.
        state: where it stands on the day from which one looks.
        turns: its life in order of time.
        event_ids: the events that tell its life, in order of time.
        hangs_on: events of what was said, agreed and done there.
    """

    occasion_id: str
    kind: OccasionKind
    parties: tuple[str, ...]
    persons: tuple[str, ...]
    place: Place | None
    date: DateInterval | None
    host: str | None
    ordinal: int | None
    level: str | None
    series: str | None
    state: Stage
    turns: tuple[OccasionTurn, ...]
    event_ids: tuple[str, ...]
    hangs_on: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the occasion in one line: when, what, who, where and how it stands."""
        day = str(self.date) if self.date else "undated"
        where = f" in {self.place.text}" if self.place else ""
        return f"{day} {self.kind} {self.state}: {', '.join(self.parties)}{where}"
