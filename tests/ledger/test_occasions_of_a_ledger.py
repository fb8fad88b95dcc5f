"""Occasions out of a ledger: what is looked at, and by which filters."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from ledger_samples import document, event, party

from dragoman.errors import FilterError
from dragoman.ledger import Entry, Filter, Ledger
from dragoman.occasions import newest_first
from dragoman.records import EventType, Place, Stage, Status


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


STATES = ("NOR", "KEN", "PER", "GHA")
LINES = (
    "",
    "party=KEN",
    "party=KEN,NOR",
    "between=NOR,KEN,PER",
    "since=2025-03-01",
    "since=2025-02-01 until=2025-04-30",
    "place=Lima",
    'text:"cancelled a meeting"',
    "party=boateng",
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans, meetings, refusals and what was said there, by two and one, in 120 documents."""
    chance = Random(4)  # noqa: S311 - repeatable, no secret
    path = tmp_path_factory.mktemp("many") / "a.ledger"
    ways = (
        ("{0} and {1} will meet in {2}.", EventType.CONSULT, Status.PLANNED, ()),
        ("{0} met {1} in {2}.", EventType.CONSULT, Status.ACTUAL, ()),
        ("{0} cancelled a meeting with {1}.", EventType.REJECT, Status.ACTUAL, ("cancel", "meet")),
        ("{0} and {1} signed a treaty in {2}.", EventType.AGREE, Status.ACTUAL, ("sign",)),
        ("{0} warned {1}.", EventType.THREATEN, Status.ACTUAL, ()),
    )
    entries = []
    for number in range(120):
        on = date(2025, 1, 1) + timedelta(days=chance.randrange(150))
        one, other = chance.sample(STATES, 2)
        place = chance.choice(("Lima", "Accra"))
        told, text = [], ""
        for words, kind, status, mode in chance.sample(ways, 2):
            quote = words.format(one, other, place)
            alone = kind is EventType.REJECT and chance.random() < 0.5
            names = (party(one, "Ama Boateng" if one == "GHA" else None), party(other))
            later = timedelta(days=chance.randrange(40) if status is Status.PLANNED else 0)
            made = event(f"d{number}", quote, len(text), kind=kind, status=status, mode=mode,
                         actors=names[:1] if alone else names,
                         day=on + later if chance.random() < 0.8 else None)  # fmt: skip
            told.append(replace(made, place=Place(place, None)))
            text += quote + " "
        entries.append(Entry(document(f"d{number}", text, published=on), tuple(told)))
    with Ledger.open(path) as book:
        book.commit(entries)
        book.merge()
    return path


@pytest.mark.parametrize("line", LINES)
def test_the_newest_are_those_of_all(many: Path, line: str) -> None:
    """Made of few events or of all: the same occasions, lives, and what hangs there."""
    wanted, on = Filter.parse(line), date(2025, 6, 1)
    with Ledger.open(many, read_only=True) as book:
        every = newest_first(book.occasions(wanted, on))
        assert len(every) > 5
        newest = book.newest_occasions(wanted, on, 1000)
        assert list(newest.occasions) == every
        first = book.newest_occasions(wanted, on, 5).occasions[:5]
        assert list(first) == every[:5]


def test_what_was_told_since_a_day(many: Path) -> None:
    """Of what was told from then on alone; from the first day on that is everything."""
    wanted, on = Filter.parse("party=KEN,NOR"), date(2025, 6, 1)
    with Ledger.open(many, read_only=True) as book:
        every = book.occasions(wanted, on)
        assert book.occasions_told_since(wanted, on, date(2025, 1, 1)) == every
        since = date(2025, 4, 1)
        late = book.occasions_told_since(wanted, on, since)
        whole = [one for one in every if all(turn.day >= since for turn in one.turns if turn.day)]
        assert {one.occasion_id for one in whole} <= {one.occasion_id for one in late}
        assert 0 < len(late) < len(every)
