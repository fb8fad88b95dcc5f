"""Events that a person said are wrong: kept with their reports, out of every list and every sum."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger.entries import Merged
from dragoman.ledger.schema import wrong_events, wrong_reports
from dragoman.records import encode


def add_wrong(connection: Connection, made: Iterable[Merged]) -> None:
    """Keep events that are wrong: out of all lists, with their reports and other ids."""
    for one in made:
        row = {
            "event_id": one.event.event_id,
            "record": encode(one.event).decode(),
            "aliases": encode(one.aliases).decode(),
        }
        connection.execute(insert(wrong_events).values(row))
        reports = [{"report_id": name, "event_id": one.event.event_id} for name in one.report_ids]
        connection.execute(insert(wrong_reports), reports)


def drop_wrong(connection: Connection, report_ids: Sequence[str]) -> None:
    """Take out the wrong events that these reports belong to."""
    old = select(wrong_reports.c.event_id).where(wrong_reports.c.report_id.in_(report_ids))
    connection.execute(delete(wrong_events).where(wrong_events.c.event_id.in_(old)))
