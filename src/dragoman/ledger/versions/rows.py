"""Earlier versions as rows in SQLite."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select, update

from dragoman.ledger.correcting.changes import Anchor
from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.schema import corrected, documents, earlier_versions
from dragoman.ledger.sqlite.lookups import SqliteReading
from dragoman.ledger.versions.earlier import Earlier
from dragoman.records import Document, Event, encode


class SqliteVersions(SqliteReading):
    """What keeps the texts that stood at an address before, in one SQLite file."""

    def standing_at(self, addresses: Sequence[str]) -> dict[str, list[str]]:
        """Return the documents that stand at addresses, by address, in the order of reading."""
        columns = documents.c
        query = select(columns.address, columns.document_id).order_by(columns.number)
        found: dict[str, list[str]] = {}
        for address, name in self._in(query, columns.address, addresses):
            found.setdefault(address, []).append(name)
        return found

    def current_of(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return which document stands in the place of an earlier version, by the latter."""
        columns = earlier_versions.c
        query = select(columns.document_id, columns.current_id)
        return {row[0]: row[1] for row in self._in(query, columns.document_id, document_ids)}

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

    def move_anchors(self, moved: Sequence[tuple[Anchor, Anchor]]) -> None:
        """Let what persons said of reports be about reports of another version."""
        for old, new in moved:
            was = encode(old).decode()
            self._connection.execute(
                update(corrected)
                .where(corrected.c.document_id == old.document_id, corrected.c.anchor == was)
                .values(document_id=new.document_id, anchor=encode(new).decode())
            )

    def _next_number(self) -> int:
        """Return a number after all documents' numbers."""
        newest = select(func.coalesce(func.max(documents.c.number), 0))
        return int(self._all(newest)[0][0]) + 1
