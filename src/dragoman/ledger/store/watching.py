"""The part of a store that `dragoman watch` asks."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from dragoman.ledger.alerts import Kept
from dragoman.ledger.filters import Filter


class Watching(Protocol):
    """What remembers sources, how far was looked, and alerts, for `dragoman watch`."""

    def source_states(self) -> dict[str, tuple[str, str]]:
        """Return when each source is due and its state as JSON, by name."""
        ...

    def keep_source(self, name: str, due: str, state: str) -> None:
        """Keep when a source is due and its state."""
        ...

    def mark(self, name: str) -> str | None:
        """Return how far was looked, under a name; None where never."""
        ...

    def set_mark(self, name: str, value: str) -> None:
        """Keep how far was looked."""
        ...

    def raise_alert(
        self, rule: str, keys: Iterable[str], learned: str, alert: str, channels: Iterable[str]
    ) -> bool:
        """Keep an alert unless one of its keys is known; return whether it is new."""
        ...

    def latest_alerts(self, limit: int) -> list[Kept]:
        """Return alerts, those raised last first."""
        ...

    def undelivered(self, channel: str, now: str, limit: int) -> list[Kept]:
        """Return alerts that wait for a channel and are due, the oldest first."""
        ...

    def delivered(self, channel: str, alert_ids: Sequence[int]) -> None:
        """Take alerts off the list of a channel."""
        ...

    def put_off(self, channel: str, alert_ids: Sequence[int], due: str) -> None:
        """Try alerts again later."""
        ...

    def last_settled(self) -> int:
        """Return the number of the last document such that no report up to it waits."""
        ...

    def events_told(self, after: int, upto: int) -> dict[str, tuple[bool, tuple[str, ...]]]:
        """Return the events of documents by number: whether they are new, and their ids."""
        ...

    def matching_events(self, wanted: Filter, event_ids: Sequence[str]) -> set[str]:
        """Return which of some events a filter finds."""
        ...

    def fetched_before(self, url: str) -> bool:
        """Return whether a page was read, or refused for what it holds."""
        ...
