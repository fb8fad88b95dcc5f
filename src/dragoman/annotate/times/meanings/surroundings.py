"""What the makers of meanings work with: the words, the anchors and what was found so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dragoman.annotate.times.direction import Direction, direction, sentence_of
from dragoman.annotate.times.lexicon import Lexicon
from dragoman.annotate.times.meanings import intervals
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.tokens import Words
from dragoman.records import Precision, TimeKind

_MOST_ANCHORS = 20
FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
_UNIT_PRECISION = {
    "hour": Precision.DAY,
    "minute": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
    "century": Precision.DECADE,
}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: pairs of count and unit, coarsest first; no parts where it is vague."""

    parts: tuple[tuple[float, str], ...]
    days: float | None

    @property
    def unit(self) -> str:
        """The finest unit; months where half a year is told."""
        count, unit = self.parts[-1]
        whole = float(count).is_integer()
        return unit if whole else {"year": "month", "decade": "year"}.get(unit, unit)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.

    Attributes:
        kind: point, duration or frequency.
        days: the days of a point, where they can be known.
        length: days of a duration or of a frequency's period.
        shift: for "two days after ...": the signed length, to be counted from what follows.
        first: the first word that counts, where the match took in too much.
    """

    kind: TimeKind
    days: Days | None = None
    length: float | None = None
    shift: tuple[Length, int] | None = None
    first: int | None = None


def point(days: Days | None) -> Meaning:
    """Return the meaning of a point in time."""
    return Meaning(TimeKind.POINT, days)


@dataclass(slots=True)
class TextSoFar:
    """One text being read.

    Attributes:
        words: its words.
        lexicon: the words and rules of time.
        published: the publication date, where known.
        hint: the direction to take where the clause tells none.
        points: first word and days of the points found so far, in order.
    """

    words: Words
    lexicon: Lexicon
    published: date | None
    hint: Direction = ""
    points: list[tuple[int, Days]] = field(default_factory=list)

    def direction(self, found: re.Match[str]) -> Direction:
        """Return which way the clause around a match looks."""
        return direction(self.words, found.start(), found.end()) or self.hint

    def word(self, found: re.Match[str], slot: str) -> str | None:
        """Return a slot's word in lower case; None where it is empty or not in the pattern."""
        index = self.place(found, slot)
        return None if index is None else self.words.low[index]

    def place(self, found: re.Match[str], slot: str) -> int | None:
        """Return the index of a slot's word."""
        if slot not in found.re.groupindex:
            return None
        index = found.start(slot)
        return None if index < 0 else index

    def number(self, found: re.Match[str], slot: str) -> int | None:
        """Return a slot's number; None where it is empty or has no number."""
        word = self.word(found, slot)
        return None if word is None else self.value(word)

    def value(self, word: str) -> int | None:
        """Return the number that a word tells."""
        if word in {"a", "an"}:
            return 1
        digits = word.rstrip("stndrh") if word[:1].isdigit() else ""
        if digits.isdigit():
            return int(digits)
        tables = self.lexicon.tables
        if "-" in word:
            tens, _, ones = word.partition("-")
            known: int | None = tables["ordinals"].get(word)
            return known or tables["numbers"][tens] + tables["numbers"].get(ones, 0)
        number: int | None = tables["numbers"].get(word, tables["ordinals"].get(word))
        return number

    def month(self, found: re.Match[str], slot: str) -> int | None:
        """Return a slot's month, 1 to 12."""
        word = self.word(found, slot)
        tables = self.lexicon.tables
        if word is None:
            return None
        number: int = tables["months"].get(word) or tables["short_months"][word]
        return number

    def weekday(self, found: re.Match[str], slot: str) -> int | None:
        """Return a slot's weekday, Monday is 0."""
        word = self.word(found, slot)
        if word is None:
            return None
        tables = self.lexicon.tables
        number: int | None = tables["weekdays"].get(word, tables["short_weekdays"].get(word))
        return number

    def unit(self, found: re.Match[str], slot: str = "u") -> tuple[str, bool] | None:
        """Return a slot's unit in the singular and whether it stands in the plural."""
        word = self.word(found, slot)
        return None if word is None else self.unit_of(word)

    def unit_of(self, word: str) -> tuple[str, bool]:
        """Return a unit in the singular and whether the word was a plural."""
        if word in self.lexicon.tables["units"]:
            return word, False
        return ("century" if word == "centuries" else word.removesuffix("s")), True

    def length(self, found: re.Match[str]) -> Length:
        """Return the length that the slots of the macro `length` tell."""
        sizes = self.lexicon.tables["units"]
        lone = self.unit(found, "u2")
        if lone:
            return Length(((0.5, lone[0]),), 0.5 * sizes[lone[0]])
        main = self.unit(found, "u")
        count = self.number(found, "c")
        if main is None or count is None or self.word(found, "c2"):
            return Length((), None)
        amount = count + 0.5 * sum(self.word(found, slot) is not None for slot in ("h", "g"))
        parts = [(amount, main[0])]
        second, more = self.unit(found, "v"), self.number(found, "k")
        if second and more is not None:
            parts.append((float(more), second[0]))
        return Length(tuple(parts), sum(number * sizes[unit] for number, unit in parts))

    def moved(self, origin: Days, length: Length, sign: int) -> Days | None:
        """Return an interval moved by a length, as coarse as the length's finest unit.

        None where the origin is coarser than that unit: "two days after May 2024" is no date.
        """
        if not length.parts:
            return None
        unit = length.unit
        precision = _UNIT_PRECISION.get(unit)
        if precision is None or FINENESS[origin.precision] > FINENESS[precision]:
            return None
        at: date | None = origin.start
        for count, name in length.parts:
            if at is not None and name not in {"hour", "minute"}:
                at = intervals.move(at, name, sign * count)
        return None if at is None else self.around(at, unit)

    def around(self, at: date, unit: str) -> Days | None:
        """Return the interval of a unit's precision that holds a day."""
        names = {"hour": "day", "minute": "day", "fortnight": "week", "weekend": "week"}
        coarse = {"decade": "year", "century": "decade"}
        return intervals.unit_around(at, coarse.get(unit, names.get(unit, unit)))

    def anchors(self, before: int, unit: str) -> list[Days]:
        """Return points before a word that are fine enough for a unit, latest first."""
        precision = _UNIT_PRECISION.get(unit)
        if precision is None:
            return []
        rank = FINENESS[precision]
        return [
            days
            for place, days in reversed(self.points[-_MOST_ANCHORS:])
            if place < before and FINENESS[days.precision] <= rank
        ]

    def anchor(self, before: int, unit: str) -> Days | None:
        """Return the latest point before a word that is fine enough for a unit."""
        known = self.anchors(before, unit)
        return known[0] if known else None

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the first word of a word's sentence and one past its last."""
        return sentence_of(self.words, index)
