"""An arrangement's life: turns that many documents tell, each once, in order of time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.data.words import WordLists
from dragoman.records import DateInterval, Evidence, MechanismKind, Session, StatusChange

RANK = {
    "proposed": 0,
    "active": 1,
    "suspended": 2,
    "lapsed": 3,
    "eased": 4,
    "resumed": 5,
    "ended": 6,
}
ASLEEP = frozenset({"suspended", "lapsed"})
LIVING = frozenset(set(MechanismKind) - {MechanismKind.AGREEMENT, MechanismKind.ZONE})
WORDS = WordLists("arrangements", "follow.history")
CONTINUED = re.compile(r"\b(?:exten|renew|tighten|widen|expand|prolong|remain|broaden|still)")
NEAR_DAYS = 3 * 366
LONG_DAYS = 400


def merge_history(
    changes: Iterable[StatusChange],
    sessions: Sequence[Session],
    published: Mapping[str, date | None],
    kind: MechanismKind,
    introduced: Sequence[Evidence],
) -> tuple[StatusChange, ...]:
    """Return each turn once, in order of time.

    An undated turn joins a dated one of its status; else it stands where its document was
    published, and a beginning at the beginning. A session held after a suspension is a resumption,
    whether or not a document says so.

    Args:
        changes: as documents tell them.
        sessions: merged.
        published: publication by document.
        kind: of the arrangement.
        introduced: what introduces the arrangement as standing.
    """
    merged = _each_once(changes, published)
    beside = _dates_beside(merged)
    merged.sort(key=lambda one: _when(one, published, beside))
    if kind is not MechanismKind.AGREEMENT:  # it is signed, ratified and in force on three days
        merged = contradicting(merged)
    merged = _with_resumption(merged, sessions, kind)
    if not merged and introduced and kind in LIVING:
        merged = [StatusChange("active", None, (), (introduced[0],))]
    return tuple(merged)


def _each_once(
    changes: Iterable[StatusChange], published: Mapping[str, date | None]
) -> list[StatusChange]:
    """Return turns, each with all tellings of it; an undated one joins that of its document."""
    merged: list[StatusChange] = []
    for one in sorted(changes, key=_order):
        fitting = [n for n, other in enumerate(merged) if _same(one, other, published)]
        if fitting:
            own = [n for n in fitting if _documents(merged[n]) & _documents(one)]
            at = (own or fitting)[-1] if one.date is None else fitting[0]
            merged[at] = _union(merged[at], one)
        else:
            merged.append(one)
    return merged


def contradicting(changes: Sequence[StatusChange]) -> list[StatusChange]:
    """Return the turns, those that documents date differently once, with the other dates.

    The same turn twice in a row, told by other documents within a few years, is one turn on whose
    date they differ; the date that most documents give stands. What is extended or tightened
    turns anew.

    Args:
        changes: merged, in order of time.
    """
    found: list[StatusChange] = []
    for one in changes:
        before = found[-1] if found else None
        if before is not None and _contradict(before, one):
            found[-1] = _both(before, one)
        else:
            found.append(one)
    return found


def _contradict(one: StatusChange, other: StatusChange) -> bool:
    if (
        one.status != other.status
        or one.status not in WORDS["once"]
        or _documents(one) & _documents(other)
    ):
        return False
    if any(CONTINUED.search(piece.quote.lower()) for piece in other.evidence):
        return False
    first, second = (each.date.start if each.date else None for each in (one, other))
    return first is not None and second is not None and (second - first).days <= NEAR_DAYS


def _both(one: StatusChange, other: StatusChange) -> StatusChange:
    """Return two turns as one that keeps both dates."""
    main = other if len(_documents(other)) > len(_documents(one)) else one
    joined = _union(one, other)
    dates = [one.date, *one.other_dates, other.date, *other.other_dates]
    others = (told for told in dates if told is not None and told != main.date)
    return replace(joined, date=main.date, other_dates=tuple(dict.fromkeys(others)))


def _documents(one: StatusChange) -> set[str]:
    return {piece.document_id for piece in one.evidence}


def _order(one: StatusChange) -> tuple[object, ...]:
    piece = one.evidence[0]
    return (
        one.date is None,
        width(one.date),
        one.date.start if one.date and one.date.start else date.max,
        RANK.get(one.status, 9),
        piece.document_id,
        piece.start,
        one.reasons,
    )


def width(interval: DateInterval | None) -> int:
    """Return the days between the ends of a date; a great many where an end is not told."""
    if interval is None or interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days


def _same(one: StatusChange, other: StatusChange, published: Mapping[str, date | None]) -> bool:
    if one.status != other.status:
        return False
    if one.date is None or other.date is None:
        if one.date is None and other.date is None:
            return True
        dated, undated = (one, other) if other.date is None else (other, one)
        told = _told(undated, published)
        start = dated.date.start if dated.date else None
        return told is None or start is None or start <= told
    return overlap(one.date, other.date)


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Return whether two dates can mean one day."""
    if one.start and other.end and one.start > other.end:
        return False
    return not (other.start and one.end and other.start > one.end)


def _union(one: StatusChange, other: StatusChange) -> StatusChange:
    sharper = one if width(one.date) <= width(other.date) else other
    reasons = dict.fromkeys((*one.reasons, *other.reasons))
    return replace(
        one,
        date=sharper.date,
        reasons=distinct(tuple(reasons)),
        evidence=in_text_order((*one.evidence, *other.evidence)),
    )


def in_text_order(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each piece of evidence once, by document and place."""
    return tuple(sorted(set(pieces), key=lambda e: (e.document_id, e.start, e.end)))


def distinct(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """Return reasons without those whose words another holds."""
    low = [reason.lower() for reason in reasons]
    return tuple(
        reason
        for number, reason in enumerate(reasons)
        if not any(
            low[number] in other and (low[number] != other or at < number)
            for at, other in enumerate(low)
            if at != number
        )
    )


def _told(one: StatusChange, published: Mapping[str, date | None]) -> date | None:
    days = [day for piece in one.evidence if (day := published.get(piece.document_id))]
    return min(days, default=None)


def _dates_beside(changes: Sequence[StatusChange]) -> dict[Evidence, date]:
    """Return by sentence the day of a dated turn in it: what came before is told with it.

    "They resumed their talks on Sunday, which had been suspended": the suspension is older.
    """
    return {
        piece: change.date.start
        for change in changes
        if change.date is not None and change.date.start is not None
        for piece in change.evidence
    }


def _when(
    one: StatusChange, published: Mapping[str, date | None], beside: Mapping[Evidence, date]
) -> tuple[date, int, str]:
    return (
        _day_in_order(one, published, beside),
        RANK.get(one.status, 9),
        one.evidence[0].document_id,
    )


def _day_in_order(
    one: StatusChange, published: Mapping[str, date | None], beside: Mapping[Evidence, date]
) -> date:
    """Return the day at which a turn stands: its own, else the one beside it, else publication."""
    own = (one.date.start or one.date.end) if one.date is not None else None
    if own:
        return own
    if one.status in {"active", "proposed"}:
        return date.min
    near = min((beside[piece] for piece in one.evidence if piece in beside), default=None)
    return near or _told(one, published) or date.max


def _begun(sessions: Sequence[Session]) -> list[StatusChange]:
    """Return the beginning of what was proposed and has been held since."""
    held = [one for one in sessions if one.status == "actual" and one.date is not None]
    return [StatusChange("active", held[0].date, (), held[0].evidence)] if held else []


def _with_resumption(
    merged: list[StatusChange], sessions: Sequence[Session], kind: MechanismKind
) -> list[StatusChange]:
    """Add a beginning or a resumption where sessions followed a proposal or a sleep."""
    if kind not in {MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES} or not merged:
        return merged
    last = merged[-1]
    if last.status == "proposed":
        return [*merged, *_begun(sessions)]
    slept = last.date.end if last.date is not None else None
    if last.status not in ASLEEP or slept is None:
        return merged
    held = next((one for one in sessions if _is_held_after(one, slept)), None)
    return [*merged, StatusChange("resumed", held.date, (), held.evidence)] if held else merged


def _is_held_after(one: Session, day: date) -> bool:
    """Return whether a session was held after a day, with a date of its own that is sharp."""
    if one.status != "actual" or one.date is None or width(one.date) > LONG_DAYS:
        return False
    return one.date.start is not None and one.date.start > day
