"""Forms beside GDELT and ICEWS, with rows of our own in each published form."""

import json
from pathlib import Path

import pytest

from dragoman.foreign.forms import meetings, polecat, ucdp
from dragoman.foreign.reading import form_of, rows_of
from dragoman.foreign.rows import Foreign, Unread

POLECAT = (*polecat.NEEDED, "Primary Actor Sector", "Country", "Source")


def read(path: Path) -> tuple[str, list[Foreign], list[Unread]]:
    """Return a file's form, its rows, and those refused."""
    form = form_of(path)
    found = list(rows_of(path, form))
    return (
        form.name,
        [one for one in found if isinstance(one, Foreign)],
        [one for one in found if isinstance(one, Unread)],
    )


def table(path: Path, delimiter: str, heading: tuple[str, ...], *rows: dict[str, str]) -> Path:
    """Write rows under a heading; what a row leaves out is empty."""
    lines = [delimiter.join(heading)]
    lines += [delimiter.join(row.get(name, "") for name in heading) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("score", ["Intensity", "Event Intensity"])
def test_polecat(tmp_path: Path, score: str) -> None:
    """Several states in a cell; None is missing, also as a day; a page's name is no country."""
    row = {"Event ID": "N1", "Event Date": "2023-05-07", "Event Type": "CONSULT",
           "Event Mode": "visit", "Quad Code": "VERBAL COOPERATION", "Actor Name": "Japan; Korea",
           "Actor Country": "JPN; KOR", "Recipient Name": "China", "Recipient Country": "CHN",
           score: "4.0", "Country": "CHN"}  # fmt: skip
    none = {"Event ID": "N2", "Event Date": "None", "Event Type": "SANCTION", "Event Mode": "None",
            "Actor Name": "European Union", "Actor Country": "EU", "Recipient Name": "None",
            "Recipient Country": "DEU; GER", score: "-6.5"}  # fmt: skip
    bad = {"Event ID": "N3", "Event Type": "DANCE"}
    form, rows, refused = read(table(tmp_path / "a.txt", "\t", (*POLECAT, score), row, none, bad))
    assert form == "polecat"
    assert (rows[0].actor_states, rows[0].recipient_states, rows[0].mode) == (
        "JPN; KOR", "CHN", "visit",
    )  # fmt: skip
    assert rows[0].their_intensity == 4.0
    assert (rows[1].start, rows[1].actor_codes, rows[1].actor_states) == (None, "EU", None)
    assert (rows[1].recipient_states, rows[1].recipient) == ("DEU", None)
    assert refused == [Unread(4, "'DANCE' is no type of PLOVER")]


def test_polecat_in_latin_letters(tmp_path: Path) -> None:
    """Early files are not clean UTF-8; a line that is not is read as Latin-1."""
    path = table(tmp_path / "a.txt", "\t", POLECAT, {"Event ID": "N1", "Event Type": "AID",
                 "Actor Name": "Bras\u00edlia", "Actor Country": "BRA"})  # fmt: skip
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert read(path)[1][0].actor == "Bras\u00edlia"


def test_phoenix(tmp_path: Path) -> None:
    """26 columns without a heading; class and score are worked out anew, theirs kept."""
    cells = [""] * 26
    cells[0], cells[1], cells[5:8], cells[9:12] = "101_v0", "20150907", ["KORGOV", "KOR", "GOV"], [
        "CHNGOV", "CHN", "GOV",
    ]  # fmt: skip
    cells[13:17], cells[23:26] = ["091", "09", "0", "-2.0"], ["5_1", "http://a.example", "wire"]
    path = tmp_path / "events.full.txt"
    path.write_text("\t".join(cells) + "\n" + "\t".join(cells[:20]) + "\n", encoding="utf-8")
    form, rows, refused = read(path)
    assert form == "phoenix"
    assert (rows[0].event_type, rows[0].mode, rows[0].quad_code, rows[0].their_quad) == (
        "ACCUSE", "investigate", 3, "0",
    )  # fmt: skip
    assert refused == [Unread(2, "has 20 of 26 columns: it is cut or damaged")]


def test_ucdp(tmp_path: Path) -> None:
    """Spans and deaths are kept; sides that are no states carry no number."""
    row = {"id": "1", "type_of_violence": "1", "side_a": "Government of India",
           "side_b": "Government of Pakistan", "date_start": "2000-02-27 00:00:00.000",
           "date_end": "2000-02-29", "best": "3", "gwnoa": "750", "gwnob": "770",
           "country_id": "750"}  # fmt: skip
    rebels = row | {"id": "2", "side_b": "Rebels", "gwnob": ""}
    turned = row | {"id": "3", "date_end": "2000-02-01"}
    form, rows, refused = read(table(tmp_path / "a.csv", ",", ucdp.NEEDED, row, rebels, turned))
    assert form == "ucdp"
    assert [(one.actor_states, one.recipient_states, one.deaths) for one in rows] == [
        ("IND", "PAK", 3), ("IND", None, 3),
    ]  # fmt: skip
    assert (rows[0].start, rows[0].end, rows[0].place_state) == ("2000-02-27", "2000-02-29", "IND")
    assert refused == [
        Unread(4, "its span ends on 2000-02-01, before it begins on 2000-02-27"),
    ]


def test_a_list_of_meetings(tmp_path: Path) -> None:
    """A meeting is mutual; a state that is gone by its own code is none."""
    row = {"id": "T1", "start": "1990-02-06", "end": "1990-02-08", "us_role": "secretary",
           "us_name": "Ada Example", "title": "President", "name": "Havel", "iso3": "CSK",
           "place_iso3": "IRL", "place": "Shannon"}  # fmt: skip
    form, rows, _ = read(
        table(tmp_path / "a.tsv", "\t", meetings.NEEDED, row, row | {"id": "T2", "iso3": "FRA"})
    )
    assert form == "us-meetings"
    assert [(one.recipient_codes, one.recipient_states, one.mutual) for one in rows] == [
        ("CSK", None, True), ("FRA", "FRA", True),
    ]  # fmt: skip
    assert rows[0].recipient == "President Havel"


def test_a_panel_of_counts(tmp_path: Path) -> None:
    """Each count that is not 0 is a part of its line, over the days of its period."""
    path = tmp_path / "a.csv"
    path.write_text(
        "iso3_1,iso3_2,week,start,vcoop,mcoop,vconf,mconf\nAFG,CHN,4,2014-01-29,2,0,0,1\n"
        "AFG,CHN,5,2014-02-05,,,x,\n",
        encoding="utf-8",
    )
    form, rows, refused = read(path)
    assert form == "panel"
    assert [(one.part, one.quad_code, one.number, one.start, one.end) for one in rows] == [
        (1, 1, 2.0, "2014-01-29", "2014-02-04"), (4, 4, 1.0, "2014-01-29", "2014-02-04"),
    ]  # fmt: skip
    assert refused == [Unread(3, "vconf 'x' is no number")]


def test_plover_as_we_write_it(tmp_path: Path) -> None:
    """A line of ours is read back; one that is no event is refused."""
    event = {"event_id": "e1", "event_date": "2024-05-21", "event_type": "CONSULT",
             "event_mode": ["visit"], "quad_code": 1, "intensity": 4,
             "actor": [{"name": "A", "country": "CHL", "sector": "GOV"}],
             "recipient": [{"name": "B", "country": "PER"}],
             "location": {"name": "Lima", "country": "PER"}}  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(event) + '\n{"event_type": "AID"}\n', encoding="utf-8")
    form, rows, refused = read(path)
    assert form == "plover"
    assert (rows[0].actor_states, rows[0].recipient_states, rows[0].place_state) == (
        "CHL", "PER", "PER",
    )  # fmt: skip
    assert [one.line for one in refused] == [2]
