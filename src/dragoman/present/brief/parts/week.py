"""The brief over all states: what was first told within some days, ranked, under its themes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from dragoman.present.brief.choosing import HAPPENED, PLANNED, SAID, Telling, states_of, tone_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.disputed import disputed
from dragoman.present.brief.parts.headline import time_of
from dragoman.present.brief.parts.lapsed import is_refusal, overdue_claims
from dragoman.present.brief.parts.lives import Lives, each_once
from dragoman.present.brief.parts.more import command_for
from dragoman.present.brief.parts.occasions import coming, off
from dragoman.present.brief.parts.sections import met, titled
from dragoman.present.brief.ranking import importance
from dragoman.present.brief.records import Claim, Order, Section
from dragoman.present.wording.words import capital, counted
from dragoman.records import Event, EventType, Status

LEADING = 2
FOREMOST = 6  # acts of which the headline takes those that need not be cut
PAIR = 2
OLD = timedelta(days=60)  # an act that lies further back is told as background, and is no news


def is_old(telling: Telling, order: Order) -> bool:
    """Return whether an act lies so far before the time of a brief that it is no news of it."""
    interval = telling.event.date
    end = (interval.end or interval.start) if interval else None
    return bool(end and order.since and end < order.since - OLD)


def week_headline(made: Made, fresh: dict[str, list[Telling]]) -> str:
    """Return the weightiest of what took place, else of what is said; or that nothing did."""
    words = glossary()["headline"]
    pool = fresh[HAPPENED] or fresh[PLANNED] or fresh[SAID]
    if not pool:
        return capital(words["week_none"].format(time=time_of(made.order))) + "."
    told = [made.phrase(one) for one in ranked(pool)[:FOREMOST]]
    short = [one for one in told if not one.partition("”")[0].endswith("…")] or told
    return capital("; ".join(dict.fromkeys(short[:LEADING]))) + "."


def week_sections(made: Made, fresh: dict[str, list[Telling]], lives: Lives) -> tuple[Section, ...]:
    """Return what is new: what came to nothing, undated friction, themes, what is coming, who met.

    Args:
        made: the material.
        fresh: what is new, by kind.
        lives: of which occasion each event tells.
    """
    told = [one for kind in (HAPPENED, PLANNED, SAID) for one in fresh[kind]]
    acts = [one for one in told if not _is_talk(one)]
    refused = [one for one in acts if is_refusal(one)]
    sharp = [one for one in acts if not is_refusal(one) and _is_undated_friction(one)]
    apart = {id(one) for one in (*refused, *sharp)}
    return (
        _lapses(made, refused, fresh),
        _friction(made, sharp),
        *_themes(made, [one for one in acts if id(one) not in apart]),
        coming(made),
        disputed(made, told),
        met(made, each_once(fresh[HAPPENED], lives)),
    )


def ranked(found: Sequence[Telling]) -> list[Telling]:
    """Return acts, the most important first."""
    return sorted(found, key=lambda one: (-importance(one).weight, one.event.event_id))


def theme_of(event: Event) -> str:
    """Return under which theme an act is told: the first that its type or a mode belongs to.

    The last theme of the glossary takes what fits none.
    """
    themes = glossary()["theme"]
    for theme in themes:
        if event.event_type in theme["types"] or set(event.mode) & set(theme["modes"]):
            return str(theme["title"])
    return str(themes[-1]["title"])


def _is_talk(telling: Telling) -> bool:
    """Return whether an act is a meeting, which the occasions tell."""
    status = telling.event.status
    return telling.event.event_type is EventType.CONSULT and status in {
        Status.ACTUAL,
        Status.PLANNED,
    }


def _is_undated_friction(telling: Telling) -> bool:
    """Return whether an act is one of conflict between states, of which no day is told."""
    event = telling.event
    apart = states_of(event) | {
        one.entity_id for one in (*event.actors, *event.recipients) if not one.country
    }
    return event.date is None and tone_of(event) < 0 and len(apart) >= PAIR


def _lapses(made: Made, found: Sequence[Telling], fresh: dict[str, list[Telling]]) -> Section:
    """Return what was refused or called off, plans that lapsed, and series that are overdue."""
    most = made.order.budget.lapsed
    claims, left_out = off(made, most)
    known = {name for one in claims for name in one.event_ids}
    refused = [one for one in ranked(found) if not known & set(one.event_ids)]
    room = most - len(claims)
    claims += [_claim(made, one) for one in refused[:room]]
    claims += islice(overdue_claims(made, fresh), most - len(claims))
    return titled("lapsed", claims, left_out + max(len(refused) - room, 0), made.order)


def _friction(made: Made, found: Sequence[Telling]) -> Section:
    """Return acts of conflict without a day."""
    most = made.order.budget.lapsed
    claims = [_claim(made, one) for one in ranked(found)[:most]]
    return titled("undated", claims, len(found) - len(claims), made.order)


def _themes(made: Made, found: Sequence[Telling]) -> list[Section]:
    """Return the themes in the glossary's order, each with its weightiest acts.

    There is room for so many acts in all; the weightiest of all are told, wherever they belong.
    """
    budget = made.order.budget
    order = ranked(found)
    kept = order[: budget.happened + budget.said]
    sections = []
    for number, theme in enumerate(glossary()["theme"], 1):
        title = str(theme["title"])
        mine = [one for one in order if theme_of(one.event) == title]
        told = [one for one in kept if theme_of(one.event) == title]
        claims = tuple(_claim(made, one) for one in told)
        left_out = len(mine) - len(told)
        command = command_for(HAPPENED, made.order)
        sections.append(Section(f"theme-{number}", title, claims, left_out, command=command))
    full = [one for one in sections if one.claims]
    untold = sum(one.left_out for one in sections if not one.claims)
    if full and untold:
        note = glossary()["method"]["elsewhere"].format(count=counted(untold, "more act"))
        full[-1] = replace(full[-1], note=capital(note))
    return full


def _claim(made: Made, telling: Telling) -> Claim:
    """Return an act with its weight, and why it is no deed where it is none."""
    event = telling.event
    plain = event.status is Status.ACTUAL or made.in_our_words(telling)
    label = "" if plain else made.words(telling)
    return replace(made.claim(telling, label), weight=round(importance(telling).weight, 3))
