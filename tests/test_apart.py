"""A process apart answers, can be stopped, and ends when its asker ends."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from dragoman.apart import Apart, Said, patience
from dragoman.memory import at_most
from dragoman.processor_time import within

LIMIT = 30.0


def start(more: int) -> Callable[[object], object]:
    """Return what the process does."""

    def answer(item: object) -> object:
        if item == "print":
            print("something that a library prints")  # noqa: T201 - that is the point
        if item == "hang":
            with within(0.1, "read"):
                sum(range(10**12))
        if item == "much":
            with at_most(50):
                return len(bytearray(500_000_000))
        if item == "unsendable":
            return answer
        return item if not isinstance(item, int) else item + more

    return answer


@pytest.fixture
def heard() -> SimpleQueue[Said]:
    """Return where processes speak."""
    return SimpleQueue()


def kinds(heard: SimpleQueue[Said], last: str) -> list[tuple[str, object]]:
    """Return what was said until something of a kind was."""
    found: list[tuple[str, object]] = []
    while not found or found[-1][0] != last:
        said = heard.get(timeout=LIMIT)
        found.append((said.kind, said.value))
    return found


def test_it_answers_and_fails_and_goes_on(heard: SimpleQueue[Said]) -> None:
    """In order; what a library prints is no answer, and what it may not have is a failure."""
    apart = Apart("test_apart:start", (3,), heard)
    for item in (4, "print", "much", "unsendable", 5):
        apart.send(item)
    assert kinds(heard, "ready") == [("ready", None)]
    assert kinds(heard, "done") == [("done", 7)]
    assert kinds(heard, "done") == [("done", "print")]
    assert [type(value) for _, value in kinds(heard, "failed")] == [MemoryError]
    assert [type(value) for _, value in kinds(heard, "failed")] == [RuntimeError]
    assert kinds(heard, "done") == [("done", 8)]
    apart.stop()
    assert kinds(heard, "ended") == [("ended", -9)]
    apart.send(1)


def test_work_that_hears_nothing_is_ended_by_the_system(heard: SimpleQueue[Said]) -> None:
    """A call in C that never returns; the stage was told before."""
    apart = Apart("test_apart:start", (0,), heard)
    apart.send("hang")
    assert kinds(heard, "ended") == [("ready", None), ("stage", "read"), ("ended", -24)]
    apart.stop()


def test_one_that_cannot_start_says_why(heard: SimpleQueue[Said]) -> None:
    """The error is that of the process."""
    apart = Apart("test_apart:nothing", (0,), heard)
    ((kind, error), *_) = kinds(heard, "ended")
    assert (kind, type(error)) == ("failed", AttributeError)
    apart.stop()


def test_it_ends_with_whoever_asked() -> None:
    """Also where that one was killed while the process works."""
    program = (
        "import os, queue, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "from dragoman.apart import Apart\n"
        "heard = queue.SimpleQueue()\n"
        "apart = Apart('test_apart:sleeping', (), heard)\n"
        "heard.get(); apart.send(1); print(apart.number, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, os.path.dirname(__file__)],  # noqa: PTH120 - a string
        capture_output=True,
        check=False,
    )
    number = int(found.stdout)
    until = time.monotonic() + LIMIT
    while os.path.exists(f"/proc/{number}/cwd") and time.monotonic() < until:  # noqa: PTH110
        time.sleep(0.01)
    assert not os.path.exists(f"/proc/{number}/cwd")  # noqa: PTH110


def sleeping() -> Callable[[object], None]:
    """Return work that never ends."""
    return lambda _: time.sleep(600)


def test_how_long_one_waits() -> None:
    """Ten budgets, a minute at least; for ever where there is none."""
    assert [patience(one) for one in (0, 1, 60)] == [None, 60, 600]


def test_what_is_taken_up_before_does_not_count() -> None:
    """The bound is on what is added, and is gone afterwards."""
    kept = bytearray(200_000_000)
    with at_most(100), at_most(1):
        assert len(bytearray(20_000_000)) == 20_000_000
    with pytest.raises(MemoryError), at_most(100):
        bytearray(400_000_000)
    assert len(bytearray(400_000_000)) == 2 * len(kept)


@pytest.mark.parametrize(
    ("error", "kind"),
    [(RuntimeError("std::bad_alloc"), MemoryError), (ValueError("odd"), ValueError)],
)
def test_a_library_that_was_refused_memory_says_so_in_its_own_words(
    error: Exception, kind: type[Exception]
) -> None:
    """It is told in ours."""
    with pytest.raises(kind), at_most(100):
        raise error
    assert pickle.loads(pickle.dumps(error)).args == error.args  # noqa: S301 - just made
