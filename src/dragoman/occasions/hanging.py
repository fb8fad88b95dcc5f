"""What was said, agreed and done at an occasion hangs on it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.occasions.draft import Draft
from dragoman.records import DateInterval, Event, Status
from dragoman.records.occasions import Occasion, Stage

NEAR = timedelta(days=1)


def hang(drafts: Sequence[Draft], events: Iterable[Event]) -> None:
    """Put events on the occasion in whose course they took place.

    That is the only one held that a document of the event tells too, at the event's days, with
    everybody who acts among its parties. Where there are several, it hangs on none.

    Args:
        drafts: occasions in the making; they are changed.
        events: any; what tells an occasion itself hangs on none.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    taken: set[str] = set()
    scenes = [_Scene(one.parties, one.date) for one in drafts]
    for number, draft in enumerate(drafts):
        taken.update(one.event.event_id for one in draft.tellings)
        if draft.is_held:
            for name in {name for one in draft.tellings if one.stage is Stage.HELD
                         for name in one.documents}:  # fmt: skip
                by_document[name].append(number)
    for event_id, number in _found(events, scenes, by_document, taken):
        drafts[number].hangs.append(event_id)


def hung(
    wanted: Sequence[Occasion], made: Sequence[Occasion], events: Iterable[Event]
) -> tuple[Occasion, ...]:
    """Return occasions with the events that took place in their course, and no others.

    Args:
        wanted: some of what was made.
        made: all that was made: an event that may hang on several hangs on none.
        events: those that the documents of the wanted ones tell.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    taken: set[str] = set()
    scenes = [_Scene(frozenset(one.parties), one.date) for one in made]
    for number, one in enumerate(made):
        taken.update(one.event_ids)
        for name in {piece.document_id for turn in one.turns if turn.stage is Stage.HELD
                     for piece in turn.evidence}:  # fmt: skip
            by_document[name].append(number)
    hanging: dict[str, list[str]] = defaultdict(list)
    for event_id, number in _found(events, scenes, by_document, taken):
        hanging[made[number].occasion_id].append(event_id)
    return tuple(
        replace(one, hangs_on=tuple(dict.fromkeys(hanging[one.occasion_id]))) for one in wanted
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who was at an occasion, and when."""

    parties: frozenset[str]
    date: DateInterval | None


def _found(
    events: Iterable[Event],
    scenes: Sequence[_Scene],
    by_document: Mapping[str, Sequence[int]],
    taken: Collection[str],
) -> Iterator[tuple[str, int]]:
    """Yield each event that took place in the course of one scene alone, with its number."""
    for event in events:
        if event.event_id in taken or event.status is not Status.ACTUAL:
            continue
        fitting = {
            number
            for piece in event.evidence
            for number in by_document.get(piece.document_id, ())
            if _took_place_there(event, scenes[number])
        }
        if len(fitting) == 1:
            yield event.event_id, fitting.pop()


def _took_place_there(event: Event, scene: _Scene) -> bool:
    parties = {one.side for one in (*event.actors, *event.recipients)}
    if not parties or not parties <= scene.parties or event.date is None or scene.date is None:
        return False
    return _overlap(event.date, scene.date)


def _overlap(one: DateInterval, other: DateInterval) -> bool:
    return (
        one.start is not None
        and one.end is not None
        and other.start is not None
        and other.end is not None
        and one.start <= other.end
        and other.start <= one.end
        and one.end - one.start <= other.end - other.start + NEAR
    )
