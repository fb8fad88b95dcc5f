"""Looking into SQLite: every call is one query over the right index, and streams."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, tuple_, type_coerce
from sqlalchemy.types import NullType

from dragoman.errors import DamagedError
from dragoman.ledger.entries import Counts, Decided, NearCopy, Report, Run
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.conditions import position_conditions
from dragoman.ledger.queries.narrow_index import Walk
from dragoman.ledger.queries.words import evidence_text, matching
from dragoman.ledger.rows.decoding import day_of, decode
from dragoman.ledger.rows.known_events import KNOWN
from dragoman.ledger.rows.rows import band_number
from dragoman.ledger.schema import (
    decided,
    decisions,
    documents,
    event_aliases,
    event_reports,
    events,
    fingerprint_bands,
    fingerprints,
    mechanism_aliases,
    mechanism_reports,
    mechanisms,
    near_copies,
    positions,
    refusals,
    report_blocks,
    reports,
    runs,
    segments,
    unassembled,
    unmerged,
    wrong_reports,
)
from dragoman.ledger.sqlite.connection import explained
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.ledger.sqlite.kin import kin_of, within
from dragoman.records import (
    DateClaim,
    Document,
    Event,
    Mechanism,
    Position,
    Refusal,
    Segment,
    SegmentKind,
)
from dragoman.resolve.merging.accounts import Decision

FETCH = 1000
ROW = type_coerce(events.c.record, NullType())  # as it stands in the file
DAY = len("2025-03-10")
OFTEN_WORDS = 20_000
OFTEN_PAPERS = 1_000


class SqliteReading:
    """What looks into a ledger in one SQLite file.

    Attributes:
        path: the file.
    """

    path: Path
    _connection: Connection

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Explain failures, and leave no lock behind."""
        within = self._connection.in_transaction()
        with self._explained():
            try:
                yield
            finally:
                if not within and not self._connection.closed:
                    self._connection.rollback()

    def _explained(self) -> AbstractContextManager[None]:
        """Return a context in which failures are told with what to do."""
        return explained(self.path)

    def _all(self, query: Select[Any]) -> list[Any]:
        """Return all rows of a query."""
        with self._looking():
            return list(self._connection.execute(query).all())

    def _each(self, query: Select[Any], limit: int | None, offset: int = 0) -> Iterator[Any]:
        """Yield the rows of a query, a few at a time."""
        with self._looking():
            options = {"yield_per": FETCH}
            page = query.limit(limit).offset(offset or None)
            yield from self._connection.execute(page, execution_options=options)

    def _in(self, query: Select[Any], column: Any, values: Sequence[Any]) -> Iterator[Any]:  # noqa: ANN401 - SQLAlchemy's own typing
        """Yield the rows of a query where a column has one of many values."""
        for piece in chunks(values):
            yield from self._all(query.where(column.in_(piece)))

    def known(self, document_ids: Sequence[str]) -> set[str]:
        """Return which of these documents are there."""
        column = documents.c.document_id
        return {row[0] for row in self._in(select(column), column, document_ids)}

    def texts(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of these documents, by id."""
        columns = documents.c
        query = select(columns.document_id, columns.text)
        return {row[0]: row[1] for row in self._in(query, columns.document_id, document_ids)}

    def document(self, document_id: str) -> Document | None:
        """Return a document with its text, or None."""
        found = self._all(select(documents).where(documents.c.document_id == document_id))
        if not found:
            return None
        query = select(segments).where(segments.c.document_id == document_id)
        parts = tuple(
            Segment(part.start, part.end, SegmentKind(part.kind), part.page)
            for part in self._all(query.order_by(segments.c.position))
        )
        row = found[0]
        return Document(
            document_id=row.document_id,
            text=row.text,
            segments=parts,
            title=row.title,
            publisher=row.publisher,
            byline=row.byline,
            url=row.url,
            published=day_of(row.published),
            published_source=row.published_source,
            published_basis=row.published_basis,
            published_claims=decode(row.published_claims or "[]", tuple[DateClaim, ...]),
            language=row.language,
            origin=row.origin,
        )

    def event(self, event_id: str) -> Event | None:
        """Return an event, or None."""
        found = self._all(select(events.c.record).where(events.c.event_id == event_id))
        return decode(found[0][0], Event) if found else None

    def events_by_id(self, event_ids: Sequence[str]) -> list[Event]:
        """Return these events, in no order."""
        columns = events.c
        found = self._in(select(columns.record), columns.event_id, event_ids)
        return [decode(row[0], Event) for row in found]

    def events(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> Iterator[Event]:
        """Yield events by day and id; those without a date come last."""
        for line in self.event_lines(wanted, limit, offset):
            yield decode(line, Event)

    def event_lines(
        self, wanted: Filter, limit: int | None = None, offset: int = 0
    ) -> Iterator[str]:
        """Yield the same events as lines of JSON, without taking them apart."""
        for row in self._each(self._walk(wanted).select(events.c.record), limit, offset):
            yield row[0]

    def newest(self, wanted: Filter, limit: int, offset: int = 0) -> list[Event]:
        """Return events from the newest backwards; those without a date come last."""
        walk = self._walk(wanted)
        record = ROW
        query = walk.backwards(record, dated=True)
        rows = list(self._each(query, limit, offset))
        if len(rows) < limit:
            inner = walk.backwards(events.c.event_id, dated=True).order_by(None).subquery()
            dated = int(self._all(select(func.count()).select_from(inner))[0][0])
            rest = walk.backwards(record, dated=False)
            rows += self._each(rest, limit - len(rows), max(offset - dated, 0))
        return [KNOWN.event(row[0]) for row in rows]

    def backwards(self, wanted: Filter) -> Iterator[Event]:
        """Yield all events from the newest backwards; those without a date come last."""
        walk = self._walk(wanted)
        for dated in (True, False):
            for row in self._each(walk.backwards(events.c.record, dated=dated), None):
                yield decode(row[0], Event)

    def _walk(self, wanted: Filter) -> Walk:
        """Return how to find events; first sees which values very many of them have."""
        often: list[str] = []
        if wanted.text:
            words = matching(evidence_text, wanted.text)
            often += ["text"] * self._many(words, OFTEN_WORDS)
        if wanted.publisher:
            columns = documents.c
            papers = select(columns.number).where(columns.publisher.in_(wanted.publisher))
            often += ["publisher"] * self._many(papers, OFTEN_PAPERS)
        return Walk(wanted, often)

    def _many(self, query: Select[Any], bound: int) -> bool:
        """Return whether a query finds more rows than a bound."""
        some = query.limit(bound + 1).subquery()
        return int(self._all(select(func.count()).select_from(some))[0][0]) > bound

    def count(self, wanted: Filter, most: int | None = None) -> int:
        """Return how many events there are; where there are more than `most`, one more than it."""
        ids = self._walk(wanted).ids().limit(None if most is None else most + 1)
        return int(self._all(select(func.count()).select_from(ids.subquery()))[0][0])

    def reports(self, event_id: str) -> list[Report]:
        """Return the reports of an event, by day of publication and id."""
        names: list[str] = []
        for table in (event_reports, wrong_reports):
            query = select(table.c.report_id).where(table.c.event_id == event_id)
            names += [row[0] for row in self._all(query)]
        return self.reports_by_id(names)

    def alias(self, name: str) -> str | None:
        """Return the id of the event that has another id; None where none has it."""
        columns = event_aliases.c
        found = self._all(select(func.min(columns.event_id)).where(columns.alias == name))
        return found[0][0] if found else None

    def decisions(self) -> list[Decision]:
        """Return what persons decided about pairs of reports, in order of the pairs."""
        columns, trail = decisions.c, decided.c
        mine = and_(
            trail.first == columns.first, trail.second == columns.second, trail.undone.is_(None)
        )
        by = func.coalesce(trail.made_by, "")
        query = select(columns.kind, columns.first, columns.second, columns.decided, by)
        query = query.join(decided, mine, isouter=True)
        return [Decision(*row) for row in self._all(query.order_by(columns.first, columns.second))]

    def decided(self) -> list[Decided]:
        """Return all that persons ever decided about merging, in order, also what is undone."""
        trail = decided.c
        query = select(trail.kind, trail.first, trail.second, trail.made, trail.made_by,
                       trail.undone, trail.undone_by)  # fmt: skip
        return [Decided(*row) for row in self._all(query.order_by(trail.number))]

    def reports_of(self, document_ids: Sequence[str]) -> list[Report]:
        """Return the reports of documents, by day of publication and id."""
        columns = reports.c
        found = self._in(select(columns.report_id), columns.document_id, document_ids)
        return self.reports_by_id([row[0] for row in found])

    def report_ids(self, document_ids: Sequence[str]) -> list[str]:
        """Return the ids of the reports of documents, whatever these hold."""
        columns = reports.c
        query = select(columns.report_id).order_by(columns.report_id)
        return [row[0] for row in self._in(query, columns.document_id, document_ids)]

    def unmerged(self, limit: int) -> list[str]:
        """Return ids of reports that wait for merging, by day of publication and id.

        Reports of one time hang together with the same few others, so that few are looked at
        twice and memory does not grow with the ledger.
        """
        column = reports.c.report_id
        waiting = (
            select(column)
            .join(documents, documents.c.document_id == reports.c.document_id)
            .where(column.in_(select(unmerged.c.report_id)))
            .order_by(documents.c.published + "", column)  # not by walking through all documents
            .limit(limit)
        )
        return [row[0] for row in self._all(waiting)]

    def blocks(self, report_ids: Sequence[str]) -> set[str]:
        """Return the blocks of these reports."""
        columns = report_blocks.c
        return {row[0] for row in self._in(select(columns.block), columns.report_id, report_ids)}

    def in_blocks(self, blocks: Sequence[str]) -> set[str]:
        """Return the reports of these blocks."""
        columns = report_blocks.c
        return {row[0] for row in self._in(select(columns.report_id), columns.block, blocks)}

    def members(self, blocks: Sequence[str]) -> dict[str, set[str]]:
        """Return the reports of each of these blocks that has any."""
        columns = report_blocks.c
        found: dict[str, set[str]] = {}
        query = select(columns.block, columns.report_id)
        for block, name in self._in(query, columns.block, blocks):
            found.setdefault(block, set()).add(name)
        return found

    def together(self, report_ids: Sequence[str]) -> set[str]:
        """Return the reports that now share an event with these."""
        found = self.gathered(report_ids)
        return {name for names in found.values() for name in names}

    def gathered(self, report_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the events that these reports belong to, each with all its reports, sorted."""
        found: dict[str, list[str]] = {}
        for table in (event_reports, wrong_reports):
            columns = table.c
            query = select(columns.event_id).distinct()
            event_ids = {row[0] for row in self._in(query, columns.report_id, report_ids)}
            both = select(columns.event_id, columns.report_id).order_by(columns.report_id)
            for event_id, name in self._in(both, columns.event_id, sorted(event_ids)):
                found.setdefault(event_id, []).append(name)
        return {event_id: tuple(names) for event_id, names in found.items()}

    def reports_by_id(self, report_ids: Sequence[str]) -> list[Report]:
        """Return reports by day of publication and id; those of unknown day come last."""
        columns = reports.c
        query = (
            select(
                columns.report_id,
                columns.document_id,
                documents.c.published,
                columns.record,
                runs.c.started,
            )
            .join(documents, documents.c.document_id == columns.document_id)
            .outerjoin(runs, runs.c.run_id == documents.c.run_id)
        )
        found = [
            Report(row[0], row[1], day_of(row[2]), decode(row[3], Event), _day_of_run(row[4]))
            for row in self._in(query, columns.report_id, report_ids)
        ]
        return sorted(found, key=lambda one: (one.published or date.max, one.report_id))

    def fingerprints(self, document_ids: Sequence[str]) -> dict[str, bytes]:
        """Return fingerprints by document."""
        columns = fingerprints.c
        found = self._in(select(fingerprints), columns.document_id, document_ids)
        return {row.document_id: row.fingerprint for row in found}

    def in_bands(self, bands: Sequence[str]) -> dict[str, set[str]]:
        """Return the documents of each of these bands that has any."""
        names = {band_number(band): band for band in bands}
        query = select(fingerprint_bands.c.band, documents.c.document_id).join(
            documents, fingerprint_bands.c.document == documents.c.number
        )
        found: dict[str, set[str]] = {}
        for number, name in self._in(query, fingerprint_bands.c.band, list(names)):
            found.setdefault(names[number], set()).add(name)
        return found

    def copies(self, document_ids: Sequence[str]) -> dict[str, NearCopy]:
        """Return of which documents these are copies, by copy."""
        found = self._in(select(near_copies), near_copies.c.document_id, document_ids)
        return {row.document_id: NearCopy(*row) for row in found}

    def copies_of(self, first_ids: Sequence[str]) -> list[NearCopy]:
        """Return the copies of these documents."""
        found = self._in(select(near_copies), near_copies.c.first_id, first_ids)
        return [NearCopy(*row) for row in found]

    def published(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days of publication by document."""
        columns = documents.c
        query = select(columns.document_id, columns.published)
        return {
            row[0]: day_of(row[1]) for row in self._in(query, columns.document_id, document_ids)
        }

    def read_on(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days on which documents were read, where a run read them."""
        columns = documents.c
        query = select(columns.document_id, runs.c.started).outerjoin(
            runs, runs.c.run_id == columns.run_id
        )
        found = self._in(query, columns.document_id, document_ids)
        return {row[0]: _day_of_run(row[1]) for row in found}

    def positions(
        self,
        wanted: Filter,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest: bool = False,
    ) -> Iterator[Position]:
        """Yield positions by day, document and place in it; the newest first where wanted."""
        columns = positions.c
        days = (columns.date.desc(),) if newest else (columns.date.is_(None), columns.date)
        order = (*days, columns.document_id, columns.position)  # the undated come last
        keys = select(columns.document_id, columns.position).where(*position_conditions(wanted))
        few = keys.order_by(*order).limit(limit).offset(offset or None).subquery()
        same = tuple_(few.c.document_id, few.c.position) == tuple_(
            columns.document_id, columns.position
        )
        query = select(columns.record).join(few, same)  # sorted without them: they are long
        for row in self._each(query.order_by(*order), None):
            yield decode(row[0], Position)

    def unassembled(self, limit: int) -> list[str]:
        """Return families of mechanisms that wait for being put together, sorted."""
        column = unassembled.c.family
        return [row[0] for row in self._all(select(column).order_by(column).limit(limit))]

    def told_of(self, family: str) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of a family, with the document's id."""
        columns = mechanism_reports.c
        query = (
            select(columns.document_id, columns.record)
            .where(within(columns.mechanism_id, family))
            .order_by(columns.document_id, columns.position)
        )
        return [(row[0], decode(row[1], Mechanism)) for row in self._all(query)]

    def kin_of(self, families: Iterable[str]) -> list[str]:
        """Return families with all that hang together with them by proper names, sorted."""
        with self._looking():
            return kin_of(self._connection, families)

    def mechanism(self, mechanism_id: str) -> Mechanism | None:
        """Return a mechanism by its own id or one that a document gave it, or None."""
        column = mechanisms.c.mechanism_id
        found = self._all(select(mechanisms.c.record).where(column == mechanism_id))
        if not found:
            other = select(func.min(mechanism_aliases.c.mechanism_id)).where(
                mechanism_aliases.c.alias == mechanism_id
            )
            query = select(mechanisms.c.record).where(column == other.scalar_subquery())
            found = self._all(query)
        return decode(found[0][0], Mechanism) if found else None

    def mechanism_reports(self, mechanism_ids: Sequence[str]) -> list[tuple[str, Mechanism]]:
        """Return what single documents tell of these mechanisms, with the document's id."""
        columns = mechanism_reports.c
        query = select(columns.document_id, columns.position, columns.record)
        found = sorted(tuple(row) for row in self._in(query, columns.mechanism_id, mechanism_ids))
        return [(document_id, decode(record, Mechanism)) for document_id, _, record in found]

    def refusals(self, limit: int | None = None, offset: int = 0) -> Iterator[Refusal]:
        """Yield refusals by origin and code."""
        columns = refusals.c
        query = select(
            columns.origin, columns.stage, columns.code, columns.detail, columns.document_id
        ).order_by(columns.origin, columns.stage, columns.code, columns.refusal_id)
        for row in self._each(query, limit, offset):
            yield Refusal(*row)

    def runs(self) -> list[Run]:
        """Return the runs in order."""
        return [Run(*row) for row in self._all(select(runs).order_by(runs.c.run_id))]

    def counts(self) -> Counts:
        """Return how much of everything there is."""
        tables = (documents, near_copies, reports, events, unmerged, mechanisms, refusals)
        query = select(
            *(select(func.count()).select_from(table).scalar_subquery() for table in tables)
        )
        return Counts(*self._all(query)[0])


def _day_of_run(started: str | None) -> date | None:
    """Return the day on which a run began, where it is told as we tell it."""
    try:
        return day_of(started[:DAY]) if started else None
    except DamagedError:
        return None
