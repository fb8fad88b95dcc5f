"""Boundaries: whose view they are is on the map, files are bounded, nothing is drawn outside."""

import math
import re
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.data.tables import read_table
from dragoman.errors import InputError, UsageError
from dragoman.ledger import Happenings
from dragoman.present.charts import Boundaries, load_boundaries, map_figure
from dragoman.present.charts.maps import boundaries as loading
from dragoman.present.charts.maps.clipping import Box, line_within, ring_within
from dragoman.present.charts.maps.shipped import VIEWS, shipped
from dragoman.settings import Settings

RING = [[-70, -18], [-69, -18], [-69, -17], [-70, -18]]
AREA = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [RING]}}
EVERYWHERE = ("USA", "CHN", "ZAF", "FJI", "NZL", "CHL", "GBR")
BOX = Box(0, 0, 760, 400)
NUMBER = re.compile(r"-?\d+\.\d")
MOST_BYTES = 150_000
number = st.floats(-2000, 2000)
points = st.lists(st.tuples(number, number), min_size=3, max_size=30)


def drawn(view: str, states: tuple[str, ...]) -> str:
    """Return the map of some states in a view, without what escaping changes."""
    told = load_boundaries(Settings(worldview=view))
    return map_figure([Happenings(code, 3, 1) for code in states], str, boundaries=told).svg


def file() -> dict[str, list[list[object]]]:
    """Return the file of boundaries."""
    text = (files("dragoman.data") / "boundaries" / "lines.json").read_bytes()
    assert len(text) < MOST_BYTES
    data: dict[str, list[list[object]]] = msgspec.json.decode(text)
    return data


def test_every_line_has_known_owners_and_every_dispute_its_line() -> None:
    """Codes are the register's, or the table of disputes explains them."""
    data = file()
    disputes = {row["key"]: row for row in read_table("boundaries/disputes.tsv")}
    states = {row["iso3"] for row in read_table("states.tsv")}
    states |= {row["code"] for row in disputes.values() if row["code"]}
    for first, second, key, *steps in data["lines"]:
        assert first in states
        assert not second or second in states
        assert len(steps) % 2 == 0
        assert key in {"", "seam", *disputes}
    assert set(data["areas"]) <= states
    lines = {row[2] for row in data["lines"]}
    for key, row in disputes.items():
        assert key in lines if row["line"] else row["code"]
        assert row["name"]
        assert row["why"]
        assert {row["marked"], row["recognised"]} <= {"dashed", "solid", "none"}
        assert row["marked"] == "dashed", "the view that takes no side marks every dispute"
        assert not row["code"] or row["code"] in data["areas"]


def test_every_area_is_closed() -> None:
    """Of land and of territories; in degrees."""
    told = shipped("marked")
    rings = [*told.land, *(one.line for one in told.hatched)]
    assert len(rings) > 100
    for ring in rings:
        assert ring[0] == ring[-1]
        assert len(ring) > 3
        assert all(abs(latitude) <= 90 and abs(longitude) <= 180 for latitude, longitude in ring)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("states", [("UKR", "RUS"), EVERYWHERE])
def test_the_view_is_printed_on_the_map(view: str, states: tuple[str, ...]) -> None:
    """Whatever part of the world it shows, for eyes and for ears; nothing is drawn below it."""
    root = ET.fromstring(drawn(view, states))  # noqa: S314 - our own
    told = " ".join(one.text or "" for one in root.iter() if one.tag.endswith("}text"))
    heard = next(one.text or "" for one in root.iter() if one.tag.endswith("}desc"))
    assert f"Boundaries: {VIEWS[view]}." in told
    assert f"Boundaries: {VIEWS[view]}." in heard
    for path in root.findall("{http://www.w3.org/2000/svg}path"):
        values = [float(one) for one in NUMBER.findall(path.attrib["d"])]
        assert all(-0.1 <= x <= BOX.right + 0.1 for x in values[::2])
        assert all(-0.1 <= y <= BOX.high + 0.1 for y in values[1::2])


def test_what_is_disputed_is_marked_and_named() -> None:
    """Named where it is in sight; a view that follows a majority says less."""
    marked, recognised = drawn("marked", ("UKR", "TUR")), drawn("recognised", ("UKR", "TUR"))
    assert re.search(r"disputed: [^<]*Crimea; [^<]*Northern Cyprus", marked)
    assert "<title>Crimea: disputed</title>" in marked
    assert "stroke-dasharray" in marked
    assert "Crimea" not in recognised
    assert "Falkland" not in marked
    assert "disputed:" not in drawn("coasts", ("UKR", "TUR"))
    assert "Crimea" not in drawn("none", ("UKR", "TUR"))


def test_a_view_is_one_of_the_packages_or_comes_with_a_file(tmp_path: Path) -> None:
    """The file's view has to be told, and is none of the package's."""
    path = tmp_path / "a.geojson"
    path.write_bytes(msgspec.json.encode({"type": "FeatureCollection", "features": [AREA, None]}))
    assert load_boundaries(Settings(worldview="none")) is None
    default = load_boundaries(Settings())
    assert default is not None
    assert default.worldview == VIEWS["marked"]
    with pytest.raises(UsageError, match="marked, recognised, coasts, none"):
        load_boundaries(Settings(worldview="of Testers"))
    loaded = load_boundaries(Settings(boundaries=str(path), worldview=" of\nTesters "))
    assert loaded == Boundaries("of Testers", (tuple((float(y), float(x)) for x, y in RING),))
    for nobody in ("", "marked", "none", "x" * 91):
        with pytest.raises(UsageError, match="whose boundaries"):
            load_boundaries(Settings(boundaries=str(path), worldview=nobody))


def test_a_file_of_anything_is_refused_or_inert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong, deep, large and hostile files: an error with a reason, or plain lines."""
    path = tmp_path / "a.geojson"
    mine = Settings(boundaries=str(path), worldview="x")
    deep = b"[" * 90_000 + b"]" * 90_000
    strange = (b'{"coordinates": [["x", 1], [2, 3]]}', b"[[1, 2], [3, NaN]]", b"[[500, 2], [3, 4]]")
    for wrong in (b"{", b"[]", b"[[1, 2], [3, 1e999]]", deep, *strange):
        path.write_bytes(wrong)
        with pytest.raises(InputError):
            load_boundaries(mine)
    with pytest.raises(InputError, match="cannot be read"):
        load_boundaries(Settings(boundaries=str(tmp_path / "none"), worldview="x"))
    evil = {"<script>": "alert(1)", "type": "<script>", "coordinates": RING, "name": "<script>"}
    path.write_bytes(msgspec.json.encode(evil))
    told = load_boundaries(Settings(boundaries=str(path), worldview="<script>alert(1)</script>"))
    assert "<script" not in map_figure([Happenings("CHL", 1, 1)], str, boundaries=told).svg
    monkeypatch.setattr(loading, "MOST_POINTS", 3)
    with pytest.raises(InputError, match="more than 3 points"):
        load_boundaries(mine)
    monkeypatch.setattr(loading, "MOST_BYTES", 9)
    with pytest.raises(InputError, match="larger than 9 bytes"):
        load_boundaries(mine)


@given(points)
def test_nothing_is_left_outside_a_box(line: list[tuple[float, float]]) -> None:
    """Of a line and of an area; what lies within stays as it is."""

    def within(point: tuple[float, float]) -> bool:
        slack = 1e-6
        inside = BOX.left - slack <= point[0] <= BOX.right + slack
        return inside and BOX.low - slack <= point[1] <= BOX.high + slack

    for run in line_within(line, BOX):
        assert len(run) > 1
        assert all(within(point) for point in run)
    assert all(within(point) for point in ring_within(line, BOX))
    if all(0 <= x <= 760 and 0 <= y <= 400 for x, y in line):
        assert line_within(line, BOX) == [line]
        assert ring_within(line, BOX) == line


def test_land_has_the_size_of_land() -> None:
    """149 million square kilometres, as the coasts are coarse within three in a hundred."""
    total = 0.0
    for ring in shipped("coasts").land:
        places = [(math.sin(math.radians(one)), math.radians(other)) for one, other in ring]
        total += abs(sum((b[1] - a[1]) * (a[0] + b[0]) / 2 for a, b in pairwise(places)))
    assert total * 6371**2 == pytest.approx(1.49e8, rel=0.03)
