"""PLOVER's events as JSON Lines, as ``dragoman export --format plover`` writes them."""

from typing import Any

import msgspec

from dragoman.foreign.cameo import Kinds
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day
from dragoman.foreign.rows import SEPARATOR, BadRowError, Foreign, act_of


class Side(msgspec.Struct):
    """Who takes part."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None


class Where(msgspec.Struct):
    """Where it happened."""

    name: str | None = None
    country: str | None = None


class Event(msgspec.Struct):
    """One event."""

    event_id: str
    event_type: str
    event_date: str | None = None
    event_mode: list[str] = []
    quad_code: int | None = None
    intensity: float | None = None
    actor: list[Side] = []
    recipient: list[Side] = []
    location: Where | None = None


DECODER = msgspec.json.Decoder(Event)


def read(line: int, told: str) -> Foreign:
    """Return what a line says.

    Raises:
        BadRowError: it is no event of PLOVER's.
    """
    try:
        event = DECODER.decode(told)
    except msgspec.MsgspecError as error:
        raise BadRowError(f"it is no event of PLOVER's: {error}") from error
    kind = Kinds.load().of(event.event_type, next(iter(event.event_mode), None))
    if kind is None:
        raise BadRowError(f"{event.event_type[:40]!r} is no type of PLOVER")
    day = iso_day(event.event_date) if event.event_date else None
    return Foreign(
        line=line,
        part=0,
        act=act_of(event.event_id),
        event_id=event.event_id,
        start=day,
        end=day,
        event_type=kind.event_type,
        mode=kind.mode,
        quad_code=kind.quad_code,
        intensity=kind.intensity,
        number=1.0,
        their_type=event.event_type,
        their_quad=None if event.quad_code is None else str(event.quad_code),
        their_intensity=event.intensity,
        **_sides("actor", event.actor),
        **_sides("recipient", event.recipient),
        mutual=not event.recipient,
        place=event.location.name if event.location else None,
        place_state=event.location.country if event.location else None,
        publisher=None,
        url=None,
        deaths=None,
    )


def _sides(role: str, parties: list[Side]) -> dict[str, Any]:
    """Return the cells of one role."""
    codes = [one.country for one in parties if one.country]
    states = [code for code in codes if Countries.load().iso(code)]
    return {
        role: SEPARATOR.join(one.name for one in parties if one.name) or None,
        f"{role}_codes": SEPARATOR.join(codes) or None,
        f"{role}_states": SEPARATOR.join(dict.fromkeys(states)) or None,
        f"{role}_sector": next((one.sector for one in parties if one.sector), None),
    }
