"""The commands that look into a ledger."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contract import one_of_each
from ledger_samples import entry, mechanism

from dragoman.cli.app import VERBS, cli
from dragoman.errors import FilterError, LedgerError, OutputError, UsageError
from dragoman.ledger import Ledger
from dragoman.records import Refusal

LISTS = ("events", "documents", "people", "mechanisms", "positions", "refusals")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with something of every kind."""
    path = tmp_path_factory.mktemp("looking") / "a.ledger"
    with Ledger.open(path) as book:
        book.commit([one_of_each(), *(entry(number) for number in range(20))])
        book.refuse(Refusal("evil.txt", "read", "odd", "=1+1 \x1b[31mred"))
        with book.store.transaction():
            book.store.set_mechanisms([], [mechanism()])
        book.merge()
    return path


def run(path: Path, *arguments: str) -> Result:
    """Run a command on the ledger; what it raises is raised here."""
    return CliRunner().invoke(
        cli, [*arguments, "--ledger", str(path)], catch_exceptions=False, standalone_mode=False
    )


@pytest.mark.parametrize("verb", LISTS)
def test_every_list_comes_in_every_format(path: Path, verb: str) -> None:
    """The same records as lines, as one array, as rows and as a table."""
    lines = [json.loads(line) for line in run(path, verb).stdout.splitlines()]
    assert lines
    assert json.loads(run(path, verb, "--format", "json").stdout) == lines
    rows = list(csv.reader(io.StringIO(run(path, verb, "--format", "csv").stdout)))
    assert len(rows) == len(lines) + 1
    assert len({len(row) for row in rows}) == 1
    table = run(path, verb, "--format", "table").stdout
    assert len(table.splitlines()) > min(len(lines), 5)
    assert "\x1b" not in table


@pytest.mark.parametrize("verb", LISTS)
def test_limits_hold(path: Path, verb: str) -> None:
    """No more than asked for."""
    assert len(run(path, verb, "--limit", "1").stdout.splitlines()) == 1


def test_single_options_and_where_say_the_same(path: Path) -> None:
    """One grammar for both; names of states are understood."""
    line = run(path, "events", "--where", "party=KEN,NOR type=CONSULT").stdout
    words = ("--party", "Kenya,Norway", "--type", "consult")
    assert run(path, "events", *words).stdout == line
    assert line


def test_one_event_is_shown_with_its_quotes(path: Path) -> None:
    """For people all reports, for programs the record."""
    event_id = json.loads(run(path, "events", "--type", "THREATEN").stdout)["event_id"]
    page = run(path, "events", event_id, "--format", "table").stdout
    assert '"NOR warned PER."' in page
    assert "1 independent" in page
    assert json.loads(run(path, "events", event_id).stdout)["event_id"] == event_id


def test_why_tells_the_steps_of_each_report(path: Path) -> None:
    """As text below what joined the reports, or as one object a report."""
    event_id = json.loads(run(path, "events", "--type", "THREATEN").stdout)["event_id"]
    told = run(path, "events", event_id, "--why").stdout.splitlines()
    assert told[told.index("steps") :] == [
        "steps",
        "  d#1  THREATEN (actual)",
        '            verb:warn/1        "warned"  THREATEN',
        '            actor              "NOR"  subject',
    ]
    (line,) = run(path, "events", event_id, "--why", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == {
        "event_id": event_id,
        "report_id": "d#1",
        "document_id": "d",
        "steps": [
            {"rule": "verb:warn/1", "words": "warned", "note": "THREATEN"},
            {"rule": "actor", "words": "NOR", "note": "subject"},
        ],
    }
    with pytest.raises(UsageError, match="--format jsonl"):
        run(path, "events", event_id, "--why", "--format", "csv")


def test_a_report_without_steps_says_so(path: Path) -> None:
    """One that an older Dragoman read has none."""
    lines = run(path, "events", "--type", "CONSULT").stdout.splitlines()
    event_id = next(one["event_id"] for one in map(json.loads, lines) if "KEN" in str(one))
    told = run(path, "events", event_id, "--why").stdout.splitlines()
    assert told[-1] == (
        "            unknown            an older Dragoman read it and kept no steps"
    )


def test_one_document_is_shown_with_its_text(path: Path) -> None:
    """For people the text, for programs the record."""
    assert "NOR warned PER." in run(path, "documents", "d", "--format", "table").stdout
    assert json.loads(run(path, "documents", "d").stdout)["document_id"] == "d"


def test_one_mechanism_is_shown_with_its_sessions(path: Path) -> None:
    """Its history and its sessions with what proves them."""
    page = run(path, "mechanisms", "series:ken-nor", "--format", "table").stdout
    assert "Fjord Dialogue" in page
    assert "no. 3" in page
    assert "active: an agreement" in page


@pytest.mark.parametrize("verb", ["events", "documents", "mechanisms"])
def test_an_unknown_id_says_where_ids_are_listed(path: Path, verb: str) -> None:
    """An error, not an empty list."""
    with pytest.raises(UsageError, match=f"dragoman {verb} lists them"):
        run(path, verb, "nothing-of-that-name")


def test_a_dyad_counts_or_lists(path: Path) -> None:
    """States by code or by name; directions from the side of the first."""
    (row,) = map(
        json.loads, run(path, "dyad", "Norway", "PER", "--type", "THREATEN").stdout.splitlines()
    )
    assert (row["first"], row["first_to_second"]) == ("NOR", 1)
    shown = run(path, "dyad", "PER", "NOR", "--type", "THREATEN", "--events").stdout
    assert json.loads(shown)["event_type"] == "THREATEN"
    with pytest.raises(UsageError, match="no state"):
        run(path, "dyad", "PER", "Atlantis")


def test_cells_begin_no_formula(path: Path) -> None:
    """A spreadsheet shows what was written and computes nothing."""
    rows = csv.DictReader(io.StringIO(run(path, "refusals", "--format", "csv").stdout))
    details = [row["detail"] for row in rows]
    assert any(detail.startswith("'=1+1") for detail in details)


def test_a_missing_ledger_and_a_wrong_filter_are_told(tmp_path: Path, path: Path) -> None:
    """Errors of the tree, with what to do."""
    with pytest.raises(LedgerError, match="there is no ledger"):
        run(tmp_path / "none.ledger", "events")
    with pytest.raises(FilterError, match="keys are actor"):
        run(path, "events", "--where", "colour=red")
    for verb in ("people", "mechanisms", "positions"):
        with pytest.raises(FilterError, match=f"{verb} cannot be filtered by mode"):
            run(path, verb, "--where", "mode=visit")
    with pytest.raises(FilterError, match="documents cannot be filtered by issue"):
        run(path, "documents", "--where", "issue=fish")


@pytest.mark.parametrize("form", ["jsonl", "csv", "plover"])
def test_exports_are_whole_files(path: Path, tmp_path: Path, form: str) -> None:
    """The same bytes to a file as to standard output, and nothing else left behind."""
    target = tmp_path / f"events.{form}"
    printed = run(path, "export", "--format", form).stdout
    run(path, "export", "--format", form, "--output", str(target))
    assert target.read_bytes() == printed.encode()
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


def test_plover_has_no_planned_visits(path: Path) -> None:
    """What is announced is an agreement there."""
    planned = run(path, "export", "--status", "planned", "--type", "CONSULT", "--format", "plover")
    kinds = {json.loads(line)["event_type"] for line in planned.stdout.splitlines()}
    assert kinds == {"AGREE"}


def test_an_export_that_cannot_be_written_says_why(path: Path, tmp_path: Path) -> None:
    """No half file is left, and the ledger itself is never written over."""
    (tmp_path / "file").write_text("old")
    with pytest.raises(OutputError, match="cannot write"):
        run(path, "export", "--output", str(tmp_path / "file" / "below"))
    with pytest.raises(UsageError, match="is the ledger itself"):
        run(path, "export", "--output", str(path))
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("verb", [*LISTS, "dyad", "export", "read"])
def test_help_has_examples(verb: str) -> None:
    """Every command shows how it is used, and the list of verbs names it."""
    text = CliRunner().invoke(cli, [verb, "--help"]).stdout
    assert f"dragoman {verb} " in text
    assert "Examples:" in text
    assert verb in VERBS


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_workbooks_and_parquet_are_written_to_a_file(path: Path, tmp_path: Path, form: str) -> None:
    """A file is named and appears whole; without one, the message says what to add."""
    target = tmp_path / f"events.{form}"
    run(path, "export", "--format", form, "--output", str(target))
    assert target.stat().st_size > 1000
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []
    with pytest.raises(UsageError, match=f"--output events.{form}"):
        run(path, "export", "--format", form)
    with pytest.raises(OutputError, match="cannot write"):
        run(path, "export", "--format", form, "--output", str(target / "below"))
