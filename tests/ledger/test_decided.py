"""Who merged and split what, when, and who took it back: a trail that nothing leaves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from contract import met

from dragoman.cli.app import cli
from dragoman.errors import UsageError
from dragoman.ledger import Ledger
from dragoman.ledger.merge.corrections import join, part, take_back


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return a ledger of two events that no rule takes for one."""
    with Ledger.open(tmp_path / "a.ledger") as book:
        book.commit([met("a"), met("b")])
        book.merge()
    return tmp_path / "a.ledger"


@pytest.fixture
def book(ledger: Path) -> Iterator[Ledger]:
    """Return the ledger, open for writing."""
    with Ledger.open(ledger) as found:
        yield found


def told(book: Ledger) -> list[tuple[str, str, str | None]]:
    """Return the trail: what, by whom, and by whom it was undone."""
    return [(one.kind, one.by, one.undone_by) for one in book.decided()]


def test_each_decision_has_a_name(book: Ledger) -> None:
    """And so has what takes it back; the trail keeps both."""
    join(book, ["e-a", "e-b"], by="Ada Example")
    (stands,) = book.decisions()
    assert (stands.kind, stands.by) == ("merge", "Ada Example")
    take_back(book, stands, by="Ben Example")
    assert book.decisions() == []
    assert told(book) == [("merge", "Ada Example", "Ben Example")]
    (line,) = book.decided()
    assert line.made <= (line.undone or "")


def test_a_decision_that_overrules_another_closes_it(book: Ledger) -> None:
    """Only the last word on a pair stands."""
    join(book, ["e-a", "e-b"], by="Ada Example")
    part(book, "e-a", by="Ben Example")
    assert [(one.kind, one.by) for one in book.decisions()] == [("split", "Ben Example")]
    assert told(book) == [("merge", "Ada Example", "Ben Example"), ("split", "Ben Example", None)]


def test_what_moves_to_a_new_version_keeps_its_name(book: Ledger) -> None:
    """A decision that hangs on other words now is the same decision, of the same person and day."""
    join(book, ["e-a", "e-b"], by="Ada Example")
    (stands,) = book.decisions()
    with book.store.transaction():
        book.store.move_decision(stands, stands.first, "c:0:CONSULT:actual")
    (line,) = book.decided()
    assert book.decisions() == [replace(stands, second="c:0:CONSULT:actual")]
    assert (line.second, line.by, line.made, line.undone) == (
        "c:0:CONSULT:actual", "Ada Example", stands.decided, None,
    )  # fmt: skip


def test_commands_take_a_name_and_print_the_trail(ledger: Path) -> None:
    """Without a name it is the user of the machine; a name of several lines is none."""
    run = CliRunner(env={"DRAGOMAN_LEDGER": str(ledger), "LOGNAME": "ada"})

    def said(*words: str) -> str:
        found = run.invoke(cli, words, catch_exceptions=False)
        assert found.exit_code == 0, found.output
        return found.stdout

    (event,) = said("merge", "e-a", "e-b", "--by", "Ada Example").split()
    assert len(said("split", event).split()) == 2
    said("split", event, "--undo", "--by", "Ben Example")
    trail = [json.loads(line) for line in said("merge", "--format", "jsonl").splitlines()]
    assert [(one["kind"], one["by"], one["undone_by"]) for one in trail] == [
        ("merge", "Ada Example", "ada"), ("split", "ada", "Ben Example"),
    ]  # fmt: skip
    with pytest.raises(UsageError, match="merge takes two events or more"):
        run.invoke(cli, ["merge", "e-a"], standalone_mode=False, catch_exceptions=False)
