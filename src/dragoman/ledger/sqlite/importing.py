"""Keeping other people's data in SQLite: rows as they come, acts as they are asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, delete, func, insert, select, update

from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger.entries import Import
from dragoman.ledger.schema import import_refusals, imported, imports
from dragoman.ledger.sqlite.dialects import greater, lesser
from dragoman.ledger.sqlite.lookups import SqliteReading

FIELDS = tuple(column for column in imported.c if column.name != "import_id")


class SqliteImports(SqliteReading):
    """What keeps other people's data; each call that writes belongs into a `transaction`."""

    def begin_import(self, one: Import) -> int:
        """Note that a file is taken in and return its number."""
        row = {"name": one.name, "form": one.form, "digest": one.digest,
               "dragoman": one.dragoman, "finished": False}  # fmt: skip
        result = self._connection.execute(insert(imports).values(row))
        return int((result.inserted_primary_key or (0,))[0])

    def end_import(self, import_id: int) -> None:
        """Note that a file was read to its end."""
        self._connection.execute(
            update(imports).where(imports.c.import_id == import_id).values(finished=True)
        )

    def forget_import(self, import_id: int) -> None:
        """Take a file's rows out again."""
        for table in (imported, import_refusals, imports):
            self._connection.execute(delete(table).where(table.c.import_id == import_id))

    def add_imported(
        self, import_id: int, rows: Sequence[Foreign], refused: Sequence[Unread]
    ) -> None:
        """Add rows, and those that could not be read."""
        if rows:
            told = [{"import_id": import_id, **row._asdict()} for row in rows]
            self._connection.execute(insert(imported), told)
        if refused:
            told = [{"import_id": import_id, **one._asdict()} for one in refused]
            self._connection.execute(insert(import_refusals), told)

    def imports(self) -> list[Import]:
        """Return the files that were taken in, in order, each with what it holds."""
        rows = self._all(select(imports).order_by(imports.c.import_id))
        return [self._counted(Import(*row)) for row in rows]

    def import_named(self, name: str) -> Import | None:
        """Return the file that was taken in under a name, with what it holds; None for none."""
        rows = self._all(select(imports).where(imports.c.name == name))
        return self._counted(Import(*rows[0])) if rows else None

    def _counted(self, one: Import) -> Import:
        """Return a file with the counts of its rows."""
        own = imported.c
        here = own.import_id == one.import_id
        codes = and_(own.actor_codes.is_not(None), own.recipient_codes.is_not(None),
                     own.actor_codes != own.recipient_codes)  # fmt: skip
        states = and_(own.actor_states.is_not(None), own.recipient_states.is_not(None),
                      own.actor_states != own.recipient_states)  # fmt: skip
        figures: list[Any] = [
            func.count(),
            func.count(own.act.distinct()),
            func.sum(case((codes, 1), else_=0)),
            func.sum(case((states, 1), else_=0)),
            func.sum(case((own.event_type.is_(None), 1), else_=0)),
        ]
        told = self._all(select(*figures).where(here))[0]
        refused = self._all(
            select(func.count()).where(import_refusals.c.import_id == one.import_id)
        )[0][0]
        # PostgreSQL sums counts up to decimals
        mirrored = int(
            self._all(select(func.sum(_from_both_sides(one.import_id).c.rows)))[0][0] or 0
        )
        rows, acts, between, of_states, unmapped = (int(value or 0) for value in told)
        return replace(
            one, rows=rows, acts=acts, between=between, states=of_states, mirrored=mirrored,
            unmapped=unmapped, refused=refused,
        )  # fmt: skip

    def last_imported(self, import_id: int) -> int:
        """Return the number of the last line that was taken in; 0 before the first."""
        lines = [
            self._all(select(func.max(table.c.line)).where(table.c.import_id == import_id))[0][0]
            for table in (imported, import_refusals)
        ]
        return max(int(line or 0) for line in lines)

    def imported(self, import_id: int) -> Iterator[list[Foreign]]:
        """Yield the acts of a file, each as its rows in order of lines."""
        query: Select[Any] = (
            select(*FIELDS)
            .where(imported.c.import_id == import_id)
            .order_by(imported.c.act, imported.c.line, imported.c.part)
        )
        for _, rows in groupby(_rows(self._each(query, None)), key=attrgetter("act")):
            yield list(rows)

    def import_refusals(self, import_id: int) -> Iterator[Unread]:
        """Yield the rows of a file that could not be read, in order of lines."""
        own = import_refusals.c
        query = select(own.line, own.reason).where(own.import_id == import_id).order_by(own.line)
        for line, reason in self._each(query, None):
            yield Unread(line, reason)


def _from_both_sides(import_id: int) -> Subquery:
    """Return the acts that two sides tell, each from its own, with the number of their rows."""
    own = imported.c
    forth = case((own.actor < own.recipient, 1), else_=0)
    sides = lesser(own.actor, own.recipient) + "\x1f" + greater(own.actor, own.recipient)
    return (
        select(func.count().label("rows"))
        .where(own.import_id == import_id, own.actor != own.recipient)
        .group_by(own.act)
        .having(func.min(forth) != func.max(forth), func.count(sides.distinct()) == 1)
        .subquery()
    )


def _rows(found: Iterable[Any]) -> Iterator[Foreign]:
    """Yield rows of the table as records."""
    for row in found:
        yield Foreign(*row)  # the table's columns are its fields
