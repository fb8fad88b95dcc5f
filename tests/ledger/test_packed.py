"""Records stand packed in a file; what is plain is read as it is, what is damaged is told."""

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_samples import entry

from dragoman.errors import DamagedError
from dragoman.ledger import Ledger
from dragoman.ledger.entries import Mentioned
from dragoman.ledger.schema.packed import _words, packed, unpacked

LINE = '{"event_type":"CONSULT","status":"actual","text":"Côte d’Ivoire"}'


def test_what_was_packed_is_as_it_was() -> None:
    """It is shorter; what is not packed stays as it is."""
    assert len(packed(LINE)) < len(LINE) / 2
    assert unpacked(packed(LINE)).decode() == LINE
    assert unpacked(LINE.encode()).decode() == LINE


@pytest.mark.parametrize("line", [packed(LINE)[:-3], b"\x01\xff\xff", b"\x01"])
def test_what_is_damaged_is_told(line: bytes) -> None:
    """It breaks off, or was never packed."""
    with pytest.raises(ValueError, match="cannot be unpacked"):
        unpacked(line)


def test_what_an_older_program_packed_is_read() -> None:
    """Its mark says against which text."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS, zdict=_words(b"\x01"))
    line = b"\x01" + packing.compress(LINE.encode()) + packing.flush()
    assert packed(LINE)[:1] == b"\x02"
    assert unpacked(line).decode() == LINE


def test_a_ledger_holds_both(tmp_path: Path) -> None:
    """A row that an older program wrote is read beside packed ones."""
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as book:
        named = (Mentioned(0, 5, "state", ("state:PER",)),)
        book.commit([replace(entry(number), mentions=named) for number in (1, 2)])
        mentions = book.mentions(entry(1).document.document_id)
    with sqlite3.connect(path) as raw:
        rows = raw.execute("SELECT document_id, spans FROM mentions").fetchall()
        assert {type(spans) for _, spans in rows} == {bytes}
        for name, spans in rows[:1]:
            plain = unpacked(spans).decode()
            raw.execute("UPDATE mentions SET spans = ? WHERE document_id = ?", (plain, name))
        raw.execute("UPDATE mentions SET spans = x'01ff' WHERE document_id = ?", (rows[1][0],))
        assert raw.execute("PRAGMA page_size").fetchone() == (4096,)
    raw.close()
    with Ledger.open(path, read_only=True) as book:
        assert book.mentions(entry(1).document.document_id) == mentions
        with pytest.raises(DamagedError, match="dragoman check"):
            book.mentions(entry(2).document.document_id)
