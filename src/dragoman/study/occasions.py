"""Planned occasions and what became of them, taken from the ledger's events.

This is the seam to whatever knows occasions: forecasts ask for plans and see nothing else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.analyse.forecasts.holding import Plan
from dragoman.ledger import Filter, Ledger
from dragoman.records import AttributionKind, Event, Status

KINDS = frozenset(("CONSULT", "AGREE", "COOPERATE"))
STATE = "state:"
DOCUMENT, UNNAMED = "a document", "an unnamed source"
LONGEST = timedelta(days=31)
LEAST_PARTIES = 2


def plans_of(ledger: Ledger, wanted: Callable[[Plan], bool] | None = None) -> tuple[Plan, ...]:
    """Return what was planned among states for a day or some, before it came, by day.

    A plan is held where an act of its type, in which all of its states take part, is told of its
    time. The same plan told twice counts once, as it was told first.

    Args:
        ledger: whose events.
        wanted: where it holds of no plan, none is returned and no deed is looked at.
    """
    kinds = tuple(sorted(KINDS))
    found: dict[tuple[str, tuple[str, ...], date, date], Plan] = {}
    for event in ledger.events(Filter(type=kinds, status=(str(Status.PLANNED),))):
        plan = _plan(event)
        if plan is not None:
            key = (plan.kind, plan.parties, plan.since, plan.until)
            found[key] = min(found.get(key, plan), plan, key=lambda one: one.told)
    if wanted is not None and not any(map(wanted, found.values())):
        return ()
    deeds: dict[tuple[str, str], list[Event]] = {}
    for event in ledger.events(Filter(type=kinds, status=(str(Status.ACTUAL),))):
        if event.reported_on is not None and _time(event):
            for state in states_of(event):
                deeds.setdefault((str(event.event_type), state), []).append(event)
    told = (_with_outcome(one, deeds) for one in found.values())
    return tuple(sorted(told, key=lambda one: (one.since, one.parties, one.about)))


def held_by(deeds: Iterable[Event], kind: str, parties: tuple[str, ...], since: date, until: date
            ) -> Iterator[Event]:  # fmt: skip
    """Yield the acts that are what was planned."""
    for deed in deeds:
        time = _time(deed)
        if time is None or str(deed.event_type) != kind or not set(parties) <= states_of(deed):
            continue
        if deed.status is Status.ACTUAL and time[0] <= until and since <= time[1]:
            yield deed


def states_of(event: Event) -> frozenset[str]:
    """Return the states that take part in an event."""
    every = (*event.actors, *event.recipients)
    return frozenset(party.country for party in every if party.country)


def _plan(event: Event) -> Plan | None:
    """Return a planned event as a plan; None where it has no time or was told too late."""
    time, told = _time(event), event.reported_on
    parties = tuple(sorted(states_of(event)))
    if time is None or told is None or told > time[0] or len(parties) < LEAST_PARTIES:
        return None
    return Plan(event.event_id, parties, str(event.event_type), _announcer(event), told, *time)


def _with_outcome(plan: Plan, deeds: dict[tuple[str, str], list[Event]]) -> Plan:
    """Return a plan with the first day on which a document told that it was held."""
    near = min((deeds.get((plan.kind, state), []) for state in plan.parties), key=len)
    acts = held_by(near, plan.kind, plan.parties, plan.since, plan.until)
    days = (deed.reported_on for deed in acts)
    return replace(plan, held=min((day for day in days if day is not None), default=None))


def _time(event: Event) -> tuple[date, date] | None:
    """Return the days of an event that lie within a month; None where it has none such."""
    when = event.date
    if when is None or when.start is None or when.end is None or when.end - when.start > LONGEST:
        return None
    return when.start, when.end


def _announcer(event: Event) -> str:
    """Return who told of a plan."""
    told = event.attribution
    if told.kind is AttributionKind.UNNAMED:
        return UNNAMED
    if told.entity_id is not None:
        if told.entity_id.startswith(STATE):
            return told.entity_id.removeprefix(STATE)
        for party in (*event.actors, *event.recipients):
            if party.entity_id == told.entity_id and party.country:
                return party.country
    return DOCUMENT if told.kind is AttributionKind.AUTHOR else UNNAMED
