"""Standing arrangements as rows of the tables."""

from collections.abc import Iterable
from typing import Any

from dragoman.arrangements.follow.members import parted
from dragoman.records import DateInterval, Evidence, Mechanism, encode

Row = dict[str, Any]


def mechanism_row(mechanism: Mechanism) -> Row:
    """Return the mechanism's own row; its status is the last that its history tells."""
    return {
        "mechanism_id": mechanism.mechanism_id,
        "kind": str(mechanism.kind),
        "name": mechanism.name,
        "members": " ".join(mechanism.members),
        "targets": " ".join(mechanism.targets),
        "level": mechanism.level,
        "acknowledged": int(mechanism.acknowledged),
        "status": mechanism.history[-1].status if mechanism.history else None,
        "record": encode(mechanism).decode(),
    }


def member_rows(mechanism: Mechanism) -> list[Row]:
    """Return one row for everyone who belongs or once did, and for each target.

    Its `standing` is ``member``, ``target``, ``left``, ``leaving`` or ``suspended``.
    """
    standing = dict.fromkeys(mechanism.members, "member")
    standing |= {member: turn.status for member, turn in parted(mechanism).items()}
    standing |= dict.fromkeys({*mechanism.targets} - {*mechanism.members}, "target")
    return [
        {"member": member, "mechanism_id": mechanism.mechanism_id, "standing": told}
        for member, told in sorted(standing.items())
    ]


def session_rows(mechanism: Mechanism) -> list[Row]:
    """Return the rows of its sessions, in order."""
    return [
        {
            "mechanism_id": mechanism.mechanism_id,
            "position": position,
            **_when(session.date),
            "place": session.place,
            "country": session.country,
            "ordinal": session.ordinal,
            "host": session.host,
            "status": session.status,
            "quote": _quote(session.evidence),
        }
        for position, session in enumerate(mechanism.sessions, 1)
    ]


def history_rows(mechanism: Mechanism) -> list[Row]:
    """Return the rows of its turns of status, in order."""
    return [
        {
            "mechanism_id": mechanism.mechanism_id,
            "position": position,
            "status": change.status,
            **_when(change.date),
            "reasons": "; ".join(change.reasons),
            "quote": _quote(change.evidence),
        }
        for position, change in enumerate(mechanism.history, 1)
    ]


def _when(interval: DateInterval | None) -> Row:
    """Return the columns of an interval."""
    return {
        "date_start": interval.start.isoformat() if interval and interval.start else None,
        "date_end": interval.end.isoformat() if interval and interval.end else None,
        "date_precision": str(interval.precision) if interval else None,
    }


def _quote(evidence: Iterable[Evidence]) -> str | None:
    """Return the first quote."""
    return next((piece.quote for piece in evidence), None)
