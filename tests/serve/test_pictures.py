"""Every chart can be taken away as SVG, PNG and data, and says what it finds and its n."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from brief_samples import again, quarrel, summit, write_ledger
from starlette.testclient import TestClient

from dragoman.records import Place
from dragoman.serve import make_app

PICTURES = (
    "index.{}?one=CHL&other=PER",
    "calendar.{}?state=PER",
    "network.{}",
    "timeline.{}",
    "timeline.{}?mechanism=m-andes-1",
    "map.{}?until=2035",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server over the fictional ledger, in which Arica is known to be in Chile."""
    given = []
    for one in (summit(), again(), quarrel()):
        told = [replace(each, place=Place("Arica", "CHL")) if each.place else each
                for each in one.reports]  # fmt: skip
        given.append(replace(one, reports=tuple(told)))
    path = write_ledger(tmp_path_factory.mktemp("pictures") / "a.ledger", *given)
    with TestClient(make_app(path), base_url="http://localhost") as opened:
        yield opened


def rows(client: TestClient, picture: str) -> list[dict[str, str]]:
    """Return the data of a picture."""
    return list(csv.DictReader(io.StringIO(client.get(f"/picture/{picture}").text)))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken_away_whole(client: TestClient, name: str) -> None:
    """An SVG that leads nowhere, a PNG, and rows; each as a file."""
    drawn = client.get("/picture/" + name.format("svg"))
    assert drawn.headers["content-disposition"].startswith("attachment; filename=")
    root = ET.fromstring(drawn.content)  # noqa: S314 - our own
    assert "n = " in root.attrib["aria-label"]
    assert not any("href" in key for one in root.iter() for key in one.attrib)
    assert client.get("/picture/" + name.format("png")).content.startswith(b"\x89PNG")
    assert rows(client, name.format("csv"))


def test_the_rows_are_those_that_are_drawn(client: TestClient) -> None:
    """A month, a tie, a session and a place each are a row."""
    months = rows(client, "index.csv?one=CHL&other=PER")
    assert [one["month"] for one in months] == ["2030-03-01", "2030-04-01"]
    assert months[0]["cooperation"] == "2.0"
    ties = rows(client, "network.csv")
    assert [(one["first"], one["second"], one["events"]) for one in ties][:1] == [
        ("CHL", "PER", "3")
    ]
    sessions = rows(client, "timeline.csv")
    assert [(one["date"], one["status"]) for one in sessions] == [
        ("2030-03-12", "actual"),
        ("2031-01-01/2031-12-31", "planned"),
    ]
    places = rows(client, "map.csv")
    assert [(one["name"], one["town"], one["events"]) for one in places] == [("Arica", "true", "2")]


def test_what_cannot_be_drawn_says_so(client: TestClient) -> None:
    """No such form, no such state, nothing to draw, a wrong filter."""
    assert client.get("/picture/network.gif").status_code == 404
    assert client.get("/picture/index.svg?one=CHL&other=Atlantis").status_code == 404
    assert client.get("/picture/index.svg?one=CHL&other=NOR").status_code == 404
    assert client.get("/picture/map.svg?colour=red").status_code == 400
    assert client.get("/picture/index.svg?one=CHL&other=PER&years=-1").status_code == 422
