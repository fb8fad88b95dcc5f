"""Shards: what is cut, coded, written, read again and gathered, without a cluster."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli.app import cli
from dragoman.cli.upkeep.read import _cluster
from dragoman.errors import InputError, UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.intake.coded import Coded, coded
from dragoman.ledger.intake.documents import take_in
from dragoman.pipeline import Processed
from dragoman.read import make_context
from dragoman.records import Document, Refusal
from dragoman.scale import pool, shard_work, storage
from dragoman.scale.coded_files import names_in, read_coded
from dragoman.scale.gathering import Gathered
from dragoman.scale.job import Job, Piece, Shard
from dragoman.scale.shard_coder import versions, write_shard
from dragoman.scale.shard_work import code_shard
from dragoman.scale.storage import documents_of, shards_of
from dragoman.scale.worker import WorkerDiedError
from dragoman.settings import Settings
from loaded import reader

pytest.importorskip("fsspec")
pytest.importorskip("pyarrow")
SETTINGS = Settings()
CONTEXT = make_context(SETTINGS, today=date(2024, 6, 1))
SIGNED = '{"id": "a", "text": "Kenya signed the treaty with Uganda.", "published": "2024-05-27"}'
CONDEMNED = '{"id": "b", "text": "Oman condemned Qatar over Yemen.", "published": "2024-05-28"}'
LINES = (SIGNED, "no record", CONDEMNED, SIGNED)


def _job(folder: Path) -> Job:
    return Job(SETTINGS, str(folder / "coded"), date(2024, 6, 1), versions=versions(SETTINGS))


def _file(folder: Path) -> str:
    (folder / "a.jsonl").write_text("\n".join(LINES))
    return str(folder / "a.jsonl")


def _codes(found: Iterable[object]) -> list[str]:
    return [one.code for one in found if isinstance(one, Refusal)]


class _Reads:
    """Answers with the document alone; one it cannot answer, one it fails on."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        for one in documents:
            if one.document_id == "b":
                raise ValueError("odd")
        return [Processed(replace(one), is_unanswered=True) for one in documents]


def test_small_files_are_read_together_in_the_order_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders are entered; what is not there is refused by whoever reads it."""
    monkeypatch.setattr(storage, "SHARD_BYTES", 10)
    (tmp_path / "in").mkdir()
    for name, text in (("b.txt", "12345"), ("in/a.txt", "12345"), ("in/c.txt", "12345678901")):
        (tmp_path / name).write_text(text)
    shards = list(shards_of([str(tmp_path), "gone.txt", "https://example.org/a"], CONTEXT))
    assert [[Path(piece.address).name for piece in one.pieces] for one in shards] == [
        ["b.txt", "a.txt"],
        ["c.txt"],
        ["gone.txt", "a"],
    ]
    assert _codes(documents_of(Piece("gone.txt"), CONTEXT)) == ["missing"]
    with pytest.raises(UsageError, match="cannot read standard input"):
        list(shards_of(["-"], CONTEXT))


def test_addresses_of_storage_may_hold_wildcards() -> None:
    """A file there is read as one here."""
    system, _ = storage.storage("memory://news")
    system.pipe("/news/1.jsonl", LINES[0].encode())
    system.pipe("/news/2.jsonl", LINES[2].encode())
    try:
        (shard,) = shards_of(["memory://news/*.jsonl"], CONTEXT)
        found = [one for piece in shard.pieces for one in documents_of(piece, CONTEXT)]
        (none,) = shards_of(["memory://news/*.csv"], CONTEXT)
    finally:
        system.rm("/news", recursive=True)
    assert [(one.document_id, one.origin) for one in found if isinstance(one, Document)] == [
        ("a", "memory:///news/1.jsonl:1"),
        ("b", "memory:///news/2.jsonl:1"),
    ]
    assert _codes(documents_of(none.pieces[0], CONTEXT)) == ["missing"]


def test_what_was_coded_is_read_again_and_gathered_as_if_just_read(tmp_path: Path) -> None:
    """Every record comes back as it was, in its place."""
    path, job = _file(tmp_path), _job(tmp_path)
    (shard,) = shards_of([path], CONTEXT)
    address = write_shard(shard, job, reader())
    assert names_in(job.coded) == {job.name(shard)}
    found = [one for piece in shard.pieces for one in documents_of(piece, CONTEXT)]
    wanted = [
        one if isinstance(one, Refusal) else coded(reader().process([one])[0]) for one in found
    ]
    assert list(read_coded(address)) == wanted
    told = []
    for number, given in enumerate((Gathered(read_coded(address)), None)):
        with Ledger.open(tmp_path / f"{number}.ledger") as book:
            stream = given.documents() if given else found
            outcome = take_in(book, stream, given or reader())
            told.append((outcome, list(book.event_lines())))
    assert told[0] == told[1]
    assert (told[0][0].added, told[0][0].known, told[0][0].refused) == (2, 1, 1)


def test_a_shard_with_a_document_that_is_still_to_be_read_is_done_again(tmp_path: Path) -> None:
    """It is gathered now and not found by the next run; a fault refuses its document alone."""
    job = _job(tmp_path)
    (shard,) = shards_of([_file(tmp_path)], CONTEXT)
    address = write_shard(shard, job, _Reads())
    assert names_in(job.coded) == frozenset()
    told = list(read_coded(address))
    assert [type(one).__name__ for one in told] == ["Coded", "Refusal", "Refusal", "Coded"]
    assert _codes(told) == ["bad-json", "fault"]
    assert [one.is_unanswered for one in told if isinstance(one, Coded)] == [True, True]


def test_another_file_setting_or_version_is_another_shard(tmp_path: Path) -> None:
    """Where it is written and how fast it is read change nothing."""
    job, shard = _job(tmp_path), Shard((Piece("a", "1"),))
    same = replace(job, coded="x", settings=replace(SETTINGS, threads=2, ledger=Path("x")))
    others = (
        (job, Shard((Piece("a", "2"),))),
        (replace(job, versions=("9",)), shard),
        (replace(job, settings=replace(SETTINGS, gate="none")), shard),
        (replace(job, columns=(("text", "Body"),)), shard),
    )
    assert same.name(shard) == job.name(shard)
    assert len({job.name(shard), *(one.name(other) for one, other in others)}) == 5


def test_who_dies_over_a_shard_reads_it_document_by_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process apart is replaced by a careful one; another version is no reason to go on."""

    class Dying:
        @classmethod
        def start(cls, *_: object) -> "Dying":
            return cls()

        def do(self, _work: object) -> str:
            raise WorkerDiedError

    class Careful:
        def __init__(self, *_: object) -> None:
            self.process: Any = reader().process

        def close(self) -> None:
            """Do nothing."""

    monkeypatch.setattr(shard_work, "Worker", Dying)
    monkeypatch.setattr(pool, "Pool", Careful)
    job = _job(tmp_path)
    (shard,) = shards_of([_file(tmp_path)], CONTEXT)
    assert len(list(read_coded(code_shard(shard, job)))) == 4
    with pytest.raises(UsageError, match="install the same on all"):
        code_shard(shard, replace(job, versions=("0",)))


def test_a_damaged_file_of_coded_records_says_what_to_do(tmp_path: Path) -> None:
    """It is no crash, and no silence."""
    (tmp_path / "x.parquet").write_text(json.dumps({}))
    with pytest.raises(InputError, match="remove it and read again"):
        list(read_coded(str(tmp_path / "x.parquet")))


@pytest.mark.parametrize("record", [b"{", b"{}"])
def test_a_damaged_record_in_a_sound_file_says_what_to_do(tmp_path: Path, record: bytes) -> None:
    """It is no JSON, or none of a coded document."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "x.parquet"
    parquet.write_table(pa.table({"coded": [record], "refusal": [b""]}), path)
    with pytest.raises(InputError, match="remove it and read again"):
        list(read_coded(str(path)))


def test_the_command_gathers_what_was_coded_without_a_cluster(tmp_path: Path) -> None:
    """Who names a scheduler that nobody asks is told so."""
    path = _file(tmp_path)
    told = []
    for number, more in enumerate((["--engine", "dask"], ["--jobs", "1"])):
        ledger = str(tmp_path / f"{number}.ledger")
        job = replace(_job(tmp_path), coded=f"{ledger}.coded")
        (shard,) = shards_of([path], CONTEXT)
        write_shard(shard, job, reader())
        done = CliRunner().invoke(cli, ["read", path, "--ledger", ledger, *more])
        told.append((done.exit_code, done.stdout))
    assert told[0] == told[1]
    with pytest.raises(UsageError, match="goes with --engine dask"):
        _cluster("processes", "tcp://a:1", "coded", 1)
