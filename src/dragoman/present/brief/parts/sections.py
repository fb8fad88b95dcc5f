"""The sections of a brief on some states."""

from collections.abc import Iterable, Sequence
from datetime import date

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
from dragoman.present.brief.made import INLINE_QUOTE, Made
from dragoman.present.brief.parts.more import command_for
from dragoman.present.brief.parts.since import NEW
from dragoman.present.brief.parts.standing import mechanism_claim, meeting_claims, meetings
from dragoman.present.brief.records import Claim, Order, Section
from dragoman.present.wording import day_words, short_text
from dragoman.present.wording.words import capital
from dragoman.records import Certainty, Mechanism, Position, Status

CONFLICT_SHARE = 4
WARNING = "warns of"
_EPOCH = date.min


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


def said(made: Made, found: Sequence[Telling]) -> Section:
    """Return what is urged, denied, not done or suspected, and positions, by whom."""
    most = made.order.budget.said
    chosen = choose(found, made.order.between, most, made.fresh)
    claims = [made.claim(one, made.words(one.event)) for one in chosen]
    room = most - len(claims)
    positions = _positions(one for one in _new_positions(made) if one.stance != WARNING)
    claims += [position_claim(made, one) for one in positions[:room]]
    left_out = len(found) - len(chosen) + max(len(positions) - room, 0)
    return titled(SAID, claims, left_out, made.order)


def outlook(made: Made, possible: Sequence[Telling]) -> Section:
    """Return what documents say may come: possibilities and warnings."""
    most = made.order.budget.outlook
    chosen = choose(possible, made.order.between, most, made.fresh)
    claims = [made.claim(one, made.words(one.event)) for one in chosen]
    warned = _positions(one for one in _new_positions(made) if one.stance == WARNING)
    room = max(most - len(chosen), 0)
    claims += [position_claim(made, one) for one in warned[:room]]
    left_out = len(possible) - len(chosen) + max(len(warned) - room, 0)
    return titled("outlook", claims, left_out, made.order)


def met(made: Made, found: Sequence[Telling]) -> Section:
    """Return who met whom, as a table."""
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
    told = [
        mechanism_claim(one, made.namer, made.notes, made.order.until)
        for one in ranked[: made.order.budget.mechanisms]
    ]
    return titled("mechanisms", told, len(ranked) - len(told), made.order)


def position_claim(made: Made, position: Position) -> Claim:
    """Return what a speaker said about an issue: a sentence and the words themselves."""
    speaker = short_text(position.speaker, INLINE_QUOTE)
    state = made.namer.state(position.country) if position.country else ""
    whose = f" ({state})" if state and state.casefold() not in speaker.casefold() else ""
    words = glossary()
    pattern = words["positions"]["warned" if position.stance == WARNING else "said"]
    text = pattern.format(
        who=f"{speaker}{whose}",
        issue=made.teller.words.issue(position.issue),
        when=f" on {day_words(position.date)}" if position.date else "",
    )
    return Claim(
        capital(text),
        made.notes.cite([position.evidence]),
        quote=short_text(position.evidence.quote, INLINE_QUOTE),
        label=words["labels"]["position"],
        reports=1,
        change=NEW if made.order.known else "",
    )


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


def _positions(found: Iterable[Position]) -> tuple[Position, ...]:
    """Return positions, the same words once, newest first."""
    each = {one.evidence.quote: one for one in found}
    return tuple(
        sorted(
            each.values(),
            key=lambda one: (one.date is None, -(one.date or _EPOCH).toordinal(), one.speaker),
        )
    )


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
