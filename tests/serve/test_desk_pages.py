"""What the pages say of status, parties, pairs and whole selections."""

import csv
import io
from datetime import date
from pathlib import Path

from brief_samples import document, event, interval, party, write_ledger
from starlette.testclient import TestClient

from dragoman.ledger import Entry
from dragoman.serve import make_app

STATES = (party("CHL"), party("PER"))


def many(path: Path) -> TestClient:
    """Return a client of a ledger of a plan whose day has passed and of sixty meetings."""
    words = ["They planned to meet on 1 May 2030.", *(f"They met {n} times." for n in range(60))]
    paper = document("d", " ".join(words), date(2030, 6, 1))
    told = [
        event(
            "CONSULT",
            STATES,
            quote=words[0],
            document=paper,
            name="plan",
            when=interval(date(2030, 5, 1)),
            status="planned",
        )
    ]
    told += [
        event(
            "CONSULT",
            (party("CHL", f"Person {n}", "Minister"), party("PER")),
            quote=words[n + 1],
            document=paper,
            name=f"met{n}",
            when=interval(date(2030, 1 + n // 28, 1 + n % 28)),
        )
        for n in range(60)
    ]
    ledger = write_ledger(path / "many.ledger", Entry(paper, tuple(told)))
    return TestClient(make_app(ledger), base_url="http://localhost")


def test_a_file_holds_the_whole_selection(tmp_path: Path) -> None:
    """A page shows fifty; the file has all, unless a page of them is asked for."""
    with many(tmp_path) as client:
        total = client.get("/api/events").json()["total"]
        rows = list(csv.DictReader(io.StringIO(client.get("/events.csv").text)))
        assert len(rows) == total == 61
        assert len(list(csv.DictReader(io.StringIO(client.get("/events.csv?limit=5").text)))) == 5


def test_a_plan_whose_day_has_passed_says_so(tmp_path: Path) -> None:
    """It is never still planned; what took place has no label at all."""
    with many(tmp_path) as client:
        plan = client.get("/events/plan").text
        assert '<span class="status s-planned">date passed</span>' in plan
        assert "Chile and Peru planned to hold talks on 1 May 2030." in plan
        assert 'class="status s-actual"' not in client.get("/events/met0").text


def test_the_picker_knows_the_pairs_of_the_ledger(tmp_path: Path) -> None:
    """With when they last met; states of which the ledger tells nothing are not offered."""
    with many(tmp_path) as client:
        page = client.get("/dyad").text
        assert '<a href="/dyad/CHL/PER">Chile and Peru</a>' in page
        assert '<a href="/events/met59">4 March 2030</a>' in page
        assert "Afghanistan" not in page


def test_a_refused_filter_has_a_place_to_be_told(tmp_path: Path) -> None:
    """The page keeps room beside the form for what the server says of a wrong filter."""
    with many(tmp_path) as client:
        assert '<p id="wrong" class="told" role="alert" hidden></p>' in client.get("/events").text


def test_a_person_met_whom_how_often_and_when_last(tmp_path: Path) -> None:
    """Of all meetings, not of the newest alone; the last meeting and the next plan come first."""
    words = [f"Ana Campos met Luis Soto in {n}." for n in range(30)]
    words += ["Ana Campos met Eva Rojas once."]
    paper = document("p", " ".join(words), date(2030, 6, 1))
    ana = party("CHL", "Ana Campos", "Minister")
    told = [
        event(
            "CONSULT",
            (ana, party("PER", "Eva Rojas" if n == 30 else "Luis Soto", "Minister")),
            quote=line,
            document=paper,
            name=f"talk{n}",
            when=interval(date(2030, 1 + n // 28, 1 + n % 28)) if n < 30 else None,
        )
        for n, line in enumerate(words)
    ]
    ledger = write_ledger(tmp_path / "met.ledger", Entry(paper, tuple(told)))
    with TestClient(make_app(ledger), base_url="http://localhost") as client:
        page = client.get("/person?id=person:ana-campos").text
    rows = page.split("<h2>Met</h2>")[1].split("</table>")[0]
    luis, eva = rows.split("<tbody>")[1].split("</tr>")[:2]
    assert "Luis Soto" in luis
    assert '<td class="num">30</td>' in luis
    assert "2 February 2030" in luis
    assert "Eva Rojas" in eva
    assert '<td class="num">1</td>' in eva
    assert "<dt>Last met</dt><dd><a " in page
