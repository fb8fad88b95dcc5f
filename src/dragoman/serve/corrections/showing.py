"""What a page shows to who may correct: events nearby, and the decisions that stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from fastapi import Request

from dragoman.ledger import Filter, Ledger, Report
from dragoman.ledger.correcting.stating import whoever
from dragoman.ledger.merge.corrections import reports_by_anchor
from dragoman.records import Event, EventType, Status
from dragoman.resolve.merging.accounts import Decision, anchor
from dragoman.serve.writing.allowed import Corrections
from dragoman.serve.writing.signing import signed

WINDOWS = (timedelta(days=3), timedelta(days=31))
MOST_LOOKED = 300
MOST_OFFERED = 15
MOST_STANDING = 30
MOST_STATES = 60
LONGEST_WORDS = 200
TWO = 2
FAR = 10**6
TOLD: Mapping[str, str] = MappingProxyType(
    {
        "joined": "Joined: this is the event that they are now.",
        "apart": "They stay apart: a person parted reports of theirs. Take that back first.",
        "parted": "Parted: below stand the decisions, with the events of the other reports.",
        "undone": "Taken back.",
        "corrected": "Corrected: this is how it stands now; the trail is below.",
        "nothing": "Nothing was changed: that is how it stands already.",
    }
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports that a decision is about.

    Attributes:
        anchor: how the decision names it.
        report: the report; None where the ledger does not hold it now.
        event: the event that it belongs to now.
    """

    anchor: str
    report: Report | None
    event: Event | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that stands, with what it is about."""

    decision: Decision
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Correcting:
    """What the page of an event shows to who may correct it.

    Attributes:
        token: for its forms.
        told: what came of a correction just made; empty for none.
        person: who corrects unless another name is given.
        types: PLOVER's types.
        statuses: that an event may have.
        words: that events nearby were looked for with.
        nearby: events that may be the same.
        standing: decisions about its reports, newest first.
        more: how many more decisions there are.
        parted: whether one of them parts its reports from others.
    """

    token: str
    told: str
    person: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    words: str
    nearby: tuple[Event, ...]
    standing: tuple[Standing, ...]
    more: int
    parted: bool


def correcting(
    request: Request, book: Ledger, event: Event, reports: Sequence[Report]
) -> Correcting | None:
    """Return what an event's page shows to who may correct it; None where nobody may."""
    leave: Corrections | None = request.app.state.corrections
    if leave is None:
        return None
    words = request.query_params.get("near", "")[:LONGEST_WORDS]
    ours = {anchor(one.event) for one in reports}
    about = newest_first(one for one in book.decisions() if ours & {one.first, one.second})
    return Correcting(
        token=leave.form,
        told=TOLD.get(request.query_params.get("told", ""), ""),
        person=signed(request, whoever()),
        types=tuple(map(str, EventType)),
        statuses=tuple(map(str, Status)),
        words=words,
        nearby=nearby(book, event, reports, words),
        standing=standing(book, about[:MOST_STANDING]),
        more=max(0, len(about) - MOST_STANDING),
        parted=any(one.kind == "split" for one in about),
    )


def newest_first(decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions, those made last first."""
    ordered = sorted(decisions, key=lambda one: (one.first, one.second))
    return sorted(ordered, key=lambda one: one.decided, reverse=True)


def standing(book: Ledger, decisions: Sequence[Decision]) -> tuple[Standing, ...]:
    """Return decisions with what they are about."""
    found = reports_by_anchor(book, {name for one in decisions for name in (one.first, one.second)})
    sides = {name: Side(name, one, book.event_of(one.report_id)) for name, one in found.items()}
    return tuple(
        Standing(
            one,
            (
                sides.get(one.first, Side(one.first, None, None)),
                sides.get(one.second, Side(one.second, None, None)),
            ),
        )
        for one in decisions
    )


def nearby(
    book: Ledger, event: Event, reports: Sequence[Report], words: str = ""
) -> tuple[Event, ...]:
    """Return events of the same parties at about the same time, the likest first.

    Args:
        book: where they are.
        event: they are offered to be joined with it.
        reports: its own; their publication tells about when it was, where it has no date.
        words: that they are to have.
    """
    first, last = _days(event, reports)
    wanted = _who(event)
    if wanted is None:
        return ()
    text = (words,) if any(letter.isalnum() for letter in words) else ()
    found: dict[str, Event] = {}
    for window in WINDOWS:
        since = _shifted(first, -window) if first else None
        until = _shifted(last, window) if last else None
        asked = replace(wanted, text=text, since=since, until=until)
        found |= {one.event_id: one for one in book.newest(asked, MOST_LOOKED)}
        if len(found) > MOST_OFFERED:
            break
    found.pop(event.event_id, None)

    def unlike(one: Event) -> tuple[bool, bool, int, str]:
        kind, status = one.event_type != event.event_type, one.status != event.status
        day = one.date.start if one.date else None
        apart = abs((day - first).days) if day and first else FAR
        return status, kind, apart, one.event_id

    return tuple(sorted(found.values(), key=unlike)[:MOST_OFFERED])


def _who(event: Event) -> Filter | None:
    """Return a filter for the events of the same parties; None where none is known."""
    parties = (*event.actors, *event.recipients)
    states = sorted({one.country for one in parties if one.country})[:MOST_STATES]
    if len(states) >= TWO:
        return Filter(between=tuple(states))
    if states:
        return Filter(party=(states[0],))
    return Filter(party=(parties[0].entity_id,)) if parties else None


def _shifted(day: date, by: timedelta) -> date:
    """Return a day before or after another, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _days(event: Event, reports: Sequence[Report]) -> tuple[date | None, date | None]:
    """Return between which days an event was, or when its reports were published."""
    start = event.date.start if event.date else None
    end = event.date.end if event.date else None
    if start or end:
        return start or end, end or start
    published = [one.published for one in reports if one.published]
    return min(published, default=None), max(published, default=None)
