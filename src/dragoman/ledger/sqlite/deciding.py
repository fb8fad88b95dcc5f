"""What persons decided about pairs of reports: what stands, and the trail of all of it."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.ledger.schema import decided, decisions
from dragoman.ledger.sqlite.inserting import SqliteInserting
from dragoman.resolve.merging.accounts import Decision


class SqliteDeciding(SqliteInserting):
    """What keeps decisions; each change belongs into a transaction."""

    def decide(self, made: Iterable[Decision], when: str) -> None:
        """Note what a person decided about pairs of reports; the last word on a pair stays."""
        given = list(made)
        values = [{"kind": one.kind, "first": one.first, "second": one.second,
                   "decided": when} for one in given]  # fmt: skip
        for one in given:
            self._close(one, when, one.by)
        self._insert(decided, [
            {"kind": one.kind, "first": one.first, "second": one.second, "made": when,
             "made_by": one.by}
            for one in given
        ])  # fmt: skip
        if values:
            statement = upsert(decisions)
            new = statement.excluded
            changes = {"kind": new.kind, "decided": new.decided}
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["first", "second"], set_=changes),
                values,
            )

    def undecide(self, taken_back: Iterable[Decision], undone: str, by: str = "") -> None:
        """Forget what a person decided about pairs of reports; the trail keeps it.

        Args:
            taken_back: the decisions.
            undone: when.
            by: who takes it back.
        """
        columns = decisions.c
        for one in taken_back:
            self._connection.execute(
                delete(decisions).where(columns.first == one.first, columns.second == one.second)
            )
            self._close(one, undone, by)

    def move_decision(self, one: Decision, first: str, second: str) -> None:
        """Let a decision that stands be about another pair of reports, in the trail too.

        Where something was decided of that pair already, that stays.

        Args:
            one: the decision.
            first: a report's anchor.
            second: the other's.
        """
        standing = decisions.c
        pair = {"first": first, "second": second}
        there = select(standing.kind).where(standing.first == first, standing.second == second)
        if self._connection.execute(there).first() is not None:
            return
        self._connection.execute(
            update(decisions)
            .where(standing.first == one.first, standing.second == one.second)
            .values(pair)
        )
        self._connection.execute(update(decided).where(*_standing(one)).values(pair))

    def _close(self, one: Decision, undone: str, by: str) -> None:
        """Note in the trail that a decision stands no more."""
        self._connection.execute(
            update(decided).where(*_standing(one)).values(undone=undone, undone_by=by)
        )


def _standing(one: Decision) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of the line of the trail for a decision that stands."""
    trail = decided.c
    return trail.first == one.first, trail.second == one.second, trail.undone.is_(None)
