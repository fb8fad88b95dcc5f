"""A folder of own rows, as programs use it: what is read with it and what a run remembers."""

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.codebook.codebook import VERSION
from dragoman.errors import CodebookError, UsageError
from dragoman.interface.reader import codebook_version
from dragoman.interface.replication import replay
from dragoman.settings import Settings

TEXT = (
    "Kenya blackballed Uganda on Monday, a Jamhurian envoy said. Oman condemned the trawlers of "
    "Yemen on the fishing grounds.\n"
)
TABLES = {
    "verbs": "id\tlemma\ttype\tmode\trecipient\nblackball/1\tblackball\tREJECT\tyield\tobj\n",
    "names": "entity\tkind\tnames\nstate:KEN\tadjective\tJamhurian\n",
    "issues": "id\tname\twords\nfisheries\tFishing\ttrawler*\n",
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a verb, a name and an issue; beside it a note."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_ledger_is_read_with_own_rows_and_remembers_them(mine: Path) -> None:
    """Events, positions and the version of the run; a replay notices another folder."""
    settings = Settings(codebook=str(mine))
    version = codebook_version(settings)
    with dragoman.open(mine.parent / "a.ledger", settings=settings) as book:
        book.read(mine.parent / "note.txt", published="2026-03-04")
        told = [(str(event.event_type), event.mode) for event in book.events()]
        issues = [position.issue for position in book.positions()]
        runs = [run.codebook for run in book.ledger.runs()]
        manifest = json.loads(json.dumps(book.manifest()))
    assert ("REJECT", ("yield",)) in told
    assert issues == ["fisheries"]
    assert runs == [version]
    assert version.startswith(f"{VERSION}+")
    assert replay(manifest, mine.parent / "b.ledger").same
    (mine / "names.tsv").write_text(TABLES["names"] + "state:PER\t\tInca State\n", encoding="utf-8")
    with pytest.raises(UsageError, match=rf"mine is {VERSION}\+\w+ here, the manifest was made"):
        replay(manifest, mine.parent / "c.ledger")


def test_without_a_folder_the_version_is_the_package_s() -> None:
    """Nothing is added to it."""
    assert codebook_version() == codebook_version(Settings()) == VERSION


def test_a_wrong_folder_stops_before_anything_is_read(mine: Path) -> None:
    """No ledger is made half-way."""
    (mine / "verbs.tsv").write_text("id\tlemma\ttype\nx/1\tx\tNOTHING\n", encoding="utf-8")
    settings = Settings(codebook=str(mine))
    with dragoman.open(mine.parent / "a.ledger", settings=settings) as book:
        with pytest.raises(CodebookError, match=r"verbs.tsv:2: 'NOTHING' is no type"):
            book.read(mine.parent / "note.txt")
        assert book.ledger.counts().documents == 0
