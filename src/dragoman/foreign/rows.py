"""A row of other people's data in our words, and one that could not be read."""

from hashlib import blake2b
from typing import NamedTuple

SEPARATOR = "; "


class Unread(NamedTuple):
    """A row that was refused.

    Attributes:
        line: number of the line in the file, the first is 1.
        reason: why, and what to do.
    """

    line: int
    reason: str


class Foreign(NamedTuple):
    """One row of other people's data.

    Attributes:
        line: number of the line in the file, the first is 1.
        part: of a line that tells several things, which of them.
        act: rows with the same number are one act that the file tells several times.
        event_id: theirs.
        start: first day, ISO; None where it does not tell.
        end: last day, ISO.
        event_type: PLOVER type; None where theirs has no like in PLOVER.
        mode: PLOVER mode; None where there is none.
        quad_code: recomputed from the type; None with it.
        intensity: PLOVER's score, recomputed; None with it.
        number: how many events the row stands for; more than one in tables of counts.
        their_type: code or words of theirs, as text.
        their_quad: their class, as text.
        their_intensity: their score.
        actor: who acts, their words.
        actor_codes: countries of theirs, as they write them.
        actor_states: ISO 3166 alpha-3, separated by "; ".
        actor_sector: theirs.
        recipient: towards whom, their words.
        recipient_codes: countries of theirs, as they write them.
        recipient_states: ISO 3166 alpha-3, separated by "; ".
        recipient_sector: theirs.
        mutual: whether it is done with one another.
        place: their words.
        place_state: ISO 3166 alpha-3.
        publisher: who reported it.
        url: where.
        deaths: lethal violence: how many died, their best estimate.
    """

    line: int
    part: int
    act: int
    event_id: str | None
    start: str | None
    end: str | None
    event_type: str | None
    mode: str | None
    quad_code: int | None
    intensity: float | None
    number: float
    their_type: str | None
    their_quad: str | None
    their_intensity: float | None
    actor: str | None
    actor_codes: str | None
    actor_states: str | None
    actor_sector: str | None
    recipient: str | None
    recipient_codes: str | None
    recipient_states: str | None
    recipient_sector: str | None
    mutual: bool
    place: str | None
    place_state: str | None
    publisher: str | None
    url: str | None
    deaths: int | None


class BadRowError(ValueError):
    """A row that a form cannot read; its text is the reason."""


def act_of(*parts: object) -> int:
    """Return a number that rows of one act share.

    >>> act_of("2024-05-27", "KOR") == act_of("2024-05-27", "KOR")
    True
    """
    told = "\x1f".join(map(str, parts)).encode("utf-8", "replace")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big", signed=True)


def text(value: str, *missing: str) -> str | None:
    """Return a cell, None where it is empty or marked as missing."""
    found = value.strip()
    return None if not found or found in missing else found


def number(value: str, what: str) -> float | None:
    """Return a figure, None where the cell is empty.

    Raises:
        BadRowError: it is no figure.
    """
    if not value.strip():
        return None
    try:
        return float(value)
    except ValueError as error:
        message = f"{what} {value[:40]!r} is no number"
        raise BadRowError(message) from error
