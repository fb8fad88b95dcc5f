"""Standing arrangements listed and exported: members over time, commitments and deeds."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from ledger_samples import document, event, interval, party
from pyarrow import parquet

from dragoman.cli.app import cli
from dragoman.errors import FilterError, UsageError
from dragoman.ledger import Entry, Ledger
from dragoman.records import (
    Commitment,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Membership,
    Session,
)

TEXT = "Peruvian boats fired on a Chilean patrol."
PROOF = (Evidence("p", 0, 4, "Reef"),)
PACT = Mechanism(
    "a:pact",
    MechanismKind.AGREEMENT,
    "Reef Pact",
    members=("CHL", "PER"),
    clauses=("ceasefire", "fisheries"),
    sessions=(Session(interval(date(2015, 2, 1)), None, None, None, None, "actual", (), PROOF),),
    membership=(Membership("QAT", "left", interval(date(2017, 6, 5)), ("fees",), PROOF),),
    evidence=PROOF,
    commitments=(Commitment("ceasefire", "unknown", None, PROOF),),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with a pact, one that left it, and one that broke it."""
    path = tmp_path_factory.mktemp("arrangements") / "a.ledger"
    shot = event(
        "d", TEXT, 0, kind=EventType.ASSAULT, actors=(party("PER"),), recipients=(party("CHL"),),
        day=date(2024, 5, 13),
    )  # fmt: skip
    with Ledger.open(path) as book:
        book.commit([Entry(document("d", TEXT, published=date(2024, 5, 14)), (shot,))])
        with book.store.transaction():
            book.store.set_mechanisms([], [PACT])
        book.merge()
    return path


def run(path: Path, *arguments: str) -> Result:
    """Run a command on the ledger; what it raises is raised here."""
    return CliRunner().invoke(
        cli,
        [*arguments, "--ledger", str(path)],
        catch_exceptions=False,
        standalone_mode=False,
        env={"COLUMNS": "160"},
    )


def test_a_table_tells_who_left_and_when(path: Path) -> None:
    """Found by the one that left; programs get the turns themselves."""
    table = run(path, "mechanisms", "--between", "QAT,PER", "--format", "table").stdout
    assert "QAT (left 2017)" in " ".join(table.split())
    page = run(path, "mechanisms", "a:pact", "--format", "table").stdout
    assert "CHL, PER, QAT (left 2017)" in page
    assert "broken: ceasefire (deed d-0)" in page
    record = json.loads(run(path, "mechanisms", "--party", "QAT").stdout)
    assert record["members"] == ["CHL", "PER"]
    assert [(turn["member"], turn["status"]) for turn in record["membership"]] == [("QAT", "left")]


@pytest.mark.parametrize("command", [("mechanisms",), ("export", "--records", "mechanisms")])
def test_lists_and_exports_carry_deeds(path: Path, command: tuple[str, ...]) -> None:
    """As records in lines, in flat cells in rows; the same for one as for many."""
    line = run(path, *command, "--format", "jsonl").stdout
    assert line == run(path, "mechanisms", "a:pact", "--format", "jsonl").stdout
    (promised, broken) = json.loads(line)["commitments"]
    assert promised["deeds"] == []
    assert (broken["status"], broken["deeds"]) == ("broken", ["d-0"])
    (row,) = csv.DictReader(io.StringIO(run(path, *command, "--format", "csv").stdout))
    assert row["members"] == "CHL; PER"
    assert row["membership"] == "QAT left 2017"
    assert row["commitments"] == "ceasefire: broken; fisheries: unknown"
    assert row["deeds"] == "2024-05-13 ceasefire: broken (d-0)"


def test_arrangements_go_into_files(path: Path, tmp_path: Path) -> None:
    """A workbook and Parquet have the columns that CSV has."""
    for form in ("xlsx", "parquet"):
        target = tmp_path / f"a.{form}"
        words = ("export", "--records", "mechanisms", "--format", form, "--output", str(target))
        assert "1 mechanisms written" in run(path, *words).stderr
    (row,) = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert row["deeds"] == ["2024-05-13 ceasefire: broken (d-0)"]
    assert (row["sessions"], row["acknowledged"]) == (1, True)
    with ZipFile(tmp_path / "a.xlsx") as book:
        sheet = b"".join(book.read(name) for name in sorted(book.namelist())).decode(
            errors="ignore"
        )
    assert "2024-05-13 ceasefire: broken (d-0)" in sheet


def test_plover_has_events_only(path: Path) -> None:
    """What cannot be said is refused, with what can be done."""
    with pytest.raises(UsageError, match="PLOVER has events only"):
        run(path, "export", "--records", "mechanisms", "--format", "plover")
    with pytest.raises(FilterError, match="mechanisms cannot be filtered by type"):
        run(path, "export", "--records", "mechanisms", "--type", "AID")
