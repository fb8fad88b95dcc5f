"""Figures: well-formed, labelled, with their n, and inert whatever names are."""

import math
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from brief_samples import event, interval, party, summit

from dragoman.analyse import dyad_index, network_of
from dragoman.data.tables import read_table
from dragoman.entities.names.cities import Cities
from dragoman.ledger import Happenings
from dragoman.ledger.entries import PlaceCount
from dragoman.present.charts import (
    Boundaries,
    Figure,
    calendar_figure,
    dyad_figure,
    map_figure,
    network_figure,
    shapes,
    timeline_figure,
    towns_of,
)
from dragoman.present.charts.maps.projection import equal_earth

PLACES = (Happenings("CHL", 5, 1), Happenings("PER", 1, 4), Happenings(None, 2, 0))
EVIL = '"><script>alert(1)</script>'


def figures() -> list[Figure]:
    """Return one figure of each kind."""
    acts = [
        event("CONSULT", (party("CHL"), party("PER")), when=interval(date(2030, 1, 4))),
        event("ACCUSE", (party("CHL"),), (party("PER"),), when=interval(date(2030, 6, 4))),
        event(
            "CONSULT",
            (party("CHL"), party("PER")),
            when=interval(date(2030, 8, 4)),
            status="planned",
        ),
    ]
    points = dyad_index(acts, "CHL", "PER", documents={date(2030, 1, 1): 3})
    return [
        dyad_figure(points, EVIL, link=lambda month: f"/events?since={month}&{EVIL}"),
        dyad_figure(points[:1], "one month"),
        timeline_figure(summit().mechanisms, link=lambda name: f"/m/{name}{EVIL}"),
        network_figure(network_of(acts), lambda code: code + EVIL, link=lambda a, b: a + b),
        calendar_figure({date(2030, 1, 1): 3}, EVIL, link=str),
        map_figure(PLACES, lambda code: code + EVIL, link=lambda code: code + EVIL),
        map_figure(PLACES, str, boundaries=Boundaries(EVIL, (((-18.0, -70.0), (-17.5, -69.5)),))),
    ]


@pytest.mark.parametrize("number", range(7))
def test_a_figure_is_well_formed_and_names_its_n(number: int) -> None:
    """A figure is well formed and names its n."""
    figure = figures()[number]
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    assert "n = " in figure.caption
    assert root.attrib["aria-label"] == figure.caption
    assert not any(tag.tag.endswith("script") for tag in root.iter())
    assert "style=" not in figure.svg


def test_names_in_a_figure_turn_no_line_around() -> None:
    """What hides or reverses letters is left out of titles, labels and words."""
    turning = "a\u202eb\u2066c\u200bd"
    acts = [event("CONSULT", (party("CHL"), party("PER")), when=interval(date(2030, 1, 4)))]
    points = dyad_index(acts, "CHL", "PER", documents={date(2030, 1, 1): 3})
    drawings = [
        dyad_figure(points, turning).svg,
        network_figure(network_of(acts), lambda code: code + turning).svg,
        calendar_figure({date(2030, 1, 1): 3}, turning).svg,
        map_figure(PLACES, lambda code: code + turning).svg,
        timeline_figure(summit().mechanisms, name=lambda _: turning).svg,
        shapes.drawing(1, 1, turning, (), note=turning),
        shapes.rect(0, 0, 1, 1, shapes.BLUE, title=turning),
        shapes.line((0, 0), (1, 1), title=turning),
        shapes.circle(0, 0, 1, shapes.BLUE, title=turning),
        shapes.areas([[(0, 0), (1, 0), (1, 1)]], shapes.BLUE, title=turning),
        shapes.linked("/a", shapes.text(0, 0, turning), turning),
    ]
    for drawn in drawings:
        assert "a b c d" in drawn
        assert not {"\u202e", "\u2066", "\u200b"} & set(drawn)


def test_nothing_to_draw_is_no_drawing() -> None:
    """Nothing to draw is no drawing."""
    assert not dyad_figure((), "nobody").svg
    assert not timeline_figure(()).svg
    assert not network_figure(network_of([]), str).svg
    assert not calendar_figure({}, "events").svg
    assert not map_figure([Happenings(None, 3, 3)], str).svg


def test_a_dense_network_shows_its_strongest_ties() -> None:
    """Every state keeps its strongest; the caption says that others are left out."""
    states = [f"S{letter}{other}" for letter in "ABCDE" for other in "ABCDEF"]
    acts = [
        event("CONSULT", (party(one), party(other)), name=f"{one}{other}{number}")
        for place, one in enumerate(states)
        for other in states[place + 1 :]
        for number in range(1 + (len(one + other) + place) % 3)
    ]
    figure = network_figure(network_of(acts), str)
    assert figure.svg.count("<line") < 100
    assert "strongest ties shown" in figure.caption
    assert f"n = {len(acts):,} acts" in figure.caption


@pytest.mark.parametrize("number", range(7))
def test_an_image_without_a_browser(number: int) -> None:
    """Every figure becomes an image without a browser, and shows itself in a notebook."""
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    figure = figures()[number]
    assert figure.png(scale=0.5).startswith(b"\x89PNG")
    assert figure._repr_svg_() == figure.svg


def test_a_map_says_whose_boundaries_it_draws() -> None:
    """Without any, it says so; with some, whose they are."""
    assert "No boundaries are drawn." in map_figure(PLACES, str).svg
    drawn = Boundaries("as seen by Testers", (((-20.0, -75.0), (-10.0, -68.0)),))
    told = map_figure(PLACES, str, boundaries=drawn)
    assert "Boundaries: as seen by Testers." in told.svg
    assert told.svg.count("<path") > map_figure(PLACES, str).svg.count("<path")
    assert "n = 11 events in two states; 2 more have no place" in told.caption


def test_every_state_has_a_seat_on_the_map() -> None:
    """And nothing but states and territories of the register has one."""
    states = {row["iso3"]: row["kind"] for row in read_table("states.tsv")}
    seats = {row["iso3"]: row for row in read_table("seats.tsv")}
    assert set(seats) <= set(states)
    assert {code for code, kind in states.items() if kind == "state"} <= set(seats)
    for row in seats.values():
        assert abs(float(row["latitude"])) < 90
        assert abs(float(row["longitude"])) <= 180


def test_the_projection_keeps_areas_in_proportion() -> None:
    """A cell of the net is as large on the plane as on the globe, wherever it lies."""

    def share(latitude: float) -> float:
        corners = [
            equal_earth(latitude + up, 40 + right) for up, right in ((0, 0), (0, 1), (1, 1), (1, 0))
        ]
        plane = sum(
            one[0] * other[1] - other[0] * one[1]
            for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)
        )
        globe = math.sin(math.radians(latitude + 1)) - math.sin(math.radians(latitude))
        return abs(plane) / globe

    assert share(-60) == pytest.approx(share(0), rel=0.01) == pytest.approx(share(75), rel=0.01)


def test_the_index_begins_where_something_is_known_and_hatches_within() -> None:
    """Months before are not drawn; a stretch of which nothing is known is one strip, told."""
    acts = [
        event("CONSULT", (party("CHL"), party("PER")), when=interval(date(2030, 4, 4))),
        event("ACCUSE", (party("CHL"),), (party("PER"),), when=interval(date(2030, 9, 4))),
    ]
    read = {date(2030, 4, 1): 3, date(2030, 9, 1): 2}
    points = dyad_index(acts, "CHL", "PER", since=date(2029, 1, 1), documents=read)
    figure = dyad_figure(points, "both")
    assert "nothing was read of 4 of 6 months" in figure.caption
    assert figure.svg.count("nothing was read of May 2030 to August 2030") == 1
    assert "2029" not in figure.svg
    assert figure.finding.startswith("September 2030: ")


def test_a_narrow_figure_has_text_as_large_as_a_wide_one() -> None:
    """It is drawn anew for a telephone, not made smaller."""
    wide, narrow = (
        timeline_figure(summit().mechanisms, narrow=narrow).svg for narrow in (False, True)
    )
    boxes = [float(one.split('viewBox="0 0 ')[1].split()[0]) for one in (wide, narrow)]
    assert boxes == [760, 352]
    assert "Southern Andes Dialogue" in narrow


def test_a_map_shows_towns_and_the_rest_of_a_state() -> None:
    """What a town holds is not in the ring of its state; a name without a city is no town."""
    counted = [
        PlaceCount("Arica", "CHL", 2, 0),
        PlaceCount("Nowhereville", "CHL", 1, 0),
        PlaceCount("Arica", "PER", 1, 0),
    ]
    towns = towns_of(counted, Cities())
    assert [(one.name, one.country, one.events) for one in towns] == [("Arica", "CHL", 2)]
    figure = map_figure(PLACES, str, towns=towns)
    assert "n = 11 events in two states, of them 2 in one town; 2 more" in figure.caption
    assert "CHL: four events, 3 of cooperation, 1 of conflict; no town is told" in figure.svg
    assert figure.finding == "Most happened in PER, no town told: 5 of 11 events."
