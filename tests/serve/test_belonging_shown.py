"""Pages and the API tell who left an arrangement, and which deeds keep or break it."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from ledger_samples import document, event, interval, party
from starlette.testclient import TestClient

from dragoman.ledger import Entry, Ledger
from dragoman.records import (
    Commitment,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
)
from dragoman.serve import make_app

TEXT = "Ghanaian boats fired on an Indonesian patrol."
PROOF = (Evidence("p", 0, 4, "Reef"),)
PACT = Mechanism(
    "a:pact",
    MechanismKind.AGREEMENT,
    "Reef Pact",
    members=("GHA", "IDN"),
    clauses=("ceasefire",),
    sessions=(Session(interval(date(2015, 2, 1)), None, None, None, None, "actual", (), PROOF),),
    membership=(Membership("QAT", "left", interval(date(2017, 6, 5)), (), PROOF),),
    evidence=PROOF,
    commitments=(Commitment("ceasefire", "unknown", None, PROOF),),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser on a ledger with a pact, one that left it, and one that broke it."""
    path = tmp_path_factory.mktemp("belonging") / "a.ledger"
    shot = event(
        "d", TEXT, 0, kind=EventType.ASSAULT, actors=(party("GHA"),), recipients=(party("IDN"),),
        day=date(2024, 5, 13),
    )  # fmt: skip
    with Ledger.open(path) as book:
        book.commit([Entry(document("d", TEXT, published=date(2024, 5, 14)), (shot,))])
        with book.store.transaction():
            book.store.set_mechanisms([], [PACT])
        book.merge()
    with TestClient(make_app(path), base_url="http://localhost") as client:
        yield client


def words(client: TestClient, address: str) -> str:
    """Return the words of a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/mechanisms?between=QAT,GHA", "(left 2017)"),
        ("/mechanism?id=a:pact", "(left 2017)"),
        ("/country/QAT", "Reef Pact"),
        ("/country/QAT", "Qatar: left 2017"),
        ("/dyad/QAT/IDN", "Qatar: left 2017"),
    ],
)
def test_pages_tell_who_left(client: TestClient, address: str, told: str) -> None:
    """Found by the one that left, which is told beside its name."""
    assert told in words(client, address)


def test_a_deed_leads_to_its_event(client: TestClient) -> None:
    """From the page by a link that works, in the API by its id; one and many say the same."""
    (link,) = re.findall(
        r'<a href="(/events/[^"]+)">deed</a>', client.get("/mechanism?id=a:pact").text
    )
    assert client.get(link).status_code == 200
    (listed,) = client.get("/api/mechanisms?party=QAT").json()["items"]
    assert listed == client.get("/api/mechanism?id=a:pact").json()
    assert [one["deeds"] for one in listed["commitments"]] == [[], [link.rpartition("/")[2]]]
    assert [turn["status"] for turn in listed["membership"]] == ["left"]
