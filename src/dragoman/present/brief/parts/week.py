"""The brief over all states: what was first told within some days, ranked, under its themes."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.present.brief.choosing import HAPPENED, PLANNED, SAID, Telling
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made, without_stop
from dragoman.present.brief.parts.headline import time_of
from dragoman.present.brief.parts.lapsed import is_lapse, overdue_claims
from dragoman.present.brief.parts.more import command_for
from dragoman.present.brief.parts.sections import met, titled
from dragoman.present.brief.ranking import importance
from dragoman.present.brief.records import Claim, Section
from dragoman.present.wording.words import capital
from dragoman.records import Event, Status

LEADING = 2


def week_headline(made: Made, fresh: dict[str, list[Telling]]) -> str:
    """Return the weightiest of what took place, else of what is said; or that nothing did."""
    words = glossary()["headline"]
    pool = fresh[HAPPENED] or fresh[PLANNED] or fresh[SAID]
    if not pool:
        return capital(words["week_none"].format(time=time_of(made.order))) + "."
    leading = ranked(pool)[:LEADING]
    told = [
        without_stop(made.teller.sentence(one.event, on=made.order.until).text) for one in leading
    ]
    return capital("; ".join(dict.fromkeys(told))) + "."


def week_sections(made: Made, fresh: dict[str, list[Telling]]) -> tuple[Section, ...]:
    """Return what is new: lapses first, then themes, then who met.

    Args:
        made: the material.
        fresh: what is new, by kind.
    """
    told = [one for kind in (HAPPENED, PLANNED, SAID) for one in fresh[kind]]
    lapses = [one for one in told if is_lapse(one)]
    rest = [one for one in told if not is_lapse(one)]
    return (
        _lapses(made, lapses, fresh),
        *_themes(made, rest),
        met(made, fresh[HAPPENED]),
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


def _lapses(made: Made, found: Sequence[Telling], fresh: dict[str, list[Telling]]) -> Section:
    """Return refusals, cancellations, undated friction and series that are overdue."""
    most = made.order.budget.lapsed
    chosen = ranked(found)[:most]
    claims = [_claim(made, one) for one in chosen]
    late = list(overdue_claims(made, fresh))
    claims += late[: max(most - len(claims), 0)]
    return titled("lapsed", claims, len(found) + len(late) - len(claims), made.order)


def _themes(made: Made, found: Sequence[Telling]) -> list[Section]:
    """Return the themes in the glossary's order, each with its weightiest acts.

    There is room for so many acts in all; the weightiest of all are told, wherever they belong.
    """
    budget = made.order.budget
    order = ranked(found)
    kept = order[: budget.happened + budget.planned + budget.said]
    sections = []
    for number, theme in enumerate(glossary()["theme"], 1):
        title = str(theme["title"])
        mine = [one for one in order if theme_of(one.event) == title]
        told = [one for one in kept if theme_of(one.event) == title]
        claims = tuple(_claim(made, one) for one in told)
        left_out = len(mine) - len(told)
        command = command_for(HAPPENED, made.order)
        sections.append(Section(f"theme-{number}", title, claims, left_out, command=command))
    return [one for one in sections if one.claims or one.left_out]


def _claim(made: Made, telling: Telling) -> Claim:
    """Return an act with its weight, and why it is no deed where it is none."""
    event = telling.event
    label = made.words(event) if event.status not in {Status.ACTUAL, Status.PLANNED} else ""
    return replace(made.claim(telling, label), weight=round(importance(telling).weight, 3))
