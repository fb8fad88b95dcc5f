"""Pages and addresses of occasions: a list, one with its life, and what two states did last."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from brief_samples import document, event, interval, party, write_ledger
from starlette.testclient import TestClient

from dragoman.ledger import Entry
from dragoman.serve import make_app

BOTH = (party("CHL"), party("PER"))
TOLD = (
    ("They met in Arica.", date(2030, 3, 1), date(2030, 3, 1), "actual"),
    ("They will meet again on 9 May.", date(2030, 3, 2), date(2030, 5, 9), "planned"),
    ("They plan a meeting <b>soon</b>.", date(2028, 3, 2), None, "planned"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server of a meeting that was held, one that is planned and one that was long ago."""
    entries = []
    for number, (words, on, day, status) in enumerate(TOLD):
        paper = document(f"d{number}", words, on)
        one = event("CONSULT", BOTH, quote=words, document=paper, name=f"e{number}", status=status,
                    when=interval(day) if day else None)  # fmt: skip
        entries.append(Entry(paper, (one,)))
    path: Path = tmp_path_factory.mktemp("occasions") / "a.ledger"
    with TestClient(make_app(write_ledger(path, *entries)), base_url="http://localhost") as client:
        yield client


def test_the_list_and_one_of_it(client: TestClient) -> None:
    """The latest first; one has its life with the words that prove it, escaped."""
    told = client.get("/api/occasions?party=CHL,PER").json()
    assert [one["state"] for one in told["items"]] == ["scheduled", "held", "not known"]
    assert (told["total"], told["as_of"], told["next"]) == (3, "2030-03-02", None)
    assert client.get("/api/occasions?limit=1").json()["next"] == "/api/occasions?limit=1&offset=1"
    page = client.get("/occasions").text
    assert "Chile and Peru met" in page
    for one in told["items"]:
        name = one["occasion_id"]
        assert client.get(f"/api/occasion?id={name}").json() == one
        shown = client.get(f"/occasion?id={name}&party=CHL,PER")
        assert shown.status_code == 200
        assert one["turns"][0]["evidence"][0]["document_id"] in shown.text
        assert "<b>soon</b>" not in shown.text
    assert client.get("/occasion?id=o-none").status_code == 404
    assert client.get("/api/occasion?id=o-none").status_code == 404
    assert client.get("/api/occasions?type=CONSULT").status_code == 400


def test_the_page_of_two_states(client: TestClient) -> None:
    """It tells first when they last met and what is next; an old plan is no plan."""
    page = client.get("/dyad/CHL/PER").text
    last, ahead, old = (page.index(words) for words in
                        ("Last met", "What is planned", "nobody says what became"))  # fmt: skip
    assert "1 March 2030" in page[last:ahead]
    assert "9 May 2030" in page[last:ahead]
    assert "9 May 2030" in page[ahead:old]
    assert "it is not known whether it was held" in page[old:]
