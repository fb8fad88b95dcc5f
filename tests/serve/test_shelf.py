"""What is kept while the ledger stands as it is: made once, never of an earlier state."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.errors import LedgerBusyError
from dragoman.serve.shelf import MOST_KEPT, Shelf

SECONDS = 30


class Told:
    """Stands for a ledger: its edition is what we say."""

    def __init__(self) -> None:
        self.now = 1

    def __call__(self) -> int:
        """Return the edition."""
        return self.now


@pytest.fixture
def edition() -> Told:
    """The edition of a ledger."""
    return Told()


def test_many_askers_have_it_made_once(edition: Told) -> None:
    """They all wait for the same."""
    shelf, made, free = Shelf(edition), [], threading.Event()

    def make() -> int:
        free.wait(SECONDS)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(20) as askers:
        asked = [askers.submit(shelf.get, "sum", make) for _ in range(20)]
        free.set()
        assert {one.result(SECONDS) for one in asked} == {1}
    assert shelf.get("sum", make) == 1


def test_what_was_made_before_is_never_given_for_what_stands(edition: Told) -> None:
    """Who asks after a change waits for the new, and may have the earlier by name."""
    shelf = Shelf(edition)
    assert shelf.get("sum", lambda: "old") == "old"
    edition.now = 2
    assert shelf.earlier("sum") == "old"
    assert shelf.get("sum", lambda: "new") == "new"
    assert shelf.earlier("sum") == "new"
    assert shelf.earlier("never made") is None


def test_a_change_in_the_midst_of_making_is_not_missed(edition: Told) -> None:
    """Who asks after the change does not get what was begun before it."""
    shelf, begun, free = Shelf(edition), threading.Event(), threading.Event()

    def old() -> str:
        begun.set()
        free.wait(SECONDS)
        return "old"

    with ThreadPoolExecutor(2) as askers:
        first = askers.submit(shelf.get, "sum", old)
        assert begun.wait(SECONDS)
        edition.now = 2
        second = askers.submit(shelf.get, "sum", lambda: "new")
        free.set()
        assert first.result(SECONDS) == "old"
        assert second.result(SECONDS) == "new"


def test_patience_ends_but_the_making_goes_on(edition: Told) -> None:
    """Who cannot wait is told so; who asks later gets it."""
    shelf, free = Shelf(edition), threading.Event()

    def make() -> str:
        free.wait(SECONDS)
        return "made"

    with pytest.raises(TimeoutError):
        shelf.get("sum", make, 0.01)
    free.set()
    assert shelf.get("sum", make) == "made"


def test_an_error_is_told_and_nothing_of_it_is_kept(edition: Told) -> None:
    """The next who asks has it made again."""
    shelf = Shelf(edition)

    def fail() -> str:
        raise LedgerBusyError("another process is writing")

    with pytest.raises(LedgerBusyError):
        shelf.get("sum", fail)
    assert shelf.get("sum", lambda: "made") == "made"


def test_only_so_much_is_kept(edition: Told) -> None:
    """The oldest goes first."""
    shelf = Shelf(edition)
    for number in range(MOST_KEPT + 5):
        shelf.get(f"{number}", lambda number=number: number)
    assert len(shelf._kept) == MOST_KEPT
    assert shelf.get("0", lambda: "again") == "again"
    assert shelf.get(f"{MOST_KEPT}", lambda: "again") == MOST_KEPT
