"""Dates as intervals, and the expressions in a text that tell them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How finely the words tell a date; never finer than the words."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimeKind(StrEnum):
    """What a time expression tells (TimeML's DATE, DURATION and SET)."""

    POINT = "point"
    DURATION = "duration"
    FREQUENCY = "frequency"


class DateBasis(StrEnum):
    """How a date is known to be that of an event."""

    STATED = "stated"
    SCENE = "scene"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """The days within which something happened, first and last included.

    Attributes:
        start: first day; None in "until 2019".
        end: last day, never before `start`; None in "since 2008".
        precision: how finely the words tell it.
        text: the words that tell it.
        basis: ``stated`` where the sentence itself tells it; ``scene`` where it is that of the
            occasion which the passage tells of, or of the heading that it stands under;
            ``corrected`` where a person said so.
    """

    start: date | None
    end: date | None
    precision: Precision
    text: str = ""
    basis: DateBasis = DateBasis.STATED

    def __str__(self) -> str:
        """Return the days as ISO 8601 writes them; an open end is ``..``."""
        start = self.start.isoformat() if self.start else ".."
        end = self.end.isoformat() if self.end else ".."
        return start if start == end else f"{start}/{end}"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a document.

    Attributes:
        start: first character in the document's text.
        end: one past the last.
        text: the words.
        kind: a point on the calendar, a duration or a frequency.
        date: what it means; None where that cannot be known.
        days: a duration's length, a frequency's period or the distance of "two days after ...",
            in days, about; else None.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    date: DateInterval | None = None
    days: float | None = None
