"""An event is taken out of its row once, and no more are remembered than there is room for."""

from datetime import date
from pathlib import Path

import pytest
from brief_samples import document, event, party, write_ledger

from dragoman.errors import DamagedError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.ledger.rows.known_events import KnownEvents
from dragoman.ledger.schema.packed import packed
from dragoman.records import encode

DAY = date(2030, 3, 20)
BOTH = (party("CHL"), party("PER"))


def row_of(name: str) -> str:
    """Return an event as it stands plain in a row."""
    paper = document(name, f"They met in {name}.", DAY)
    return encode(event("CONSULT", BOTH, quote=paper.text, document=paper, name=name)).decode()


def test_the_same_row_is_the_same_event_packed_or_plain() -> None:
    """One that differs in a letter is another."""
    known, row = KnownEvents(), row_of("Arica")
    found = known.event(row)
    assert known.event(str(row)) is found
    assert known.event(packed(row)) == found
    assert known.event(row.replace("Arica", "Tacna")) != found
    assert len(known) == 3


def test_what_was_not_asked_for_longest_is_let_go_of() -> None:
    """Twice the room at most; what is asked for again stays, what alone takes more never does."""
    rows = [row_of(f"{number:03}") for number in range(100)]
    known = KnownEvents(10 * len(rows[0]))
    first = known.event(rows[0])
    for row in rows:
        known.event(row)
        assert known.event(rows[0]) is first
        assert len(known) <= 20
    small = KnownEvents(10)
    assert small.event(rows[0]) == first
    assert len(small) == 0


@pytest.mark.parametrize("row", [b"\x02nothing", "{}", "", "null"])
def test_a_row_that_holds_no_event_is_damage(row: bytes | str) -> None:
    """Each time it is asked for."""
    known = KnownEvents()
    for _ in range(2):
        with pytest.raises(DamagedError):
            known.event(row)
    assert len(known) == 0


def test_lists_are_of_the_ledger_as_it_stands(tmp_path: Path) -> None:
    """Whatever was remembered of how it stood before."""
    papers = [document(name, f"They met in {name}.", DAY) for name in ("Arica", "Tacna")]
    told = [
        Entry(one, (event("CONSULT", BOTH, quote=one.text, document=one, name=one.document_id),))
        for one in papers
    ]
    path = write_ledger(tmp_path / "a.ledger", told[0])
    with Ledger.open(path) as book:
        before = book.newest(Filter(), 10)
        assert before == list(book.events(Filter()))
        book.commit([told[1]])
        book.merge()
        after = book.newest(Filter(), 10)
        assert len(after) != len(before) or after != before
        assert sorted(after, key=lambda one: one.event_id) == sorted(
            book.events(Filter()), key=lambda one: one.event_id
        )
