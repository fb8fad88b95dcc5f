"""Damage is told, mended where the texts allow it, and never a trace."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from ledger_samples import entry, repacked
from reading_fakes import FakeReader, Told, read_all

from dragoman.cli.app import cli
from dragoman.errors import DamagedError, DragomanError, LedgerError
from dragoman.ledger import Ledger
from dragoman.ledger.entries import Entry, Mentioned
from dragoman.ledger.soundness.checking import check, damaged_documents
from dragoman.ledger.soundness.digest import contents, digest
from dragoman.ledger.soundness.repairing import repair
from dragoman.ledger.sqlite import connection
from dragoman.records import Document, Refusal, Segment, SegmentKind, Step

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
    ("UPDATE events SET record = repacked(record, '\"quote\":\"', '\"quote\":\"x')",
     "quote", True),
    ("UPDATE reports SET record = repacked(record, 'diplomatic', 'diplomacic')", "record", True),
    ("UPDATE report_sketches SET sketch = repacked(sketch, 'CONSULT', 'AGREE')", "record", True),
    ("UPDATE report_sketches SET sketch = repacked(sketch, '\"place\":', '\"plate\":')",
     "record", True),
    ("UPDATE report_sketches SET sketch = repacked(sketch, '\"seal\":', '\"sear\":')",
     "record", True),
    ("UPDATE report_sketches SET sketch = repacked(sketch, '\"}', 'x\"}')",
     "record", True),
    ("UPDATE events SET record = repacked(record, '\"office\":null', '\"offize\":null')",
     "record", True),
    ("UPDATE event_countries SET country = 'Z' || country", "record", True),
    ("UPDATE event_pairs SET direction = 'back'", "record", True),
    ("UPDATE dealings SET intensity = intensity + 1", "record", True),
    ("UPDATE event_tags SET value = 'odd'", "record", True),
    ("DELETE FROM event_reports WHERE report_id LIKE '%08%'", "record", True),
    ("UPDATE document_seals SET seals = '{}' WHERE document_id LIKE '%09'", "record", True),
    ("UPDATE documents SET title = 'Otherwise' WHERE number = 3", "text", False),
    ("UPDATE segments SET start = start + 1 WHERE document_id LIKE '%04' AND position = 1",
     "text", False),
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
        raw.create_function("repacked", 3, repacked)
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


def test_a_file_that_is_no_ledger_is_told_so(tmp_path: Path) -> None:
    """It is not listed table by table as damaged."""
    other = tmp_path / "notes.ledger"
    other.write_text("Nothing of a ledger. " * 300)
    done = CliRunner().invoke(cli, ["check", str(other)], standalone_mode=False)
    assert isinstance(done.exception, LedgerError)
    assert "is no ledger, or none any more" in str(done.exception)


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
    from dragoman.read import document_id_of  # noqa: PLC0415 - here alone

    document = entry(1).document
    with Ledger.open(path) as book:
        made = replace(document, document_id=document_id_of(document.text))
        book.commit_document(replace(entry(1), document=made, reports=()))
    assert list(check(path)) == []
    hurt(path, "UPDATE documents SET text = text || 'x'")
    assert [(one.what, one.detail) for one in check(path)] == [
        ("text", "is not the text of its id")
    ]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE fingerprints SET fingerprint = x'ffffffff' || substr(fingerprint, 5)",
         "fingerprint_bands"),
        ("UPDATE fingerprints SET fingerprint = substr(fingerprint, 2)", "fingerprint_bands"),
        ("UPDATE fingerprint_bands SET band = band + 1", "fingerprint_bands"),
        ("DELETE FROM fingerprints", "fingerprint_bands"),
        ("UPDATE near_copies SET similarity = 0.9123", "near_copies"),
    ],
)  # fmt: skip
def test_damage_to_what_tells_copies_is_told_and_mended(
    tmp_path: Path, statement: str, table: str
) -> None:
    """All of it is found out anew."""
    path = tmp_path / "b.ledger"
    body = " ".join(f"They spoke of matter {n} in room {n * 7}." for n in range(40))
    with Ledger.open(path) as book:
        for number, name in enumerate(("one", "two", "three")):
            words = body if number < 2 else body[::-1]
            whole = (Segment(0, len(words), SegmentKind.BODY),)
            book.commit_document(Entry(Document(name, words, segments=whole)))
        before = list(book.documents())
        assert [one.near_copy_of for one in before] == [None, None, "one"]
    assert list(check(path)) == []
    hurt(path, statement)
    found = list(check(path))
    assert table in {one.where for one in found}
    with Ledger.open(path) as book:
        assert repair(book, found, FakeReader()) == ()
        assert list(book.documents()) == before
    assert list(check(path)) == []


class Broken(FakeReader):
    """A reader that is killed."""

    def process(self, documents: Sequence[Document]) -> list[Told]:
        """End as a kill ends."""
        raise KeyboardInterrupt(documents)


def test_a_killed_repair_loses_no_document(path: Path) -> None:
    """Nothing is taken out before what takes its place is there."""
    hurt(path, HURT[0][0])
    found = list(check(path))
    with Ledger.open(path) as book:
        with pytest.raises(KeyboardInterrupt):
            repair(book, found, Broken())
        assert book.counts().documents == DOCUMENTS
    assert list(check(path)) == found


def test_a_repair_that_was_cut_off_is_finished(path: Path, sound: Path) -> None:
    """What it left waiting is merged by the next one, though nothing is damaged any more."""
    with Ledger.open(path) as book:
        book.make_anew()
    assert list(check(path)) == []
    assert CliRunner().invoke(cli, ["repair", str(path)]).exit_code == 0
    with Ledger.open(path, read_only=True) as book, Ledger.open(sound, read_only=True) as before:
        assert digest(book) == digest(before)


def test_a_repair_keeps_what_stood_there_before(tmp_path: Path) -> None:
    """Earlier versions of a document stay under it."""
    path = tmp_path / "b.ledger"
    told = entry(1)
    name = told.document.document_id
    before = replace(told.document, document_id="before", text="They will meet.")
    with Ledger.open(path) as book:
        book.commit_document(told)
        with book.store.transaction():
            book.store.keep_earlier(before, name, told.reports)
        book.merge()
        earlier = [(one.document, one.told) for one in book.store.earlier(name)]
    hurt(path, "UPDATE reports SET record = substr(record, 9)")
    with Ledger.open(path) as book:
        assert repair(book, list(check(path)), FakeReader()) == (name,)
        assert [(one.document, one.told) for one in book.store.earlier(name)] == earlier
    assert list(check(path)) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE mentions SET spans = replace(spans, 'state:', 'stake:')", "mentions"),
        ("UPDATE report_steps SET steps = replace(steps, 'by hand', 'by hind')", "report_steps"),
    ],
)
def test_a_letter_that_changed_in_a_finding_is_told(
    tmp_path: Path, statement: str, table: str
) -> None:
    """Also where what stands there now could have been found."""
    path = tmp_path / "b.ledger"
    told = entry(1)
    steps = {one.event_id: (Step("by hand", "met", ""),) for one in told.reports}
    named = (Mentioned(0, 3, "state", ("state:CHL",)),)
    with Ledger.open(path) as book:
        book.commit_document(replace(told, steps=steps, mentions=named))
        book.merge()
    assert list(check(path)) == []
    hurt(path, statement)
    found = list(check(path))
    assert {(one.what, one.where, one.name) for one in found} == {
        ("record", table, told.document.document_id)
    }
    assert damaged_documents(found) == (told.document.document_id,)


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


@pytest.mark.parametrize(
    ("statement", "kept", "named"),
    [
        ("UPDATE earlier_versions SET told = '[' WHERE document_id = 'v0'", ["v1"], "v0"),
        ("UPDATE earlier_versions SET record = '{}' WHERE document_id = 'v0'", ["v1"], "v0"),
        ("UPDATE earlier_versions SET record = replace(record, 'v1', 'v9')", ["v0"], "v1"),
        ("UPDATE earlier_versions SET record = replace(record, 'Thus', 'This')", ["v0"], "v1"),
        ("DELETE FROM earlier_versions WHERE document_id = 'v0'", ["v1"], "doc-00001"),
    ],
)  # fmt: skip
def test_a_damaged_earlier_version_is_told_and_dropped(
    tmp_path: Path, statement: str, kept: list[str], named: str
) -> None:
    """That one alone; the others, and what stands, stay."""
    path = tmp_path / "b.ledger"
    told = entry(1)
    with Ledger.open(path) as book:
        book.commit_document(told)
        with book.store.transaction():
            for name in ("v0", "v1"):
                words = "Thus they met." if name == "v1" else "They met."
                one = replace(told.document, document_id=name, text=words)
                book.store.keep_earlier(one, "doc-00001", ())
        book.merge()
    assert list(check(path)) == []
    hurt(path, statement)
    found = list(check(path))
    assert [(one.what, one.where, one.name) for one in found] == [
        ("record", "earlier_versions", named)
    ]
    with Ledger.open(path) as book:
        assert repair(book, found, FakeReader()) == ()
        assert [one.document.document_id for one in book.versions("doc-00001")] == kept
    assert list(check(path)) == []


def test_what_is_refused_now_keeps_what_it_told(path: Path) -> None:
    """A repair that cannot read a document again leaves it as it is."""
    hurt(path, "UPDATE reports SET status = 'urged' WHERE report_id LIKE '%06%'")
    found = list(check(path))

    class Refusing(FakeReader):
        def understand(self, document: Document) -> Told:
            refusal = Refusal(document.origin, "code", "over-budget", "", document.document_id)
            return Told(document, refusals=(refusal,))

    with Ledger.open(path) as book:
        before = book.counts().reports
        assert repair(book, found, Refusing()) == ()
        assert book.counts().reports == before


@pytest.mark.parametrize("revision", ["0009", "0011", "0013", "0014", "0015"])
def test_a_ledger_of_an_older_version_is_sound(tmp_path: Path, revision: str) -> None:
    """What it has no table for is not asked."""
    path = tmp_path / "old.ledger"
    one = connection._opened(path, read_only=False)
    connection.upgrade(one, revision)
    one.commit()
    connection.close(one)
    assert list(check(path)) == []
