"""A filter for events as SQL: which narrow index to walk and what to look up on the way.

A query walks one index in order of time and looks up nothing else until a row is wanted: a pair
of states where two are named, a state where one is, a tag, or all events. So the first rows come
at once, however many there are.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, literal, or_, select, union
from sqlalchemy.sql.expression import FromClause

from dragoman.errors import FilterError
from dragoman.ledger.filters import REPORTED, Filter
from dragoman.ledger.queries.words import contains, evidence_text, matching
from dragoman.ledger.schema import (
    UNDATED,
    documents,
    event_countries,
    event_pairs,
    event_reports,
    event_tags,
    events,
    evidence,
    mechanism_aliases,
    parties,
    reports,
)

STATE = re.compile(r"[A-Z]{3}")
COMPARISONS = {">=": "__ge__", "<=": "__le__", ">": "__gt__", "<": "__lt__", "=": "__eq__"}
EVENT_KEYS = (
    "actor",
    "recipient",
    "party",
    "between",
    "type",
    "status",
    "certainty",
    "mode",
    "context",
    "since",
    "until",
    "by",
    "place",
    "speaker",
    "mechanism",
    "document",
    "publisher",
    "confidence",
    "text",
    "corrected",
)
Condition = ColumnElement[bool]


class Walk:
    """The index that a query walks and what still has to hold of each row.

    Attributes:
        source: the table walked; it has ``event_id``, ``sort_day`` and ``last_day``.
        conditions: on the rows of `source` and of ``events``.
        needs_events: whether a condition asks for columns that only ``events`` has.
    """

    def __init__(
        self,
        wanted: Filter,
        often: Collection[str] = (),
        *,
        singly: bool = False,
        pairs: Collection[tuple[str, str]] = (),
    ) -> None:
        """Choose the index.

        Args:
            wanted: the filter.
            pairs: of states, of one of which an event has to be; walked where there are any.
            often: keys whose values very many events have (``text``, ``publisher``).
            singly: nothing is walked: events are looked up one by one (`finds`).

        Raises:
            FilterError: the filter does not apply to events.
        """
        wanted.only(EVENT_KEYS, "events")
        self.conditions: list[Condition] = []
        self.needs_events = False
        self._bound: tuple[str, ...] = ()
        self.often = frozenset(often)
        self._singly = singly
        self._left = set(wanted.used())
        self.source = _among(sorted(pairs)) if pairs else self._choose(wanted)
        self.columns: Any = self.source.c
        self._roles(wanted)
        self._time(wanted)
        self._facets(wanted)
        self._texts(wanted)

    def ids(self) -> Select[Any]:
        """Return a query for the ids of the events alone."""
        query = select(self.columns.event_id)
        return self._joined(query, force=False)

    def finds(self, event_id: ColumnElement[str]) -> Condition:
        """Return that the event with an id is among those found, looking up nothing but it.

        Args:
            event_id: a column of ``event_reports``.
        """
        query = self.ids().where(self.columns.event_id == event_id)
        if self.source is not events and isinstance(self.source, Table):
            query = query.with_hint(self.source, f"INDEXED BY {self.source.name}_event", "sqlite")
        return query.correlate(event_reports).exists()

    def select(self, *columns: Any) -> Select[Any]:  # noqa: ANN401 - SQLAlchemy's own typing
        """Return a query for columns of ``events``, in order of time."""
        query = self._joined(select(*columns), force=True)
        return query.order_by(self.columns.sort_day, self.columns.event_id)

    def within(self, query: Select[Any]) -> Select[Any]:
        """Return a query of the walked index's columns, of the events that the filter finds."""
        return self._joined(query, force=False)

    def joined(self, *columns: Any) -> Select[Any]:  # noqa: ANN401 - as above
        """Return a query for columns of ``events``, in no order."""
        return self._joined(select(*columns), force=True)

    def backwards(self, *columns: Any, dated: bool) -> Select[Any]:  # noqa: ANN401 - as above
        """Return a query for columns of dated events, newest first, or of undated ones."""
        day = self.columns.sort_day
        query = self._joined(select(*columns), force=True)
        # no equality: it would lead away from narrower indexes, and nothing lies beyond it
        query = query.where(day < UNDATED if dated else day >= UNDATED)
        return query.order_by(day.desc(), self.columns.event_id.desc())

    def _joined(self, query: Select[Any], *, force: bool) -> Select[Any]:
        """Join ``events`` to the walked index where they are needed."""
        if self.source is events or not (force or self.needs_events):
            query = query.select_from(self.source)
        else:
            same = (events.c.sort_day == self.columns.sort_day) & (
                events.c.event_id == self.columns.event_id
            )
            # without the hint, the whole of each row is read: its narrow part stands here
            query = query.select_from(self.source.join(events, same)).with_hint(
                events, "INDEXED BY events_day", "sqlite"
            )
        return query.where(*self.conditions)

    def _choose(self, wanted: Filter) -> FromClause:
        """Return the narrowest index that the filter allows."""
        states = _states((*wanted.party, *wanted.actor, *wanted.recipient))
        if wanted.between:
            return self._between(wanted.between)
        if len(states) > 1:
            pair = event_pairs.c
            self.conditions += [pair.first == states[0], pair.second == states[1]]
            self._bound = (states[0], states[1])
            return event_pairs
        if states:
            self.conditions.append(event_countries.c.country == states[0])
            self._bound = (states[0],)
            return event_countries
        for kind in ("mode", "context", "place", "corrected"):
            values: tuple[str, ...] = getattr(wanted, kind)
            if len(values) == 1 and (kind != "place" or STATE.fullmatch(values[0])):
                self._left.discard(kind)
                self.conditions += [event_tags.c.kind == kind, event_tags.c.value == values[0]]
                return event_tags
        self.needs_events = True
        return events

    def _between(self, states: Sequence[str]) -> FromClause:
        """Return the events of any pair among several states."""
        wrong = [state for state in states if not STATE.fullmatch(state)]
        if wrong:
            message = f"between= takes states as codes of three letters (KOR), not {wrong[0]!r}"
            raise FilterError(message)
        pair = event_pairs.c
        if self._singly:
            self.conditions += [pair.first.in_(states), pair.second.in_(states)]
            return event_pairs
        return _among(list(combinations(sorted(set(states)), 2)))

    def _roles(self, wanted: Filter) -> None:
        """Add who has to take part in which role."""
        for role in ("actor", "recipient", "party"):
            for value in getattr(wanted, role):
                if STATE.fullmatch(value):
                    self._state(role, value)
                else:
                    self._entity(role, value)

    def _state(self, role: str, state: str) -> None:
        """Add that a state takes part."""
        if self.source is event_countries and state in self._bound:
            if role != "party":
                self.conditions.append(event_countries.c[role] == 1)
            return
        if role == "party" and state in self._bound:
            return
        other = event_countries.alias()
        found = [
            other.c.country == state,
            other.c.sort_day == self.columns.sort_day,
            other.c.event_id == self.columns.event_id,
        ]
        if role != "party":
            found.append(other.c[role] == 1)
        self.conditions.append(exists().where(*found))

    def _entity(self, role: str, value: str) -> None:
        """Add that an entity, or a person of a name, takes part."""
        found = [
            select(parties.c.event_id).where(name == value, *_role(role))
            for name in (parties.c.entity_id, parties.c.person)
        ]
        self.conditions.append(self.columns.event_id.in_(union(*found)))

    def _time(self, wanted: Filter) -> None:
        """Add the bounds in time; what has no date lies in no bounds, unless by its report."""
        if wanted.by and (wanted.since or wanted.until):
            self._time_of_report(wanted)
            return
        if wanted.since:
            self.conditions.append(self.columns.last_day >= wanted.since.isoformat())
        if wanted.until:
            self.conditions.append(self.columns.sort_day <= wanted.until.isoformat())
        if (wanted.since or wanted.until) and not wanted.since:
            self.conditions.append(self.columns.sort_day != UNDATED)

    def _time_of_report(self, wanted: Filter) -> None:
        """Add bounds on the day of the first report; of what has no date, or of all."""
        told = events.c.reported_on
        self.needs_events = True
        within: list[Condition] = [told.is_not(None)]
        within += [told >= wanted.since.isoformat()] if wanted.since else []
        within += [told <= wanted.until.isoformat()] if wanted.until else []
        if wanted.by == REPORTED:
            self.conditions += within
            return
        day = self.columns.sort_day
        dated: list[Condition] = [day != UNDATED]
        dated += [self.columns.last_day >= wanted.since.isoformat()] if wanted.since else []
        dated += [day <= wanted.until.isoformat()] if wanted.until else []
        self.conditions.append(or_(and_(*dated), and_(day == UNDATED, *within)))

    def _facets(self, wanted: Filter) -> None:
        """Add the words of the vocabulary."""
        here = self.columns if "event_type" in self.columns else events.c
        if wanted.type:
            self._any(here.event_type, wanted.type)
        if wanted.status:
            self._any(here.status, wanted.status)
        if (wanted.type or wanted.status) and here is events.c:
            self.needs_events = True
        if wanted.certainty:
            self._any(events.c.certainty, wanted.certainty)
            self.needs_events = True
        if wanted.mechanism:
            aliases = mechanism_aliases.c
            others = select(aliases.alias).where(aliases.mechanism_id.in_(wanted.mechanism))
            named = (select(literal(name)) for name in wanted.mechanism)
            self.conditions.append(events.c.mechanism_id.in_(union(others, *named)))
            self.needs_events = True
        for kind in ("mode", "context", "corrected"):
            if kind in self._left and getattr(wanted, kind):
                self._tag(kind, getattr(wanted, kind))
        for operator, number in wanted.confidence:
            self.conditions.append(getattr(events.c.confidence, COMPARISONS[operator])(number))
            self.needs_events = True
        if wanted.place and "place" in self._left:
            self.conditions.append(or_(*(_place(value) for value in wanted.place)))
            self.needs_events = True

    def _any(self, field: ColumnElement[Any], values: Sequence[str]) -> None:
        """Add that a column has one of the values."""
        self.conditions.append(field == values[0] if len(values) == 1 else field.in_(values))

    def _tag(self, kind: str, values: Sequence[str]) -> None:
        """Add that an event has one of the tags."""
        tag = event_tags.alias()
        self.conditions.append(
            exists().where(
                tag.c.kind == kind,
                tag.c.value.in_(values),
                tag.c.sort_day == self.columns.sort_day,
                tag.c.event_id == self.columns.event_id,
            )
        )

    def _texts(self, wanted: Filter) -> None:
        """Add words of the evidence, of the speaker, and the documents reported by."""
        if wanted.text:
            self._words(matching(evidence_text, wanted.text))
        for words in wanted.speaker:
            self._speaker(words)
        if wanted.document:
            self._told(reports.c.document_id.in_(wanted.document), often=False)
        if wanted.publisher:
            self._told(documents.c.publisher.in_(wanted.publisher), often="publisher" in self.often)

    def _words(self, found: Select[Any]) -> None:
        """Add that the evidence has words: rare ones lead to events, others are looked up."""
        query = select(event_reports.c.event_id).join(
            evidence, evidence.c.report_id == event_reports.c.report_id
        )
        if "text" not in self.often:
            query = query.where(evidence.c.number.in_(found))
            self.conditions.append(self.columns.event_id.in_(query))
            return
        each = exists(found.where(evidence_text.c.rowid == evidence.c.number).correlate(evidence))
        self.conditions.append(self._looked_up(query.where(each)))

    def _speaker(self, words: str) -> None:
        """Add words of the speaker."""
        if self.source is not events:
            self.needs_events = True
            self.conditions.append(contains(events.c.speaker, words))
            return
        other = events.alias()
        found = select(other.c.event_id).where(
            other.c.speaker.is_not(None), contains(other.c.speaker, words)
        )
        self.conditions.append(self.columns.event_id.in_(found))

    def _told(self, condition: Condition, *, often: bool) -> None:
        """Add that a document for which a condition holds reports the event."""
        query = (
            select(event_reports.c.event_id)
            .join(reports, reports.c.report_id == event_reports.c.report_id)
            .join(documents, documents.c.document_id == reports.c.document_id)
            .where(condition)
        )
        if often:
            self.conditions.append(self._looked_up(query))
        else:
            self.conditions.append(self.columns.event_id.in_(query))

    def _looked_up(self, query: Select[Any]) -> Condition:
        """Return that a query finds something for the event at hand."""
        return (
            query.where(event_reports.c.event_id == self.columns.event_id)
            .correlate(self.source)
            .exists()
        )


def _among(pairs: Sequence[tuple[str, str]]) -> FromClause:
    """Return the events of any of some pairs of states, in order of code."""
    pair = event_pairs.c
    columns = (pair.sort_day, pair.event_id, pair.last_day, pair.event_type, pair.status)
    queries = [
        select(*columns).where(pair.first == first, pair.second == second)
        for first, second in pairs
    ]
    return union(*queries).subquery("among")


def _place(value: str) -> Condition:
    """Return that an event happened in a state or at a place of these words."""
    if STATE.fullmatch(value):
        return events.c.place_country == value
    return contains(events.c.place, value)


def _role(role: str) -> list[Condition]:
    """Return the condition on the role."""
    return [] if role == "party" else [parties.c.role == role]


def _states(values: Iterable[str]) -> list[str]:
    """Return the states among the values, sorted, each once."""
    return sorted({value for value in values if STATE.fullmatch(value)})
