"""`dragoman occasions`: lists, one occasion, who last met, a calendar."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from ledger_samples import document, event, party

from dragoman.cli.records.occasions import KINDS, STATES, command
from dragoman.ledger import Entry, Ledger
from dragoman.records import OccasionKind, Stage, Status


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two meetings of two states, one held and one planned."""
    path: Path = tmp_path_factory.mktemp("asked") / "a.ledger"
    told = [
        ("a", "Ama met Bea in Oslo.", date(2025, 1, 3), date(2025, 1, 2), Status.ACTUAL),
        ("b", "Ama will meet Bea in Oslo.", date(2025, 2, 3), date(2025, 3, 2), Status.PLANNED),
    ]
    with Ledger.open(path) as book:
        for name, text, on, day, status in told:
            both = (party("NOR", "Ama"), party("KEN", "Bea"))
            one = event(name, text, 0, actors=both, day=day, status=status)
            book.commit([Entry(document(name, text, published=on), (one,))])
        book.merge()
    return str(path)


def run(ledger: str, *words: str) -> str:
    """Return what the command prints."""
    done = CliRunner().invoke(command, ["--ledger", ledger, *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_choices_are_those_of_the_records() -> None:
    """The command names kinds and states without loading them."""
    assert set(KINDS) == set(OccasionKind)
    assert set(STATES) == set(Stage)


def test_lists(ledger: str) -> None:
    """In order of time; ahead or overdue by the day from which one looks."""
    lines = run(ledger, "--as-of", "2025-02-10").splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["held", "scheduled"]
    ahead = run(ledger, "--as-of", "2025-02-10", "--upcoming", "--format", "csv").splitlines()
    assert [line.split(",")[:4] for line in ahead[1:]] == [
        ["2025-03-02", "meeting", "scheduled", "KEN; NOR"]
    ]
    assert run(ledger, "--as-of", "2025-02-10", "--overdue") == ""
    late = run(ledger, "--as-of", "2025-04-01", "--overdue")
    assert json.loads(late)["state"] == "not known"
    assert run(ledger, "--kind", "visit") == run(ledger, "--person", "Nobody") == ""


@pytest.mark.parametrize(("by", "who"), [("pair", ["KEN", "NOR"]), ("person", ["Ama", "Bea"])])
def test_when_they_last_met(ledger: str, by: str, who: list[str]) -> None:
    """Plans are no meetings."""
    told = json.loads(run(ledger, "--last", by))
    assert (told["who"], told["times"]) == (who, 1)


def test_one_occasion_and_a_calendar(ledger: str) -> None:
    """The id of a list shows one; a calendar has what is planned."""
    name = json.loads(run(ledger, "--state", "held"))["occasion_id"]
    page = run(ledger, name, "--format", "table")
    assert page.startswith("Kenya and Norway met in Oslo on 2 January 2025.")
    assert '"Ama met Bea in Oslo." (a)' in page
    calendar = run(ledger, "--as-of", "2025-02-10", "--upcoming", "--format", "ical")
    assert "SUMMARY:Meeting of Kenya and Norway" in calendar.splitlines()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--upcoming", "--overdue"], "give one"),
        (["o-none"], "there is no occasion"),
        (["--last", "--format", "ical"], "leave --last out"),
    ],
)
def test_what_makes_no_sense_is_refused(ledger: str, words: list[str], message: str) -> None:
    """The message says what to do."""
    done = CliRunner().invoke(command, ["--ledger", ledger, *words])
    assert done.exception is not None
    assert message in str(done.exception)
