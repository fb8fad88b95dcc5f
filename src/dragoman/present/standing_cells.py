"""Members over time, commitments and deeds of a standing arrangement, each in one line."""

from collections.abc import Iterator

from dragoman.arrangements.follow.commitments import standing
from dragoman.arrangements.follow.members import parted
from dragoman.records import DateInterval, Mechanism, Membership

WHOLE = "the agreement as a whole"


def members_told(mechanism: Mechanism) -> tuple[str, ...]:
    """Return who belongs or once did, beside the latter since when not: "QAT (left 2017)".

    Args:
        mechanism: assembled.
    """
    away = parted(mechanism)
    return tuple(
        f"{member} ({turn_told(away[member])})" if member in away else member
        for member in sorted({*mechanism.members, *away})
    )


def turn_told(turn: Membership) -> str:
    """Return what became of a membership and in which year, as far as that is told."""
    return f"{turn.status} {year(turn.date)}".rstrip()


def year(interval: DateInterval | None) -> str:
    """Return the year in which an interval begins, or ends where only that is told."""
    day = interval and (interval.start or interval.end)
    return str(day.year) if day else ""


def membership_told(mechanism: Mechanism) -> tuple[str, ...]:
    """Return each turn in who belongs: "BLZ joined 2022"."""
    return tuple(f"{turn.member} {turn_told(turn)}" for turn in mechanism.membership)


def commitments_told(mechanism: Mechanism) -> tuple[str, ...]:
    """Return how each kind of commitment stands now: "ceasefire: broken"."""
    return tuple(f"{clause or WHOLE}: {now}" for clause, now in standing(mechanism).items())


def deeds_told(mechanism: Mechanism) -> tuple[str, ...]:
    """Return each deed under a commitment: "2024-05-13 ceasefire: broken (e-1f…)"."""
    return tuple(_deeds(mechanism))


def _deeds(mechanism: Mechanism) -> Iterator[str]:
    for one in mechanism.commitments:
        day = one.date and (one.date.start or one.date.end)
        for deed in one.deeds:
            yield f"{day or ''} {one.clause or WHOLE}: {one.status} ({deed})".lstrip()
