"""Several processes tell what one tells, in its order; one that dies is replaced."""

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.interface import reader as readers
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import take_in
from dragoman.pipeline import Processed
from dragoman.records import Document
from dragoman.scale import pool as pools
from dragoman.scale import worker as workers
from dragoman.scale.pool import Pool
from dragoman.scale.worker import Worker, WorkerDiedError
from dragoman.settings import Settings
from loaded import reader

TEXTS = (
    "The foreign ministers of Chile and Peru met in Lima.",
    "Kenya signed the treaty with Uganda.",
    "Togo beat Mali 2-1 in the stadium after extra time. The striker scored with a header.",
    "Oman condemned Qatar over the border.",
    "Latvia expelled two Estonian diplomats.",
    "Laos will send aid to Fiji.",
)
SHORT = 0.2
DOCUMENTS = [Document(str(number), text) for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Two processes."""
    two = Pool(Settings(), 2)
    yield two
    two.close()


def test_two_processes_tell_what_one_tells(pool: Pool) -> None:
    """The same records, in the order of the documents, whether begun before or not."""
    alone = [replace(one, annotated=None) for one in reader().process(DOCUMENTS)]
    assert pool.process(DOCUMENTS) == alone
    pool.begin(DOCUMENTS[3:])
    pool.begin(DOCUMENTS)
    assert pool.process(DOCUMENTS[:2]) == alone[:2]
    assert pool.process(DOCUMENTS[2:]) == alone[2:]
    assert any(one.events for one in alone)


def test_another_text_with_the_id_of_one_begun_is_read_itself(pool: Pool) -> None:
    """What was begun for the other one is dropped."""
    pool.begin(DOCUMENTS[:1])
    other = replace(DOCUMENTS[0], text=TEXTS[3])
    (told,) = pool.process([other])
    assert told.document == other
    assert [one.event_type.name for one in told.events] == ["ACCUSE"]


def test_a_process_that_dies_is_replaced(pool: Pool) -> None:
    """Nothing of what it was asked for is lost."""
    before = pool.process(DOCUMENTS)
    killed = list(pool._workers)
    for worker in killed:
        os.kill(worker.number, signal.SIGKILL)
    assert pool.process(DOCUMENTS) == before
    assert not pool._workers & set(killed)


def test_the_export_is_the_same_whatever_the_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every event with its steps, every document, byte for byte."""
    monkeypatch.setattr(readers, "LEAST_TEXT", 0)
    articles = tmp_path / "articles"
    articles.mkdir()
    for document in DOCUMENTS:
        (articles / f"{document.document_id}.txt").write_text(document.text)
    told = []
    for jobs in (1, 2):
        with dragoman.open(tmp_path / f"{jobs}.ledger") as book:
            outcome = book.read(articles, jobs=jobs, published="2024-05-27")
            lines = "\n".join(book.ledger.event_lines())
            told.append((outcome, lines, list(book.documents())))
    assert told[0] == told[1]
    assert told[0][0].events > 1
    assert told[0][0].other == 1


class _Deadly(Worker):
    """A process over which one document kills; it is none."""

    started = 0

    def __init__(self) -> None:
        """Be there."""
        _Deadly.started += 1

    @classmethod
    def start(cls, _settings: Settings) -> "Worker":
        return cls()

    def read(self, documents: Sequence[Document]) -> list[Processed]:
        if DOCUMENTS[1] in documents:
            raise WorkerDiedError
        return [Processed(one) for one in documents]

    def end(self) -> None:
        """Do nothing."""


def test_a_document_that_kills_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was tried with its neighbours and twice alone; the next run reads it again."""
    monkeypatch.setattr(pools, "Worker", _Deadly)
    _Deadly.started = 0
    pool = Pool(Settings(), 1)
    with Ledger.open(tmp_path / "a.ledger") as book:
        outcome = take_in(book, DOCUMENTS, pool)
        refusals = list(book.refusals())
    pool.close()
    assert (outcome.added, outcome.refused) == (len(DOCUMENTS) - 1, 1)
    assert [(one.code, one.document_id) for one in refusals] == [("died", "1")]
    assert _Deadly.started == 4  # one that goes on, three that died


def test_a_document_that_takes_its_process_along_is_refused_and_all_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One computes where it cannot hear, one waits for ever, one falls."""
    monkeypatch.setattr(workers, "READER", "pool_fakes:Hostage")
    monkeypatch.setattr(workers, "patience", lambda _: 20.0)
    monkeypatch.setattr(pools, "PIECE", 2)
    documents = [Document(text, text) for text in ("a", "compute", "wait", "fall", "b")]
    pool = Pool(Settings(document_seconds=SHORT), 2)
    found: list[object] = [*pool.process(documents[:2])]
    monkeypatch.setattr(pools, "PIECE", 1)
    monkeypatch.setattr(workers, "patience", lambda _: 2.0)
    found += pool.process(documents[2:])
    pool.close()
    assert [one.text for one in found if isinstance(one, Document)] == ["a", "b"]
    refusals = [one.refusals[0] for one in found if isinstance(one, Processed)]
    assert [(one.document_id, one.stage, one.code) for one in refusals] == [
        ("compute", "code", "over-budget"),
        ("wait", "code", "over-budget"),
        ("fall", "code", "died"),
    ]


@pytest.mark.parametrize(
    ("name", "told"), [("end", "could not start"), ("refuse", "the model file is damaged")]
)
def test_processes_that_cannot_start_are_told(
    monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    """As an error of ours that stops the run, not as a fault of each document."""
    monkeypatch.setattr(workers, "READER", f"pool_fakes:{name}")
    with pytest.raises(DragomanError, match=told):
        Pool(Settings(), 1).process([Document("a", "a")])


def test_what_cannot_start_says_so() -> None:
    """The fault of loading is raised where it was asked for, not turned into refusals."""
    pool = Pool(Settings(gate="odd"), 1)
    with pytest.raises(DragomanError, match="DRAGOMAN_GATE='odd'"):
        pool.process(DOCUMENTS[:1])
    pool.close()


def test_ctrl_c_lets_go_of_the_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was committed is kept; the documents at work are for the next run."""
    monkeypatch.setattr(readers, "LEAST_TEXT", 0)
    pools_made = []

    class Interrupted:
        is_closed = False

        def __init__(self, _settings: Settings, _jobs: int) -> None:
            pools_made.append(self)

        def begin(self, _documents: Sequence[Document]) -> None:
            """Start nothing."""

        def process(self, _documents: Sequence[Document]) -> list[Processed]:
            raise KeyboardInterrupt

        def close(self) -> None:
            self.is_closed = True

    monkeypatch.setattr(pools, "Pool", Interrupted)
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Hm."}\n{"id": "b", "text": "Oh."}\n')
    with dragoman.open(tmp_path / "a.ledger") as book:
        assert book.read(tmp_path / "a.jsonl", jobs=2).interrupted
    assert [one.is_closed for one in pools_made] == [True]


def test_a_handful_of_documents_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading the encoder here is quicker than starting others."""
    monkeypatch.setattr(pools, "Pool", None)
    monkeypatch.setattr(readers, "reader_of", lambda *_: _Reads())
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Hm."}\n{"id": "b", "text": "Oh."}\n')
    with dragoman.open(tmp_path / "a.ledger") as book:
        assert book.read(tmp_path / "a.jsonl", jobs=2).added == 2


class _Reads:
    def process(self, documents: Sequence[Document]) -> list[Processed]:
        return [Processed(one) for one in documents]
