"""What tells near-copies: fingerprints, their bands, and which document copies which."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import bindparam, delete, select

from dragoman.ledger.entries import Fingerprint, NearCopy
from dragoman.ledger.rows import rows
from dragoman.ledger.schema import documents, fingerprint_bands, fingerprints, near_copies
from dragoman.ledger.sqlite.inserting import Row, SqliteInserting, chunks


class SqliteCopies(SqliteInserting):
    """What keeps near-copies apart; each change belongs into a transaction."""

    def add_fingerprints(self, made: Sequence[Fingerprint]) -> None:
        """Keep what tells near-copies."""
        self._insert(
            fingerprints,
            [{"document_id": one.document_id, "fingerprint": one.fingerprint} for one in made],
        )
        self._insert(fingerprint_bands, self._band_rows(made))

    def forget_fingerprints(self, gone: Sequence[Fingerprint]) -> None:
        """Drop what tells near-copies of these documents, and whose copies they are."""
        if not gone:
            return
        statement = delete(fingerprint_bands).where(
            fingerprint_bands.c.band == bindparam("band"),
            fingerprint_bands.c.document == bindparam("document"),
        )
        rows_gone = self._band_rows(gone)
        if rows_gone:
            self._connection.execute(statement, rows_gone)
        for piece in chunks(one.document_id for one in gone):
            for table in (fingerprints, near_copies):
                self._connection.execute(delete(table).where(table.c.document_id.in_(piece)))

    def forget_copies(self) -> None:
        """Throw away all that tells near-copies: it is found out anew."""
        for table in (fingerprint_bands, near_copies, fingerprints):
            self._connection.execute(delete(table))

    def _band_rows(self, made: Sequence[Fingerprint]) -> list[Row]:
        """Return the rows under which near-copies are found: figures, since there are many."""
        columns = documents.c
        query = select(columns.document_id, columns.number)
        numbers: dict[str, int] = {}
        for piece in chunks(one.document_id for one in made):
            found = self._connection.execute(query.where(columns.document_id.in_(piece)))
            numbers.update((row[0], row[1]) for row in found)
        return [
            {"band": rows.band_number(band), "document": numbers[one.document_id]}
            for one in made
            for band in dict.fromkeys(one.bands)
        ]

    def set_copies(self, document_ids: Sequence[str], copies: Sequence[NearCopy]) -> None:
        """Say anew which of these documents are copies of which."""
        for piece in chunks(document_ids):
            self._connection.execute(
                delete(near_copies).where(near_copies.c.document_id.in_(piece))
            )
        self._insert(near_copies, [asdict(copy) for copy in copies])
