"""The ledger as tools see it: lent for a question, and what takes long kept while it stands."""

from pathlib import Path

from dragoman.assist.asking import Asking
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
