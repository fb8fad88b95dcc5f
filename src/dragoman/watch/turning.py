"""Whether the index of two states has turned since it was last told."""

from dataclasses import dataclass
from datetime import date

from dragoman.analyse import dyad_index
from dragoman.ledger import Filter, Ledger
from dragoman.records import decode, encode

LEAST = 1.0  # of PLOVER's scale; there is no gold to sweep it on


@dataclass(frozen=True, slots=True)
class Reference:
    """The index when it was last told."""

    month: date
    value: float
    low: float
    high: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Turned:
    """What there is to tell, and what to remember.

    Attributes:
        mark: the reference from now on, as JSON.
        why: how the turn is reckoned; empty where there is none, only a first reference.
        direction: ``up`` or ``down``.
        key: by which this turn is known again.
    """

    mark: str
    why: str = ""
    direction: str = ""
    key: str = ""


def turned(book: Ledger, first: str, second: str, today: date, mark: str | None) -> Turned | None:
    """Return whether an index lies outside the band that it had when last told; None if not.

    It also has to have moved by a whole point of PLOVER's scale, so that a narrow band does not
    make news of nothing. The first look makes the reference and tells nothing.

    Args:
        book: where the dealings are.
        first: a state.
        second: another, later in order of code.
        today: the index is made up to its month.
        mark: the reference that is remembered.
    """
    read = book.coverage()
    tallies = list(book.tallies(Filter(party=(first, second))))
    points = dyad_index(tallies, first, second, until=today, documents=read)
    known = [point for point in points if point.value is not None]
    if not known or known[-1].value is None:
        return None
    point, value = known[-1], known[-1].value
    now = Reference(point.month, round(value, 6), round(point.low, 6), round(point.high, 6))
    if mark is None:
        return Turned(encode(now).decode())
    last = decode(mark, Reference)
    if last.low <= now.value <= last.high or abs(now.value - last.value) < LEAST:
        return None
    made = Reference(now.month, now.value, now.low, now.high, last.number + 1)
    direction = "up" if now.value > last.value else "down"
    why = (
        f"the index was {last.value:+.2f} (band {last.low:+.2f} to {last.high:+.2f}) in "
        f"{last.month:%Y-%m}, when it was last told, and is {now.value:+.2f} in {now.month:%Y-%m}"
    )
    return Turned(encode(made).decode(), why, direction, f"{first} {second} {made.number}")
