"""Making a brief: pure, from a slice of the ledger to sections of claims."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.present.brief.choosing import (
    HAPPENED,
    PLANNED,
    SAID,
    Telling,
    is_between,
    kind_of,
    newest,
    tellings,
    tone_of,
)
from dragoman.present.brief.forms.chart import bars_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made, new_among, sessions_of
from dragoman.present.brief.material import Material
from dragoman.present.brief.parts.disputed import disputed
from dragoman.present.brief.parts.figures import figures
from dragoman.present.brief.parts.headline import headline_of, since_headline, title_of
from dragoman.present.brief.parts.lapsed import (
    is_refusal,
    is_undated_friction,
    lapsed,
    overdue_claims,
    undated,
)
from dragoman.present.brief.parts.lives import Lives, each_once, lives_of, stand_by, took_place
from dragoman.present.brief.parts.method import method_of
from dragoman.present.brief.parts.notes import Notes
from dragoman.present.brief.parts.plans import Stand, stand_of
from dragoman.present.brief.parts.sections import (
    ahead,
    happened,
    is_possible,
    mechanisms,
    met,
    outlook,
    planned,
    said,
)
from dragoman.present.brief.parts.since import change_of, remember
from dragoman.present.brief.parts.week import is_old, week_headline, week_sections
from dragoman.present.brief.ranking import importance
from dragoman.present.brief.records import Brief, Claim, Earlier, Order, Section
from dragoman.present.brief.words.lines import Lines, told_once
from dragoman.present.wording import Teller
from dragoman.records import EventType, Evidence

STANDING = (Stand.AHEAD, Stand.OPEN)
PASSED = (Stand.PASSED, Stand.SILENT)


def make_brief(
    material: Material, order: Order, teller: Teller, lines: Lines | None = None
) -> Brief:
    """Return the brief that a slice of the ledger gives.

    The same material always gives the same brief. Every claim about the world cites the words
    that prove it; figures are counted from the same material.

    Args:
        material: from `gather`, for the same order.
        order: what to tell.
        teller: puts events into sentences.
        lines: finds how acts can be told; made anew when None.
    """
    order = replace(
        order, since=order.since or material.since, until=order.until or material.newest
    )
    made = Made(
        order,
        material,
        teller,
        Notes(material.source, order.budget.footnotes_each),
        sessions_of(material.mechanisms),
        lines or Lines(teller),
    )
    sure = [one for one in material.events if one.confidence >= order.least_confidence]
    later = [one for one in material.later if one.confidence >= order.least_confidence]
    everything = [one for one in tellings((*sure, *later)) if one.evidence]
    lives = lives_of(material.occasions)
    beside = [one for one in everything if not is_between(one.event, order.between)]
    among = [one for one in everything if is_between(one.event, order.between)]
    found = {kind: [one for one in among if kind_of(one.event) == kind] for kind in _KINDS}
    found[SAID] = [one for one in everything if kind_of(one.event) == SAID]
    found[HAPPENED] = took_place(found[HAPPENED], lives)
    fresh = _tellable(made, found, lives)
    untold = sum(made.lines.of(one) is None for all_of in found.values() for one in all_of)
    drawn = [one.event for one in found[HAPPENED] if tone_of(one.event)]
    bars, undated = bars_of(drawn, material.months, order)
    if order.between:
        headline, summary = _headline(made, fresh, found), _summary(made, fresh)
        sections = _sections(made, fresh, lives)
    else:
        headline, summary = week_headline(made, fresh), ()
        sections = week_sections(made, fresh, lives)
    return Brief(
        title=title_of(order, made.namer),
        headline=headline,
        summary=summary,
        order=order,
        sections=tuple(one for one in sections if one.claims or one.note or one.left_out),
        bars=bars if order.between else (),
        undated=undated,
        footnotes=made.notes.footnotes(),
        coverage=method_of(made, found, beside, len(material.events) - len(sure), untold),
        earlier=Earlier(order.until, remember(everything)),
    )


GONE = "gone"
_KINDS = (HAPPENED, PLANNED, SAID)
_ORDER = {HAPPENED: 0, PLANNED: 1, GONE: 2, SAID: 3}


def _tellable(
    made: Made, found: dict[str, list[Telling]], lives: Lives
) -> dict[str, list[Telling]]:
    """Return what is new, stands and can be told, by kind; what is told in the same words once.

    Plans whose day has passed, or of which nothing was read for long, are a kind of their own.
    """
    order = made.order
    stands = {
        id(one): stand_by(one, lives)
        or stand_of(one, made.published(one), found[HAPPENED], order.until)
        for one in found[PLANNED]
    }
    pools = {
        HAPPENED: found[HAPPENED],
        PLANNED: [one for one in found[PLANNED] if stands[id(one)] in STANDING],
        GONE: [one for one in found[PLANNED] if stands[id(one)] in PASSED],
        SAID: found[SAID],
    }
    if not order.between:
        pools = {
            kind: [one for one in all_of if not is_old(one, order)]
            for kind, all_of in pools.items()
        }
    kinds = {id(one): kind for kind, all_of in pools.items() for one in new_among(all_of, order)}
    ranked = sorted(
        (one for all_of in pools.values() for one in all_of if id(one) in kinds),
        key=lambda one: (_ORDER[kinds[id(one)]], -importance(one).weight, one.event.event_id),
    )
    fresh: dict[str, list[Telling]] = {kind: [] for kind in pools}
    for one, first in told_once(ranked, made.lines):
        fresh[kinds[id(first)]].append(one)
    return fresh


def _sections(made: Made, fresh: dict[str, list[Telling]], lives: Lives) -> tuple[Section, ...]:
    """Return the sections of a brief on some states."""
    seen = {
        Evidence(one.evidence[0].document_id, one.evidence[0].start, one.evidence[0].start, "")
        for all_of in fresh.values()
        for one in all_of
    }
    deeds = fresh[HAPPENED]
    refused = [one for one in deeds if is_refusal(one)]
    sharp = [one for one in deeds if is_undated_friction(one)]
    apart = {id(one) for one in (*refused, *sharp)}
    return (
        lapsed(made, refused, fresh[GONE]),
        undated(made, sharp),
        happened(made, [one for one in deeds if id(one) not in apart]),
        planned(made, fresh[PLANNED]),
        said(made, [one for one in fresh[SAID] if not is_possible(one)], seen),
        outlook(made, [one for one in fresh[SAID] if is_possible(one)], seen),
        disputed(made, [one for kind in _KINDS for one in fresh[kind]]),
        figures(made),
        met(made, each_once(fresh[HAPPENED], lives)),
        mechanisms(made, fresh),
    )


def _headline(made: Made, fresh: dict[str, list[Telling]], found: dict[str, list[Telling]]) -> str:
    """Return the finding; with an earlier brief, what is new, changed or contradicted."""
    order = made.order
    if order.known is None:
        plans = ahead(fresh[PLANNED], order)
        beside = (*found[HAPPENED], *ahead(found[PLANNED], order))
        return headline_of(made, fresh[HAPPENED], plans, beside)
    told = [change_of(one, order.known) for kind in _KINDS for one in fresh[kind]]
    return since_headline(Counter(one for one in told if one), order, made.namer)


def _summary(made: Made, fresh: dict[str, list[Telling]]) -> tuple[Claim, ...]:
    """Return the latest meeting, the latest friction and the next plan, with what proves them."""
    labels = glossary()["labels"]
    latest: Sequence[Telling] = fresh[HAPPENED]
    meeting = newest([one for one in latest if one.event.event_type is EventType.CONSULT])
    sharp = newest([one for one in latest if tone_of(one.event) < 0])
    plans = ahead(fresh[PLANNED], made.order)
    found = (("meeting", meeting), ("friction", sharp), ("next", plans[0] if plans else None))
    claims = [made.claim(one, labels[name]) for name, one in found if one is not None]
    return (*claims, *overdue_claims(made, fresh))
