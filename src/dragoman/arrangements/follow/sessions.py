"""Sessions of one arrangement told by many: one for each meeting, in order of time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.records import DateInterval, Session

SHARP_DAYS = 5
LONG_DAYS = 400
NEAR_DAYS = 1
UNKNOWN = date.max


def merge_sessions(
    sessions: Iterable[Session], published: Mapping[str, date | None]
) -> tuple[Session, ...]:
    """Return each session once, by date; those without a date come last.

    Sharply dated ones come first, then what a number or one fitting date ties to them; what is
    told without date and number joins a session in the same place, if there is only one.

    Args:
        sessions: as documents tell them.
        published: publication by document, for plans that were overtaken.
    """
    merged = _counted(_joined(sorted(sessions, key=_order)))
    kept = [one for one in merged if not _overtaken(one, merged, published)]
    return tuple(sorted(kept, key=lambda one: (_start(one), one.ordinal or 0, one.place or "")))


def _joined(ordered: Iterable[Session]) -> list[Session]:
    """Return sessions, each with all tellings that can only be of it."""
    merged: list[Session] = []
    for one in ordered:
        fitting = [n for n, other in enumerate(merged) if _same(one, other)]
        if len(fitting) == 1 or (fitting and one.ordinal is not None):
            merged[fitting[0]] = _union(merged[fitting[0]], one)
        elif not fitting and _told_enough(one):
            merged.append(one)
    return merged


def _counted(merged: list[Session]) -> list[Session]:
    """Give a number that no date was told for to the one session that the count leaves for it.

    With the 8th in 2016 and the 10th in 2023 told, the only other session between them, of 2019,
    is the 9th.
    """
    left = list(merged)
    for one in merged:
        if one.date is not None or one.ordinal is None or one.status != "actual":
            continue
        between = _between(one.ordinal, merged, left)
        if len(between) == 1:
            left.remove(one)
            left[left.index(between[0])] = _union(between[0], one)
    return left


def _between(ordinal: int, merged: list[Session], left: Iterable[Session]) -> list[Session]:
    """Return the sessions without a number that were held between the one before and after."""
    before, after = _day_of(ordinal - 1, merged), _day_of(ordinal + 1, merged)
    if before is None or after is None:
        return []
    held = (other for other in left if other.ordinal is None and other.status == "actual")
    return [other for other in held if before < _start(other) < after]


def _day_of(ordinal: int, merged: Sequence[Session]) -> date | None:
    """Return when the session of a number began, where one is told with a date."""
    days = [_start(one) for one in merged if one.ordinal == ordinal and one.date is not None]
    return days[0] if len(days) == 1 else None


def _order(one: Session) -> tuple[object, ...]:
    """Order sessions so that the surest are laid down first, whatever the order of reading."""
    piece = one.evidence[0]
    return (
        one.date is None,
        _width(one.date),
        one.ordinal is None,
        one.place is None,
        one.status != "actual",
        _start(one),
        piece.document_id,
        piece.start,
        one.ordinal or 0,
        one.place or "",
        one.event_ids,
    )


def _width(interval: DateInterval | None) -> int:
    if interval is None or interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days


def _start(one: Session) -> date:
    return one.date.start if one.date is not None and one.date.start is not None else UNKNOWN


def _told_enough(one: Session) -> bool:
    if one.status == "planned":
        return True
    return one.date is not None or one.ordinal is not None or one.place is not None


def _same(one: Session, other: Session) -> bool:
    """Return whether two tellings can be of one session."""
    if one.ordinal is not None and other.ordinal is not None:
        return one.ordinal == other.ordinal
    if _differ(one.country, other.country):
        return False
    if one.date is None or other.date is None:
        return one.status == other.status and _same_place(one, other)
    gap = _gap(one.date, other.date)
    return gap is not None and gap <= _most_days_between(one, other, one.date, other.date)


def _most_days_between(
    one: Session, other: Session, day: DateInterval, next_day: DateInterval
) -> int:
    """Return how many days apart two tellings can be and still be of one session."""
    if max(_width(day), _width(next_day)) >= SHARP_DAYS:
        return 0
    if not _differ(one.place, other.place):
        return NEAR_DAYS
    # "they visited Fukushima; a day later they met in Tokyo": a session on its way within its host
    return 1 if one.country is not None and one.country == other.country else 0


def _differ(one: str | None, other: str | None) -> bool:
    """Return whether both are told, and not the same."""
    return bool(one and other) and one != other


def _same_place(one: Session, other: Session) -> bool:
    """Return whether tellings of a status, not both of them dated, are of one session by place."""
    if one.date is None and other.date is None:
        return one.status == "planned" or one.place == other.place
    return one.place is not None and one.place == other.place


def _gap(one: DateInterval, other: DateInterval) -> int | None:
    if None in {one.start, one.end, other.start, other.end}:
        return None
    assert one.start and one.end and other.start and other.end  # noqa: S101, PT018 - for mypy
    if (one.end - one.start).days > LONG_DAYS or (other.end - other.start).days > LONG_DAYS:
        return None
    return max((one.start - other.end).days, (other.start - one.end).days)


def _union(one: Session, other: Session) -> Session:
    """Return the first telling with what the second adds; what took place is no plan any more."""
    sharper = one if _width(one.date) <= _width(other.date) else other
    return replace(
        one,
        date=sharper.date,
        place=one.place or other.place,
        country=one.country or other.country,
        ordinal=one.ordinal if one.ordinal is not None else other.ordinal,
        host=one.host or other.host,
        status="actual" if "actual" in {one.status, other.status} else one.status,
        event_ids=tuple(sorted({*one.event_ids, *other.event_ids})),
        evidence=tuple(
            sorted({*one.evidence, *other.evidence}, key=lambda e: (e.document_id, e.start, e.end))
        ),
    )


def _overtaken(
    one: Session, merged: Sequence[Session], published: Mapping[str, date | None]
) -> bool:
    """Return whether a plan without a day was followed by a session that took place."""
    if one.status != "planned" or _width(one.date) < SHARP_DAYS:
        return False
    told = [day for piece in one.evidence if (day := published.get(piece.document_id))]
    since = one.date.end if one.date is not None else max(told, default=None)
    if since is None:
        return False
    return any(
        other.status == "actual" and other.date is not None and UNKNOWN > _start(other) > since
        for other in merged
    )
