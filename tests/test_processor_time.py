"""What goes on for too long is stopped, and everything after it is done."""

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dragoman.pipeline import Pipeline
from dragoman.processor_time import OutOfTime, Purse, within
from dragoman.read import make_context, read_sources
from dragoman.read.formats import text
from dragoman.records import Document, Refusal, Sentence
from dragoman.settings import Settings

SHORT = 0.05


def for_ever() -> None:
    """Work without end."""
    while True:
        pass


def matching() -> None:
    """Match without end, in C."""
    re.match("(a+)+b", "a" * 60)


def swallowing() -> None:
    """Work without end and take every exception for its own."""
    while True:
        with suppress(Exception):
            for_ever()


@pytest.mark.parametrize("work", [for_ever, matching, swallowing])
def test_work_without_end_is_stopped(work: Callable[[], None]) -> None:
    """In Python, in a regular expression, and where faults are swallowed."""
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(OutOfTime), within(SHORT):
        work()
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_what_one_stage_spends_the_next_one_has_not() -> None:
    """Two stages that go on for ever take one budget; a third is not begun."""
    purse, stopped = Purse(4 * SHORT), []
    began = time.process_time()
    for seconds in (2 * SHORT, 60.0, 60.0):
        try:
            with purse.within():
                end = time.process_time() + seconds
                while time.process_time() < end:
                    pass
        except OutOfTime:
            stopped.append(seconds)
    assert stopped == [60.0, 60.0]
    assert time.process_time() - began < 6 * SHORT


def test_a_purse_without_bound_never_ends() -> None:
    """Nought is no bound, as everywhere."""
    purse = Purse(0)
    for _ in range(2):
        with purse.within():
            pass


def test_what_is_in_time_and_what_has_no_budget_goes_on() -> None:
    """No timer is left behind; within another budget, that one counts."""
    with within(60):
        with within(SHORT):
            assert signal.getitimer(signal.ITIMER_PROF)[0] > 1
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 1
    with within(0):
        assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_other_threads_have_no_budget() -> None:
    """Signals are the main thread's; elsewhere nothing is stopped and nothing fails."""
    seen: list[tuple[float, float]] = []

    def work() -> None:
        with within(SHORT):
            seen.append(signal.getitimer(signal.ITIMER_PROF))

    one = threading.Thread(target=work)
    one.start()
    one.join()
    assert seen == [(0, 0)]


def test_a_source_that_takes_for_ever_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal tells its stage and what to do."""
    usual = text.read_text

    def slow(stream, hints, context) -> Iterator[Document | Refusal]:  # noqa: ANN001 - as it is
        if hints.name == "bomb.txt":
            for_ever()
        yield from usual(stream, hints, context)

    monkeypatch.setattr(text, "read_text", slow)
    for name in ("a.txt", "bomb.txt", "c.txt"):
        (tmp_path / name).write_text("Chile opened an embassy in Riga on Monday.")
    context = make_context(Settings(document_seconds=SHORT * 10))
    found = list(read_sources([str(tmp_path)], context=context))
    assert [type(one) for one in found] == [Document, Refusal, Document]
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert (refusal.stage, refusal.code) == ("read", "over-budget")
    assert "DRAGOMAN_DOCUMENT_SECONDS" in refusal.detail


class Parser:
    """A parser to which one document is a bomb."""

    def split(self, document: Document) -> tuple[()]:
        """Return where nothing stands."""
        del document
        return ()

    def many(self, documents: list[Document], splits: object) -> list[tuple[Sentence, ...]]:
        """Return no sentences, or never return."""
        del splits
        if any(one.document_id == "parse" for one in documents):
            for_ever()
        return [() for _ in documents]


class Resolver:
    """A resolver to which another document is one."""

    register = None

    def resolve(self, annotated) -> tuple[()]:  # noqa: ANN001 - anything annotated
        """Never return."""
        if annotated.document.document_id == "code":
            for_ever()
        raise LookupError("nothing is resolved here")


def test_bombs_in_parsing_and_in_coding_cost_their_budget_and_nothing_else() -> None:
    """Each is refused with its stage; the documents beside them are processed."""
    # what is made at first use costs more than this budget, and is not what is asked here
    Pipeline(Parser(), Resolver(), None, seconds=0).process([Document("a", "Hm.")])  # type: ignore[arg-type]
    reader = Pipeline(Parser(), Resolver(), None, seconds=SHORT)  # type: ignore[arg-type]
    found = reader.process([Document(name, "Hm.") for name in ("a", "parse", "code", "b")])
    told = [(one.document.document_id, *((r.stage, r.code) for r in one.refusals)) for one in found]
    assert told == [
        ("a", ("code", "fault")),
        ("parse", ("annotate", "over-budget")),
        ("code", ("code", "over-budget")),
        ("b", ("code", "fault")),
    ]


class Greedy(Parser):
    """A parser to which one document is a bomb of memory."""

    def many(self, documents: list[Document], splits: object) -> list[tuple[Sentence, ...]]:
        """Return no sentences, or ask for half a gigabyte."""
        del splits
        if any(one.document_id == "much" for one in documents):
            bytearray(500_000_000)
        return [() for _ in documents]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="bounds on memory need Linux")
def test_what_asks_for_too_much_memory_is_refused_and_the_next_is_processed() -> None:
    """With its stage and what to do; the documents beside it are told what they are without it."""
    reader = Pipeline(Greedy(), Resolver(), None, megabytes=100)  # type: ignore[arg-type]
    found = reader.process([Document(name, "Hm.") for name in ("a", "much", "b")])
    told = [(one.document.document_id, *((r.stage, r.code) for r in one.refusals)) for one in found]
    assert told == [
        ("a", ("code", "fault")),
        ("much", ("annotate", "over-budget")),
        ("b", ("code", "fault")),
    ]
    assert "DRAGOMAN_DOCUMENT_MEGABYTES" in found[1].refusals[0].detail
