"""What did not come to pass: refused, cancelled, lapsed, overdue; and friction without a date."""

from collections.abc import Iterator, Sequence

from dragoman.arrangements.follow.gaps import in_words, overdue
from dragoman.present.brief.choosing import Telling, choose, tone_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made, without_stop
from dragoman.present.brief.parts.more import command_for
from dragoman.present.brief.records import Claim, Section
from dragoman.present.wording import arrangement_name, day_words
from dragoman.records import EventType, Mechanism, MechanismKind

REFUSING = frozenset(("cancel", "postpone", "meet"))
SERIES = (MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES)
PAIR = 2
MOST_OVERDUE = 2


def is_refusal(telling: Telling) -> bool:
    """Return whether an act refuses, calls off or puts off a meeting or plan."""
    event = telling.event
    return event.event_type is EventType.REJECT and bool(REFUSING & set(event.mode))


def is_undated_friction(telling: Telling) -> bool:
    """Return whether an act is one of conflict of which no day is told, and no refusal to meet."""
    event = telling.event
    return event.date is None and tone_of(event) < 0 and not is_refusal(telling)


def lapsed(made: Made, acts: Sequence[Telling], gone: Sequence[Telling]) -> Section:
    """Return refusals and cancellations, then plans whose day has passed.

    Args:
        made: the material.
        acts: of which `is_refusal` holds.
        gone: plans whose day has passed, or of which nothing has been read for long, and that
            nothing shows to have been kept.
    """
    words = glossary()
    most = made.order.budget.lapsed
    chosen = choose(acts, made.order.between, most, made.fresh)
    claims = [made.claim(one) for one in chosen]
    passed = choose(gone, made.order.between, most - len(chosen), made.fresh)
    claims += [made.claim(one, words["labels"][_end(one)], _passed(made, one)) for one in passed]
    left_out = len(acts) + len(gone) - len(claims)
    command = command_for("lapsed", made.order)
    return Section("lapsed", words["titles"]["lapsed"], tuple(claims), left_out, command=command)


def undated(made: Made, acts: Sequence[Telling]) -> Section:
    """Return acts of conflict without a day, the weightiest.

    Args:
        made: the material.
        acts: of which `is_undated_friction` holds.
    """
    words = glossary()
    chosen = choose(acts, made.order.between, made.order.budget.lapsed, made.fresh)
    claims = tuple(made.claim(one) for one in chosen)
    left_out, command = len(acts) - len(claims), command_for("lapsed", made.order)
    return Section("undated", words["titles"]["undated"], claims, left_out, command=command)


def _passed(made: Made, plan: Telling) -> str:
    """Return a plan whose day has passed, and that nobody says what became of it."""
    told = without_stop(made.sentence(plan))
    return str(glossary()["plans"][_end(plan)].format(told=told))


def _end(plan: Telling) -> str:
    """Return what is known of a plan's end: that its day has passed, or that nobody told more."""
    return "passed" if plan.event.date and plan.event.date.end else "silent"


def overdue_claims(made: Made, fresh: dict[str, list[Telling]]) -> Iterator[Claim]:
    """Yield which series of meetings of the states should have met again by now.

    With an earlier brief only those of which something new is told.
    """
    until = made.order.until
    if until is None:
        return
    new = {name for all_of in fresh.values() for one in all_of for name in one.event_ids}
    found = 0
    for one in sorted(made.material.mechanisms, key=lambda each: (each.name, each.mechanism_id)):
        between = set(made.order.between)
        ours = between <= set(one.members) if len(between) >= PAIR else True
        told = made.order.known is None or any(new.intersection(s.event_ids) for s in one.sessions)
        if ours and told and found < MOST_OVERDUE and one.kind in SERIES:
            claim = overdue_claim(made, one)
            found += claim is not None
            yield from (claim,) if claim else ()


def overdue_claim(made: Made, mechanism: Mechanism) -> Claim | None:
    """Return that the next session of a series is late, and how that is reckoned; else None."""
    late = overdue(mechanism, made.order.until) if made.order.until else None
    if late is None or not late.last.evidence or late.last.date is None:
        return None
    last = late.last.date.end or late.last.date.start
    held = f"last held on {day_words(last)}, " if last else ""
    period = in_words(late.period_months).removeprefix("1 ")
    return Claim(
        f"{arrangement_name(mechanism, made.namer)}: {held}usually every "
        f"{period}, so the next was due by {day_words(late.due)}.",
        made.notes.cite(late.last.evidence),
        tuple(late.last.event_ids),
        label=str(glossary()["labels"]["overdue"]),
    )
