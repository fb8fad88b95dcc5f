"""The ledger as tools see it: lent for a question, and what takes long kept while it stands."""

from pathlib import Path

from ledger_samples import entry

from dragoman.assist.asking import Asking
from dragoman.assist.server import warmed
from dragoman.ledger import Ledger
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
