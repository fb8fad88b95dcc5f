"""Measures that one side takes against another: bans, sanctions, tariffs, controls, boycotts."""

from dataclasses import dataclass
from datetime import date as calendar_day
from enum import StrEnum

from dragoman.records.events import Evidence, Status
from dragoman.records.times import DateInterval


class MeasureAct(StrEnum):
    """What may be done about a measure."""

    IMPOSE = "impose"
    KEEP = "keep"
    EXTEND = "extend"
    EASE = "ease"
    EXEMPT = "exempt"
    LIFT = "lift"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class MeasureTurn:
    """One turn in the life of a measure, in the words of a sentence.

    Attributes:
        act: what is done about the measure.
        by: whose measure it is: ISO 3166 alpha-3 codes or entity ids of organisations, sorted.
        on: whom it is aimed at, likewise.
        thing: what sort of measure, by the noun or verb that tells it: ``ban``, ``tariff``.
        object: what it is about, in the words of the document ("seafood"); empty where untold.
        is_partial: whether the words say that only a part is meant.
        status: whether it took place, is planned, urged, denied or only thought of.
        date: when; None where the text does not tell.
        reasons: why, as the document gives it for this turn and no other.
        is_acknowledged: False where its maker is said not to admit the measure.
        rule: id of the row of the codebook that told it.
        evidence: the words that prove it.
        reported_on: the day on which the document told it; None where it bears none.
    """

    act: MeasureAct
    by: tuple[str, ...]
    on: tuple[str, ...]
    thing: str
    object: str
    is_partial: bool
    status: Status
    date: DateInterval | None
    reasons: tuple[str, ...]
    is_acknowledged: bool
    rule: str
    evidence: Evidence
    reported_on: calendar_day | None = None

    def __str__(self) -> str:
        """Return the turn in one line: what was done by whom against whom, and about what."""
        day = str(self.date) if self.date else "undated"
        part = "part of " if self.is_partial else ""
        about = f" on {self.object}" if self.object else ""
        sides = f"{', '.join(self.by)} -> {', '.join(self.on)}"
        return f"{day} {self.act} {self.status} {part}{self.thing}{about}: {sides}"
