"""Boundaries for maps, from a GeoJSON file that a user names together with whose view it shows.

None are shipped: where a boundary runs is disputed in many places, and a map that draws one takes
a side. So a map draws boundaries only as somebody wants them, and prints whose they are.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import InputError, UsageError
from dragoman.settings import Settings

MOST_BYTES = 50_000_000
MOST_POINTS = 500_000
DEEPEST = 8
Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Lines with whose view of the world they are.

    Attributes:
        worldview: printed on the map.
        lines: each a row of latitudes and longitudes.
    """

    worldview: str
    lines: tuple[Line, ...]


def load_boundaries(settings: Settings) -> Boundaries | None:
    """Return the boundaries that the settings name; None where they name none.

    Args:
        settings: `boundaries` is the file, `worldview` tells whose view it shows.

    Raises:
        UsageError: a file is named, but not whose view it shows.
        InputError: the file cannot be read or is no GeoJSON.
    """
    if not settings.boundaries:
        return None
    if not settings.worldview.strip():
        message = (
            "whose boundaries are these? Say so in DRAGOMAN_WORLDVIEW beside DRAGOMAN_BOUNDARIES; "
            "it is printed on the map"
        )
        raise UsageError(message)
    path = Path(settings.boundaries)
    try:
        if path.stat().st_size > MOST_BYTES:
            message = f"{path} is larger than {MOST_BYTES:,} bytes; use a coarser one"
            raise InputError(message)
        data = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        message = f"{path} cannot be read as GeoJSON: {error}"
        raise InputError(message) from error
    lines = tuple(_lines(data, path))
    if not lines:
        message = f"{path} holds no lines or areas; it has to be GeoJSON in degrees"
        raise InputError(message)
    return Boundaries(settings.worldview.strip(), lines)


def _lines(data: Any, path: Path) -> Iterator[Line]:  # noqa: ANN401 - JSON of any shape
    """Yield the lines of whatever GeoJSON holds."""
    points = 0
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            inner = (
                value.get(key) for key in ("features", "geometry", "geometries", "coordinates")
            )
            waiting += [(one, depth + 1) for one in inner if one]
        elif isinstance(value, list) and value and (line := _line(value)):
            points += len(line)
            if points > MOST_POINTS:
                message = f"{path} has more than {MOST_POINTS:,} points; use a coarser one"
                raise InputError(message)
            yield line
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in value if isinstance(one, dict | list)]


def _line(value: list[Any]) -> Line:
    """Return a row of places, or nothing where the list is none."""
    found = []
    for one in value:
        if not (isinstance(one, list) and len(one) > 1):
            return ()
        longitude, latitude = one[0], one[1]
        for number in (longitude, latitude):
            if isinstance(number, bool) or not isinstance(number, int | float):
                return ()
        if not (math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004 - degrees
            return ()
        found.append((float(latitude), float(longitude)))
    return tuple(found) if len(found) > 1 else ()
