"""Earlier versions as rows in SQLite."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from dragoman.errors import LedgerError
from dragoman.ledger.correcting.changes import Anchor
from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.rows.seal_rows import OF_VERSIONS, VERSIONS, versions_seal
from dragoman.ledger.schema import (
    corrected,
    document_seals,
    documents,
    earlier_versions,
    refusals,
    runs,
)
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.ledger.versions.earlier import Earlier
from dragoman.records import Document, Event, encode

READING = ("annotate", "code")  # stages of reading a document
LAST_DAY = date.max.toordinal()
CLOSED = (
    "a correction could not go over to the new version of {!r}: the ledger's roles are of an older "
    "Dragoman; let who made them run dragoman roles again"
)


class SqliteVersions(SqliteReading):
    """What keeps the texts that stood at an address before, in one SQLite file."""

    def occupied(self, addresses: Sequence[str]) -> set[str]:
        """Return at which addresses a document stands."""
        column = documents.c.address
        return {row[0] for row in self._in(select(column).distinct(), column, addresses)}

    def newest_at(
        self, address: str, day: date | None, near: int, most: int
    ) -> list[tuple[str, bool]]:
        """Return the few documents of an address that were read last, and whose run has not ended.

        Args:
            address: of a page.
            day: only those of about this day, of no day, or of that of a change; all when None.
            near: how many days off that is.
            most: how many at most.
        """
        columns = documents.c
        is_open = columns.run_id.is_not(None) & runs.c.finished.is_(None)
        query = (
            select(columns.document_id, is_open)
            .select_from(documents.outerjoin(runs, runs.c.run_id == columns.run_id))
            .where(columns.address == address)
            .order_by(columns.number.desc())
        )
        if day is not None:
            first, last = (date.fromordinal(min(max(day.toordinal() + off, 1), LAST_DAY))
                           for off in (-near, near))  # fmt: skip
            query = query.where(
                columns.published.is_(None)
                | columns.published_basis.like("modified%")
                | columns.published.between(first.isoformat(), last.isoformat())
            )
        return [(row[0], bool(row[1])) for row in self._all(query.limit(most))]

    def is_refused(self, document: Document) -> bool:
        """Return whether something of a document could not be read."""
        columns = refusals.c
        query = select(columns.refusal_id).where(
            columns.origin == document.origin,
            columns.document_id == document.document_id,
            columns.stage.in_(READING),
        )
        return bool(self._all(query.limit(1)))

    def addresses_now(self, document_ids: Sequence[str]) -> dict[str, str | None]:
        """Return the address of what stands in the place of earlier versions, by the latter."""
        columns = earlier_versions.c
        query = select(columns.document_id, documents.c.address).join(
            documents, documents.c.document_id == columns.current_id
        )
        return {row[0]: row[1] for row in self._in(query, columns.document_id, document_ids)}

    def drop_earlier(self, document_ids: Sequence[str]) -> None:
        """Forget earlier versions by their own ids."""
        columns = earlier_versions.c
        query = select(columns.current_id)
        current = {row[0] for row in self._in(query, columns.document_id, document_ids)}
        for piece in chunks(document_ids):
            self._connection.execute(delete(earlier_versions).where(columns.document_id.in_(piece)))
        self._seal_versions(sorted({*current, *document_ids}))

    def earlier(self, document_id: str) -> list[Earlier]:
        """Return the earlier versions of a document, or the one of this id, oldest first."""
        columns = earlier_versions.c
        either = (columns.current_id == document_id) | (columns.document_id == document_id)
        return [
            Earlier(
                decode(row.record, Document), row.current_id, row.number,
                decode(row.told, tuple[Event, ...]),
            )
            for row in self._all(
                select(earlier_versions).where(either).order_by(columns.number, columns.document_id)
            )
        ]  # fmt: skip

    def keep_earlier(self, document: Document, current_id: str, told: Sequence[Event]) -> None:
        """Keep a text that no longer stands, with what it told, under the one that does.

        What stood before it stands under the same one from now on.
        """
        columns = earlier_versions.c
        self._connection.execute(
            update(earlier_versions)
            .where(columns.current_id == document.document_id)
            .values(current_id=current_id)
        )
        own = self._all(
            select(documents.c.number).where(documents.c.document_id == document.document_id)
        )
        number = own[0][0] if own else self._next_number()
        row = {
            "document_id": document.document_id,
            "current_id": current_id,
            "number": number,
            "record": encode(document).decode(),
            "told": encode(tuple(told)).decode(),
        }
        self._connection.execute(insert(earlier_versions), row)
        self._seal_versions([current_id])

    def move_anchors(self, moved: Sequence[tuple[Anchor, Anchor]]) -> None:
        """Let what persons said of reports be about reports of another version.

        Raises:
            LedgerError: it may not be changed by who writes.
        """
        for old, new in moved:
            columns = corrected.c
            of_old = (columns.document_id == old.document_id) & (
                columns.anchor == encode(old).decode()
            )
            there = self._all(select(func.count()).select_from(corrected).where(of_old))[0][0]
            done = self._connection.execute(
                update(corrected)
                .where(of_old)
                .values(document_id=new.document_id, anchor=encode(new).decode())
            )
            if done.rowcount < there:
                raise LedgerError(CLOSED.format(old.document_id))

    def _seal_versions(self, current_ids: Sequence[str]) -> None:
        """Seal the earlier versions of documents as they are now, those that have a seal."""
        columns, sealed = earlier_versions.c, document_seals.c
        query = select(sealed.document_id, sealed.seals)
        for name, kept in list(self._in(query, sealed.document_id, current_ids)):
            told = select(*(columns[one] for one in OF_VERSIONS)).where(columns.current_id == name)
            now = versions_seal(tuple(row) for row in self._all(told))
            with suppress(ValueError):  # a damaged seal is told as such, and mended
                seals = json.loads(kept)
                if now or VERSIONS in seals:
                    self._connection.execute(
                        update(document_seals)
                        .where(sealed.document_id == name)
                        .values(seals=json.dumps({**seals, VERSIONS: now}))
                    )

    def _next_number(self) -> int:
        """Return a number after all documents' numbers."""
        newest = select(func.coalesce(func.max(documents.c.number), 0))
        return int(self._all(newest)[0][0]) + 1
