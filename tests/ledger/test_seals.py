"""Seals are of what stands in the rows, whatever their order; what is looked up is what is told."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_samples import entry, mechanism, repacked
from reading_fakes import read_all

from dragoman.ledger import Ledger
from dragoman.ledger.rows.seal_rows import SEALED, seal, seal_row
from dragoman.ledger.soundness import derived, sealed

ROWS = (["d1#1", 1, "Chile \u00e9", None, 0.5], ["d1#2", 2, "Peru", "x", 1.0])


def test_a_seal_is_of_the_rows_alone() -> None:
    """The order does not matter, nor whether a whole figure comes as a broken one."""
    assert seal(ROWS) == seal(ROWS[::-1]) == seal([ROWS[0], ["d1#2", 2, "Peru", "x", 1]])
    assert len({seal(ROWS), seal(ROWS[:1]), seal([ROWS[0], [*ROWS[1][:4], 1.5]])}) == 3
    assert seal([]) == ""


def test_a_seal_stays_the_same_in_every_version() -> None:
    """Ledgers outlive programs: what changes this breaks every seal there is."""
    assert seal(ROWS) == "d5d4953ef2ffee18"


def test_each_table_has_a_seal_of_its_own() -> None:
    """Those without rows have an empty one."""
    row = seal_row("d1", {"segments": [dict.fromkeys(SEALED["segments"], 1)]})
    seals = json.loads(row["seals"])
    assert (row["document_id"], seals.keys()) == ("d1", SEALED.keys())
    assert [table for table, found in seals.items() if found] == ["segments"]


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a small ledger's file, opened bare."""
    path = tmp_path / "a.ledger"
    read_all(path, 6)
    with Ledger.open(path) as book:
        told = entry(7)
        book.commit_document(replace(told, mechanisms=(mechanism(),)))
        book.merge()
    one = sqlite3.connect(path)
    one.create_function("repacked", 3, repacked)
    yield one
    one.close()


def found(raw: sqlite3.Connection) -> list[object]:
    """Return all that is not as it is to be."""
    return [
        *sealed.broken(raw),
        *derived.of_events(raw),
        *derived.of_mechanisms(raw),
        *derived.untold(raw),
        *derived.sketches(raw),
    ]


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE mechanism_sessions SET place = 'Bergen'", "mechanism_sessions"),
        ("UPDATE mechanism_history SET status = 'lapsed'", "mechanism_history"),
        ("UPDATE mechanism_members SET standing = 'left'", "mechanism_members"),
        ("UPDATE mechanisms SET name = 'Fjord Dialog'", "mechanisms"),
        ("UPDATE mechanism_reports SET record = repacked(record, 'Oslo', 'Oslu')",
         "mechanism_reports"),
        ("UPDATE documents SET text = text || ' ' WHERE number = 1", "documents"),
    ],
)  # fmt: skip
def test_what_changed_is_told_with_its_table(
    raw: sqlite3.Connection, statement: str, table: str
) -> None:
    """That one and no other."""
    assert found(raw) == []
    assert raw.execute(statement).rowcount > 0
    assert {one[0] for one in found(raw) if isinstance(one, tuple)} == {table}
