"""Sums of dealings tell the same as the events that they sum up."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_samples import document, entry, event, office, party
from sqlalchemy import select

from dragoman.analyse import dyad_index, moved_most, network_of
from dragoman.errors import FilterError
from dragoman.ledger import Entry, Filter, Ledger, Mentioned
from dragoman.ledger.migrations.versions.v0003_dealings_and_mentions import FILL
from dragoman.ledger.schema import dealings
from dragoman.ledger.sqlite import connection
from dragoman.records import DateInterval, EventType, Precision


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of a hundred documents, some events of which last or have no date."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([entry(number) for number in range(100)])
        book.commit([_long()])
        book.merge()
    return path


def _long() -> Entry:
    """Return events over two months, without an end, and among several states."""
    lines = ("One lasted.", "One went on.", "One was had by three.", "One drew back.")
    told = document("long", " ".join(lines), published=date(2024, 3, 1))
    at = [told.text.index(line) for line in lines]
    over = DateInterval(date(2024, 2, 20), date(2024, 3, 10), Precision.MONTH)
    since = DateInterval(date(2024, 2, 20), None, Precision.DAY)
    three = (party("NOR"), party("KEN"), party("PER"))
    return Entry(
        told,
        (
            replace(event("long", lines[0], at[0]), date=over),
            replace(event("long", lines[1], at[1]), date=since),
            event("long", lines[2], at[2], actors=three, day=date(2024, 2, 2)),
            event(
                "long",
                lines[3],
                at[3],
                kind=EventType.RETREAT,
                actors=three[:2],
                recipients=three[1:],
            ),
        ),
    )


@pytest.mark.parametrize("pair", [("KEN", "NOR"), ("CHL", "PER"), ("EST", "GHA"), ("KEN", "PER")])
def test_the_index_of_sums_is_that_of_events(path: Path, pair: tuple[str, str]) -> None:
    """A dyad's index is the same from either."""
    with Ledger.open(path, read_only=True) as book:
        events = dyad_index(book.events(), *pair)
        sums = dyad_index(book.tallies(Filter(party=pair)), *pair)
    assert len(events) == len(sums) > 0
    for one, other in zip(events, sums, strict=True):
        assert one.month == other.month
        assert one.value == pytest.approx(other.value)
        assert (one.low, one.high) == pytest.approx((other.low, other.high))
        assert one.cooperation == pytest.approx(other.cooperation)
        assert one.conflict == pytest.approx(other.conflict)


def test_the_network_of_sums_is_that_of_events(path: Path) -> None:
    """The network and what moved most are the same from either."""
    with Ledger.open(path, read_only=True) as book:
        found = list(book.events())
        sums = list(book.tallies())
        acts = book.dealt(Filter(status=("actual",)))
        narrow = list(book.tallies(Filter(since=date(2024, 3, 1), until=date(2024, 3, 31))))
    assert network_of(sums, acts=acts).events == network_of(found).events
    assert [(e.first, e.second, e.events) for e in network_of(sums).edges] == [
        (e.first, e.second, e.events) for e in network_of(found).edges
    ]
    on = date(2024, 9, 30)
    assert [one.change for one in moved_most(sums, on)] == pytest.approx(
        [one.change for one in moved_most(found, on)]
    )
    assert 0 < sum(one.events for one in narrow) < sum(one.events for one in sums)


def test_the_sums_of_a_state_are_those_of_its_pairs(path: Path) -> None:
    """Wherever the state stands in the pair."""
    with Ledger.open(path, read_only=True) as book:
        for state in ("AUS", "KEN", "THA"):
            mine = sorted(book.tallies(Filter(party=(state,))), key=str)
            among = [one for one in book.tallies() if state in {one.first, one.second}]
            assert mine == sorted(among, key=str)


def test_months_and_coverage_are_counted(path: Path) -> None:
    """The counts by month are those of the records."""
    with Ledger.open(path, read_only=True) as book:
        read = Counter(one.published.replace(day=1) for one in book.documents() if one.published)
        mine = Counter(
            one.date.start.replace(day=1)
            for one in book.events(Filter(party=("KEN",)))
            if one.date and one.date.start
        )
        assert book.coverage() == read
        assert book.months("KEN") == mine


def test_other_keys_are_refused(path: Path) -> None:
    """Sums cannot be filtered by words."""
    with Ledger.open(path, read_only=True) as book, pytest.raises(FilterError, match="text"):
        list(book.tallies(Filter(text=("harbour",))))


def test_sums_go_with_their_events(path: Path) -> None:
    """A forgotten document leaves nothing behind."""
    with Ledger.open(path) as book:
        before = sum(one.events for one in book.tallies())
        book.forget(["long"])
        book.merge()
        assert sum(one.events for one in book.tallies()) < before


def test_an_older_ledger_gets_the_same_sums(path: Path) -> None:
    """What the migration fills in is what reading would have written."""
    one = connection._opened(path, read_only=False)
    written = {tuple(row) for row in one.execute(select(dealings))}
    one.execute(dealings.delete())
    one.exec_driver_sql(FILL)
    assert {tuple(row) for row in one.execute(select(dealings))} == written
    connection.close(one)


def test_mentions_are_kept_with_their_document(tmp_path: Path) -> None:
    """Spans come back as they were, and go with the document."""
    told = document("d", "Ada Example of Norway spoke.")
    spans = (
        Mentioned(0, 11, "person", ("person:ada",)),
        Mentioned(15, 21, "state", ("state:NOR",)),
        Mentioned(0, 5, "role", ()),
    )
    held = replace(office("d", told.text, "Ada Example", "Minister", "NOR"), entity_id="person:ada")
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([Entry(told, offices=(held,), mentions=spans)])
        assert book.mentions("d") == spans
        assert book.mentions("x") == ()
        assert book.named(["person:ada", "state:NOR"]) == {"person:ada": "Ada Example"}
        book.forget(["d"])
        assert book.mentions("d") == ()
