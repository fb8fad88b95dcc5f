"""Figures: well-formed, labelled, with their n, and inert whatever names are."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from brief_samples import event, interval, party, summit

from dragoman.analyse import dyad_index, network_of
from dragoman.present.charts import (
    Figure,
    calendar_figure,
    dyad_figure,
    network_figure,
    timeline_figure,
)

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
    ]


@pytest.mark.parametrize("number", range(5))
def test_a_figure_is_well_formed_and_names_its_n(number: int) -> None:
    """A figure is well formed and names its n."""
    figure = figures()[number]
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own
    assert "n = " in figure.caption
    assert root.attrib["aria-label"] == figure.caption
    assert not any(tag.tag.endswith("script") for tag in root.iter())
    assert "style=" not in figure.svg


def test_nothing_to_draw_is_no_drawing() -> None:
    """Nothing to draw is no drawing."""
    assert not dyad_figure((), "nobody").svg
    assert not timeline_figure(()).svg
    assert not network_figure(network_of([]), str).svg
    assert not calendar_figure({}, "events").svg


def test_an_image_without_a_browser() -> None:
    """An image without a browser."""
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    assert figures()[0].png().startswith(b"\x89PNG")
