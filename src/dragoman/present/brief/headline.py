"""The conclusion, worded from counted facts by fixed rules."""

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.present.brief.choosing import Telling, states_of, tone_of
from dragoman.present.brief.records import Order
from dragoman.present.brief.since import CHANGED, CONTRADICTED, MORE, NEW
from dragoman.present.wording import Namer, day_words, join_words
from dragoman.present.wording.words import capital, counted, numeral
from dragoman.records import EventType

OUTWEIGHS = 2.0
CHANGES = (
    (NEW, "is new", "are new"),
    (CHANGED, "is told otherwise", "are told otherwise"),
    (CONTRADICTED, "contradicts what it told", "contradict what it told"),
    (MORE, "has more reports", "have more reports"),
)
PAIR = 2


def title_of(order: Order, namer: Namer) -> str:
    """Return who and when."""
    who = join_words([namer.heading(code) for code in order.between])
    if order.known and order.known.until and order.until:
        since, until = day_words(order.known.until), day_words(order.until)
        return f"{who}: what is new from {since} to {until}"
    return f"{who}, {span_words(order)}"


def span_words(order: Order) -> str:
    """Return the time asked for."""
    first = day_words(order.since) if order.since else ""
    last = day_words(order.until) if order.until else ""
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"up to {last}" if last else "all dates"


def headline_of(happened: Sequence[Telling], order: Order, namer: Namer) -> str:
    """Return the conclusion: meetings, and which of cooperation and conflict weighs more.

    One outweighs the other from twice as many acts on; otherwise they are told side by side.
    """
    who = namer.states(order.between)
    time = _time(order)
    if not happened:
        return capital(f"no act {_among(order)} {who} was found {time}.")
    met = [one for one in happened if one.event.event_type is EventType.CONSULT]
    rest = [one for one in happened if one.event.event_type is not EventType.CONSULT]
    friendly = sum(tone_of(one.event) > 0 for one in rest)
    hostile = sum(tone_of(one.event) < 0 for one in rest)
    first = _meetings(met, order, who, time)
    return capital(f"{first}; {_balance(friendly, hostile)}.")


def since_headline(changes: Mapping[str, int], order: Order, namer: Namer) -> str:
    """Return how much is new, changed or contradicted since an earlier brief.

    Args:
        changes: how many acts each word of `since.change_of` holds for.
        order: with the earlier brief.
        namer: names of states.
    """
    until = order.known.until if order.known else None
    since = f"since the brief up to {day_words(until)}" if until else "since the last brief"
    who = namer.states(order.between)
    if not any(changes.values()):
        return capital(f"nothing new {_among(order)} {who} was found {since}.")
    told = [
        f"{counted(changes.get(word, 0), 'act')} {verb}"
        for word, one, many in CHANGES
        if changes.get(word)
        for verb in (one if changes[word] == 1 else many,)
    ]
    return capital(f"{_among(order)} {who}, {since}: {join_words(told)}.")


def counts_of(happened: Sequence[Telling], planned: int, said: int) -> str:
    """Return the figures behind the headline."""
    met = sum(one.event.event_type is EventType.CONSULT for one in happened)
    friendly = sum(tone_of(one.event) > 0 for one in happened) - met
    hostile = sum(tone_of(one.event) < 0 for one in happened)
    neither = len(happened) - met - friendly - hostile
    requests = f", {numeral(neither)} neither" if neither else ""
    return (
        f"{counted(len(happened), 'act')} took place ({counted(met, 'meeting')}, "
        f"{_none(friendly)} otherwise cooperative, {_none(hostile)} conflictual{requests}), "
        f"{_none(planned)} {'are' if planned > 1 else 'is'} planned, and "
        f"{_none(said)} {'are' if said > 1 else 'is'} only urged, possible, denied or suspected"
    )


def _meetings(met: Sequence[Telling], order: Order, who: str, time: str) -> str:
    """Return how often they met."""
    if len(order.between) < PAIR:
        return f"{who} took part in {counted(len(met), 'meeting')} {time}"
    if not met:
        return f"no meeting {_among(order)} {who} was found {time}"
    if len(order.between) == PAIR:
        return f"{who} met {_times(len(met))} {time}"
    together = sum(set(order.between) <= states_of(one.event) for one in met)
    if together == len(met):
        return f"{who} met {_times(together)}, all together, {time}"
    if not together:
        return f"{who} never met all together and {_times(len(met))} in part {time}"
    return (
        f"{who} met {_times(together)} all together and "
        f"{_times(len(met) - together)} in part {time}"
    )


def _balance(friendly: int, hostile: int) -> str:
    """Return which of cooperation and conflict weighs more, meetings apart."""
    if not friendly and not hostile:
        return "no other act between them was reported"
    if not hostile:
        return f"{counted(friendly, 'act')} of cooperation and none of conflict {_was(friendly)}"
    if not friendly:
        return f"{counted(hostile, 'act')} of conflict and none of cooperation {_was(hostile)}"
    if friendly >= OUTWEIGHS * hostile:
        return f"cooperation outweighed conflict, {friendly} acts to {hostile}"
    if hostile >= OUTWEIGHS * friendly:
        return f"conflict outweighed cooperation, {hostile} acts to {friendly}"
    return f"{counted(friendly, 'act')} of cooperation stood against {numeral(hostile)} of conflict"


def _was(count: int) -> str:
    return "was reported" if count == 1 else "were reported"


def _none(count: int) -> str:
    return numeral(count) if count else "none"


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count, f"{numeral(count)} times")


def _among(order: Order) -> str:
    return {1: "of", PAIR: "between"}.get(len(order.between), "among")


def _time(order: Order) -> str:
    if order.since and order.until:
        return f"from {day_words(order.since)} to {day_words(order.until)}"
    return span_words(order) if order.since or order.until else "in the documents read"


def newest(found: Sequence[Telling]) -> Telling | None:
    """Return the latest of dated acts."""
    dated = [
        one for one in found if one.event.date and (one.event.date.end or one.event.date.start)
    ]
    return max(dated, key=_last, default=None)


def _last(telling: Telling) -> tuple[date, int, str]:
    interval = telling.event.date
    day = (interval.end or interval.start) if interval else None
    return day or date.min, telling.documents, telling.event.event_id
