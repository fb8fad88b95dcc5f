"""What many rows tell together: people with their offices, mechanisms, pairs of states."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from dragoman.errors import FilterError
from dragoman.ledger.entries import DyadRow, Person
from dragoman.ledger.filters import Filter
from dragoman.ledger.queries.deeds import SqliteDeeds
from dragoman.ledger.queries.narrow_index import STATE, Walk
from dragoman.ledger.rows.decoding import decode
from dragoman.ledger.rows.rows import ALONGSIDE, BACK, FORTH, MUTUAL
from dragoman.ledger.schema import (
    UNDATED,
    entities,
    event_pairs,
    mechanism_members,
    mechanisms,
    offices,
    parties,
)
from dragoman.ledger.sqlite.inserting import chunks
from dragoman.records import Evidence, Mechanism, Office

PEOPLE_KEYS = ("party", "actor", "text", "document")
MECHANISM_KEYS = ("party", "between", "mechanism", "text")
DYAD_KEYS = ("type", "status", "since", "until", "by")


class SqliteSummaries(SqliteDeeds):
    """What looks over many rows of a ledger in one SQLite file."""

    def people(
        self, wanted: Filter, limit: int | None = None, offset: int = 0, *, busiest: bool = False
    ) -> Iterator[Person]:
        """Yield people by name: those who hold an office and those who take part in an event.

        Args:
            wanted: the filter.
            limit: how many at most.
            offset: how many to pass over.
            busiest: those who take part in the most events first.
        """
        wanted.only(PEOPLE_KEYS, "people")
        holding = select(
            offices.c.entity_id, offices.c.person.label("name"), offices.c.country
        ).where(*_held(wanted))
        named = select(entities.c.entity_id, entities.c.name, entities.c.country).where(
            entities.c.person == 1, *_named(wanted)
        )
        queries = [holding] if wanted.document else [holding, named]
        everyone = union_all(*queries).subquery()
        acts = select(func.count(parties.c.event_id.distinct())).where(
            parties.c.entity_id == everyone.c.entity_id
        )
        order = (acts.scalar_subquery().desc(),) if busiest else ()
        query = (
            select(
                everyone.c.entity_id,
                func.max(everyone.c.name).label("name"),
                func.min(everyone.c.country).label("country"),
            )
            .group_by(everyone.c.entity_id)
            .order_by(*order, literal_column("name"), everyone.c.entity_id)
        )
        for rows in chunks(list(self._each(query, limit, offset))):
            ids = [row.entity_id for row in rows]
            held, counts = self._offices(ids), self._acts(ids)
            for row in rows:
                yield Person(
                    row.entity_id,
                    row.name,
                    row.country,
                    held.get(row.entity_id, ()),
                    counts.get(row.entity_id, 0),
                )

    def _acts(self, entity_ids: Sequence[str]) -> dict[str, int]:
        """Return how many events entities take part in."""
        columns = parties.c
        query = select(columns.entity_id, func.count(columns.event_id.distinct())).group_by(
            columns.entity_id
        )
        return {row[0]: row[1] for row in self._in(query, columns.entity_id, entity_ids)}

    def _offices(self, entity_ids: Sequence[str]) -> dict[str, tuple[Office, ...]]:
        """Return people's offices, each once, with the evidence of all documents."""
        columns = offices.c
        query = select(columns.entity_id, columns.record).order_by(
            columns.entity_id,
            columns.title,
            columns.country,
            columns.document_id,
            columns.position,
        )
        found: dict[str, list[Office]] = {}
        for row in self._in(query, columns.entity_id, entity_ids):
            found.setdefault(row[0], []).append(decode(row[1], Office))
        return {name: _each_once(held) for name, held in found.items()}

    def mechanisms(
        self, wanted: Filter, limit: int | None = None, offset: int = 0
    ) -> Iterator[Mechanism]:
        """Yield mechanisms by name and id."""
        wanted.only(MECHANISM_KEYS, "mechanisms")
        columns = mechanisms.c
        query = select(columns.mechanism_id).order_by(columns.name, columns.mechanism_id)
        for member in wanted.party:
            query = query.where(columns.mechanism_id.in_(_with_member([member])))
        if wanted.between:
            shared = (
                _with_member(wanted.between)
                .group_by(mechanism_members.c.mechanism_id)
                .having(func.count() > 1)
            )
            query = query.where(columns.mechanism_id.in_(shared))
        if wanted.mechanism:
            query = query.where(columns.mechanism_id.in_(wanted.mechanism))
        for words in wanted.text:
            query = query.where(columns.record.icontains(words.strip('"'), autoescape=True))
        few = (
            query.limit(limit).offset(offset or None).subquery()
        )  # sorted by name alone: records are long
        record = select(columns.record).join(few, few.c.mechanism_id == columns.mechanism_id)
        for row in self._each(record.order_by(columns.name, columns.mechanism_id), None):
            yield decode(row[0], Mechanism)

    def dyad(self, first: str, second: str, wanted: Filter) -> list[DyadRow]:
        """Return what happened between two states, by type and status.

        Args:
            first: a state, as a code of three letters.
            second: another.
            wanted: type, status and bounds in time.

        Raises:
            FilterError: the states are no two states, or the filter uses other keys.
        """
        for state in (first, second):
            if not STATE.fullmatch(state):
                message = f"a dyad is of two states as codes of three letters, not {state!r}"
                raise FilterError(message)
        if first == second:
            message = f"a dyad is of two states, not of {first} and itself"
            raise FilterError(message)
        wanted.only((*DYAD_KEYS, "party"), "a dyad")
        walk = Walk(replace(wanted, party=(first, second)))
        columns = event_pairs.c
        turned = first > second
        ways = (
            (BACK if turned else FORTH),
            (FORTH if turned else BACK),
            MUTUAL,
            ALONGSIDE,
        )
        counts = walk.within(
            select(
                columns.event_type,
                columns.status,
                func.count(),
                *(func.sum(_is(columns.direction, way)) for way in ways),
                func.min(func.nullif(columns.sort_day, UNDATED)),
                func.max(_known(columns.last_day)),
            )
        )
        kind = columns.event_type, columns.status
        query = counts.group_by(*kind).order_by(*kind)
        return [DyadRow(first, second, *row) for row in self._all(query)]


def _held(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return what has to hold of an office."""
    columns = offices.c
    found = [
        or_(columns.country == value, columns.entity_id == value, columns.person == value)
        for value in (*wanted.party, *wanted.actor)
    ]
    if wanted.document:
        found.append(columns.document_id.in_(wanted.document))
    for words in wanted.text:
        plain = words.strip('"')
        found.append(
            or_(
                columns.person.icontains(plain, autoescape=True),
                columns.title.icontains(plain, autoescape=True),
            )
        )
    return found


def _named(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return what has to hold of a person who takes part in an event."""
    columns = entities.c
    found = [
        or_(columns.country == value, columns.entity_id == value, columns.name == value)
        for value in (*wanted.party, *wanted.actor)
    ]
    found += [columns.name.icontains(words.strip('"'), autoescape=True) for words in wanted.text]
    return found


def _each_once(found: Sequence[Office]) -> tuple[Office, ...]:
    """Return offices in order of time, those of one title and state as one."""
    joined = [
        _one_office(list(same))
        for _, same in groupby(found, key=lambda office: (office.title, office.country))
    ]
    return tuple(sorted(joined, key=lambda one: (one.start or date.min, one.title)))


def _one_office(same: Sequence[Office]) -> Office:
    """Return one office for what several documents tell of it."""
    starts = [office.start for office in same if office.start]
    ends = [office.end for office in same if office.end]
    proofs = {
        (piece.document_id, piece.start, piece.end): piece
        for office in same
        for piece in office.evidence
    }
    evidence: tuple[Evidence, ...] = tuple(proofs[key] for key in sorted(proofs))
    return replace(
        same[0],
        sector=next((office.sector for office in same if office.sector), None),
        start=min(starts, default=None),
        end=max(ends, default=None),
        evidence=evidence,
    )


def _with_member(members: Sequence[str]) -> Select[Any]:
    """Return a query for the mechanisms that one of these belongs to, or once did."""
    return select(mechanism_members.c.mechanism_id).where(mechanism_members.c.member.in_(members))


def _is(column: ColumnElement[Any], value: str) -> ColumnElement[int]:
    """Return 1 where a column has a value, else 0."""
    return case((column == value, 1), else_=0)


def _known(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a last day, or nothing where it is open or untold."""
    return func.nullif(func.nullif(column, UNDATED), "")
