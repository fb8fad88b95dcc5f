"""What was said, agreed and done at an occasion hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.occasions.draft import Draft
from dragoman.records import DateInterval, Event, Status
from dragoman.records.occasions import Stage

NEAR = timedelta(days=1)


def hang(drafts: Sequence[Draft], events: Iterable[Event]) -> None:
    """Put events on the occasion in whose course they took place.

    That is the only one held that a document of the event tells too, at the event's days, with
    everybody who acts among its parties. Where there are several, it hangs on none.

    Args:
        drafts: occasions in the making; they are changed.
        events: any; what tells an occasion itself hangs on none.
    """
    by_document: dict[str, list[Draft]] = defaultdict(list)
    taken: set[str] = set()
    for draft in drafts:
        taken.update(one.event.event_id for one in draft.tellings)
        if draft.is_held and draft.date is not None:
            for name in {name for one in draft.tellings if one.stage is Stage.HELD
                         for name in one.documents}:  # fmt: skip
                by_document[name].append(draft)
    for event in events:
        if event.event_id in taken or event.status is not Status.ACTUAL:
            continue
        fitting = {
            id(draft): draft
            for name in dict.fromkeys(piece.document_id for piece in event.evidence)
            for draft in by_document.get(name, ())
            if _took_place_there(event, draft)
        }
        if len(fitting) == 1:
            next(iter(fitting.values())).hangs.append(event.event_id)


def _took_place_there(event: Event, draft: Draft) -> bool:
    parties = {one.country or one.entity_id for one in (*event.actors, *event.recipients)}
    if not parties or not parties <= draft.parties or event.date is None or draft.date is None:
        return False
    return _overlap(event.date, draft.date)


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
