"""A ledger of an older Dragoman is packed without telling anything else, whenever it is stopped."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from ledger_samples import entry
from reading_fakes import read_all

from dragoman.cli.app import cli
from dragoman.errors import LedgerError, UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.schema.packed import unpacked
from dragoman.ledger.soundness.checking import check
from dragoman.ledger.soundness.digest import digest
from dragoman.ledger.sqlite import packing

DOCUMENTS = 12
OLD = (
    ("reports", "record"),
    ("report_sketches", "sketch"),
    ("events", "record"),
    ("offices", "record"),
    ("positions", "record"),
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a ledger whose rows are plain, as the first Dragoman wrote them."""
    path = tmp_path / "a.ledger"
    read_all(path, DOCUMENTS)
    with sqlite3.connect(path) as raw:
        raw.create_function("unpacked", 1, lambda line: unpacked(line).decode())
        for table, column in OLD:
            raw.execute(f"UPDATE {table} SET {column} = unpacked({column})")  # noqa: S608 - our names
    raw.close()
    return path


def kinds(path: Path) -> set[str]:
    """Return as what the rows stand in the file."""
    with sqlite3.connect(path) as raw:
        found = {
            row[0]
            for table, column in OLD
            for row in raw.execute(f"SELECT DISTINCT typeof({column}) FROM {table}")  # noqa: S608 - our names
        }
    raw.close()
    return found


def told(path: Path) -> str:
    """Return what stands for all that a ledger tells."""
    with Ledger.open(path, read_only=True) as book:
        return digest(book)


def test_it_tells_the_same_and_is_smaller(plain: Path) -> None:
    """Packed again, nothing is left to do."""
    before, size = told(plain), plain.stat().st_size
    assert kinds(plain) == {"text"}
    assert packing.pack(plain) > DOCUMENTS
    assert kinds(plain) == {"blob"}
    assert told(plain) == before
    assert plain.stat().st_size < size
    assert list(check(plain)) == []
    assert packing.pack(plain) == 0


@pytest.mark.parametrize("at_once", [1, 2, 5, 500])
def test_it_goes_on_where_it_was_stopped(
    plain: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Between any two steps, whatever their length."""
    monkeypatch.setattr(packing, "AT_ONCE", at_once)
    before = told(plain)

    def stop(table: str, rows: int) -> None:
        del table, rows
        raise KeyboardInterrupt

    full = plain.stat().st_size
    for _ in ("reports", "report_sketches", "events"):
        with pytest.raises(KeyboardInterrupt):
            packing.pack(plain, stop)
        assert told(plain) == before
    assert packing.pack(plain, stop) == 0  # but the room was still to be given back
    assert kinds(plain) == {"blob"}
    assert plain.stat().st_size < full


def test_it_is_read_and_written_before_it_is_packed(plain: Path) -> None:
    """An older ledger need not be packed."""
    with Ledger.open(plain) as book:
        book.commit([entry(DOCUMENTS + 5)])
        book.merge()
    assert kinds(plain) == {"blob", "text"}
    assert list(check(plain)) == []


def test_what_is_damaged_stays_to_be_told(plain: Path) -> None:
    """It is not hidden under a sound packing."""
    with sqlite3.connect(plain) as raw:
        raw.execute("UPDATE events SET record = CAST(x'7bff' AS TEXT) WHERE rowid = 1")
    raw.close()
    packing.pack(plain)
    assert any(one.where == "events" for one in check(plain))


def test_the_command_tells_what_it_did(plain: Path, tmp_path: Path) -> None:
    """What is no file of ours is told so, and none is made."""
    done = CliRunner().invoke(cli, ["pack", str(plain)])
    assert done.exit_code == 0
    assert "records packed: 0." in done.stdout
    missing = tmp_path / "none.ledger"
    done = CliRunner().invoke(cli, ["pack", str(missing)], standalone_mode=False)
    assert isinstance(done.exception, LedgerError)
    assert not missing.exists()
    address = "postgresql://desk@db.example.org/news"
    done = CliRunner().invoke(cli, ["pack", address], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
