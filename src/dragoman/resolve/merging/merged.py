"""One event made of several accounts: each value with the account that it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.frames.roles.parties import unique
from dragoman.records import Certainty, DateBasis, Event, Evidence, Party
from dragoman.resolve.days import Days
from dragoman.resolve.merging.accounts import Account
from dragoman.resolve.merging.independence import independent_of
from dragoman.resolve.merging.sketches import Sketch, side

FIRMNESS = {Certainty.ASSERTED: 0, Certainty.REPORTED: 1, Certainty.SUSPECTED: 2}
FAR = 10**9


@dataclass(frozen=True, slots=True)
class Basis:
    """On which account a value of a merged event rests.

    Attributes:
        field: ``date``, ``place``, ``parties``, ``certainty``.
        value: the value in words.
        report_id: the account.
        evidence: its first quote.
    """

    field: str
    value: str
    report_id: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What accounts of one event tell differently.

    Attributes:
        field: ``date`` or ``place``.
        values: each value with the reports that tell it, most told first.
    """

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a report belongs to an event.

    Attributes:
        report_id: the report.
        other: the report that it was joined to.
        reasons: in plain words.
        strength: larger is surer.
    """

    report_id: str
    other: str
    reasons: tuple[str, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Merged:
    """An event and the accounts that it was made of.

    Attributes:
        event: the merged record.
        reports: ids of its reports, sorted.
        aliases: ids that its accounts have as events of their own, sorted, without its own.
        independent: how many reports do not copy one another.
        bases: on which account each value rests.
        contradictions: what the accounts tell differently.
        why: what joined them.
    """

    event: Event
    reports: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    independent: int = 1
    bases: tuple[Basis, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    why: tuple[Why, ...] = ()


Told = tuple[Account, Sketch]


@dataclass(frozen=True, slots=True)
class _Account:
    """An account as combining sees it."""

    event: Event
    sketch: Sketch
    source: str

    @property
    def report_id(self) -> str:
        return self.sketch.report_id

    @property
    def days(self) -> Days:
        return self.sketch.days

    @property
    def place(self) -> str | None:
        return self.sketch.place

    @property
    def sides(self) -> frozenset[str]:
        return self.sketch.sides


def combine(told: Sequence[Told], why: Sequence[Why] = ()) -> Merged:
    """Return the event that accounts tell together.

    Its id is that of the earliest account by publication, then by report id.

    Args:
        told: accounts of one event with their sketches; not empty.
        why: what joined them.
    """
    ordered = sorted((_Account(one.event, each, one.source) for one, each in told), key=_first)
    dated = min(ordered, key=_sharpness)
    placed = _placed(ordered)
    fuller = max(ordered, key=lambda one: len(one.sides))
    firmer = min(ordered, key=lambda one: FIRMNESS[one.event.certainty])
    event = replace(
        _united([one.event for one in ordered], fuller.event),
        date=dated.event.date,
        place=placed.event.place,
        certainty=firmer.event.certainty,
        attribution=firmer.event.attribution,
        reported_on=min((day for one, _ in told if (day := one.published)), default=None),
    )
    aliases = {one.event.event_id for one in ordered} - {event.event_id}
    return Merged(
        event=event,
        reports=tuple(sorted(one.report_id for one in ordered)),
        aliases=tuple(sorted(aliases)),
        independent=independent_of((one.source, one.event.evidence[0].quote) for one in ordered),
        bases=tuple(_bases(event, dated, placed, fuller, firmer)),
        contradictions=tuple(_contradictions(ordered)),
        why=tuple(sorted(why, key=lambda one: (one.report_id, one.other))),
    )


def _placed(ordered: Sequence[_Account]) -> _Account:
    """Return the first account that names a place which is no state, else any place."""
    for one in ordered:
        if one.place:
            return one
    return next((one for one in ordered if one.event.place), ordered[0])


def _united(events: Sequence[Event], fuller: Event) -> Event:
    """Return the first of some events with what all of them tell of it."""
    surest = max(events, key=lambda one: one.confidence)
    return replace(
        events[0],
        mode=_all(one.mode for one in events),
        context=_all(one.context for one in events),
        actors=_parties(fuller.actors, [one.actors for one in events]),
        recipients=_parties(fuller.recipients, [one.recipients for one in events]),
        mechanism_id=min((m for one in events if (m := one.mechanism_id)), default=None),
        confidence=surest.confidence,
        part_confidence=surest.part_confidence,
        evidence=tuple(dict.fromkeys(piece for one in events for piece in one.evidence)),
    )


def _first(one: _Account) -> tuple[int, str]:
    return one.days.told if one.days.told is not None else FAR, one.report_id


def _sharpness(one: _Account) -> tuple[bool, int, bool, tuple[int, str]]:
    """Order accounts by how well they tell the date: believed, then narrow, then stated ones."""
    days = one.days
    if days.first is not None and days.last is not None:
        date = one.event.date
        taken_over = date is not None and date.basis is DateBasis.SCENE
        return False, days.last - days.first, taken_over, _first(one)
    return one.event.date is None, FAR, False, _first(one)


def _all(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({word for row in values for word in row}))


def _parties(fullest: tuple[Party, ...], told: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the fullest list of parties, with a person where another account names one."""
    known = {side(p) for p in fullest}
    named: dict[str, Party] = {}
    for parties in told:
        for party in parties:
            if party.person and side(party) in known:
                named.setdefault(side(party), party)
    return unique(
        named.get(side(p), p) if p.person is None and p.sector in {None, "GOV"} else p
        for p in fullest
    )


def _bases(
    event: Event, dated: _Account, placed: _Account, fuller: _Account, firmer: _Account
) -> list[Basis]:
    found = [
        ("parties", ", ".join(sorted(fuller.sides)), fuller),
        ("certainty", str(event.certainty), firmer),
    ]
    if event.date is not None:
        found.append(("date", _told(dated), dated))
    if event.place is not None:
        found.append(("place", event.place.text, placed))
    return [Basis(f, value, one.report_id, one.event.evidence[0]) for f, value, one in found]


def _told(one: _Account) -> str:
    interval = one.event.date
    if interval is None:
        return ""
    start, end = interval.start, interval.end
    if start == end:
        return str(start)
    return f"{start or '...'}/{end or '...'}"


def _contradictions(ordered: Sequence[_Account]) -> list[Contradiction]:
    """Return sharp dates and places that cannot all be true."""
    found = []
    sharp = [one for one in ordered if one.days.sharp]
    if not _overlap(sharp):
        found.append(_told_differently("date", [(_told(one), one.report_id) for one in sharp]))
    places = [(one.place, one.report_id) for one in ordered if one.place]
    if _are_elsewhere({place for place, _ in places}):
        found.append(_told_differently("place", places))
    return found


def _are_elsewhere(places: Iterable[str]) -> bool:
    """Return whether two of some places are not the same, in longer words or in shorter."""
    return any(one not in other and other not in one for one, other in combinations(places, 2))


def _overlap(sharp: Sequence[_Account]) -> bool:
    """Return whether one day lies in all these dates."""
    firsts = [one.days.first for one in sharp if one.days.first is not None]
    lasts = [one.days.last for one in sharp if one.days.last is not None]
    return not firsts or max(firsts) <= min(lasts)


def _told_differently(field: str, told: Sequence[tuple[str, str]]) -> Contradiction:
    by_value: dict[str, list[str]] = {}
    for value, report in told:
        by_value.setdefault(value, []).append(report)
    rows = sorted(by_value.items(), key=lambda row: (-len(row[1]), row[0]))
    return Contradiction(field, tuple((value, tuple(sorted(ids))) for value, ids in rows))
