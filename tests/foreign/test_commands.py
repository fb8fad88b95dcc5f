"""``dragoman import``, ``compare`` and ``panel`` as they are typed."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ledger_samples import entry
from peers import gdelt

from dragoman.cli.app import cli
from dragoman.errors import UsageError
from dragoman.ledger import Ledger


def run(*arguments: str | Path) -> Result:
    """Run a command; what it raises is raised here."""
    words = [str(one) for one in arguments]
    return CliRunner().invoke(cli, words, catch_exceptions=False, standalone_mode=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of thirty days, and a file of GDELT's form with a cut row."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([entry(number) for number in range(30)])
        book.merge()
    rows = [gdelt(str(n), f"202401{n:02d}", "NOR", "KEN", "040", f"u{n}") for n in range(1, 30)]
    text = "\n".join([*rows, "410\t20240"])
    (tmp_path / "a.CSV").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_import_then_compare_then_panel(folder: Path) -> None:
    """Each by its options, with what it prints."""
    ledger = folder / "a.ledger"
    told = run("import", folder / "a.CSV", "--name", "g", "--ledger", ledger, "--format", "csv")
    row = next(csv.DictReader(told.stdout.splitlines()))
    assert (row["name"], row["form"], row["rows"], row["refused"]) == ("g", "gdelt2", "29", "1")
    assert "refused line 30: has 2 of 61 columns" in told.stderr
    compared = run("compare", ledger, folder / "a.CSV", "--source", "g", "--format", "json")
    assert json.loads(compared.stdout)["both"] == 29
    page = folder / "page.html"
    run("compare", ledger, folder / "a.CSV", "--by", "any", "--slack", "0", "--format", "html",
        "--output", page)  # fmt: skip
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    panel = run("panel", "--ledger", ledger, "--source", "g", "--unit", "year", "--directed",
                "--states", "Norway,KEN", "--from", "2024-01-01", "--to", "2024-12-31")  # fmt: skip
    rows = list(csv.DictReader(panel.stdout.splitlines()))
    assert [(one["iso3_1"], one["iso3_2"], one["events"], one["source"]) for one in rows] == [
        ("KEN", "NOR", "0.0", "g"), ("NOR", "KEN", "29.0", "g"),
    ]  # fmt: skip


def test_a_panel_of_what_was_read(folder: Path) -> None:
    """Without a source it counts the ledger's own events; the ledger is never written over."""
    ledger = folder / "a.ledger"
    done = run("panel", "--ledger", ledger, "--output", folder / "p.csv")
    assert "rows written to" in done.stderr
    rows = list(csv.DictReader((folder / "p.csv").read_text(encoding="utf-8").splitlines()))
    assert {one["source"] for one in rows} == {"dragoman"}
    with pytest.raises(UsageError, match="is the ledger itself"):
        run("panel", "--ledger", ledger, "--output", ledger)
    with pytest.raises(UsageError, match="parquet is written to a file"):
        run("panel", "--ledger", ledger, "--format", "parquet")
    run("import", folder / "a.CSV", "--name", "g", "--ledger", ledger)
    with pytest.raises(UsageError, match="does not go with a source"):
        run("panel", "--ledger", ledger, "--source", "g", "--where", "type=AID")
