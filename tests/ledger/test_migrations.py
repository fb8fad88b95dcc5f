"""Every version of the tables can become the newest, with all that it holds."""

import json
from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledger_samples import entry
from sqlalchemy import Connection, MetaData, Table, insert, select

from dragoman.errors import LedgerVersionError
from dragoman.ledger import Ledger
from dragoman.ledger.schema import HEAD, metadata
from dragoman.ledger.sqlite import connection
from dragoman.records import encode

ROWS = 9
SEARCH = ("documents_text", "evidence_text")
SCRIPTS = ScriptDirectory(str(connection.MIGRATIONS))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def opened(path: Path) -> Connection:
    """Return a bare connection to a new file."""
    return connection._opened(path, read_only=False)


def is_ours(name: str) -> bool:
    """Return whether a table is one of the schema's, not of the search or of SQLite."""
    return not name.startswith((*SEARCH, "sqlite_", "alembic_"))


def tables_of(one: Connection) -> list[Table]:
    """Return the tables as they are in the file, those first that others refer to."""
    found = MetaData()
    found.reflect(one, only=lambda name, _: is_ours(name))
    return found.sorted_tables


def test_head_is_the_newest_revision() -> None:
    """The program and its migrations agree."""
    assert SCRIPTS.get_current_head() == HEAD == REVISIONS[-1]


def test_migrations_make_the_tables_that_the_program_expects(tmp_path: Path) -> None:
    """No difference between the schema in code and the schema in the file."""
    one = opened(tmp_path / "a.ledger")
    connection.upgrade(one)
    context = MigrationContext.configure(
        one, opts={"include_name": lambda name, kind, _: kind != "table" or is_ours(name)}
    )
    assert compare_metadata(context, metadata) == []
    connection.close(one)


@pytest.mark.parametrize("revision", REVISIONS)
def test_rows_of_every_version_survive(tmp_path: Path, revision: str) -> None:
    """A ledger of any version, filled with rows at random, becomes the newest without loss."""
    path = tmp_path / "a.ledger"
    one = opened(path)
    connection.upgrade(one, revision)
    written = fill(one, Random(revision))  # noqa: S311 - a repeatable test, no secret
    one.commit()
    connection.upgrade(one)
    assert connection.version(one) == HEAD
    for table in tables_of(one):
        kept = [unfilled(row._asdict()) for row in one.execute(select(table))]
        for row in written.get(table.name, []):
            assert any(unfilled(row).items() <= other.items() for other in kept)
    problems = one.exec_driver_sql("PRAGMA foreign_key_check").all()
    assert problems == []
    connection.close(one)
    with Ledger.open(path) as book:
        book.commit([entry(1)])
        book.merge()
        assert book.counts().events


def unfilled(row: dict[str, object]) -> dict[str, object]:
    """Return a row without the day of reporting, which a migration writes into its record."""
    if "record" not in row:
        return row
    record = {**json.loads(str(row["record"])), "reported_on": None}
    return {**row, "record": json.dumps(record, sort_keys=True)}


def fill(one: Connection, chance: Random) -> dict[str, list[dict[str, object]]]:
    """Put a few rows into every table, whatever its columns are."""
    written: dict[str, list[dict[str, object]]] = {}
    for table in tables_of(one):
        rows: list[dict[str, object]] = []
        for number in range(ROWS):
            row: dict[str, object] = {}
            for column in table.columns:
                row[column.name] = value_for(column, number, chance, written, row)
            rows.append(row)
        one.execute(insert(table), rows)
        written[table.name] = rows
    return written


def value_for(column, number, chance, written, row):  # noqa: ANN001, ANN201 - reflected columns
    """Return a value that fits a column: a key that is there, a number or words."""
    for key in column.foreign_keys:
        others = written[key.column.table.name]
        return others[number][key.column.name]
    if column.name == "record":
        return encode(entry(1).reports[0]).decode()
    if column.name == "published":
        return f"2024-01-0{number + 1}"
    kind = column.type.python_type
    if kind is str:
        return f"{column.name} {number} ünï {chance.random() if not column.primary_key else ''}"
    if kind is bytes:
        return bytes([number])
    if column.primary_key or column.name in ("position", "number"):
        return number + 1
    del row
    return kind(chance.randint(0, 9))


def test_a_newer_ledger_is_left_alone(tmp_path: Path) -> None:
    """A ledger of a later version is refused, and stays as it is."""
    path = tmp_path / "a.ledger"
    Ledger.open(path).close()
    one = opened(path)
    one.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    one.commit()
    connection.close(one)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(LedgerVersionError, match="newer Dragoman"):
            Ledger.open(path, read_only=read_only)
    assert path.read_bytes() == before
