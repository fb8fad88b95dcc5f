"""The boundaries that come with the package, in the views that it can draw them in.

They are Natural Earth's (public domain; `docs/make_boundaries.py` makes the file). A table names
what is disputed, and how each view draws it: `marked` takes no side, `recognised` follows most
members of the United Nations where they agree, `coasts` draws no boundary between states.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import msgspec

from dragoman.data.tables import read_table
from dragoman.errors import DataError

MARKED, RECOGNISED, COASTS, NONE = "marked", "recognised", "coasts", "none"
VIEWS = {
    MARKED: "Natural Earth 1:110m, disputes marked, no position on any claim",
    RECOGNISED: "Natural Earth 1:110m, as most members of the United Nations recognise them",
    COASTS: "none between states; coasts by Natural Earth 1:110m",
}
SEAM = "seam"  # where the source cuts the globe; no line on the ground
DASHED, UNDRAWN = "dashed", "none"
Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A line or an area whose status is disputed.

    Attributes:
        name: what it is called on the map.
        line: latitudes and longitudes.
    """

    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Lines with whose view of the world they are.

    Attributes:
        worldview: printed on the map.
        lines: each a row of latitudes and longitudes.
        coasts: where land meets the sea.
        land: the outlines of land and of inner seas.
        dashed: lines that are disputed.
        hatched: outlines of territories whose status is disputed.
    """

    worldview: str
    lines: tuple[Line, ...]
    coasts: tuple[Line, ...] = ()
    land: tuple[Line, ...] = ()
    dashed: tuple[Disputed, ...] = ()
    hatched: tuple[Disputed, ...] = ()


def shipped(view: str) -> Boundaries:
    """Return the boundaries that come with the package.

    Args:
        view: one of `VIEWS`.

    Raises:
        DataError: the file is missing or damaged.

    >>> len(shipped("coasts").lines), len(shipped("marked").lines) > 300
    (0, True)
    """
    try:
        text = (files("dragoman.data") / "boundaries" / "lines.json").read_bytes()
        data = msgspec.json.decode(text)
        told = [(row[0], row[1], row[2], _line(row[3:], data["unit"])) for row in data["lines"]]
        lines = tuple(line for *_, line in told)
        land = tuple(_ring(ring, lines) for ring in data["land"])
        coasts = tuple(line for _, other, key, line in told if not other and key != SEAM)
        if view == COASTS:
            return Boundaries(VIEWS[view], (), coasts, land)
        disputes = {row["key"]: row for row in read_table("boundaries/disputes.tsv")}
        shown = [(disputes.get(key), line) for _, other, key, line in told if other]
        return Boundaries(
            VIEWS[view],
            tuple(line for row, line in shown if row is None or row[view] not in (DASHED, UNDRAWN)),
            coasts,
            land,
            tuple(
                Disputed(row["name"], line) for row, line in shown if row and row[view] == DASHED
            ),
            tuple(_hatched(disputes.values(), view, data["areas"], lines)),
        )
    except (OSError, msgspec.DecodeError, LookupError, TypeError, ValueError) as error:
        message = "the boundaries that come with dragoman cannot be read; reinstall it"
        raise DataError(message) from error


def _hatched(
    disputes: Iterable[Mapping[str, str]],
    view: str,
    areas: Mapping[str, Any],
    lines: tuple[Line, ...],
) -> Iterator[Disputed]:
    """Yield the outlines of territories that a view hatches."""
    for row in disputes:
        if row["code"] and row[view] == DASHED:
            for ring in areas[row["code"]]:
                yield Disputed(row["name"], _ring(ring, lines))


def _line(steps: list[int], unit: int) -> Line:
    """Return a line from its first place and the steps between places."""
    places = []
    longitude = latitude = 0
    for number in range(0, len(steps), 2):
        longitude += steps[number]
        latitude += steps[number + 1]
        places.append((latitude / unit, longitude / unit))
    return tuple(places)


def _ring(numbers: Iterable[int], lines: tuple[Line, ...]) -> Line:
    """Return an outline from numbers of lines; ~n walks line n backwards."""
    places: list[tuple[float, float]] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        places += line[1:] if places else line
    return tuple(places)
