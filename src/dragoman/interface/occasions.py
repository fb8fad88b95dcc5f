"""Occasions: who met, when and where, each with the arrangement that it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.present.printing import Column
from dragoman.present.tables import days
from dragoman.records import DateInterval, Evidence, Mechanism


@dataclass(frozen=True, slots=True)
class Occasion:
    """One session of a standing arrangement.

    Attributes:
        mechanism_id: of the arrangement.
        name: its name.
        kind: its kind.
        members: who belongs to it: codes of states or ids of organisations.
        level: ``leaders``, ``foreign ministers`` ...; None where untold.
        date: when; None where no document tells.
        place: the words that name the place.
        country: ISO 3166 alpha-3 of the place.
        host: ISO 3166 alpha-3 of the host, where told.
        ordinal: its number in the series, where told.
        status: ``actual``, ``planned`` or ``cancelled``.
        event_ids: the events that are this occasion.
        evidence: the words that prove it.
    """

    mechanism_id: str
    name: str
    kind: str
    members: tuple[str, ...]
    level: str | None
    date: DateInterval | None
    place: str | None
    country: str | None
    host: str | None
    ordinal: int | None
    status: str
    event_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        """Return the occasion in one line."""
        day = str(self.date) if self.date else "undated"
        where = f" in {self.place}" if self.place else ""
        return f"{day} {self.name} {self.status}: {', '.join(self.members)}{where}"


OCCASIONS: tuple[Column[Occasion], ...] = (
    Column("date", lambda one: days(one.date)),
    Column("name", lambda one: one.name, wraps=True),
    Column("members", lambda one: one.members, wraps=True, kind=tuple),
    Column("level", lambda one: one.level),
    Column("status", lambda one: one.status),
    Column("place", lambda one: one.place),
    Column("country", lambda one: one.country),
    Column("host", lambda one: one.host),
    Column("ordinal", lambda one: one.ordinal, kind=int),
    Column("kind", lambda one: one.kind, shown=False),
    Column("date_start", lambda one: one.date.start if one.date else None, shown=False, kind=date),
    Column("date_end", lambda one: one.date.end if one.date else None, shown=False, kind=date),
    Column("mechanism_id", lambda one: one.mechanism_id, shown=False),
    Column("quote", lambda one: one.evidence[0].quote if one.evidence else None, shown=False),
)


def occasions_of(found: Iterable[Mechanism]) -> Iterator[Occasion]:
    """Yield the sessions of arrangements, those of each in order of time.

    Args:
        found: arrangements of any kind; those without sessions have none.
    """
    for one in found:
        for session in one.sessions:
            yield Occasion(
                mechanism_id=one.mechanism_id,
                name=one.name,
                kind=str(one.kind),
                members=one.members,
                level=one.level,
                date=session.date,
                place=session.place,
                country=session.country,
                host=session.host,
                ordinal=session.ordinal,
                status=session.status,
                event_ids=session.event_ids,
                evidence=session.evidence,
            )
