"""What a count of events has to be read with: the documents behind them, and all that were read."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
from sqlalchemy import ColumnElement, func, or_, select

from dragoman.ledger.entries import Account, Publication
from dragoman.ledger.rows.decoding import day_of
from dragoman.ledger.schema import documents, event_reports, mentions, refusals, reports
from dragoman.ledger.sqlite.lookups import SqliteReading

STATE = "state:"
ENGLISH = "en"
Spans = list[tuple[int, int, str, list[str]]]


class SqliteExposure(SqliteReading):
    """What tells how much was read, and how often each event was told."""

    def accounts(self, event_ids: Sequence[str]) -> dict[str, Account]:
        """Return what stands behind these events, by event."""
        own = event_reports.c
        query = (
            select(own.event_id, documents.c.number, documents.c.published, func.count())
            .join(reports, reports.c.report_id == own.report_id)
            .join(documents, documents.c.document_id == reports.c.document_id)
            .group_by(own.event_id, documents.c.number)
            .order_by(own.event_id, documents.c.number)
        )
        found: dict[str, Account] = {}
        for name, number, published, count in self._in(query, own.event_id, event_ids):
            day = day_of(published)
            known = found.get(name, Account(0, (), None))
            days = [one for one in (known.reported_on, day) if one is not None]
            found[name] = Account(
                known.reports + count, (*known.documents, number), min(days, default=None)
            )
        return found

    def only_listed(self, document_ids: Sequence[str]) -> set[str]:
        """Return which of these documents are listed alone: nobody read their language."""
        query = (
            select(documents.c.document_id)
            .join(refusals, refusals.c.document_id == documents.c.document_id)
            .where(documents.c.language != ENGLISH, *_unread_language())
        )
        return {row[0] for row in self._in(query, documents.c.document_id, document_ids)}

    def publications(self) -> Iterator[Publication]:
        """Yield the documents that tell their day, in no order, each with the states it names.

        Those that are only listed, in a language that nobody read, were no chance to tell of
        anything and are left out.
        """
        query = (
            select(documents.c.published, documents.c.publisher, mentions.c.spans)
            .join(mentions, mentions.c.document_id == documents.c.document_id, isouter=True)
            .where(documents.c.published.is_not(None), _was_read())
        )
        for published, publisher, spans in self._each(query, None):
            told = msgspec.json.decode(spans, type=Spans) if spans else []
            names = {name for _, _, _, ids in told for name in ids if name.startswith(STATE)}
            states = tuple(sorted(name.removeprefix(STATE) for name in names))
            yield Publication(date.fromisoformat(published), publisher, states)


def _was_read() -> ColumnElement[bool]:
    """Return that a document was read for events, and not listed alone for its language."""
    listed = select(refusals.c.document_id).where(
        *_unread_language(), refusals.c.document_id.is_not(None)
    )
    return or_(documents.c.language == ENGLISH, documents.c.document_id.not_in(listed))


def _unread_language() -> tuple[ColumnElement[bool], ...]:
    """Return that a refusal says that nobody read a document's language."""
    return refusals.c.stage == "code", refusals.c.code == "language"
