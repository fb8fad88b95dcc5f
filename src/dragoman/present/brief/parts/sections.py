"""The sections of a brief on some states."""

from collections.abc import Iterable, Sequence

from dragoman.present.brief.choosing import (
    HAPPENED,
    PLANNED,
    SAID,
    Telling,
    choose,
    in_time,
    is_placed,
    tone_of,
)
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.more import command_for
from dragoman.present.brief.parts.positions import position_claims
from dragoman.present.brief.parts.standing import (
    mechanism_claim,
    meeting_claims,
    meetings,
    says_something,
)
from dragoman.present.brief.records import Claim, Order, Section
from dragoman.records import Certainty, Evidence, Mechanism, Position, Status

CONFLICT_SHARE = 4
WARNING = "warns of"


def titled(key: str, claims: Iterable[Claim], left_out: int, order: Order) -> Section:
    """Return a section under its title."""
    title = glossary()["titles"][key]
    return Section(key, title, tuple(claims), left_out, command=command_for(key, order))


def ahead(plans: Iterable[Telling], order: Order) -> list[Telling]:
    """Return the plans whose time is still to come, the next first."""
    return sorted(
        (one for one in plans if is_placed(one.event) and not _past(one, order)), key=in_time
    )


def is_possible(telling: Telling) -> bool:
    """Return whether an act is told as one that may come, and not as a suspicion."""
    event = telling.event
    return event.status is Status.HYPOTHETICAL and event.certainty is not Certainty.SUSPECTED


def happened(made: Made, found: Sequence[Telling]) -> Section:
    """Return what took place, the weightiest acts in order of time."""
    chosen = _both_sides(found, made.order, made.order.budget.happened)
    claims = [made.claim(one) for one in chosen]
    return titled(HAPPENED, claims, len(found) - len(chosen), made.order)


def planned(made: Made, found: Sequence[Telling]) -> Section:
    """Return the plans that stand, those with a time before all others."""
    most = made.order.budget.planned
    coming = ahead(found, made.order)
    kept = choose(coming, made.order.between, most, made.fresh)
    told = {id(one) for one in coming}
    rest = [one for one in found if id(one) not in told]
    more = choose(rest, made.order.between, most - len(kept), made.fresh)
    chosen = sorted([*kept, *more], key=in_time)
    claims = [made.claim(one) for one in chosen]
    return titled(PLANNED, claims, len(found) - len(chosen), made.order)


def said(made: Made, found: Sequence[Telling], told: set[Evidence]) -> Section:
    """Return what is urged, denied, not done or suspected, and positions, by whom.

    Args:
        made: the material.
        found: the acts.
        told: the words that stand in the brief already.
    """
    most = made.order.budget.said
    chosen = choose(found, made.order.between, most, made.fresh)
    claims = [made.claim(one, made.words(one)) for one in chosen]
    taken = [one for one in _new_positions(made) if one.stance != WARNING]
    claims += position_claims(made, taken, most - len(claims), told)
    return titled(SAID, claims, len(found) - len(chosen), made.order)


def outlook(made: Made, possible: Sequence[Telling], told: set[Evidence]) -> Section:
    """Return what documents say may come: possibilities and warnings.

    Args:
        made: the material.
        possible: the acts.
        told: the words that stand in the brief already.
    """
    most = made.order.budget.outlook
    chosen = choose(possible, made.order.between, most, made.fresh)
    claims = [made.claim(one, made.words(one)) for one in chosen]
    warned = [one for one in _new_positions(made) if one.stance == WARNING]
    claims += position_claims(made, warned, most - len(claims), told)
    return titled("outlook", claims, len(possible) - len(chosen), made.order)


def met(made: Made, found: Sequence[Telling]) -> Section:
    """Return who met whom, as a table; who spoke by telephone did not meet."""
    found = [one for one in found if made.in_our_words(one) and "phone" not in one.event.mode]
    claims = meeting_claims(found, made.namer, made.notes, made.order.budget.met)
    words = glossary()["table"]
    head = tuple(words[name] for name in ("who", "with", "times", "last"))
    left_out = len(meetings(found, made.namer)) - len(claims)
    title = glossary()["titles"]["met"]
    command = command_for("met", made.order)
    return Section("met", title, tuple(claims), left_out, command=command, head=head)


def mechanisms(made: Made, fresh: dict[str, list[Telling]]) -> Section:
    """Return how the standing arrangements stand, those of most of the states first.

    With an earlier brief only those of which something new is told.
    """
    between = set(made.order.between)
    known = [one for one in made.material.mechanisms if _proof(one)]
    if made.order.known is not None:
        new = {name for all_of in fresh.values() for one in all_of for name in one.event_ids}
        known = [one for one in known if _touched(one, new)]
    ranked = sorted(
        known,
        key=lambda one: (
            -len(between & set(one.members)),
            -len(one.sessions),
            one.name,
            one.mechanism_id,
        ),
    )
    ranked = [one for one in ranked if says_something(one, made.order.until)]
    told = [
        mechanism_claim(one, made.namer, made.notes, made.order.until)
        for one in ranked[: made.order.budget.mechanisms]
    ]
    return titled("mechanisms", told, len(ranked) - len(told), made.order)


def _both_sides(found: Sequence[Telling], order: Order, most: int) -> list[Telling]:
    """Return the weightiest acts, among them some of conflict where there are any."""
    sharp = [one for one in found if tone_of(one.event) < 0]
    kept = choose(sharp, order.between, max(most // CONFLICT_SHARE, 1))
    rest = [one for one in found if one not in kept]
    return sorted([*kept, *choose(rest, order.between, most - len(kept))], key=in_time)


def _past(telling: Telling, order: Order) -> bool:
    interval = telling.event.date
    return bool(interval and interval.end and order.until and interval.end < order.until)


def _new_positions(made: Made) -> Iterable[Position]:
    """Return the positions; with an earlier brief those taken after it."""
    known = made.order.known
    if known is None:
        return made.material.positions
    since = known.until
    return [one for one in made.material.positions if since and one.date and one.date > since]


def _touched(mechanism: Mechanism, event_ids: set[str]) -> bool:
    """Return whether a session of a mechanism is among events."""
    return any(event_ids.intersection(held.event_ids) for held in mechanism.sessions)


def _proof(mechanism: Mechanism) -> bool:
    """Return whether anything proves a mechanism."""
    return bool(
        mechanism.evidence
        or any(one.evidence for one in mechanism.sessions)
        or any(one.evidence for one in mechanism.history)
    )
