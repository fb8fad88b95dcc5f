"""What is remembered of a source between two visits, and when the next one is due."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dragoman.records import decode, encode

DAY = timedelta(days=1)
LONGEST_TAG = 500
MOST_DOUBLED = 12


@dataclass(frozen=True, slots=True)
class State:
    """How a source stands.

    Attributes:
        etag: what the server called what it gave last.
        modified: when that was changed, in the server's words.
        digest: of what was read last.
        full: when it was last asked for without conditions.
        failures: visits in a row that failed.
        visited: when it was visited last.
        told: what came of that.
    """

    etag: str = ""
    modified: str = ""
    digest: str = ""
    full: str = ""
    failures: int = 0
    visited: str = ""
    told: str = ""

    def conditions(self, now: datetime) -> dict[str, str]:
        """Return headers by which a server need not send what is known.

        Once a day it is asked without, lest a server that says "unchanged" for ever is believed.
        """
        if not self.full or now - datetime.fromisoformat(self.full) >= DAY:
            return {}
        found = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in found.items() if value}

    def failed(self, now: datetime, why: str) -> "State":
        """Return the state after a visit that failed."""
        return replace(self, failures=self.failures + 1, visited=now.isoformat(), told=why)


def state_of(text: str) -> State:
    """Return a state from JSON; a fresh one where it is none."""
    try:
        return decode(text, State)
    except (ValueError, TypeError):
        return State()


def written(state: State) -> str:
    """Return a state as JSON."""
    return encode(state).decode()


def due_after(
    state: State, interval: timedelta, now: datetime, wait: timedelta | None = None
) -> datetime:
    """Return when the next visit is due: later and later while visits fail, at most a day.

    Args:
        state: after the visit.
        interval: how often it is visited.
        now: the present moment.
        wait: what the server asks for.
    """
    longest = max(interval, DAY)
    pause: timedelta = min(interval * 2 ** min(state.failures, MOST_DOUBLED), longest)
    if wait is not None:
        pause = max(pause, min(wait, DAY))
    return now + pause


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Return how long a server asks to be left alone; None where it says nothing that makes sense.

    >>> retry_after("120", datetime.now(UTC)), retry_after("soon", datetime.now(UTC))
    (datetime.timedelta(seconds=120), None)
    """
    if not value:
        return None
    words = value.strip()[:100]
    if words.isascii() and words.isdecimal():
        return min(timedelta(seconds=min(int(words[:9]), 10**8)), DAY)
    try:
        then: datetime = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(timedelta(), min(then - now, DAY))


def tag(value: str | None) -> str:
    """Return a header of a server's, if it can be sent back as it is."""
    good = value and len(value) <= LONGEST_TAG and value.isascii() and value.isprintable()
    return value.strip() if value and good else ""
