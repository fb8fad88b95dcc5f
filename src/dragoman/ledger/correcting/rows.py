"""Corrections as rows in SQLite."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from dragoman.ledger.correcting.changes import Anchor, Change, Correction
from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.schema import (
    corrected,
    corrections,
    entities,
    wrong_events,
)
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.records import Event, Party, encode

MOST_NAMED = 3


class SqliteCorrections(SqliteReading):
    """What keeps corrections in a ledger in one SQLite file."""

    def correct(self, made: Correction) -> int:
        """Note a correction, within a transaction, and return its number."""
        row = {"made": made.made, "made_by": made.by, "note": made.note}
        done = self._connection.execute(insert(corrections).values(row))
        number = int((done.inserted_primary_key or (0,))[0])
        values = [
            {
                "correction_id": number,
                "position": position,
                "document_id": one.anchor.document_id,
                "anchor": encode(one.anchor).decode(),
                "field": one.field,
                "was": one.was,
                "value": one.value,
            }
            for position, one in enumerate(made.changes, 1)
        ]
        self._connection.execute(insert(corrected), values)
        return number

    def uncorrect(self, correction_id: int, undone: str, undone_by: str) -> None:
        """Note, within a transaction, that a correction was taken back."""
        columns = corrections.c
        self._connection.execute(
            update(corrections)
            .where(columns.correction_id == correction_id, columns.undone.is_(None))
            .values({"undone": undone, "undone_by": undone_by})
        )

    def corrections(
        self, document_ids: Sequence[str] | None = None, *, standing: bool = False
    ) -> list[Correction]:
        """Return corrections in their order.

        Args:
            document_ids: those that touch one of these documents; all when None.
            standing: only those that were not taken back.
        """
        if document_ids is None:
            return self._made(select(corrections.c.correction_id), standing=standing)
        column = corrected.c.correction_id
        named = self._in(select(column).distinct(), corrected.c.document_id, document_ids)
        numbers = sorted({row[0] for row in named})
        found: list[Correction] = []
        for piece in chunks(numbers):
            few = select(corrections.c.correction_id).where(corrections.c.correction_id.in_(piece))
            found += self._made(few, standing=standing)
        return found

    def latest_corrections(self, limit: int, offset: int = 0) -> list[Correction]:
        """Return corrections, those made last first."""
        column = corrections.c.correction_id
        few = select(column).order_by(column.desc()).limit(limit).offset(offset)
        return self._made(few, standing=False)[::-1]

    def count_corrections(self) -> int:
        """Return how many corrections were ever made."""
        return int(self._all(select(func.count()).select_from(corrections))[0][0])

    def _made(self, numbers: Select[Any], *, standing: bool) -> list[Correction]:
        """Return the corrections of some numbers, in their order."""
        columns = corrections.c
        query = select(corrections).where(columns.correction_id.in_(numbers.subquery().select()))
        if standing:
            query = query.where(columns.undone.is_(None))
        heads = self._all(query.order_by(columns.correction_id))
        changes: dict[int, list[Change]] = {row.correction_id: [] for row in heads}
        told = select(corrected).order_by(corrected.c.correction_id, corrected.c.position)
        for row in self._in(told, corrected.c.correction_id, list(changes)):
            anchor = decode(row.anchor, Anchor)
            changes[row.correction_id].append(Change(anchor, row.field, row.was, row.value))
        return [
            Correction(
                row.correction_id,
                row.made,
                row.made_by,
                row.note,
                tuple(changes[row.correction_id]),
                row.undone,
                row.undone_by,
            )
            for row in heads
        ]

    def wrong_event(self, event_id: str) -> Event | None:
        """Return an event that a person said is wrong, by its own id or another; None for none."""
        columns = wrong_events.c
        found = self._all(select(columns.record).where(columns.event_id == event_id))
        if not found:
            named = columns.aliases.contains(encode(event_id).decode(), autoescape=True)
            query = select(columns.record, columns.aliases).where(named)
            told = self._all(query.order_by(columns.event_id))
            found = [row for row in told if event_id in decode(row.aliases, tuple[str, ...])]
        return decode(found[0][0], Event) if found else None

    def known_as(self, name: str) -> list[Party]:
        """Return those whom the ledger knows by an id or a name, at most a few."""
        columns = entities.c
        query = select(entities).where((columns.entity_id == name) | (columns.name == name))
        return [
            Party(
                row.entity_id,
                row.name,
                row.country,
                row.sector,
                row.name if row.person else None,
            )
            for row in self._all(query.order_by(columns.entity_id).limit(MOST_NAMED))
        ]
