"""Write the boundaries that maps draw, from a wheel of geopandas 0.14 that carries Natural Earth.

    pip download --no-deps geopandas==0.14.4
    python docs/make_boundaries.py geopandas-0.14.4-py3-none-any.whl

Natural Earth is in the public domain. Names, populations and economies are dropped; places are
rounded to a hundredth of a degree; Crimea, and Western Sahara west of the berm, are cut from the
states that the source draws them with; each line is kept once, with the two that it parts.
"""

import json
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

from dragoman.data.tables import read_table

INNER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
TARGET = Path(__file__).parent.parent / "src/dragoman/data/boundaries/lines.json"
UNIT = 100  # to a degree
HEADER, EDGE = 100, 180 * UNIT
LEAST = 4  # places of a closed row that has an area
CODES = {"Kosovo": "XKX"}
CUTS = (  # a state, the territory, and where the cut begins and ends on the state's outline
    ("UKR", "UA-43", (34.96, 46.27), (33.44, 45.97)),
    ("MAR", "ESH", (-8.82, 27.66), (-13.12, 27.65)),
)
Place = tuple[int, int]
Ring = list[Place]
Step = tuple[Place, Place]
Owner = tuple[str, str, str]


def read(wheel: Path) -> dict[str, list[Ring]]:
    """Return the outlines of each state or territory, each a closed row of places."""
    with ZipFile(wheel) as file:
        table, shapes = file.read(f"{INNER}.dbf"), file.read(f"{INNER}.shp")
    found: dict[str, list[Ring]] = defaultdict(list)
    for row, rings in zip(_rows(table), _shapes(shapes), strict=True):
        found[CODES.get(row["name"], row["iso_a3"])] += rings
    return found


def _rows(table: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of a dBASE table."""
    count, start, length = struct.unpack("<IHH", table[4:12])
    columns = []
    at = 32
    while table[at] != ord("\r"):
        columns.append((table[at : at + 11].split(b"\0")[0].decode(), table[at + 16]))
        at += 32
    for number in range(count):
        at = start + number * length + 1
        row = {}
        for name, wide in columns:
            row[name] = table[at : at + wide].decode("latin-1").strip()
            at += wide
        yield row


def _shapes(shapes: bytes) -> Iterator[list[Ring]]:
    """Yield the rings of each record of a shapefile of polygons."""
    at = HEADER
    while at < len(shapes):
        words = struct.unpack(">i", shapes[at + 4 : at + 8])[0]
        body = shapes[at + 8 : at + 8 + 2 * words]
        at += 8 + 2 * words
        rings, places = struct.unpack("<ii", body[36:44])
        starts = [*struct.unpack(f"<{rings}i", body[44 : 44 + 4 * rings]), places]
        flat = struct.unpack(f"<{2 * places}d", body[44 + 4 * rings :])
        told = [_rounded(x, y) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        parts = (_clean(told[one:two]) for one, two in pairwise(starts))
        yield [ring for ring in parts if len(ring) >= LEAST]


def _rounded(longitude: float, latitude: float) -> Place:
    return round(longitude * UNIT), round(latitude * UNIT)


def _clean(ring: Ring) -> Ring:
    """Return a ring without places that rounding made one, and without ways out and back."""
    kept: Ring = []
    for place in ring[:-1]:
        kept.append(place)
        while len(kept) > 1 and (kept[-1] == kept[-2] or kept[-1] in kept[-3:-2]):
            del kept[-1 if kept[-1] == kept[-2] else -2 :]
    while len(kept) > 1 and (kept[-1] == kept[0] or kept[-1] == kept[1]):
        kept = kept[:-1] if kept[-1] == kept[0] else kept[1:]
    return [*kept, kept[0]]


def cut(found: dict[str, list[Ring]]) -> None:
    """Part the territories of `CUTS` from the states that they are drawn with."""
    for state, territory, first, last in CUTS:
        begin, end = _rounded(*first), _rounded(*last)
        ring = next(ring for ring in found[state] if begin in ring and end in ring)
        turned = ring[ring.index(begin) : -1] + ring[: ring.index(begin)] + [begin]
        split = turned.index(end)
        found[territory].append([*turned[: split + 1], begin])
        found[state][found[state].index(ring)] = [begin, *turned[split:]]


def owners(found: dict[str, list[Ring]]) -> dict[frozenset[Place], Owner]:
    """Return whom each step of an outline parts, and which dispute it belongs to."""
    sides: dict[frozenset[Place], list[str]] = defaultdict(list)
    for state, rings in found.items():
        for ring in rings:
            for step in pairwise(ring):
                sides[frozenset(step)].append(state)
    rows = [row for row in read_table("boundaries/disputes.tsv") if row["line"]]
    return {step: _owner(step, told, rows) for step, told in sides.items()}


def _owner(step: frozenset[Place], states: list[str], rows: list[dict[str, str]]) -> Owner:
    """Return two states, or one and the sea, with the dispute; a seam is no line on the ground."""
    first, second = sorted(states) if len(states) > 1 else (states[0], "")
    if all(abs(x) == EDGE for x, _ in step) or all(y == -EDGE // 2 for _, y in step):
        return first, second, "seam"
    middle = [sum(values) / 2 / UNIT for values in zip(*step, strict=True)]
    for row in rows:
        if row["line"] == f"{first}:{second}" and _within(middle, row):
            return first, second, row["key"]
    return first, second, ""


def _within(place: list[float], row: dict[str, str]) -> bool:
    """Return whether a place lies in the box that a dispute names, if it names one."""
    if not row["west"]:
        return True
    west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
    return west <= place[0] <= east and south <= place[1] <= north


def arcs(
    found: dict[str, list[Ring]], owner: dict[frozenset[Place], Owner]
) -> tuple[dict[tuple[Place, ...], Owner], dict[str, list[list[tuple[Place, ...]]]]]:
    """Return every line once with whom it parts, and the lines of each outline in order."""
    met: dict[Place, int] = defaultdict(int)
    for step in owner:
        for place in step:
            met[place] += 1
    corners = {place for place, count in met.items() if count > 2}  # noqa: PLR2004 - lines meet
    lines: dict[tuple[Place, ...], Owner] = {}
    outlines: dict[str, list[list[tuple[Place, ...]]]] = defaultdict(list)
    for state, rings in found.items():
        for ring in rings:
            parts = list(_parts(ring, owner, corners))
            for part in parts:
                lines.setdefault(min(part, part[::-1]), owner[frozenset(part[:2])])
            outlines[state].append(parts)
    return lines, outlines


def _parts(
    ring: Ring, owner: dict[frozenset[Place], Owner], corners: set[Place]
) -> Iterator[tuple[Place, ...]]:
    """Yield the runs of a ring that part the same two, up to where lines meet."""
    steps: list[Step] = list(pairwise(ring))
    told = [owner[frozenset(step)] for step in steps]
    starts = [
        number
        for number in range(len(steps))
        if told[number] != told[number - 1] or steps[number][0] in corners
    ]
    if not starts:
        low = ring.index(min(ring))
        yield (*ring[low:-1], *ring[: low + 1])
        return
    for number, start in enumerate(starts):
        count = (starts[(number + 1) % len(starts)] - start) % len(steps) or len(steps)
        run = [steps[(start + more) % len(steps)] for more in range(count)]
        yield (run[0][0], *(step[1] for step in run))


def shores(lines: dict[tuple[Place, ...], Owner]) -> list[list[tuple[Place, ...]]]:
    """Return the lines with land on one side only, joined into rings."""
    waiting = {line for line, owner in lines.items() if not owner[1]}
    ends: dict[Place, list[tuple[Place, ...]]] = defaultdict(list)
    for line in sorted(waiting):
        ends[line[0]].append(line)
        ends[line[-1]].append(line)
    rings = []
    for line in sorted(waiting):
        if line not in waiting:
            continue
        waiting.discard(line)
        ring = [line]
        while ring[-1][-1] != ring[0][0]:
            at = ring[-1][-1]
            following = next(one for one in ends[at] if one in waiting)
            waiting.discard(following)
            ring.append(following if following[0] == at else following[::-1])
        rings.append(ring)
    return rings


def written(found: dict[str, list[Ring]]) -> str:
    """Return the file: lines as steps from place to place, outlines as numbers of lines.

    A line's number turned round (-1 for 0, -2 for 1) means that it is walked backwards.
    """
    cut(found)
    lines, outlines = arcs(found, owners(found))
    order = sorted(lines, key=lambda line: (lines[line], line))
    number = {line: place for place, line in enumerate(order)}
    number |= {line[::-1]: ~place for line, place in number.items() if line != line[::-1]}
    data = {
        "source": "Natural Earth 1:110m, admin 0 countries, as geopandas 0.14.4 carries it",
        "licence": "public domain",
        "unit": UNIT,
        "lines": [[*lines[line], *_steps(line)] for line in order],
        "land": [[number[line] for line in ring] for ring in shores(lines)],
        "areas": {
            state: [[number[line] for line in ring] for ring in outlines[state]]
            for state in sorted(outlines)
        },
    }
    return json.dumps(data, separators=(",", ":")).replace('],["', '],\n["') + "\n"


def _steps(line: tuple[Place, ...]) -> Iterator[int]:
    """Yield a line's first place and the steps from each place to the next."""
    last = (0, 0)
    for place in line:
        yield place[0] - last[0]
        yield place[1] - last[1]
        last = place


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - itself and the wheel
        sys.exit(__doc__)
    text = written(read(Path(sys.argv[1])))
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {len(text):,} bytes")
