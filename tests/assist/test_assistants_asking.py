"""The ledger as tools see it: lent for a question, and what takes long kept while it stands."""

from datetime import date
from pathlib import Path

import pytest
from ledger_samples import entry

from dragoman.assist import dealings
from dragoman.assist.asking import Asking
from dragoman.assist.dealings import Dealings, newest_part
from dragoman.assist.server import warmed
from dragoman.ledger import Filter, Ledger
from dragoman.records import Refusal
from dragoman.settings import Settings


def test_what_takes_long_is_made_once_until_the_ledger_changes(tmp_path: Path) -> None:
    """The next page of occasions makes nothing anew; after a commit all is."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        asking = Asking(path, Settings())
        made: list[int] = []

        def make(ledger: Ledger) -> int:
            made.append(ledger.counts().refusals)
            return made[-1]

        assert [asking.kept("a", make) for _ in range(2)] == [0, 0]
        book.refuse(Refusal("a.txt", "read", "empty", "nothing in it"))
        assert [asking.kept("a", make) for _ in range(2)] == [1, 1]
        asking.close()
    assert made == [0, 1]


def test_what_is_loaded_once_is_loaded_before_anybody_asks(tmp_path: Path) -> None:
    """Of a ledger with nothing in it, with events, and of one that is gone."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        asking = Asking(path, Settings())
        warmed(asking)
        book.commit([entry(number) for number in range(6)])
        book.merge()
        warmed(asking)
        assert asking.kept("a", lambda ledger: ledger.counts().events) > 0
    asking.close()
    path.unlink()
    warmed(asking)


def test_a_brief_of_much_tells_its_newest_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no first day is given: so many documents and acts, and all of a small ledger."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([entry(number) for number in range(40)])
        book.merge()
        assert newest_part(book, ("KEN", "NOR"), None) is None
        monkeypatch.setattr(dealings, "MOST_PAPERS", 30)
        assert newest_part(book, ("KEN", "NOR"), None) == date(2024, 1, 10)
        monkeypatch.setattr(dealings, "MOST_ACTS", 2)
        wanted = Filter(party=("KEN",), until=date(2024, 2, 5))
        third = book.newest(wanted, 3)[2]
        assert third.date is not None
        assert newest_part(book, ("KEN",), date(2024, 2, 5)) == third.date.start
        found = Dealings(Asking(tmp_path / "a.ledger", Settings())).brief(["Kenya", "NOR"])
    assert found.since is not None
    assert found.title == "Kenya and Norway, 10 January 2024 to 9 February 2024"
