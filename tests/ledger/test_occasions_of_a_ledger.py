"""Occasions out of a ledger: what is looked at, and by which filters."""

from datetime import date
from pathlib import Path

import pytest
from ledger_samples import document, event, party

from dragoman.errors import FilterError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.records import EventType, Stage, Status


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan of two states, one side's cancellation of it, and a meeting of others."""
    told = [
        ("a", "Norway and Kenya will meet in Oslo.", date(2025, 4, 1), Status.PLANNED,
         EventType.CONSULT, (party("NOR"), party("KEN")), date(2025, 5, 6), ()),
        ("b", "The state of NOR cancelled a meeting with the state of KEN.", date(2025, 5, 2),
         Status.ACTUAL, EventType.REJECT, (party("NOR"),), date(2025, 5, 2), ("cancel", "meet")),
        ("c", "Peru met Ghana's minister in Oslo.", date(2025, 5, 3), Status.ACTUAL,
         EventType.CONSULT, (party("PER"), party("GHA", "Ama Boateng")), date(2025, 5, 1), ()),
    ]  # fmt: skip
    with Ledger.open(tmp_path / "a.ledger") as book:
        for name, text, on, status, kind, actors, day, mode in told:
            one = event(name, text, 0, kind=kind, actors=actors, day=day, status=status, mode=mode)
            book.commit([Entry(document(name, text, published=on), (one,))])
        book.merge()
    return tmp_path / "a.ledger"


def test_one_side_s_word_is_looked_at_too(path: Path) -> None:
    """Asked for both, what one of them did alone still counts; and one may look from any day."""
    both = Filter(party=("KEN", "NOR"))
    with Ledger.open(path, read_only=True) as book:
        (found,) = book.occasions(both, date(2025, 6, 1))
        assert (found.state, len(found.turns)) == (Stage.CANCELLED, 2)
        assert found == next(
            one for one in book.occasions(Filter(), date(2025, 6, 1)) if "KEN" in one.parties
        )
        (before,) = book.occasions(both, date(2025, 5, 1))
        assert before.state is Stage.SCHEDULED


def test_filters(path: Path) -> None:
    """Persons, places, words and bounds in time; what is no key of occasions is refused."""
    on = date(2025, 6, 1)
    with Ledger.open(path, read_only=True) as book:
        asked = {
            "party=boateng": 1,
            "between=PER,GHA,KEN": 1,
            "since=2025-05-02": 1,
            'text:"cancelled a meeting"': 1,
            "place=Oslo": 2,
            "party=CHL": 0,
        }
        found = {line: len(book.occasions(Filter.parse(line), on)) for line in asked}
        assert found == asked
        assert len(book.occasions(Filter(), on, most=1)) == 1
        with pytest.raises(FilterError, match="occasions cannot be filtered by type"):
            book.occasions(Filter.parse("type=CONSULT"), on)
