"""What a rule may wait for, and how it is found in what was learned since the last look."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from dragoman.arrangements.follow.gaps import overdue
from dragoman.errors import FilterError, UsageError
from dragoman.ledger import Filter
from dragoman.ledger.actor_names import Names
from dragoman.ledger.pairs import Pair
from dragoman.ledger.queries.narrow_index import EVENT_KEYS, STATE
from dragoman.ledger.queries.summaries import MECHANISM_KEYS
from dragoman.present.wording import arrangement_name
from dragoman.records import Event, EventType, Mechanism, Status
from dragoman.watch.alerts import about_event, about_words
from dragoman.watch.looking import Look, Raised
from dragoman.watch.plan import Plan, Rule
from dragoman.watch.rules_of_two import turned_index, turned_rate

CALLED_OFF = frozenset({"cancel", "postpone", "meet"})
LINKED = frozenset({"cancels", "postpones"})
MEETINGS = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.AGREE, EventType.SUPPORT})
CONFLICT = (3, 4)
FRESH = timedelta(days=30)
MOST_PLANS, MOST_ARRANGEMENTS = 20_000, 20_000


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its filter."""

    rule: Rule
    wanted: Filter

    @property
    def pair(self) -> Pair:
        """The two states that it is of, in order of code."""
        first, second = sorted(self.wanted.between)
        return first, second

    def raised(self, look: Look) -> Iterator[Raised]:
        """Yield what the rule has to tell."""
        return KINDS[self.rule.when](self, look)


def ready(plan: Plan, names: Names) -> tuple[Ready, ...]:
    """Return the rules of a plan with their filters.

    Args:
        plan: the plan.
        names: what names in filters stand for.

    Raises:
        UsageError: a filter cannot be understood, or does not apply.
    """
    return tuple(Ready(rule, _wanted(rule, names)) for rule in plan.rules)


def _wanted(rule: Rule, names: Names) -> Filter:
    """Return the filter of a rule."""
    try:
        wanted = Filter.parse(rule.where, namer=names)
        if rule.when == "overdue":
            wanted.only(MECHANISM_KEYS, "an alert about arrangements")
        else:
            wanted.only(EVENT_KEYS, "events")
        states = tuple(dict.fromkeys(_state(names, one) for one in rule.between))
        if len(states) > 1:
            wanted = replace(wanted, between=states).bounded()
        elif states:
            wanted = replace(wanted, party=(*wanted.party, *states)).bounded()
    except FilterError as error:
        raise UsageError(f"alert {rule.name!r}: {error}") from error
    return wanted


def _state(names: Names, name: str) -> str:
    """Return the code of a state.

    Raises:
        FilterError: it is the name of none.
    """
    code = names(name) or name
    if not STATE.fullmatch(code):
        raise FilterError(f"{name[:60]!r} is no state; write its code (KOR) or its name")
    return code


def _events(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield new events that the filter finds."""
    why = f"a new event matches {one.rule.where or 'any filter'}"
    if one.rule.between:
        why += f" between {', '.join(one.wanted.between or one.wanted.party)}"
    for event in look.new(one.wanted):
        yield _about(one, look, event, why)


def _conflict(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield new acts of conflict that took place, between the states that are named."""
    wanted = replace(one.wanted, status=one.wanted.status or (str(Status.ACTUAL),))
    states = one.wanted.between
    for event in look.new(wanted):
        sides = [{each.country for each in side} & set(states) for side in
                 (event.actors, event.recipients)]  # fmt: skip
        across = any(a != b for a in sides[0] for b in sides[1])
        if event.quad_code in CONFLICT and across:
            kind = "words" if event.quad_code == CONFLICT[0] else "deeds"
            why = (
                f"a new act of conflict ({kind}, {event.event_type}) between {' and '.join(states)}"
            )
            yield _about(one, look, event, why)


def _cancelled(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield new events that call off or put off something, or say that it was not held."""
    for event in look.new(one.wanted):
        refused = event.event_type is EventType.REJECT and CALLED_OFF & set(event.mode)
        not_held = event.status is Status.NEGATED and event.event_type in MEETINGS
        took_place = event.status is Status.ACTUAL
        refusal = event.event_type is EventType.REJECT and took_place
        # finding what an event is linked with takes long, and nothing but a refusal calls off
        links = look.book.links(event.event_id) if refusal else ()
        off = [link for link in links if link.kind in LINKED and link.event_id == event.event_id]
        if off:
            yield _about(one, look, event, f"it {off[0].kind} what was planned: {off[0].reason}")
        elif refused and took_place:
            yield _about(one, look, event, "what was planned is called off, put off or refused")
        elif not_held:
            yield _about(one, look, event, "it is told that this did not take place")


def _lapsed(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield plans whose last day has passed, and of which nothing shows that they were kept."""
    name = f"lapsed {one.rule.name}"
    store = look.book.store
    last = date.fromisoformat(store.mark(name) or (look.today - timedelta(days=1)).isoformat())
    before = look.today - timedelta(days=1)
    wanted = replace(one.wanted, status=(str(Status.PLANNED),))
    found: dict[str, Event] = {}
    if before > last:
        passed = replace(wanted, since=max(last, one.wanted.since or last), until=before)
        found = {each.event_id: each for each in look.book.events(passed, MOST_PLANS)
                 if last < _end(each) <= before}  # fmt: skip
    for each in look.new(wanted):
        told = each.reported_on
        if _end(each) <= before and told is not None and told >= _end(each) - FRESH:
            found[each.event_id] = each
    for event in found.values():
        touching = [link for link in look.book.links(event.event_id)
                    if link.other_id == event.event_id]  # fmt: skip
        if any(link.kind in {"fulfils", *LINKED} for link in touching):
            continue
        why = f"its day, {event.date}, has passed, and nothing read so far tells that it was held"
        alert = about_event(
            look.book,
            event,
            rule=one.rule.name,
            title=look.told(event),
            why=why,
            pages=look.pages,
        )
        yield Raised(_all_keys(look, event), alert)
    store.set_mark(name, max(before, last).isoformat())


def _overdue(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield series of meetings or exercises whose next session should have been held by now."""
    if not (look.fresh or look.new_day):
        return
    for mechanism in look.book.mechanisms(one.wanted, MOST_ARRANGEMENTS):
        late = overdue(mechanism, look.today)
        if late is None or not late.last.evidence:
            continue
        name = arrangement_name(mechanism, look.teller.namer)
        alert = about_words(
            look.book,
            late.last.evidence[0],
            rule=one.rule.name,
            title=f"Overdue: {name}",
            why=late.arithmetic,
            pages=look.pages,
        )
        yield Raised((f"{_identity(mechanism)} {late.due}",), alert)


def _turn(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield that the index of two states has left the band in which it was when last told."""
    if look.fresh or look.new_day:
        yield from turned_index(one.rule, one.pair, look)


def _turning_point(one: Ready, look: Look) -> Iterator[Raised]:
    """Yield that the rate at which two states deal with one another turned; asked once a day."""
    if look.new_day:
        yield from turned_rate(one.rule, one.pair, look)


KINDS: Mapping[str, Callable[[Ready, Look], Iterator[Raised]]] = MappingProxyType(
    {
        "event": _events,
        "conflict": _conflict,
        "cancelled": _cancelled,
        "lapsed": _lapsed,
        "overdue": _overdue,
        "turn": _turn,
        "turning-point": _turning_point,
    }
)


def _about(one: Ready, look: Look, event: Event, why: str) -> Raised:
    """Return an alert about a new event."""
    alert = about_event(
        look.book,
        event,
        rule=one.rule.name,
        title=look.told(event),
        why=why,
        pages=look.pages,
    )
    return Raised(look.keys(event.event_id), alert)


def _all_keys(look: Look, event: Event) -> tuple[str, ...]:
    """Return the ids of all accounts of an event."""
    own = {report.event.event_id for report in look.book.reports(event.event_id)}
    return tuple(sorted({event.event_id, *own}))


def _end(event: Event) -> date:
    """Return the last day of an event; the last of all days where it has none."""
    end = event.date.end if event.date else None
    return end or date.max


def _identity(mechanism: Mechanism) -> str:
    """Return what a standing arrangement is known by, whatever its name of the moment."""
    return f"{mechanism.kind} {','.join(mechanism.members)} {mechanism.level or ''}"
