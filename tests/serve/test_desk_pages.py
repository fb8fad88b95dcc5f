"""What the pages say of status, parties, pairs and whole selections."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from brief_samples import document, event, interval, party, write_ledger
from starlette.testclient import TestClient

from dragoman.ledger import Entry
from dragoman.records import Evidence, Position
from dragoman.serve import make_app
from dragoman.serve.desk import Desk

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


def test_namesakes_of_two_states_are_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has their own last meeting and plan; where no occasion tells one, an event does."""
    ana = party("CHL", "Ana Campos", "Minister")
    other = replace(party("PER", "Ana Campos", "Judge"), entity_id="person:ana-campos-2")
    told = (
        (ana, date(2030, 3, 2), "actual"),
        (other, date(2030, 5, 5), "actual"),
        (other, date(2030, 8, 1), "planned"),
    )
    words = ["Ana Campos met Bolivia.", "Judge Campos met Bolivia.", "They will meet again."]
    paper = document("p", " ".join(words), date(2030, 6, 1))
    events = tuple(
        event("CONSULT", (who, party("BOL")), quote=words[number], document=paper,
              name=f"talk{number}", when=interval(day), status=status)
        for number, (who, day, status) in enumerate(told)
    )  # fmt: skip
    ledger = write_ledger(tmp_path / "namesakes.ledger", Entry(paper, events))
    facts = []
    for most in (10, 1):  # events of which occasions are made
        monkeypatch.setattr("dragoman.serve.desk.MOST_READ", most)
        with TestClient(make_app(ledger), base_url="http://localhost") as client:
            for name in ("person:ana-campos", "person:ana-campos-2"):
                page = client.get(f"/person?id={name}").text
                first = page.split('<dl class="facts">')[1].split("</dl>")[0]
                facts.append(re.findall(r">(\d+ \w+ 2030)<|(No [a-z ]+)", first))
    none = ("", "No dated plan was found")
    assert facts == [
        [("2 March 2030", ""), none],
        [("5 May 2030", ""), ("1 August 2030", "")],
        [("2 March 2030", ""), none],
        [("5 May 2030", ""), ("1 August 2030", "")],
    ]


@pytest.mark.parametrize(
    ("least", "words", "shown"),
    [
        (0.5, "half sure", ["2 May 2030"]),
        (0.6, "60% sure", []),
        (0.49, "49% sure", ["2 May 2030", "3 May 2030"]),
    ],
)
def test_what_a_page_calls_sure_is_what_it_shows(
    tmp_path: Path, least: float, words: str, shown: list[str]
) -> None:
    """As sure as the setting says is enough."""
    paper = document("p", "Chile aided Peru. Chile helped Peru.", date(2030, 6, 1))
    told = [
        event("AID", STATES[:1], STATES[1:], quote=words, document=paper, name=words[6:11],
              confidence=sure, when=interval(date(2030, 5, day)))
        for words, sure, day in (("Chile aided Peru.", 0.5, 2), ("Chile helped Peru.", 0.49, 3))
    ]  # fmt: skip
    ledger = write_ledger(tmp_path / "sure.ledger", Entry(paper, tuple(told)))
    app = make_app(ledger, least=least)
    with TestClient(app, base_url="http://localhost") as client:
        page = client.get("/country/CHL").text
    assert f"These are at least {words}." in page
    newest = page.split("<h2>Newest events</h2>")[1].split("</section>")[0]
    assert [day for day in ("2 May 2030", "3 May 2030") if day in newest] == shown


def test_sayings_in_the_same_words_are_shown_once() -> None:
    """Told by two documents, or a clause of it beside the whole; the longer words stand."""

    def said(quote: str, speaker: str = "Ana Campos", issue: str = "trade") -> Position:
        piece = Evidence(quote[:4], 0, len(quote), quote)
        return Position(speaker, None, "CHL", issue, "against", None, piece)

    whole, part = "they opposed the tariff on fish", "opposed the tariff on fish"
    other = said(part, "Luis Soto")
    found = [said(part), said(whole), said(whole), other, said("it is too high")]
    told = Desk.distinct(found)
    assert [one.evidence.quote for one in told] == [whole, "it is too high", part]
    assert told[-1] is other
    assert Desk.distinct([said(whole), said(part)]) == [said(whole)]
