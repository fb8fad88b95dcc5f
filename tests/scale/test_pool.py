"""Several processes tell what one tells, in its order; one that dies is replaced."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.pipeline import Pipeline
from dragoman.records import Document
from dragoman.scale import pool as pools
from dragoman.scale.pool import Pool
from dragoman.settings import Settings

TEXTS = (
    "The foreign ministers of Chile and Peru met in Lima.",
    "Kenya signed the treaty with Uganda.",
    "Togo beat Mali 2-1 in the stadium after extra time. The striker scored with a header.",
    "Oman condemned Qatar over the border.",
    "Latvia expelled two Estonian diplomats.",
    "Laos will send aid to Fiji.",
)
DOCUMENTS = [Document(str(number), text) for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes."""
    two = Pool(Settings(), 2)
    yield two
    if two._workers is not None:
        two._workers.shutdown()


def test_two_processes_tell_what_one_tells(pool: Pool) -> None:
    """The same records, in the order of the documents."""
    alone = Pipeline.load(Settings()).process(DOCUMENTS)
    assert pool.process(DOCUMENTS) == [replace(one, annotated=None) for one in alone]
    assert any(one.events for one in alone)


def test_the_ledger_is_the_same_whatever_the_number(tmp_path: Path) -> None:
    """Every event with its steps, every document."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for document in DOCUMENTS:
        (articles / f"{document.document_id}.txt").write_text(document.text)
    told = []
    for jobs in (1, 2):
        with dragoman.open(tmp_path / f"{jobs}.ledger") as book:
            outcome = book.read(articles, jobs=jobs, published="2024-05-27")
            told.append((outcome, list(book.events()), list(book.documents())))
    assert told[0] == told[1]
    assert told[0][0].events > 1
    assert told[0][0].other == 1


def test_a_process_that_dies_is_replaced(pool: Pool) -> None:
    """The call at work fails, so that its documents are tried one by one; the next one works."""
    before = pool.process(DOCUMENTS[:1])
    workers = pool._workers
    assert workers is not None
    for process in list(workers._processes.values()):
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    with pytest.raises(BrokenProcessPool):
        pool.process(DOCUMENTS)
    assert pool.process(DOCUMENTS[:1]) == before


def test_ctrl_c_lets_go_of_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on to the caller, who drops the window at work."""

    class Interrupted:
        ended = False

        def __init__(self, *_arguments: object, **_named: object) -> None:
            """Start nothing."""

        def map(self, *_arguments: object) -> list[object]:
            """Be interrupted."""
            raise KeyboardInterrupt

        def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
            """Note that it was asked."""
            Interrupted.ended = cancel_futures and not wait

    monkeypatch.setattr(pools, "ProcessPoolExecutor", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        Pool(Settings(), 2).process(DOCUMENTS)
    assert Interrupted.ended
