"""Damage is told, mended where the texts allow it, and never a trace."""

import json
import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from ledger_samples import entry
from reading_fakes import FakeReader, read_all

from dragoman.cli.app import cli
from dragoman.errors import DamagedError, DragomanError
from dragoman.ledger import Ledger
from dragoman.ledger.soundness.checking import check
from dragoman.ledger.soundness.digest import contents, digest
from dragoman.ledger.soundness.repairing import repair

DOCUMENTS = 20
FLIPPED = 40
HURT = (
    ("UPDATE evidence SET quote = quote || '!' WHERE number = 3", "quote", True),
    ("UPDATE reports SET record = substr(record, 9) WHERE report_id LIKE '%04%'", "record", True),
    ("UPDATE reports SET record = CAST(x'ff00' AS TEXT) WHERE report_id LIKE '%05%'",
     "record", True),
    ("UPDATE reports SET status = 'urged' WHERE report_id LIKE '%06%'", "record", True),
    ("UPDATE events SET record = '{}' WHERE event_id = (SELECT min(event_id) FROM events)",
     "record", True),
    ("UPDATE events SET confidence = 0.123", "record", True),
    ("UPDATE events SET place = 'Limb', sort_day = '1999-01-01'", "record", True),
    ("UPDATE parties SET text = text || 'x'", "record", True),
    ("UPDATE reports SET date_start = '1999-01-01'", "record", True),
    ("UPDATE events SET record = replace(record, '\"quote\":\"', '\"quote\":\"x')",
     "quote", True),
    ("DELETE FROM documents WHERE number = 2", "row", False),
    ("UPDATE documents SET text = replace(text, ' ', '_') WHERE number = 2", "quote", False),
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound ledger; not to be changed."""
    path = tmp_path_factory.mktemp("sound") / "a.ledger"
    read_all(path, DOCUMENTS)
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copy(sound, tmp_path / "a.ledger"))


def hurt(path: Path, statement: str) -> None:
    """Change what stands in the file, behind the ledger's back."""
    with sqlite3.connect(path) as raw:
        assert raw.execute(statement).rowcount > 0
    raw.close()


def test_a_sound_ledger_is_sound(path: Path) -> None:
    """The command tells what it holds, and its digest."""
    assert list(check(path)) == []
    done = CliRunner().invoke(cli, ["check", str(path)])
    assert done.exit_code == 0
    with Ledger.open(path, read_only=True) as book:
        assert f"{DOCUMENTS} documents" in done.output
        assert digest(book) in done.output


@pytest.mark.parametrize(("statement", "what", "mends"), HURT)
def test_damage_is_told_and_mended(
    path: Path, sound: Path, statement: str, what: str, *, mends: bool
) -> None:
    """What stands beside sound texts is made again, to the byte."""
    hurt(path, statement)
    found = list(check(path))
    assert what in {one.what for one in found}
    done = CliRunner().invoke(cli, ["check", str(path), "--format", "jsonl"], standalone_mode=False)
    assert isinstance(done.exception, DamagedError)
    assert [json.loads(line)["what"] for line in done.stdout.splitlines()]
    if not mends:
        return
    with Ledger.open(path) as book:
        repair(book, found, FakeReader())
    assert list(check(path)) == []
    with Ledger.open(path, read_only=True) as book, Ledger.open(sound, read_only=True) as before:
        assert {kind: list(lines) for kind, lines in contents(book)} == {
            kind: list(lines) for kind, lines in contents(before)
        }


def test_a_changed_text_whose_id_was_made_of_its_words_is_told(tmp_path: Path) -> None:
    """The id is the hash of the words."""
    path = tmp_path / "b.ledger"
    from dataclasses import replace  # noqa: PLC0415 - here alone

    from dragoman.read import document_id_of  # noqa: PLC0415 - as above

    document = entry(1).document
    with Ledger.open(path) as book:
        made = replace(document, document_id=document_id_of(document.text))
        book.commit_document(replace(entry(1), document=made, reports=()))
    assert list(check(path)) == []
    hurt(path, "UPDATE documents SET text = text || 'x'")
    assert [(one.what, one.detail) for one in check(path)] == [
        ("text", "is not the text of its id")
    ]


def test_flipped_bits_never_end_in_a_trace(path: Path, sound: Path) -> None:
    """Whatever stands in the file, looking and checking end in records or in our own errors."""
    whole = sound.read_bytes()
    chance = Random(5)  # noqa: S311 - a repeatable test, no secret
    told = 0
    for _ in range(FLIPPED):
        changed = bytearray(whole)
        for _ in range(8):
            changed[chance.randrange(100, len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        for name in ("-wal", "-shm"):
            path.with_name(path.name + name).unlink(missing_ok=True)
        try:
            told += bool(list(check(path)))
            with Ledger.open(path, read_only=True) as book:
                for _, lines in contents(book):
                    list(lines)
                for row in book.documents():
                    book.document(row.document_id)
        except DragomanError:
            told += 1
    assert told
