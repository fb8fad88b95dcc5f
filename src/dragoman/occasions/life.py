"""Where an occasion stands on a day, by what was told of it until then."""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.occasions.draft import CLOSED, PLANS, Draft
from dragoman.occasions.telling import Telling
from dragoman.records import DateInterval
from dragoman.records.occasions import OccasionTurn, Stage

SILENT = timedelta(days=365)  # after which a plan without a day, of which nothing is told, is none
RANK = {Stage.PROPOSED: 0, Stage.AGREED: 1, Stage.SCHEDULED: 2}


def state_of(draft: Draft, on: date) -> Stage:
    """Return where an occasion stands.

    Words that say that it was held outrank a plan; a refusal, a cancellation, or words that say
    that it did not take place outrank a plan too, whichever was told first. Where it is told as
    held and, later, as not held, nobody knows. A plan whose last day lies before `on` is never
    still one.

    Args:
        draft: with everything that was told until then.
        on: the day from which one looks.
    """
    stages = draft.stages
    ended = [place for place, stage in enumerate(stages) if stage in CLOSED]
    if Stage.HELD in stages:
        last_held = max(place for place, stage in enumerate(stages) if stage is Stage.HELD)
        return Stage.NOT_KNOWN if ended and ended[-1] > last_held else Stage.HELD
    if ended:
        return stages[ended[-1]]
    if draft.is_moved:
        return Stage.POSTPONED
    end = draft.date.end if draft.date else None
    if end is not None:
        passed = end < on
    else:
        passed = draft.last_told is not None and draft.last_told + SILENT < on
    if passed:
        return Stage.NOT_KNOWN
    plans = [stage for stage in stages if stage in PLANS]
    return max(plans, key=RANK.__getitem__)


def turns_of(draft: Draft) -> tuple[OccasionTurn, ...]:
    """Return the life of an occasion: what was told twice is one turn."""
    found: list[list[Telling]] = []
    for one in _life(draft):
        known = next((each for each in found if _is_same(each[0], one, found, each)), None)
        if known is None:
            found.append([one])
        else:
            known.append(one)
    return tuple(_turn(each) for each in found)


def _life(draft: Draft) -> list[Telling]:
    """Return what is told of an occasion, without plans that are told when it has been held."""
    held = [one for one in draft.tellings if one.stage is Stage.HELD]
    first = min((one.date.start for one in held if one.date and one.date.start), default=None)
    told = min((one.told for one in held if one.told), default=None)
    return [
        one
        for one in draft.tellings
        if one.stage not in PLANS
        or one.told is None
        or not ((first and one.told == first) or (told and one.told > told))
    ]


def _is_same(
    first: Telling, one: Telling, found: Sequence[list[Telling]], turn: list[Telling]
) -> bool:
    """Return whether a telling says what a turn says, and nothing else was told in between."""
    if first.stage is not one.stage:
        return False
    if first.stage is Stage.HELD or first.stage in CLOSED:
        return True
    later = found[[id(each) for each in found].index(id(turn)) + 1 :]
    changed = any(each[0].stage is Stage.POSTPONED for each in later)
    return not changed and (first.date is None or one.date is None or _days(first) == _days(one))


def _days(one: Telling) -> tuple[date | None, date | None]:
    return (one.date.start, one.date.end) if one.date else (None, None)


def _turn(tellings: Sequence[Telling]) -> OccasionTurn:
    stage = tellings[0].stage
    day = next((one.date for one in tellings if one.date), None)
    pieces = [piece for one in tellings for piece in one.event.evidence]
    return OccasionTurn(
        stage=stage,
        day=_day_of(tellings, day),
        date=day,
        event_ids=tuple(dict.fromkeys(one.event.event_id for one in tellings)),
        evidence=tuple(dict.fromkeys(pieces)),
    )


def _day_of(tellings: Sequence[Telling], named: DateInterval | None) -> date | None:
    """Return the day of a turn: that of the deed where it is told, else that of telling it."""
    first = tellings[0]
    told = min((one.told for one in tellings if one.told), default=None)
    if first.stage is Stage.HELD:
        return named.start if named and named.start and named.start == named.end else told
    acts = [one.event.date for one in tellings if one.is_answer and one.date is None]
    days = [one.start for one in acts if one and one.start and one.start == one.end]
    early = [one for one in days if told is None or one <= told]
    return min(early) if early else told
