"""Filters for documents and positions as SQL."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.narrow_index import EVENT_KEYS, STATE, Walk
from dragoman.ledger.queries.words import contains, documents_text, matching, plain
from dragoman.ledger.schema import documents, event_reports, positions, reports

POSITION_KEYS = ("party", "actor", "speaker", "issue", "document", "since", "until", "text")
DOCUMENT_KEYS = ("document", "publisher", "since", "until", "by", "text")
Condition = ColumnElement[bool]


def reported(wanted: Filter) -> Filter:
    """Return what a filter of documents asks of the events that they report.

    Raises:
        FilterError: the filter does not apply to documents.
    """
    wanted.only(EVENT_KEYS, "documents")
    kept = {key: getattr(wanted, key) for key in wanted.used() if key not in DOCUMENT_KEYS}
    return Filter(**kept)


def document_conditions(wanted: Filter, often: Collection[str] = ()) -> list[Condition]:
    """Return what has to hold of a document's row.

    Bounds in time are of publication; the keys of events choose documents that report one.

    Args:
        wanted: the filter.
        often: what is asked for of very many and looked up for each document instead: ``events``,
            ``text``.
    """
    rest = reported(wanted)
    found: list[Condition] = []
    if wanted.document:
        found.append(documents.c.document_id.in_(wanted.document))
    if wanted.publisher:
        found.append(documents.c.publisher.in_(wanted.publisher))
    found += _dated(documents.c.published, wanted.since, wanted.until)
    if wanted.text:
        listed = bool(wanted.document or (rest.used() and "events" not in often))
        words = matching(documents_text, wanted.text)
        found.append(_worded(words, often="text" in often, listed=listed))
    if rest.used():
        found.append(_reporting(rest, often="events" in often))
    return found


def _worded(found: Select[Any], *, often: bool, listed: bool) -> Condition:
    """Return that a document is among those that a search finds.

    Args:
        found: the search.
        often: whether it finds so many that each document is looked up in it.
        listed: whether documents are chosen by a list of their ids too. Then the number must not
            lead to rows: SQLite would look up every pair of an id and a number.
    """
    if not often:
        number = documents.c.number
        return (number + 0 if listed else number).in_(found)
    return found.where(documents_text.c.rowid == documents.c.number).correlate(documents).exists()


def _reporting(wanted: Filter, *, often: bool) -> Condition:
    """Return that a document reports an event that a filter finds."""
    walk = Walk(wanted, singly=often)
    told = select(reports.c.document_id).join(
        event_reports, event_reports.c.report_id == reports.c.report_id
    )
    if not often:
        return documents.c.document_id.in_(told.where(event_reports.c.event_id.in_(walk.ids())))
    own = told.where(reports.c.document_id == documents.c.document_id)
    return own.where(walk.finds(event_reports.c.event_id)).correlate(documents).exists()


def position_conditions(wanted: Filter) -> list[Condition]:
    """Return what has to hold of a position's row."""
    wanted.only(POSITION_KEYS, "positions")
    found = [_spoken_by(value) for value in (*wanted.party, *wanted.actor)]
    found += [contains(positions.c.speaker, words) for words in wanted.speaker]
    found += [contains(positions.c.quote, plain(words)) for words in wanted.text]
    if wanted.issue:
        found.append(positions.c.issue.in_(wanted.issue))
    if wanted.document:
        found.append(positions.c.document_id.in_(wanted.document))
    return found + _dated(positions.c.date, wanted.since, wanted.until)


def _spoken_by(value: str) -> Condition:
    """Return that a state, as a code of three letters, or an entity speaks."""
    if STATE.fullmatch(value):
        return positions.c.country == value
    return or_(positions.c.country == value, positions.c.entity_id == value)


def _dated(field: ColumnElement[Any], since: date | None, until: date | None) -> list[Condition]:
    """Return bounds on a column of days."""
    found: list[Condition] = []
    if since:
        found.append(field >= since.isoformat())
    if until:
        found.append(field <= until.isoformat())
    return found
