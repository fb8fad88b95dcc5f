"""The conclusion: a finding, worded from the acts themselves by fixed rules."""

from collections.abc import Mapping, Sequence

from dragoman.present.brief.choosing import Telling, newest, states_of, tone_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.since import CHANGED, CONTRADICTED, MORE, NEW
from dragoman.present.brief.records import Order
from dragoman.present.wording import Namer, date_phrase, day_words, join_words
from dragoman.present.wording.words import capital, counted, numeral
from dragoman.records import EventType, Status

CHANGES = (
    (NEW, "is new", "are new"),
    (CHANGED, "is told otherwise", "are told otherwise"),
    (CONTRADICTED, "contradicts what it told", "contradict what it told"),
    (MORE, "has more reports", "have more reports"),
)
PAIR = 2
ALL = "All states"


def title_of(order: Order, namer: Namer) -> str:
    """Return who and when."""
    who = join_words([namer.heading(code) for code in order.between]) or ALL
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


def headline_of(
    made: Made,
    happened: Sequence[Telling],
    plans: Sequence[Telling],
    everything: Sequence[Telling],
) -> str:
    """Return the finding: when they last met, the latest friction, and what is next.

    Args:
        made: the material.
        happened: what took place.
        plans: what lies ahead, the next first.
        everything: what the ledger has of both, told or not: of what is not told the headline
            must not say that there is none.
    """
    words = glossary()["headline"]
    who = made.namer.states(made.order.between)
    if not happened and not plans:
        name = "none_told" if made.material.events else "none"
        return capital(words[name].format(who=who, time=time_of(made.order))) + "."
    silent = {
        "met": any(one.event.event_type is EventType.CONSULT for one in everything),
        "friction": any(tone_of(one.event) < 0 for one in everything),
        "next": any(one.event.status is Status.PLANNED for one in everything),
    }
    met = [one for one in happened if _is_meeting(made, one)]
    sharp = [one for one in happened if tone_of(one.event) < 0]
    parts = [
        _met(made, happened, who) if met or not silent["met"] else "",
        _friction(made, happened) if sharp or not silent["friction"] else "",
        _next(made, plans) if plans or not silent["next"] else "",
    ]
    told = "; ".join(part for part in parts if part)
    return capital(told or words["none_told"].format(who=who, time=time_of(made.order))) + "."


def _met(made: Made, happened: Sequence[Telling], who: str) -> str:
    """Return when they last met."""
    words = glossary()["headline"]
    between = set(made.order.between)
    found = [one for one in happened if _is_meeting(made, one)]
    whole = [one for one in found if between <= states_of(one.event)]
    last = newest(whole) or newest(found)
    if last is None:
        if not found:
            return str(words["unmet" if len(between) >= PAIR else "unmet_one"].format(who=who))
        some = _some(made, (whole or found)[0])
        return str(words["met_undated" if some else "met_undated_one"].format(who=who, some=some))
    if len(between) < PAIR:
        name = "met_one"
    elif len(between) == PAIR:
        name = "met_pair"
    else:
        name = "met_all" if last in whole else "met_some"
    place = made.teller.place(last.event)
    where = f" in {place}" if place else ""
    return str(
        words[name].format(
            who=who,
            some=_some(made, last) or who,
            count=numeral(len(between)),
            when=f"{date_phrase(last.event.date)}{where}",
        )
    )


def _some(made: Made, telling: Telling) -> str:
    """Return the states that met, those of the brief first; empty where only one is known."""
    states, between = states_of(telling.event), made.order.between
    codes = [one for one in between if one in states]
    if len(between) < PAIR:
        codes += sorted(states - set(codes))
    return made.namer.states(codes) if len(codes) >= PAIR else ""


def _is_meeting(made: Made, telling: Telling) -> bool:
    """Return whether an act is a meeting, and is told as one."""
    return telling.event.event_type is EventType.CONSULT and made.in_our_words(telling)


def _friction(made: Made, happened: Sequence[Telling]) -> str:
    """Return the latest act of conflict."""
    words = glossary()["headline"]
    sharp = [one for one in happened if tone_of(one.event) < 0]
    if not sharp:
        return str(words["calm"])
    last = newest(sharp)
    name = "undated_friction" if last is None else "friction"
    if last and any(one.event.date is None for one in sharp):
        name = "dated_friction"  # which of all was the latest no document tells
    return str(words[name].format(act=made.phrase(last or sharp[0])))


def _next(made: Made, plans: Sequence[Telling]) -> str:
    """Return the next plan."""
    words = glossary()["headline"]
    if not plans:
        return str(words["nothing_next"])
    return str(words["next"].format(act=made.phrase(plans[0])))


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


def _among(order: Order) -> str:
    return {1: "of", PAIR: "between"}.get(len(order.between), "among")


def time_of(order: Order) -> str:
    """Return the time asked for, as a sentence ends with it."""
    if order.since and order.until:
        return f"from {day_words(order.since)} to {day_words(order.until)}"
    return span_words(order) if order.since or order.until else "in the documents read"
