"""What persons decided about pairs of reports: what stands, and the trail of all of it."""

from collections.abc import Iterable

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.ledger.schema import decided, decisions
from dragoman.ledger.sqlite.inserting import SqliteInserting
from dragoman.resolve.accounts import Decision


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

    def undecide(self, taken_back: Iterable[Decision], undone: str = "", by: str = "") -> None:
        """Forget what a person decided about pairs of reports; the trail keeps it.

        Args:
            taken_back: the decisions.
            undone: when; where it is not told, the decision only moves to other words.
            by: who takes it back.
        """
        columns = decisions.c
        for one in taken_back:
            self._connection.execute(
                delete(decisions).where(columns.first == one.first, columns.second == one.second)
            )
            self._close(one, undone, by)

    def _close(self, one: Decision, undone: str, by: str) -> None:
        """Note in the trail that a decision stands no more, or take it out where it only moves."""
        trail = decided.c
        mine = (trail.first == one.first, trail.second == one.second, trail.undone.is_(None))
        self._connection.execute(
            update(decided).where(*mine).values(undone=undone, undone_by=by)
            if undone
            else delete(decided).where(*mine)
        )
