"""Lists by pages: pages follow one another without a gap, whatever way they are found."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ledger_samples import entry

from dragoman.errors import FilterError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.queries import listing
from dragoman.records import Evidence, Mechanism, MechanismKind, Office, Party, Position, Refusal

DOCUMENTS = 40
PAGE = 7
LINES = (
    "",
    "party=KEN",
    "party=KEN,PER",
    "actor=KEN type=ACCUSE",
    "between=KEN,NOR,PER",
    "status=actual",
    "mode=visit",
    "mode=visit,phone status=actual",
    "context=diplomatic",
    "confidence>=0.9",
    "place=NOR",
    "party=KEN since=2024-02-01",
    'party=KEN publisher="Testing Wire"',
    "type=ACCUSE text:number",
    "text:number",
    "between=KEN,NOR status=actual party=PER",
    "mechanism=m-1",
    "party=XXX",
)


def full(number: int) -> Entry:
    """Return a document with one of everything; each fifth is of no known day."""
    made = entry(number)
    paper = replace(made.document, published=None) if number % 5 == 0 else made.document
    proof = (Evidence(paper.document_id, 0, 3, paper.text[:3]),)
    name = f"Person {number}"
    key = f"person:{number}"
    office = Office(name, "Foreign Minister", "KEN", "GOV", None, None, key, proof)
    said = Position(name, key, "KEN", "trade", "for", paper.published, proof[0])
    return replace(made, document=paper, offices=(office,), positions=(said,))


def standing(number: int) -> Mechanism:
    """Return a standing arrangement; two have each name."""
    proof = (Evidence("doc-00001", 0, 3, "KEN"),)
    kind = MechanismKind.MEETING_SERIES
    return Mechanism(f"m-{number}", kind, f"Talks {number % 10}", evidence=proof)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return a ledger of the fictional corpus."""
    with Ledger.open(tmp_path_factory.mktemp("listing") / "a.ledger") as book:
        refused = [Refusal(f"{number}.txt", "read", "empty", "nothing") for number in range(20)]
        book.commit([full(number) for number in range(DOCUMENTS)], refused)
        book.merge()
        with book.store.transaction():
            book.store.set_mechanisms((), [standing(number) for number in range(20)])
        yield book


@pytest.mark.parametrize("line", LINES)
def test_documents_looked_up_one_by_one_are_those_gathered(
    ledger: Ledger, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way depends on how many there are; what is found does not."""
    wanted = Filter.parse(line)
    gathered = list(ledger.documents(wanted))
    monkeypatch.setattr(listing, "OFTEN_EVENTS", 0)
    monkeypatch.setattr(listing, "OFTEN_WORDS", 0)
    assert list(ledger.documents(wanted)) == gathered
    assert _by_pages(lambda limit, offset: ledger.documents(wanted, limit, offset)) == gathered


def test_documents_of_no_known_day_come_last(ledger: Ledger) -> None:
    """Also where a page begins among them, or behind all."""
    found = list(ledger.documents())
    days = [one.published for one in found]
    undated = DOCUMENTS // 5
    assert len(found) == DOCUMENTS
    assert days[-undated:] == [None] * undated
    assert None not in days[:-undated]
    newest = [*reversed(found[:-undated]), *found[-undated:]]
    assert list(ledger.documents(newest=True)) == newest
    assert (
        list(ledger.documents(limit=5, offset=DOCUMENTS - undated - 2, newest=True))
        == (newest[DOCUMENTS - undated - 2 :][:5])
    )
    assert list(ledger.documents(limit=3, offset=DOCUMENTS - 2)) == found[-2:]
    assert list(ledger.documents(limit=3, offset=DOCUMENTS)) == []
    assert list(ledger.documents(offset=DOCUMENTS - undated + 1)) == found[1 - undated :]


@pytest.mark.parametrize("kind", ["events", "people", "positions", "mechanisms"])
def test_pages_follow_one_another(ledger: Ledger, kind: str) -> None:
    """Nothing is told twice, nothing is left out."""
    listed: Callable[..., Iterator[Any]] = getattr(ledger, kind)
    everything = list(listed())
    assert len(everything) > PAGE
    assert _by_pages(lambda limit, offset: listed(Filter(), limit, offset)) == everything


def test_the_busiest_come_first(tmp_path: Path) -> None:
    """Equals by name; pages follow one another here too."""
    meetings = ((0, 1), (1, 2), (1, 3), (3, 4))
    with Ledger.open(tmp_path / "a.ledger") as book:
        telling = [made for number in range(20) if (made := entry(number)).reports]
        for made, pair in zip(telling, meetings, strict=False):
            both = tuple(
                Party(f"person:{who}", f"Person {who}", "KEN", "GOV", f"Person {who}")
                for who in pair
            )
            told = replace(made.reports[0], actors=both, recipients=())
            book.commit([replace(made, reports=(told,))])
        book.merge()
        met = Counter(party.person for one in book.events() for party in one.actors)
        found = list(book.people(Filter(party=("KEN",)), busiest=True))
        counts = [(-one.events, one.person) for one in found]
        assert counts == sorted(counts)
        assert {one.person: one.events for one in found if one.events} == met
        assert len(set(met.values())) > 1
        assert list(book.people(limit=2, offset=1, busiest=True)) == found[1:3]


def test_pages_of_refusals_follow_one_another(ledger: Ledger) -> None:
    """These take no filter."""
    assert _by_pages(ledger.refusals) == list(ledger.refusals())


def test_what_does_not_apply_to_documents_is_said(ledger: Ledger) -> None:
    """The message names what was asked for."""
    with pytest.raises(FilterError, match="documents"):
        list(ledger.documents(Filter.parse("issue=trade")))


def _by_pages(listed: Callable[[int, int], Iterator[Any]]) -> Sequence[Any]:
    """Return all that pages of a list tell, one after another."""
    found: list[Any] = []
    while page := list(listed(PAGE, len(found))):
        found += page
    return found
