"""Lists of documents: which, found over narrow indexes, and then what is told of each."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from dragoman.ledger.entries import DocumentRow
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.conditions import document_conditions, reported
from dragoman.ledger.queries.narrow_index import Walk
from dragoman.ledger.queries.words import documents_text, matching
from dragoman.ledger.rows.decoding import day_of
from dragoman.ledger.schema import documents, earlier_versions, near_copies, reports
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.sqlite.lookups import SqliteReading

OFTEN_EVENTS = 20_000
OFTEN_WORDS = 20_000


class SqliteListing(SqliteReading):
    """What lists the documents of a ledger in one SQLite file."""

    def documents(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[DocumentRow]:
        """Yield documents by day of publication and id; those of no known day come last.

        Args:
            wanted: the filter.
            limit: how many at most.
            offset: how many to pass over.
            newest: whether the newest come first.
        """
        conditions = document_conditions(wanted, self._often(wanted))
        for ids in chunks(self._ids(conditions, limit, offset, newest=newest)):
            query = _told().where(documents.c.document_id.in_(ids))
            rows = {row.document_id: row for row in self._all(query)}
            yield from (_document_row(rows[name]) for name in ids if name in rows)

    def _often(self, wanted: Filter) -> list[str]:
        """Return what is asked for of so many that it is looked up for each document by itself."""
        rest, often = reported(wanted), []
        if rest.used() and self._many(Walk(rest).ids(), OFTEN_EVENTS):
            often.append("events")
        if wanted.text and self._many(matching(documents_text, wanted.text), OFTEN_WORDS):
            often.append("text")
        return often

    def _ids(
        self,
        conditions: list[ColumnElement[bool]],
        limit: int | None,
        offset: int,
        *,
        newest: bool,
    ) -> Iterator[str]:
        """Yield the ids of documents in order; those of no known day come last."""
        day, name = documents.c.published, documents.c.document_id
        dated = select(name).where(*conditions, day.is_not(None))
        order = (day.desc(), name.desc()) if newest else (day, name)
        found = 0
        for row in self._each(dated.order_by(*order), limit, offset):
            found += 1
            yield row[0]
        if limit is not None and found == limit:
            return
        passed = offset + found if found or not offset else self._number(dated)
        undated = select(name).where(*conditions, day.is_(None)).order_by(name)
        rest = None if limit is None else limit - found
        for row in self._each(undated, rest, max(offset - passed, 0)):
            yield row[0]

    def _number(self, query: Select[Any]) -> int:
        """Return how many rows a query finds."""
        return int(self._all(select(func.count()).select_from(query.subquery()))[0][0])


def _told() -> Select[Any]:
    """Return a query for what is told of documents, without their texts."""
    columns = documents.c
    told = (
        select(func.count())
        .select_from(reports)
        .where(reports.c.document_id == columns.document_id)
        .scalar_subquery()
    )
    before = (
        select(func.count())
        .select_from(earlier_versions)
        .where(earlier_versions.c.current_id == columns.document_id)
        .scalar_subquery()
    )
    copied = near_copies.c.document_id == columns.document_id
    return select(
        columns.document_id,
        columns.published,
        columns.publisher,
        columns.title,
        columns.url,
        columns.origin,
        func.length(columns.text).label("characters"),
        told.label("reports"),
        near_copies.c.first_id.label("near_copy_of"),
        before.label("versions"),
    ).select_from(documents.outerjoin(near_copies, copied))


def _document_row(row: Any) -> DocumentRow:  # noqa: ANN401 - SQLAlchemy's own typing
    """Return a document's row as a record."""
    values = row._asdict()
    values["published"] = day_of(values["published"])
    return DocumentRow(**values)
