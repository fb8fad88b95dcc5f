"""A real cluster of processes, one of which is killed, tells what one process tells."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

import dragoman
from dragoman.errors import UsageError
from dragoman.interface.book import Book
from dragoman.ledger.intake.documents import Outcome, take_in
from dragoman.read import read_sources
from dragoman.scale import storage
from dragoman.scale.dask_engine import Cluster
from loaded import reader

pytest.importorskip("distributed")
TEXTS = (
    "The foreign ministers of Chile and Peru met in Lima.",
    "Kenya signed the treaty with Uganda.",
    "Oman condemned Qatar over the border.",
    "Latvia expelled two Estonian diplomats.",
)


class Local(Protocol):
    """A cluster of this machine."""

    scheduler_address: str


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of which each is a shard, one of them no article."""
    monkeypatch.setattr(storage, "SHARD_FILES", 1)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        line = json.dumps({"id": str(number), "text": text, "published": "2024-05-27"})
        (folder / f"{number}.jsonl").write_text(f"{line}\n")
    (folder / "2a.jsonl").write_text("no record\n")
    return folder


@pytest.fixture
def local() -> Iterator[Any]:
    """A scheduler and two processes."""
    from distributed import LocalCluster  # noqa: PLC0415 - an extra

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None,
                      memory_limit=0, silence_logs=50) as cluster:  # fmt: skip
        yield cluster


def _kill_one(address: str) -> None:
    """Kill the first process that is at work."""
    from distributed import Client  # noqa: PLC0415 - an extra

    with Client(address, set_as_default=False) as client:
        numbers = client.run(os.getpid)
        while not (busy := [one for one, tasks in client.processing().items() if tasks]):
            time.sleep(0.05)
        os.kill(numbers[busy[0]], signal.SIGKILL)


def test_a_cluster_that_loses_a_worker_tells_what_one_process_tells(
    articles: Path, tmp_path: Path, local: Local
) -> None:
    """Events and refusals to the byte; and what was coded before is not coded again."""
    cluster = Cluster(str(tmp_path / "coded"), local.scheduler_address)
    killer = threading.Thread(target=_kill_one, args=(local.scheduler_address,))
    killer.start()
    told = []
    for number in range(2):
        with dragoman.open(tmp_path / f"{number}.ledger") as book:
            outcome = book.read(articles, cluster=cluster)
            killer.join()
            told.append(_held(book, outcome))
        if not number:
            written = {one: one.stat().st_mtime_ns for one in (tmp_path / "coded").iterdir()}
    with dragoman.open(tmp_path / "alone.ledger") as book:
        outcome = take_in(book.ledger, read_sources([str(articles)]), reader())
        told.append(_held(book, outcome))
    assert told[0] == told[1] == told[2]
    assert (outcome.added, outcome.refused, outcome.events) == (4, 1, 4)
    assert len(written) == 5
    assert {one: one.stat().st_mtime_ns for one in (tmp_path / "coded").iterdir()} == written


def _held(book: Book, outcome: Outcome) -> tuple[object, ...]:
    """Return all that a ledger holds, and what came of reading."""
    return outcome, "\n".join(book.ledger.event_lines()), [*book.documents()], [*book.refusals()]


def test_a_cluster_reads_with_the_shipped_reader_alone(tmp_path: Path) -> None:
    """A language model is asked from here."""
    with (
        dragoman.open(tmp_path / "a.ledger") as book,
        pytest.raises(UsageError, match="with the shipped reader"),
    ):
        book.read(tmp_path, reader="llm", cluster=Cluster("coded"))
