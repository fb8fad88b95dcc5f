"""Events that may tell of an occasion, the newest first: what lists of occasions begin with."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import exists, func, or_, select, union_all

from dragoman.ledger.filters import Filter
from dragoman.ledger.pairs import Pair
from dragoman.ledger.queries.narrow_index import Walk
from dragoman.ledger.queries.words import contains
from dragoman.ledger.rows.known_events import KNOWN
from dragoman.ledger.schema import event_countries, event_tags, events, parties
from dragoman.ledger.sqlite.lookups import ROW, SqliteReading
from dragoman.occasions import TELLING_MODES, TELLING_TYPES
from dragoman.records import Event

ORGANISATIONS = "org:%"


class SqliteTelling(SqliteReading):
    """What finds the events of which occasions are made."""

    def tellers(
        self,
        wanted: Filter,
        limit: int | None = None,
        *,
        dated: bool = True,
        told_since: date | None = None,
        alone: Collection[str] = (),
        pairs: Collection[Pair] = (),
        person: str = "",
    ) -> list[Event]:
        """Return events that may tell of an occasion.

        Args:
            wanted: which of them.
            limit: how many at most; all when None.
            dated: those with a day, the newest first; else those without, the last told first.
            told_since: only those first told on this day or later, or done where that is unknown.
            alone: states of which one takes part and no other state does; whoever does when empty.
            pairs: of states, in order of code, of one of which it has to be; any when empty.
            person: words of the name of somebody who takes part; anybody when empty.
        """
        walk = Walk(wanted, pairs=pairs) if pairs else self._walk(wanted)
        query = walk.backwards(ROW, dated=dated).where(_may_tell(walk))
        if told_since is not None:
            day = told_since.isoformat()
            query = query.where(_told_since(walk, day) if dated else events.c.reported_on >= day)
        if alone:
            query = query.where(*_alone(walk, alone))
        if person:
            query = query.where(_named(walk, person))
        if not dated:
            query = query.order_by(None).order_by(
                events.c.reported_on.desc(), walk.columns.event_id.desc()
            )
            if walk.source is events:
                query = query.with_hint(events, "INDEXED BY events_reported", "sqlite")
        return [KNOWN.event(row[0]) for row in self._each(query, limit)]


def _may_tell(walk: Walk) -> Any:  # noqa: ANN401 - SQLAlchemy's own typing
    """Return that an event is of a kind that occasions are made of.

    Organisations vote by acts of any type.
    """
    here = walk.columns if "event_type" in walk.columns else events.c
    tag = event_tags.alias()
    tagged = exists().where(
        tag.c.kind == "mode",
        tag.c.value.in_(TELLING_MODES),
        tag.c.sort_day == walk.columns.sort_day,
        tag.c.event_id == walk.columns.event_id,
    )
    votes = exists().where(
        parties.c.event_id == walk.columns.event_id,
        parties.c.role == "actor",
        parties.c.entity_id.like(ORGANISATIONS),
    )
    return or_(here.event_type.in_(TELLING_TYPES), tagged, votes)


def _named(walk: Walk, person: str) -> Any:  # noqa: ANN401 - as above
    """Return that somebody whose name has some words takes part in an event."""
    own = parties.alias()
    return exists().where(own.c.event_id == walk.columns.event_id, contains(own.c.person, person))


def _told_since(walk: Walk, day: str) -> Any:  # noqa: ANN401 - as above
    """Return that an event was first told on a day or later; where unknown, that it ended later.

    A list of its own: of a busy state few events are new, and the others are never looked at.
    """
    told, unknown = events.alias(), events.alias()
    since = select(told.c.event_id).where(told.c.reported_on >= day)
    later = select(unknown.c.event_id).where(
        unknown.c.reported_on.is_(None), unknown.c.last_day >= day
    )
    return walk.columns.event_id.in_(union_all(since, later))


def _alone(walk: Walk, states: Collection[str]) -> Sequence[Any]:
    """Return that one of some states takes part in an event, and no other state."""
    country = event_countries.alias()
    same = (
        country.c.event_id == walk.columns.event_id,
        country.c.sort_day == walk.columns.sort_day,
    )
    number = select(func.count()).select_from(country).where(*same).scalar_subquery()
    return exists().where(*same, country.c.country.in_(sorted(states))), number == 1
