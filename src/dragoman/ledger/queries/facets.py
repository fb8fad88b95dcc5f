"""How what a filter finds is spread: over types, standing, years and states, and over places.

Both are for pages, beside a list of the same events: a facet says how many there would be if its
value were added to the filter.
"""

from collections import Counter
from typing import Any

from sqlalchemy import case, func, select

from dragoman.ledger.entries import Facets, PlaceCount
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.narrow_index import Walk
from dragoman.ledger.schema import UNDATED, event_countries, events
from dragoman.ledger.sqlite.lookups import SqliteReading

YEAR = len("2025")
MOST_STATES = 40
MOST_PLACES = 400
COOPERATION = (1, 2)


class SqliteFacets(SqliteReading):
    """What counts the events of a filter by what they are, in one SQLite file."""

    def facets(self, wanted: Filter) -> Facets:
        """Return how the events of a filter are spread.

        Every event of the filter is looked at: ask only where they are not too many.
        """
        walk = Walk(wanted)
        year = func.substr(events.c.sort_day, 1, YEAR)
        columns: tuple[Any, ...] = (events.c.event_type, events.c.status, year)
        told = walk.joined(*columns, func.count()).group_by(*columns)
        kinds: Counter[str] = Counter()
        standing: Counter[str] = Counter()
        years: Counter[str] = Counter()
        for kind, status, day, number in self._all(told):
            kinds[kind] += number
            standing[status] += number
            years[day] += number
        years.pop(UNDATED[:YEAR], None)
        states = event_countries.c.country
        count = func.count(event_countries.c.event_id.distinct())
        spread = (
            select(states, count)
            .where(event_countries.c.event_id.in_(Walk(wanted).ids()))
            .group_by(states)
            .order_by(count.desc(), states)
            .limit(MOST_STATES)
        )
        return Facets(
            _most(kinds),
            _most(standing),
            tuple(sorted(years.items(), reverse=True)),
            tuple((row[0], row[1]) for row in self._all(spread)),
        )

    def spots(self, wanted: Filter) -> list[PlaceCount]:
        """Return how much happened at each place as documents word it, most first."""
        text, where, quad = events.c.place, events.c.place_country, events.c.quad_code
        friendly = case((quad.in_(COOPERATION), 1), else_=0)
        query = (
            Walk(wanted)
            .joined(text, where, func.sum(friendly), func.sum(1 - friendly))
            .where(text.is_not(None), where.is_not(None))
            .group_by(text, where)
            .order_by(func.count().desc(), text, where)
            .limit(MOST_PLACES)
        )
        return [PlaceCount(*row) for row in self._all(query)]


def _most(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return counts, most first, then by name."""
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))
