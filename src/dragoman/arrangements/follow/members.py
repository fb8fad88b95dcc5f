"""Who belongs to an arrangement, put together from what many documents tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.arrangements.follow.history import distinct, in_text_order, overlap, width
from dragoman.data.words import WordLists
from dragoman.records import DateInterval, Mechanism, Membership

OUT = frozenset({"left"})
IN = frozenset({"member", "joined"})
WORDS = WordLists("arrangements", "follow.members")
FULFILLED = {"joining": "joined", "leaving": "left"}
Published = Mapping[str, date | None]


def merge_membership(told: Iterable[Membership], published: Published) -> tuple[Membership, ...]:
    """Return each turn in who belongs once, in order of time.

    That somebody belongs is not told again beside when it joined, nor a plan beside its end.

    Args:
        told: as documents tell them.
        published: publication by document.
    """
    merged: list[Membership] = []
    for one in sorted(told, key=_order):
        fitting = [n for n, other in enumerate(merged) if _same(one, other)]
        if fitting:
            merged[fitting[0]] = _union(merged[fitting[0]], one)
        else:
            merged.append(one)
    done = {(one.member, one.status) for one in merged}
    kept = [
        one
        for one in merged
        if (one.member, FULFILLED.get(one.status)) not in done
        and not (one.status == "member" and (one.member, "joined") in done)
    ]
    return tuple(sorted(kept, key=lambda one: (when(one, published), one.member, one.status)))


def members_now(group: Iterable[Mechanism], turns: Sequence[Membership]) -> tuple[str, ...]:
    """Return who belongs: whoever documents name, and who joined, without who has left since.

    Args:
        group: what documents tell of one arrangement.
        turns: merged, in order of time.
    """
    last = {turn.member: turn.status for turn in turns if turn.status in OUT | IN}
    named = {member for one in group for member in one.members} | set(last)
    gone = {member for member, status in last.items() if status in OUT}
    planned = {turn.member for turn in turns if turn.status == "joining"} - set(last)
    return tuple(sorted(named - gone - planned))


def parted(mechanism: Mechanism) -> dict[str, Membership]:
    """Return of whoever left, is leaving or is suspended the turn that tells so, by member.

    Who came back since is not among them.

    Args:
        mechanism: assembled.
    """
    last = {one.member: one for one in mechanism.membership if one.status != "joining"}
    return {member: one for member, one in sorted(last.items()) if one.status in WORDS["parted"]}


def _order(one: Membership) -> tuple[object, ...]:
    piece = one.evidence[0]
    return (
        one.date is None,
        width(one.date),
        piece.document_id,
        piece.start,
        one.member,
        one.status,
    )


def _same(one: Membership, other: Membership) -> bool:
    if (one.member, one.status) != (other.member, other.status):
        return False
    return one.date is None or other.date is None or overlap(one.date, other.date)


def _union(one: Membership, other: Membership) -> Membership:
    reasons = dict.fromkeys((*one.reasons, *other.reasons))
    return replace(
        one,
        date=one.date or other.date,
        reasons=distinct(tuple(reasons)),
        evidence=in_text_order((*one.evidence, *other.evidence)),
    )


def when(one: Membership, published: Published) -> date:
    """Return the day by which a turn is put in order; that somebody belongs comes first."""
    day = first_day(one.date)
    if day is not None:
        return day
    if one.status == "member":
        return date.min
    days = [told for piece in one.evidence if (told := published.get(piece.document_id))]
    return min(days, default=date.max)


def first_day(interval: DateInterval | None) -> date | None:
    """Return the first day that a date can mean."""
    return None if interval is None else interval.start or interval.end
