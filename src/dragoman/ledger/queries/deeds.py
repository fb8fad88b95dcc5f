"""Finding the deeds under many agreements at once, the newest of each kind of commitment."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from sqlalchemy import TextClause, select, text

from dragoman.arrangements.follow.deeds import Verdict
from dragoman.ledger.entries import InForce
from dragoman.ledger.schema import deeds
from dragoman.ledger.sqlite.lookups import SqliteReading

MOST_DEEDS = 20
MOST_PAIRS = 60
GIVEN = """
    SELECT
        json_extract(value, '$[0]') AS number,
        json_extract(value, '$[1]') AS first,
        json_extract(value, '$[2]') AS second,
        json_extract(value, '$[3]') AS clause,
        json_extract(value, '$[4]') AS since,
        json_extract(value, '$[5]') AS until
    FROM json_each(:asked)
"""


def newest_deeds(given: str, join: str) -> TextClause:
    """Return the question for the newest deeds under many agreements.

    Args:
        given: takes what is asked for out of ``:asked``, in the database's own words.
        join: of what is asked for with the deeds; SQLite then looks for each in turn.
    """
    return text(
        f"""
        WITH asked AS MATERIALIZED ({given}), bounded AS MATERIALIZED (
            SELECT asked.*, coalesce((
                SELECT day FROM deeds
                WHERE deeds.first = asked.first AND deeds.second = asked.second
                AND deeds.clause = asked.clause AND day > since AND day <= until
                ORDER BY day DESC LIMIT 1 OFFSET :most
            ), '') AS oldest
            FROM asked
        )
        SELECT number, event_id, deeds.clause, status, day, deeds.first, deeds.second
        FROM bounded {join} deeds
        ON deeds.first = bounded.first AND deeds.second = bounded.second
        AND deeds.clause = bounded.clause AND day >= oldest AND day > since AND day <= until
        ORDER BY number, event_id, deeds.clause, deeds.first, deeds.second
        """  # noqa: S608 - our own words
    )


class SqliteDeeds(SqliteReading):
    """What finds deeds in one SQLite file."""

    _newest_deeds = newest_deeds(GIVEN, "CROSS JOIN")

    def deeds(self, asked: Sequence[InForce]) -> list[list[tuple[str, Verdict]]]:
        """Return for each agreement the deeds under it: the event's id and what it makes of it.

        Of each kind of commitment between each two of its members the newest, so that a truce
        that is broken every day is told as fast as one that is kept.
        """
        found: list[list[tuple[str, Verdict]]] = [[] for _ in asked]
        rows = [
            (number, first, second, clause, one.since.isoformat(), one.until.isoformat())
            for number, one in enumerate(asked)
            for first, second in self._pairs(one)
            for clause in one.clauses
        ]
        if rows:
            values = {"asked": json.dumps(rows), "most": MOST_DEEDS - 1}
            with self._looking():
                for row in self._connection.execute(self._newest_deeds, values):
                    number, event_id, clause, status, day, *pair = row
                    sides = frozenset([(pair[0], pair[1])])
                    verdict = Verdict(clause, status, date.fromisoformat(day), sides)
                    found[number].append((event_id, verdict))
        return found

    def _pairs(self, one: InForce) -> Iterator[tuple[str, str]]:
        """Yield the pairs of an agreement's members; of very many those that did anything."""
        sides = sorted(set(one.members))
        if len(sides) * (len(sides) + 1) <= 2 * MOST_PAIRS:
            yield from zip(sides, sides, strict=True)  # what is done to nobody
            yield from combinations(sides, 2)
            return
        columns = deeds.c
        query = select(columns.first, columns.second).distinct()
        busy = query.where(
            columns.first.in_(sides), columns.second.in_(sides), columns.clause.in_(one.clauses)
        )
        yield from (tuple(row) for row in self._all(busy))
