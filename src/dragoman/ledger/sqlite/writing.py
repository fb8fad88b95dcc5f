"""Writing to SQLite: every call adds or replaces rows, none remembers any of them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy import (
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite reads it too

from dragoman.arrangements.follow.deeds import Deeds
from dragoman.arrangements.keys import family_of
from dragoman.errors import LedgerError
from dragoman.ledger.correcting.wrong import add_wrong, drop_wrong
from dragoman.ledger.entries import Entry, Merged, Run
from dragoman.ledger.rows import mechanism_rows, rows
from dragoman.ledger.rows.seal_rows import seal_row
from dragoman.ledger.rows.step_rows import step_rows
from dragoman.ledger.schema import (
    dealings,
    deeds,
    document_seals,
    documents,
    entities,
    event_aliases,
    event_countries,
    event_pairs,
    event_reports,
    event_tags,
    events,
    evidence,
    mechanism_aliases,
    mechanism_history,
    mechanism_members,
    mechanism_reports,
    mechanism_sessions,
    mechanisms,
    mentions,
    office_words,
    offices,
    parties,
    positions,
    refusals,
    report_blocks,
    report_steps,
    reports,
    runs,
    segments,
    unassembled,
    unmerged,
    wrong_events,
    wrong_reports,
)
from dragoman.ledger.sqlite.connection import explained, identity, writing
from dragoman.ledger.sqlite.dialects import greater, lesser
from dragoman.ledger.sqlite.inserting import Row, SqliteInserting, chunks
from dragoman.ledger.sqlite.kin import kin_of, within
from dragoman.records import Event, Mechanism, Refusal


class SqliteWriting(SqliteInserting):
    """What changes a ledger in one SQLite file.

    Attributes:
        path: the file.
        read_only: whether writing is refused.
    """

    path: Path
    read_only: bool
    _identity: tuple[int, int] | None

    @cached_property
    def _deeds(self) -> Deeds:
        """What events make of commitments."""
        return Deeds.load()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Return a context in which everything is written or nothing.

        Raises:
            LedgerError: the file cannot be written to; nothing was.
        """
        if self.read_only:
            message = f"{self.path} was opened to look only, it may not be written to"
            raise LedgerError(message)
        self._same_file()
        with explained(self.path), writing(self._connection):
            yield
            self._same_file()

    def _same_file(self) -> None:
        """See that the file at the path is still the one that is written to.

        Raises:
            LedgerError: it was removed, or another took its place.
        """
        now = identity(self.path)
        if now != self._identity:
            what = "was removed" if now is None else "was replaced by another file"
            message = (
                f"{self.path} {what} while it was written to; nothing more was written: put the "
                "ledger back, or run the same command again to make a new one"
            )
            raise LedgerError(message)

    def begin_run(self, run: Run) -> int:
        """Note that a run begins and return its number."""
        row = asdict(run)
        del row["run_id"]
        result = self._connection.execute(insert(runs).values(row))
        return int((result.inserted_primary_key or (0,))[0])

    def end_run(self, run: Run) -> None:
        """Note what came of a run."""
        row = asdict(run)
        self._connection.execute(update(runs).where(runs.c.run_id == run.run_id).values(row))

    def add(self, entries: Sequence[Entry], run_id: int | None) -> None:
        """Add documents that are not there yet, with all that was found in them."""
        found: dict[Table, list[Row]] = {}
        for entry in entries:
            for table, values in _rows_of(entry, run_id).items():
                found.setdefault(table, []).extend(values)
        for table, values in found.items():
            self._insert(table, values)
        self._add_entities(event for entry in entries for event in entry.reports)
        self._wait(one.mechanism_id for entry in entries for one in entry.mechanisms)
        self._settle(entry.document.origin for entry in entries)
        self.refuse([refusal for entry in entries for refusal in entry.refusals], run_id)

    def forget(self, document_ids: Sequence[str]) -> None:
        """Take documents out again; the events that they reported become unmerged."""
        for piece in chunks(document_ids):
            column = mechanism_reports.c.mechanism_id
            told = select(column).where(mechanism_reports.c.document_id.in_(piece))
            self._wait_with_kin([row[0] for row in self._connection.execute(told)])
            gone = select(reports.c.report_id).where(reports.c.document_id.in_(piece))
            for table, of in ((events, event_reports), (wrong_events, wrong_reports)):
                broken = select(of.c.event_id).where(of.c.report_id.in_(gone))
                left = select(of.c.report_id).where(
                    of.c.event_id.in_(broken), of.c.report_id.not_in(gone)
                )
                self._connection.execute(
                    upsert(unmerged).from_select(["report_id"], left).on_conflict_do_nothing()
                )
                self._connection.execute(delete(table).where(table.c.event_id.in_(broken)))
            self._connection.execute(delete(documents).where(documents.c.document_id.in_(piece)))

    def refuse(self, refused: Sequence[Refusal], run_id: int | None) -> int:
        """Add refusals that are not there yet and return how many were new."""
        values = [rows.refusal_row(refusal, run_id) for refusal in refused]
        if not values:
            return 0
        column = refusals.c.refusal_id
        ids = {row["refusal_id"] for row in values}
        there = sum(
            self._connection.execute(
                select(func.count()).select_from(refusals).where(column.in_(piece))
            ).scalar_one()
            for piece in chunks(sorted(ids))
        )
        self._connection.execute(upsert(refusals).on_conflict_do_nothing(), values)
        return len(ids) - there

    def block(self, blocks: Iterable[tuple[str, str]]) -> None:
        """Note pairs of a block and a report: only reports that share a block may merge."""
        values = [{"block": block, "report_id": report} for block, report in blocks]
        if values:
            self._connection.execute(upsert(report_blocks).on_conflict_do_nothing(), values)

    def replace_events(
        self, report_ids: Sequence[str], merged: Iterable[Merged], *, settled: bool = True
    ) -> None:
        """Put merged events in the place of those that these reports had."""
        for piece in chunks(report_ids):
            old = select(event_reports.c.event_id).where(event_reports.c.report_id.in_(piece))
            self._connection.execute(delete(events).where(events.c.event_id.in_(old)))
            drop_wrong(self._connection, piece)
            if settled:
                self._connection.execute(delete(unmerged).where(unmerged.c.report_id.in_(piece)))
        for made in chunks(merged):
            self._add_events([one for one in made if not one.wrong])
            add_wrong(self._connection, [one for one in made if one.wrong])

    def unsettle(self, report_ids: Sequence[str]) -> None:
        """Let reports wait for merging again; ids of no report are left alone."""
        for piece in chunks(report_ids):
            known = select(reports.c.report_id).where(reports.c.report_id.in_(piece))
            self._connection.execute(
                upsert(unmerged).from_select(["report_id"], known).on_conflict_do_nothing()
            )

    def unsettle_all(self) -> None:
        """Let every report wait for merging, and every arrangement for being put together."""
        self._connection.execute(delete(events))
        self._connection.execute(delete(wrong_events))
        self._connection.execute(
            upsert(unmerged)
            .from_select(["report_id"], select(reports.c.report_id).where(true()))
            .on_conflict_do_nothing()
        )
        told = self._connection.execute(select(mechanism_reports.c.mechanism_id).distinct())
        self._wait([row[0] for row in told])

    def set_mechanisms(self, removed: Iterable[str], made: Iterable[Mechanism]) -> None:
        """Take out mechanisms by id and put these in."""
        for piece in chunks(removed):
            self._connection.execute(delete(mechanisms).where(mechanisms.c.mechanism_id.in_(piece)))
        for few in chunks(made):
            ids = [one.mechanism_id for one in few]
            self._connection.execute(delete(mechanisms).where(mechanisms.c.mechanism_id.in_(ids)))
            self._insert(mechanisms, [mechanism_rows.mechanism_row(one) for one in few])
            for table, make in (
                (mechanism_members, mechanism_rows.member_rows),
                (mechanism_sessions, mechanism_rows.session_rows),
                (mechanism_history, mechanism_rows.history_rows),
            ):
                self._insert(table, [row for one in few for row in make(one)])

    def replace_families(
        self, families: Sequence[str], made: Sequence[tuple[Mechanism, Sequence[str]]]
    ) -> None:
        """Put mechanisms, each with its other ids, in the place of those of these families."""
        column = mechanisms.c.mechanism_id
        for family in families:
            self._connection.execute(delete(mechanisms).where(within(column, family)))
        self.set_mechanisms((), (one for one, _ in made))
        self._insert(
            mechanism_aliases,
            [
                {"alias": alias, "mechanism_id": one.mechanism_id}
                for one, aliases in made
                for alias in aliases
            ],
        )
        for piece in chunks(families):
            self._connection.execute(delete(unassembled).where(unassembled.c.family.in_(piece)))

    def _wait(self, mechanism_ids: Iterable[str]) -> None:
        """Let the families of mechanisms wait for being put together again."""
        values = [{"family": name} for name in sorted({family_of(one) for one in mechanism_ids})]
        if values:
            self._connection.execute(upsert(unassembled).on_conflict_do_nothing(), values)

    def _wait_with_kin(self, mechanism_ids: Iterable[str]) -> None:
        """Let families wait before their documents go, with whatever these hold together."""
        self._wait(kin_of(self._connection, {family_of(one) for one in mechanism_ids}))

    def _add_events(self, merged: Sequence[Merged]) -> None:
        """Add merged events with all that hangs on them."""
        made = [one.event for one in merged]
        self._add_entities(made)
        self._insert(events, [rows.event_row(event) for event in made])
        for table, make in (
            (parties, rows.party_rows),
            (event_countries, rows.country_rows),
            (event_pairs, rows.pair_rows),
            (dealings, rows.dealing_rows),
            (event_tags, rows.tag_rows),
        ):
            self._insert(table, [row for event in made for row in make(event)])
        self._add_deeds(made)
        self._insert(
            event_reports,
            [
                {"event_id": one.event.event_id, "report_id": report}
                for one in merged
                for report in one.report_ids
            ],
        )
        self._insert(
            event_aliases,
            [
                {"alias": alias, "event_id": one.event.event_id}
                for one in merged
                for alias in dict.fromkeys(one.aliases)
            ],
        )

    def _add_deeds(self, made: Sequence[Event]) -> None:
        """Add what events make of commitments."""
        undated = {p.document_id for one in made if one.date is None for p in one.evidence}
        published = self._told_on(sorted(undated))
        told = ((one, self._deeds.verdicts(one, published)) for one in made)
        self._insert(deeds, [row for one, found in told for row in rows.deed_rows(one, found)])

    def _told_on(self, document_ids: Sequence[str]) -> dict[str, date | None]:
        """Return the days of publication by document; who read it earlier knows better."""
        columns = documents.c
        query = select(columns.document_id, columns.published, runs.c.started).outerjoin(
            runs, runs.c.run_id == columns.run_id
        )
        found: dict[str, date | None] = {}
        for piece in chunks(document_ids):
            for row in self._connection.execute(query.where(columns.document_id.in_(piece))):
                day = date.fromisoformat(row[1]) if row[1] else None
                wrong = day is not None and row[2] is not None and row[1] > row[2]
                found[row[0]] = None if wrong else day
        return found

    def _add_entities(self, found: Iterable[Event]) -> None:
        """Add who takes part, or better what is known of them; the order does not matter."""
        values = rows.entity_rows(found)
        if not values:
            return
        statement = upsert(entities)
        new, old = statement.excluded, entities.c
        longer = func.length(new.name) > func.length(old.name)
        same = func.length(new.name) == func.length(old.name)
        shorter = func.length(new.name) < func.length(old.name)
        name = case(
            (new.person > old.person, new.name),
            (new.person < old.person, old.name),
            ((new.person == 1) & (longer | (same & (new.name > old.name))), new.name),
            ((new.person == 0) & (shorter | (same & (new.name < old.name))), new.name),
            else_=old.name,
        )
        changes = {
            "name": name,
            "person": greater(old.person, new.person),
            "country": lesser(
                func.coalesce(old.country, new.country), func.coalesce(new.country, old.country)
            ),
            "sector": lesser(
                func.coalesce(old.sector, new.sector), func.coalesce(new.sector, old.sector)
            ),
        }
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["entity_id"], set_=changes), values
        )

    def _settle(self, origins: Iterable[str]) -> None:
        """Drop refusals of sources that could be read after all, also in their language."""
        columns = refusals.c
        language = and_(columns.stage == "code", columns.code == "language")
        for piece in chunks(origin for origin in origins if origin):
            self._connection.execute(
                delete(refusals).where(
                    columns.origin.in_(piece), or_(columns.stage == "read", language)
                )
            )


def _rows_of(entry: Entry, run_id: int | None) -> dict[Table, list[Row]]:
    """Return the rows that a document brings, by table, those first that others refer to."""
    document_id = entry.document.document_id
    told, proofs = rows.report_rows(entry)
    found = {
        documents: [rows.document_row(entry.document, run_id)],
        segments: rows.segment_rows(entry.document),
        reports: told,
        evidence: proofs,
        unmerged: [{"report_id": row["report_id"]} for row in told],
        offices: rows.office_rows(document_id, entry.offices),
        positions: rows.position_rows(document_id, entry.positions),
        office_words: rows.office_word_rows(document_id, entry.offices),
        mechanism_reports: rows.mechanism_report_rows(document_id, entry.mechanisms),
        mentions: rows.mention_rows(entry),
        report_steps: step_rows(entry),
    }
    sealed = seal_row(document_id, {table.name: values for table, values in found.items()})
    return {**found, document_seals: [sealed]}
