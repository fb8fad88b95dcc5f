"""Exports in other forms, read back by the programs that they are for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from ledger_samples import document, entry, event, party

from dragoman.errors import UsageError
from dragoman.foreign.reading import FORMS as FOREIGN
from dragoman.foreign.reading import form_of, rows_of
from dragoman.foreign.rows import Foreign
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.present.exports import FORMS
from dragoman.present.exports.map import _point
from dragoman.present.state_codes import with_codes
from dragoman.present.tables import EVENTS
from dragoman.records import EventType, Place, Status

EVERY = Filter()
TEXT = "NOR warned PER. KEN and NOR met. DEU will visit YEM. Who knows."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Four events: aimed, mutual, planned and undated, told by a page with a hostile title."""
    made = [
        event("d", "NOR warned PER.", 0, kind=EventType.THREATEN, actors=(party("NOR"),),
              recipients=(party("PER"),), day=date(2024, 3, 1)),
        event("d", "KEN and NOR met.", 16, actors=(party("KEN"), party("NOR")),
              day=date(2024, 3, 2), mode=("phone",)),
        event("d", "DEU will visit YEM.", 33, actors=(party("DEU"),), recipients=(party("YEM"),),
              day=date(2024, 5, 1), status=Status.PLANNED, mode=("visit",)),
        event("d", "Who knows.", 53, actors=(party("CHL"), party("PER"))),
    ]  # fmt: skip
    told = replace(
        document("d", TEXT, published=date(2024, 3, 3)),
        title="50% & more\t{x}\n<b>", url="https://news.example/a?b=1&c={2}",
    )  # fmt: skip
    with Ledger.open(tmp_path / "a.ledger") as found:
        found.commit([Entry(told, tuple(made))])
        found.merge()
        yield found


def lines(ledger: Ledger, form: str) -> list[str]:
    """Return an export's lines; the same ledger gives the same ones."""
    found = list(FORMS[form](ledger, EVERY))
    assert found == list(FORMS[form](ledger, EVERY))
    return found


@pytest.mark.parametrize(("form", "columns"), [("icews", 20), ("gdelt", 61)])
def test_event_data_is_read_back_by_our_own_importer(
    ledger: Ledger, tmp_path: Path, form: str, columns: int
) -> None:
    """Each side towards each other; what has no day or is no act is left out."""
    told = lines(ledger, form)
    assert {len(line.split("\t")) for line in told} == {columns}
    path = tmp_path / "a.txt"
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert form_of(path).name == ("icews" if form == "icews" else "gdelt2")
    rows = [row for row in rows_of(path, FOREIGN[form_of(path).name]) if isinstance(row, Foreign)]
    assert [(r.start, r.actor_states, r.recipient_states, r.their_type, r.event_type)
            for r in rows] == [
        ("2024-03-01", "NOR", "PER", "130", "THREATEN"),
        ("2024-03-02", "KEN", "NOR", "041", "CONSULT"),
        ("2024-03-02", "NOR", "KEN", "041", "CONSULT"),
        ("2024-05-01", "DEU", "YEM", "030", "AGREE"),
    ]  # fmt: skip
    assert len({row.event_id for row in rows}) == 4
    assert rows[0].place_state == "NOR"


def test_networks_are_read_back_by_networkx(ledger: Ledger) -> None:
    """Nodes are states; an edge has its acts, and in GEXF the days on which it was there."""
    import networkx as nx  # noqa: PLC0415 - heavy

    gexf = nx.read_gexf(BytesIO("\n".join(lines(ledger, "gexf")).encode()))
    graphml = nx.read_graphml(BytesIO("\n".join(lines(ledger, "graphml")).encode()))
    want = {("CHL", "PER"), ("KEN", "NOR"), ("NOR", "PER")}
    for graph in (gexf, graphml):
        assert {tuple(sorted(edge)) for edge in graph.edges()} == want
    assert gexf.edges["KEN", "NOR"]["vcoop"] == 1
    assert gexf.edges["KEN", "NOR"]["spells"] == [("2024-03-02", "2024-03-02")]
    assert gexf.nodes["KEN"]["label"] == graphml.nodes["KEN"]["name"] == "Kenya"
    assert graphml.edges["NOR", "PER"]["first"] == "2024-03-01"


def test_a_calendar_holds_what_is_planned(ledger: Ledger) -> None:
    """One entry, of whole days."""
    import icalendar  # noqa: PLC0415 - an extra

    read = icalendar.Calendar.from_ical("\r\n".join(lines(ledger, "ical")) + "\r\n")
    entries = [one for one in read.walk() if one.name == "VEVENT"]
    assert [(e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"])) for e in entries] == [
        (date(2024, 5, 1), date(2024, 5, 2), "Visit by Germany to Yemen"),
    ]
    with pytest.raises(UsageError, match="leave --status out"):
        list(FORMS["ical"](ledger, Filter(status=("actual",))))


def test_a_map_has_a_point_for_each_place(ledger: Ledger) -> None:
    """GeoJSON, longitude first."""
    read = json.loads("\n".join(lines(ledger, "geojson")))
    assert read["type"] == "FeatureCollection"
    assert {tuple(one["geometry"]["coordinates"]) for one in read["features"]} == {(10.75, 59.91)}
    assert read["features"][0]["properties"]["precision"] == "town"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("Chengdu", "CHN"), ((30.67, 104.07), "town")),
        (Place("China", "CHN"), ((39.9, 116.4), "state")),
        (Place("the west of China", "CHN"), ((39.9, 116.4), "state")),
        (Place("Chengdu", None), (None, "unknown")),
        (Place("South China Sea", None), (None, "unknown")),
        (None, (None, "unknown")),
    ],
)
def test_a_point_is_the_town_or_the_seat_of_its_state(
    place: Place | None, told: tuple[tuple[float, float] | None, str]
) -> None:
    """Never the capital for another town, and no point where the state is not told."""
    assert _point(place) == told


def test_references_cannot_be_broken_by_a_title(ledger: Ledger) -> None:
    """What means something to TeX is escaped, and no field ends early."""
    bibtex, ris = lines(ledger, "bibtex"), lines(ledger, "ris")
    assert bibtex == [
        "@misc{d,",
        "  title = {50\\% \\& more \\{x\\} <b>},",
        "  organization = {Testing Wire},",
        "  date = {2024-03-03},",
        "  year = {2024},",
        "  url = {https://news.example/a?b=1&c=%7B2%7D},",
        "}",
    ]
    assert ris[0] == "TY  - NEWS"
    assert "TI  - 50% & more {x} <b>" in ris
    assert ris[-1] == "ER  - "


def test_every_event_export_has_the_numbers_of_states(ledger: Ledger) -> None:
    """Correlates of War and Gleditsch-Ward, by the event's day."""
    planned = next(one for one in ledger.events(Filter(status=("planned",))))
    cells = {column.name: column.cell(planned) for column in EVENTS}
    assert cells["actor_cow"] == ("255",)
    assert cells["actor_gw"] == ("260",)
    assert (cells["recipient_cow"], cells["recipient_gw"]) == (("679",), ("678",))
    told = json.loads(next(with_codes(ledger.event_lines(Filter(status=("planned",))))))
    assert told["cow"] == {"DEU": 255, "YEM": 679}
    assert told["gw"] == {"DEU": 260, "YEM": 678}


def test_a_larger_ledger_goes_through_every_form(tmp_path: Path) -> None:
    """No event of the fictional corpus breaks any of them."""
    with Ledger.open(tmp_path / "b.ledger") as ledger:
        ledger.commit([entry(number) for number in range(20)])
        ledger.merge()
        for form in FORMS:
            assert lines(ledger, form)
