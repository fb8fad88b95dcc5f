"""Events that were taken out of their rows before: a row that tells the same is not decoded again.

Pages of busy states look through thousands of events after every commit, nearly all of which are as
they were. Invariant: an event is of the very bytes of its row, so nothing here can be out of date.
"""

from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.schema.packed import plain
from dragoman.records import Event

MOST_LETTERS = 12_000_000  # of JSON, some 14,000 events; they take twice that as records


class KnownEvents:
    """Remembers events by their rows: what was asked for lately, and what was before that.

    Args:
        most: letters of JSON of each of the two.

    >>> KnownEvents(0).event("{}")
    Traceback (most recent call last):
    ...
    dragoman.errors.DamagedError: the ledger is damaged: a row holds no Event ...
    """

    def __init__(self, most: int = MOST_LETTERS) -> None:
        self._most = most
        self._letters = 0
        self._late: dict[str | bytes, tuple[Event, int]] = {}
        self._early: dict[str | bytes, tuple[Event, int]] = {}

    def __len__(self) -> int:
        """Return how many events are remembered."""
        return len(self._late.keys() | self._early.keys())

    def event(self, row: str | bytes) -> Event:
        """Return the event of a row, packed or plain.

        Raises:
            DamagedError: the row holds none.
        """
        if (found := self._late.get(row)) is not None:
            return found[0]
        known = self._early.get(row) or _taken_out(row)
        self._letters += known[1]
        if self._letters > self._most:
            self._early, self._late, self._letters = self._late, {}, known[1]
        if known[1] <= self._most:
            self._late[row] = known
        return known[0]


def _taken_out(row: str | bytes) -> tuple[Event, int]:
    """Return the event of a row, and how many letters of JSON it is."""
    line = plain(row)
    return decode(line, Event), len(line)


KNOWN = KnownEvents()
