"""What a ledger learned since a mark."""

from pathlib import Path

from contract import met

from dragoman.ledger import Ledger
from dragoman.ledger.learned import Learned, learned_since, learned_upto


def test_what_came_after_a_mark_is_new_or_told_again(tmp_path: Path) -> None:
    """An event that a later document tells too is known, not new."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        assert learned_since(book, 0) == Learned(0, 0, (), (), cut=False)
        book.commit([met("a")])
        book.merge()
        mark = learned_upto(book)
        first = learned_since(book, 0)
        assert (first.mark, first.documents, len(first.new), first.again) == (mark, 1, 1, ())
        book.commit([met("b")])
        book.merge()
        later = learned_since(book, mark)
        assert (later.mark, later.documents) == (2, 1)
        assert len(later.new) + len(later.again) == 1
        assert learned_since(book, later.mark) == Learned(2, 0, (), (), cut=False)


def test_a_mark_of_another_ledger_finds_nothing(tmp_path: Path) -> None:
    """A number that was never given here is taken for the last one."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([met("a")])
        book.merge()
        assert learned_since(book, 10**12) == Learned(1, 0, (), (), cut=False)
