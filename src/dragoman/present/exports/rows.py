"""Events as rows of CAMEO-coded data: one row for each side towards each other side.

What took place is coded by its type and mode; what is planned as PLOVER reduces it; what is only
possible, or did not take place, is left out, as such data have no place for it. So is what has no
day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import permutations

from dragoman.data.tables import read_table
from dragoman.foreign.cameo import Kinds
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.plover import root
from dragoman.records import Event, Party


@dataclass(frozen=True, slots=True)
class Row:
    """One side towards another.

    Attributes:
        event: the event.
        day: its first day, ISO.
        source: who acts.
        target: towards whom; None where nobody is named.
        code: CAMEO's.
        words: what the code means.
        quad_code: PLOVER's.
        intensity: PLOVER's score.
    """

    event: Event
    day: str
    source: Party
    target: Party | None
    code: str
    words: str
    quad_code: int
    intensity: float

    @property
    def number(self) -> int:
        """A number of its own, stable for the event and its sides."""
        target = self.target.entity_id if self.target else ""
        told = f"{self.event.event_id}\x1f{self.source.entity_id}\x1f{target}".encode()
        return int.from_bytes(blake2b(told, digest_size=6).digest(), "big")


def cameo_rows(ledger: Ledger, wanted: Filter) -> Iterator[Row]:
    """Yield rows in order of time."""
    for event in ledger.events(wanted):
        yield from _rows(event)


def _rows(event: Event) -> Iterator[Row]:
    kind = root(event.event_type, event.status)
    start = event.date.start if event.date else None
    if kind is None or start is None:
        return
    modes = event.mode if kind is event.event_type else ()
    code, words = _code(str(kind), modes)
    quad, score = event.quad_code, event.intensity
    if kind is not event.event_type:
        reduced = Kinds.load().of(str(kind))
        if reduced is None:
            return
        quad, score = reduced.quad_code, reduced.intensity
    for source, target in _sides(event):
        yield Row(event, start.isoformat(), source, target, code, words, quad, score)


def _sides(event: Event) -> Iterator[tuple[Party, Party | None]]:
    """Yield who acts towards whom; equals act towards one another."""
    if event.recipients:
        yield from ((one, other) for one in event.actors for other in event.recipients)
    elif len(event.actors) > 1:
        yield from permutations(event.actors, 2)
    else:
        yield from ((one, None) for one in event.actors)


def _code(kind: str, modes: tuple[str, ...]) -> tuple[str, str]:
    """Return CAMEO's code of a type and the first of its modes that has one."""
    codes = _codes()
    for mode in modes:
        if (kind, mode) in codes:
            return codes[kind, mode]
    return codes[kind, ""]


@lru_cache(maxsize=1)
def _codes() -> dict[tuple[str, str], tuple[str, str]]:
    """Return CAMEO's codes and their words by type and mode."""
    rows = read_table("cameo_codes.tsv")
    return {(row["event_type"], row["mode"]): (row["code"], row["words"]) for row in rows}


def line_of(*cells: object) -> str:
    r"""Return cells as a line between tabs; no cell can break the line.

    >>> line_of("a\tb", 1)
    'a b\t1'
    """
    return "\t".join(" ".join(str(cell).split()) for cell in cells)
