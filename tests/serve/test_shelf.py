"""What is kept while the ledger's file stands: made once, shown while it is made anew."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.errors import LedgerBusyError
from dragoman.serve.shelf import MOST_KEPT, Shelf

SECONDS = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that stands for a ledger."""
    path = tmp_path / "a.ledger"
    path.write_text("one", encoding="utf-8")
    return path


def test_many_askers_have_it_made_once(path: Path) -> None:
    """They all wait for the same."""
    shelf, made, free = Shelf(path), [], threading.Event()

    def make() -> int:
        free.wait(SECONDS)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(20) as askers:
        asked = [askers.submit(shelf.get, "sum", make) for _ in range(20)]
        free.set()
        assert {one.result(SECONDS) for one in asked} == {1}
    assert shelf.get("sum", make) == 1


def test_what_was_made_before_is_shown_while_it_is_made_anew(path: Path) -> None:
    """Nobody waits for a new state of the file, and the new is there afterwards."""
    shelf, free, done = Shelf(path), threading.Event(), threading.Event()
    assert shelf.get("sum", lambda: "old") == "old"
    path.write_text("another state", encoding="utf-8")

    def make() -> str:
        free.wait(SECONDS)
        done.set()
        return "new"

    assert shelf.get("sum", make) == "old"
    free.set()
    assert done.wait(SECONDS)
    for _ in range(1000):
        if shelf.get("sum", make) == "new":
            break
        time.sleep(0.01)
    else:
        pytest.fail("the new one never came")


def test_patience_ends_but_the_making_goes_on(path: Path) -> None:
    """Who cannot wait is told so; who asks later gets it."""
    shelf, free = Shelf(path), threading.Event()

    def make() -> str:
        free.wait(SECONDS)
        return "made"

    with pytest.raises(TimeoutError):
        shelf.get("sum", make, 0.01)
    free.set()
    assert shelf.get("sum", make) == "made"


def test_an_error_is_told_and_nothing_of_it_is_kept(path: Path) -> None:
    """The next who asks has it made again."""
    shelf = Shelf(path)

    def fail() -> str:
        raise LedgerBusyError("another process is writing")

    with pytest.raises(LedgerBusyError):
        shelf.get("sum", fail)
    assert shelf.get("sum", lambda: "made") == "made"


def test_only_so_much_is_kept(path: Path) -> None:
    """The oldest goes first."""
    shelf = Shelf(path)
    for number in range(MOST_KEPT + 5):
        shelf.get(f"{number}", lambda number=number: number)
    assert len(shelf._kept) == MOST_KEPT
    assert shelf.get("0", lambda: "again") == "again"
    assert shelf.get(f"{MOST_KEPT}", lambda: "again") == MOST_KEPT
