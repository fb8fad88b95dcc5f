"""Looking up the steps by which reports were made."""

from collections.abc import Sequence

from sqlalchemy import select

from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.schema import report_steps
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.records import Step


class SqliteSteps(SqliteReading):
    """What tells how each report came about."""

    def steps(self, report_ids: Sequence[str]) -> dict[str, tuple[Step, ...]]:
        """Return the steps of these reports, by report; none of those that an older one read."""
        column = report_steps.c.report_id
        query = select(column, report_steps.c.steps)
        return {
            name: decode(steps, tuple[Step, ...])
            for name, steps in self._in(query, column, report_ids)
        }
