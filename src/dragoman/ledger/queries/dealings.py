"""Sums for figures: dealings between states, events and documents by month, whom texts name.

Each is one walk over a narrow index, so that a figure of a million events takes no longer than
the sums behind it; no event is taken apart for it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, case, func, null, select

from dragoman.ledger.entries import Happenings, Mentioned, Tally
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.summaries import SqliteSummaries
from dragoman.ledger.rows.decoding import day_of, decode
from dragoman.ledger.schema import (
    UNDATED,
    dealings,
    documents,
    entities,
    event_countries,
    events,
    mechanism_sessions,
    mechanisms,
    mentions,
    offices,
)
from dragoman.records import Mechanism

TALLY_KEYS = ("party", "status", "since", "until")
MONTH = len("2025-03")
PAIR = 2
COOPERATION = (1, 2)
Spans = list[tuple[int, int, str, tuple[str, ...]]]


class SqliteDealings(SqliteSummaries):
    """What is summed up from a ledger in one SQLite file."""

    def tallies(self, wanted: Filter, *, monthly: bool = True) -> Iterator[Tally]:
        """Yield dealings summed up: of two states, of one with all others, or of all.

        Args:
            wanted: what is summed up.
            monthly: each month for itself; else all time together, without days.
        """
        for query in self._queries(wanted, monthly=monthly):
            for row in self._all(query):
                yield Tally(row[0], row[1], day_of(row[2]), day_of(row[3]), *row[4:])

    def dealt(self, wanted: Filter) -> int:
        """Return in how many events states deal with one another."""
        column = dealings.c.event_id
        query = select(func.count(column.distinct())).where(*_bounds(wanted))
        return int(self._all(query)[0][0])

    def busiest(self, limit: int) -> list[Mechanism]:
        """Return the mechanisms with the most sessions."""
        columns = mechanisms.c
        sessions = (
            select(func.count())
            .where(mechanism_sessions.c.mechanism_id == columns.mechanism_id)
            .scalar_subquery()
        )
        order = (sessions.desc(), columns.name, columns.mechanism_id)
        first = select(columns.mechanism_id).order_by(*order).limit(limit)
        ids = [row[0] for row in self._all(first)]
        query = select(columns.mechanism_id, columns.record)  # sorted without them: they are long
        records = {row[0]: row[1] for row in self._in(query, columns.mechanism_id, ids)}
        return [decode(records[name], Mechanism) for name in ids]

    def published_between(self) -> tuple[date | None, date | None]:
        """Return the first and the newest day of publication."""
        day = documents.c.published
        first, last = (select(one(day)).scalar_subquery() for one in (func.min, func.max))
        found = self._all(select(first, last))[0]
        return day_of(found[0]), day_of(found[1])

    def coverage(self) -> dict[date, int]:
        """Return how many documents were published in each month, by its first day."""
        day = documents.c.published
        return self._by_month(day, day.is_not(None))

    def months(self, state: str) -> dict[date, int]:
        """Return how many events a state takes part in in each month, by their first days."""
        columns = event_countries.c
        return self._by_month(
            columns.sort_day, columns.country == state, columns.sort_day < UNDATED
        )

    def places(self, wanted: Filter) -> list[Happenings]:
        """Return how much happened in each state, most first; last what has no place."""
        where, quad = events.c.place_country, events.c.quad_code
        friendly = case((quad.in_(COOPERATION), 1), else_=0)
        query = (
            self._walk(wanted)
            .joined(where, func.sum(friendly), func.sum(1 - friendly))
            .group_by(where)
            .order_by(where.is_(None), func.count().desc(), where)
        )
        return [Happenings(*row) for row in self._all(query)]

    def mentions(self, document_id: str) -> tuple[Mentioned, ...]:
        """Return whom a document names, where; nothing where an older Dragoman read it."""
        query = select(mentions.c.spans).where(mentions.c.document_id == document_id)
        found = self._all(query)
        spans = msgspec.json.decode(found[0][0], type=Spans) if found else []
        return tuple(Mentioned(*span) for span in spans)

    def named(self, entity_ids: Sequence[str]) -> dict[str, str]:
        """Return the names of those among entities that events or offices name."""
        found: dict[str, str] = {}
        for table, name in ((entities, entities.c.name), (offices, offices.c.person)):
            column = table.c.entity_id
            found |= {row[0]: row[1] for row in self._in(select(column, name), column, entity_ids)}
        return found

    def _by_month(self, day: ColumnElement[Any], *conditions: Any) -> dict[date, int]:  # noqa: ANN401 - SQLAlchemy's own typing
        """Return counts of rows by month."""
        month = func.substr(day, 1, MONTH)
        query = select(month, func.count()).where(*conditions).group_by(month)
        return {date.fromisoformat(f"{row[0]}-01"): row[1] for row in self._all(query)}

    def _queries(self, wanted: Filter, *, monthly: bool) -> list[Select[Any]]:
        """Return the queries that together find the dealings of a filter."""
        wanted.only(TALLY_KEYS, "dealings")
        bounds = _bounds(wanted)
        columns = dealings.c
        states = sorted(set(wanted.party))
        if not states:
            return [_summed(*bounds, monthly=monthly)]
        if len(states) >= PAIR:
            return [
                _summed(
                    columns.first == states[0],
                    columns.second == states[1],
                    *bounds,
                    monthly=monthly,
                )
            ]
        (state,) = states
        others = [name for name in self._firsts() if name < state]
        return [
            _summed(columns.first == state, *bounds, monthly=monthly),
            _summed(columns.first.in_(others), columns.second == state, *bounds, monthly=monthly),
        ]

    def _firsts(self) -> list[str]:
        """Return the states that stand first in a pair, a step in the index for each."""
        column = dealings.c.first
        least = select(func.min(column).label("state")).cte("firsts", recursive=True)
        following = select(
            select(func.min(column)).where(column > least.c.state).scalar_subquery()
        ).where(least.c.state.is_not(None))
        every = least.union_all(following)
        return [row[0] for row in self._all(select(every.c.state)) if row[0] is not None]


def _summed(*conditions: ColumnElement[bool], monthly: bool) -> Select[Any]:
    """Return a query that sums up the dealings for which conditions hold."""
    columns = dealings.c
    month = func.substr(columns.date_start, 1, MONTH)
    within = month == func.substr(columns.date_end, 1, MONTH)
    days = [
        case((within, month + "-01"), else_=day) for day in (columns.date_start, columns.date_end)
    ]
    kept = (columns.status, columns.certainty, columns.quad_code, columns.intensity)
    sure = columns.confidence
    return (
        select(
            columns.first,
            columns.second,
            *(days if monthly else (null(), null())),
            *kept,
            func.count(),
            func.sum(sure),
            func.sum(sure * sure),
        )
        .where(*conditions)
        .group_by(columns.first, columns.second, *(days if monthly else ()), *kept)
    )


def _bounds(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return what has to hold of dealings besides who they are between."""
    columns = dealings.c
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(columns.date_end >= wanted.since.isoformat())
    if wanted.until:
        found.append(columns.date_start <= wanted.until.isoformat())
    if wanted.status:
        found.append(columns.status.in_(wanted.status))
    return found
