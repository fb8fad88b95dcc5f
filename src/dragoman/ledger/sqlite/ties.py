"""What is known of reports that were compared: their sketches and what ties them to one another.

Invariant: both are a function of the reports alone, made once when a report is first merged, and
go with it; nothing here is ever exported.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache

import msgspec
from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table, Text, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.ledger.rows.sketch_texts import written
from dragoman.ledger.schema import metadata, report_blocks, unmerged
from dragoman.ledger.schema.packed import Packed
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.records import decode
from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.matching import Match
from dragoman.resolve.merging.sketches import Sketch


def _report(name: str) -> Column[str]:
    """Return a column that belongs to a report and goes with it."""
    return Column(
        name,
        Text,
        ForeignKey("reports.report_id", ondelete="CASCADE"),
        primary_key=True,
        nullable=False,
    )


report_sketches = Table(
    "report_sketches",
    metadata,
    _report("report_id"),
    Column("sketch", Packed, nullable=False),
    sqlite_with_rowid=False,
)
report_ties = Table(
    "report_ties",
    metadata,
    _report("first"),
    _report("second"),
    Column("strength", Float, nullable=False),
    Column("weak", Integer, nullable=False),
    Index("report_ties_second", "second"),
    sqlite_with_rowid=False,
)


class SqliteTies(SqliteReading):
    """Sketches and ties in one SQLite file."""

    def keep_sketches(self, sketches: Iterable[Sketch]) -> None:
        """Keep what has to be known of reports to compare them."""
        values = [{"report_id": one.report_id, "sketch": written(one)} for one in sketches]
        if values:
            statement = upsert(report_sketches)
            changes = {"sketch": statement.excluded.sketch}
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["report_id"], set_=changes), values
            )

    def sketches(self, report_ids: Sequence[str]) -> dict[str, Sketch]:
        """Return the sketches that are kept of these reports and can be read, by report."""
        found: dict[str, Sketch] = {}
        for row in self._in(select(report_sketches), report_sketches.c.report_id, report_ids):
            with suppress(msgspec.DecodeError):  # of another version: it is made anew
                found[row[0]] = decode(row[1], Sketch)
        return found

    def forget_comparisons(self) -> None:
        """Throw away what is known of reports to compare them: it is found out anew."""
        for table in (report_sketches, report_ties, report_blocks):
            self._connection.execute(delete(table))

    def keep_ties(self, ties: Iterable[Edge]) -> None:
        """Keep what ties reports."""
        values = [
            {
                "first": tie.first,
                "second": tie.second,
                "strength": tie.match.strength,
                "weak": int(tie.match.weak),
            }
            for tie in ties
        ]
        if values:
            self._connection.execute(upsert(report_ties).on_conflict_do_nothing(), values)

    def ties(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of these reports with any; one between two of them may come twice."""
        found = self.ties_from(report_ids)
        columns = report_ties.c
        rows = self._in(select(report_ties), columns.second, report_ids)
        return [*found, *(_tie(*row) for row in rows)]

    def ties_from(self, report_ids: Sequence[str]) -> list[Edge]:
        """Return the ties of which these reports are the first by id; each tie has one first."""
        rows = self._in(select(report_ties), report_ties.c.first, report_ids)
        return [_tie(*row) for row in rows]

    def unsettled(self) -> list[str]:
        """Return reports that were merged before and wait for it again, in order of their ids."""
        column = unmerged.c.report_id
        again = select(column).join(report_sketches, report_sketches.c.report_id == column)
        return [row[0] for row in self._all(again.order_by(column))]


def _tie(first: str, second: str, strength: float, weak: int) -> Edge:
    """Return a tie; why two reports match is found out anew where somebody asks."""
    return Edge(first, second, _match(strength, weak))


@lru_cache(maxsize=4096)
def _match(strength: float, weak: int) -> Match:
    """Return a match; the many of one strength share it."""
    return Match(strength, (), weak=bool(weak))
