"""What `dragoman watch` keeps in a ledger in one SQLite file.

Invariant: an alert, its keys, and how far was looked are written in one transaction, so that a
process that is killed at any instant neither loses an alert nor raises it twice.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.ledger.alerts import Kept
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.narrow_index import Walk
from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.schema import (
    alert_keys,
    alerts,
    deliveries,
    documents,
    earlier_versions,
    event_aliases,
    event_reports,
    events,
    refusals,
    reports,
    unmerged,
    watch_marks,
    watch_sources,
)
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.records import Event

PASSING = ("timeout", "fetch-failed")


class SqliteWatching(SqliteReading):
    """What remembers sources, marks and alerts; each change belongs into a transaction."""

    def source_states(self) -> dict[str, tuple[str, str]]:
        """Return when each source is due and its state as JSON, by name."""
        return {row.name: (row.due, row.state) for row in self._all(select(watch_sources))}

    def keep_source(self, name: str, due: str, state: str) -> None:
        """Keep when a source is due and its state."""
        row = {"name": name, "due": due, "state": state}
        self._connection.execute(
            upsert(watch_sources)
            .values(row)
            .on_conflict_do_update(index_elements=["name"], set_={"due": due, "state": state})
        )

    def mark(self, name: str) -> str | None:
        """Return how far was looked, under a name; None where never."""
        columns = watch_marks.c
        found = self._all(select(columns.value).where(columns.name == name))
        return found[0][0] if found else None

    def set_mark(self, name: str, value: str) -> None:
        """Keep how far was looked."""
        self._connection.execute(
            upsert(watch_marks)
            .values({"name": name, "value": value})
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )

    def raise_alert(
        self, rule: str, keys: Iterable[str], learned: str, alert: str, channels: Iterable[str]
    ) -> bool:
        """Keep an alert with the channels that it is to be delivered by, unless it was raised.

        Args:
            rule: that raises it.
            keys: by which it would be known again; one that is known will do.
            learned: when, as ISO text.
            alert: itself, as JSON.
            channels: names.

        Returns:
            Whether it is new.
        """
        named = sorted(set(keys))
        columns = alert_keys.c
        query = select(func.count()).where(columns.rule == rule)
        known = sum(
            int(self._all(query.where(columns.key.in_(piece)))[0][0]) for piece in chunks(named)
        )
        rows = [{"rule": rule, "key": key} for key in named]
        self._connection.execute(upsert(alert_keys).on_conflict_do_nothing(), rows)
        if known:
            return False
        row = {"rule": rule, "learned": learned, "alert": alert}
        done = self._connection.execute(insert(alerts).values(row))
        number = int((done.inserted_primary_key or (0,))[0])
        waiting = [
            {"alert_id": number, "channel": one, "tries": 0, "due": learned} for one in channels
        ]
        if waiting:
            self._connection.execute(insert(deliveries), waiting)
        return True

    def latest_alerts(self, limit: int) -> list[Kept]:
        """Return alerts, those raised last first."""
        columns = alerts.c
        query = select(columns.alert_id, columns.learned, columns.alert)
        return [
            Kept(*row) for row in self._all(query.order_by(columns.alert_id.desc()).limit(limit))
        ]

    def undelivered(self, channel: str, now: str, limit: int) -> list[Kept]:
        """Return alerts that wait for a channel and are due, the oldest first."""
        columns, waits = alerts.c, deliveries.c
        query = (
            select(columns.alert_id, columns.learned, columns.alert, waits.tries)
            .join(deliveries, waits.alert_id == columns.alert_id)
            .where(waits.channel == channel, waits.due <= now)
            .order_by(columns.alert_id)
            .limit(limit)
        )
        return [Kept(*row) for row in self._all(query)]

    def delivered(self, channel: str, alert_ids: Sequence[int]) -> None:
        """Take alerts off the list of a channel."""
        waits = deliveries.c
        for piece in chunks(alert_ids):
            self._connection.execute(
                delete(deliveries).where(waits.channel == channel, waits.alert_id.in_(piece))
            )

    def put_off(self, channel: str, alert_ids: Sequence[int], due: str) -> None:
        """Try alerts again later."""
        waits = deliveries.c
        for piece in chunks(alert_ids):
            self._connection.execute(
                deliveries.update()
                .where(waits.channel == channel, waits.alert_id.in_(piece))
                .values(tries=waits.tries + 1, due=due)
            )

    def last_settled(self) -> int:
        """Return the number of the last document such that no report up to it waits for merging."""
        number = documents.c.number
        waiting = (
            select(func.min(number))
            .join(reports, reports.c.document_id == documents.c.document_id)
            .join(unmerged, unmerged.c.report_id == reports.c.report_id)
        )
        first = self._all(waiting)[0][0]
        if first is not None:
            return int(first) - 1
        return int(self._all(select(func.coalesce(func.max(number), 0)))[0][0])

    def events_told(self, after: int, upto: int) -> dict[str, tuple[bool, tuple[str, ...]]]:
        """Return the events that documents of these numbers tell.

        Args:
            after: the documents after this number.
            upto: and up to this one.

        Returns:
            By event, whether no earlier document tells it, and the ids that its accounts have.
        """
        number, event_id = documents.c.number, event_reports.c.event_id
        telling = event_reports.join(
            reports, reports.c.report_id == event_reports.c.report_id
        ).join(documents, documents.c.document_id == reports.c.document_id)
        fresh = select(event_id).select_from(telling).where(number > after, number <= upto)
        names = sorted(row[0] for row in self._all(fresh.distinct()))
        first = select(event_id, func.min(number)).select_from(telling).group_by(event_id)
        since = {row[0]: int(row[1]) for row in self._in(first, event_id, names)}
        known: dict[str, set[str]] = {name: {name} for name in names}
        others = select(event_aliases.c.event_id, event_aliases.c.alias)
        for name, alias in self._in(others, event_aliases.c.event_id, names):
            known[name].add(alias)
        again = self._told_before(after, [name for name in names if since[name] > after])
        return {
            name: (since[name] > after and name not in again, tuple(sorted(known[name])))
            for name in names
        }

    def _told_before(self, after: int, names: Sequence[str]) -> set[str]:
        """Return the events that an earlier version of their documents told already."""
        columns = earlier_versions.c
        telling = event_reports.join(reports, reports.c.report_id == event_reports.c.report_id)
        query = (
            select(event_reports.c.event_id, events.c.record, columns.told)
            .select_from(telling.join(events, events.c.event_id == event_reports.c.event_id).join(
                earlier_versions, columns.current_id == reports.c.document_id
            ))
            .where(columns.number <= after)
        )  # fmt: skip
        return {
            name
            for name, record, told in self._in(query, event_reports.c.event_id, names)
            if _act(decode(record, Event)) in map(_act, decode(told, tuple[Event, ...]))
        }

    def matching_events(self, wanted: Filter, event_ids: Sequence[str]) -> set[str]:
        """Return which of some events a filter finds."""
        walk = Walk(wanted, singly=True)
        query = walk.ids()
        found = self._in(query, walk.columns.event_id, sorted(event_ids))
        return {row[0] for row in found}

    def fetched_before(self, url: str) -> bool:
        """Return whether a page was read, or refused for what it holds."""
        read = select(func.count()).where(documents.c.origin == url)
        refused = select(func.count()).where(
            refusals.c.origin == url, refusals.c.code.not_in(PASSING)
        )
        return any(int(self._all(query)[0][0]) for query in (read, refused))


def _act(event: Event) -> tuple[object, ...]:
    """Return what stays of an act when a text is changed about it."""
    parties = (*event.actors, *event.recipients)
    return event.event_type, event.status, frozenset(one.entity_id for one in parties)
