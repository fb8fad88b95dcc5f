"""Boundaries for maps: those that come with the package, or a user's own GeoJSON.

Where a boundary runs is disputed in many places, so the view that is drawn is a setting, and the
map prints it. The default marks what is disputed and leaves it at that.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import InputError, UsageError
from dragoman.present.charts.maps.shipped import NONE, VIEWS, Boundaries, Line, shipped
from dragoman.settings import Settings

MOST_BYTES = 50_000_000
MOST_POINTS = 500_000
DEEPEST = 8
LONGEST_WORLDVIEW = 90


def load_boundaries(settings: Settings) -> Boundaries | None:
    """Return the boundaries that the settings ask for; None where they ask for none.

    Args:
        settings: `worldview` is one of the package's own views, or tells whose view the GeoJSON
            file shows that `boundaries` names.

    Raises:
        UsageError: the view is none of the package's, or a file is named, but not whose view it
            shows.
        InputError: the file cannot be read or is no GeoJSON.
    """
    view = " ".join(settings.worldview.split())
    if not settings.boundaries:
        if view == NONE:
            return None
        if view not in VIEWS:
            known = ", ".join((*VIEWS, NONE))
            message = (
                f"DRAGOMAN_WORLDVIEW={view!r} is none of {known}; another view needs a GeoJSON "
                "file, named in DRAGOMAN_BOUNDARIES"
            )
            raise UsageError(message)
        return shipped(view)
    if view in {"", NONE, *VIEWS} or len(view) > LONGEST_WORLDVIEW:
        message = (
            "whose boundaries are these? Say so in DRAGOMAN_WORLDVIEW beside DRAGOMAN_BOUNDARIES, "
            f"in at most {LONGEST_WORLDVIEW} characters; it is printed on the map"
        )
        raise UsageError(message)
    path = Path(settings.boundaries)
    try:
        if path.stat().st_size > MOST_BYTES:
            message = f"{path} is larger than {MOST_BYTES:,} bytes; use a coarser one"
            raise InputError(message)
        data = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        message = f"{path} cannot be read as GeoJSON: {error}"
        raise InputError(message) from error
    lines = tuple(_lines(data, path))
    if not lines:
        message = f"{path} holds no lines or areas; it has to be GeoJSON in degrees"
        raise InputError(message)
    return Boundaries(view, lines)


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
