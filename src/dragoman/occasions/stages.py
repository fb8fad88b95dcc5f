"""What an event makes of its occasion: proposed, put off, refused, held, and for which day."""

from collections.abc import Sequence
from datetime import timedelta

from dragoman.occasions.cues import OFF, NamedOccasion
from dragoman.occasions.kinds import answer_of, is_answer
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import DateInterval, Event, Status
from dragoman.records.occasions import Stage

NEAR = timedelta(days=1)  # news may be dated by another clock
Staged = tuple[Stage, DateInterval | None]


def stages_of(event: Event, found: Sequence[NamedOccasion], known: Vocabulary) -> list[Staged]:
    """Return what became of an occasion, each with the day that is told for it.

    An occasion is held only where its own words say so: a name of it that nothing else is said of.

    Args:
        event: that tells of it.
        found: what its words name, with what is said of each.
        known: the words.
    """
    if is_answer(event):
        return _of_answer(event, found, known)
    off = next((one.off for one in found if one.off), None)
    if event.status is Status.ACTUAL:
        return _of_deed(event, found, off, known)
    if event.status is Status.NEGATED:
        return [(off or Stage.LAPSED, _given_up(event, off or Stage.LAPSED, known))]
    if event.status is Status.PLANNED:
        return _of_plan(event, found, off, known)
    if off:
        return [(off, _given_up(event, off, known))]
    wished = any(Stage.PROPOSED in one.stages for one in found)
    return [(Stage.PROPOSED, event.date)] if wished else []


def _of_deed(
    event: Event, found: Sequence[NamedOccasion], off: Stage | None, known: Vocabulary
) -> list[Staged]:
    """Return that an occasion was held, where words say so; else what they say."""
    if any(not one.stages for one in found):
        return [(Stage.SCHEDULED if _is_ahead(event) else Stage.HELD, event.date)]
    if off:
        return [(off, _given_up(event, off, known))]
    told = {stage for one in found for stage in one.stages}
    if not told or Stage.SCHEDULED in told:
        return []  # told only as what something else came before
    return [(Stage.AGREED if Stage.AGREED in told else Stage.PROPOSED, None)]


def _of_plan(
    event: Event, found: Sequence[NamedOccasion], off: Stage | None, known: Vocabulary
) -> list[Staged]:
    """Return that an occasion is planned, or how a plan was changed."""
    if off is Stage.LAPSED and not _is_over(event):
        return [(off, None)] if event.date else []
    if off is None or any(not one.off for one in found):
        return [(Stage.SCHEDULED if event.date else Stage.AGREED, event.date)]
    return _of_change(event, off, known)


def _of_answer(event: Event, found: Sequence[NamedOccasion], known: Vocabulary) -> list[Staged]:
    """Return what one side says to an occasion."""
    stage = next((one for told in found if (one := answer_of(event, told))), None)
    if stage is None or event.status not in (Status.ACTUAL, Status.PLANNED):
        return []
    if stage not in OFF:
        return [(stage, None)]
    if event.date is None or _day_is(event, known) is None:
        return [(stage, None)]  # the day is that of the answer
    return _of_change(event, stage, known)


def _of_change(event: Event, off: Stage, known: Vocabulary) -> list[Staged]:
    """Return what became of a plan that was changed: its old day, the change, its new day."""
    if event.date is None:
        return [(off, None)]
    if off is Stage.POSTPONED and _day_is(event, known) == "new":
        return [(off, None)] if _is_over(event) else [(off, None), (Stage.SCHEDULED, event.date)]
    return [(Stage.SCHEDULED, event.date), (off, None)]


def _given_up(event: Event, off: Stage, known: Vocabulary) -> DateInterval | None:
    """Return the day for which what did not take place had been planned, where that is told.

    The day of a refusal or a cancellation is that of the act; one of what is only said not to have
    taken place is the occasion's own.
    """
    if event.date is None:
        return None
    old = _day_is(event, known) == "old"
    return event.date if old or (off is Stage.LAPSED and _is_over(event)) else None


def _is_over(event: Event) -> bool:
    """Return whether an event's days lie before that on which it was told."""
    end = event.date.end if event.date else None
    return end is not None and event.reported_on is not None and end <= event.reported_on


def _is_ahead(event: Event) -> bool:
    """Return whether an event's days come after that on which it was told."""
    days, told = event.date, event.reported_on
    if days is None or days.start is None or told is None:
        return False
    return days.start > told + (NEAR if days.start == days.end else timedelta())


def _day_is(event: Event, known: Vocabulary) -> str | None:
    """Return whether the words before an event's day say that it was given up, or is new."""
    before = _before_day(event)
    if known.new_day.search(before):
        return "new"
    return "old" if known.old_day.search(before) else None


def _before_day(event: Event) -> str:
    """Return what stands before the words of an event's day; nothing where they are not found."""
    words = event.date.text.lower() if event.date else ""
    for piece in event.evidence if words else ():
        head, found, _ = piece.quote.lower().partition(words)
        if found:
            return head.rstrip().removesuffix(" on") + " "
    return ""
