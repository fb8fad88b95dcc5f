"""Analyses of imported data: our own rows in a published form go through them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from three_states import WEEKS, three_states

import dragoman
from dragoman import Book
from dragoman.cli.app import cli
from dragoman.errors import UsageError


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with an import and nothing read."""
    return three_states(tmp_path_factory.mktemp("analyses"))


@pytest.fixture
def book(ledger: Path) -> Iterator[Book]:
    """The ledger, to look into."""
    with dragoman.open(ledger, read_only=True) as found:
        yield found


def test_a_triangle_of_an_import(book: Book) -> None:
    """The answer that was put in is the only one that is found."""
    found = book.triangle("Kenya,NOR,Peru", unit="week", source="acts")
    assert found.states == ("KEN", "NOR", "PER")
    assert found.periods == WEEKS - 1  # the last was not over on the last day
    shown = [(one.kind, one.shock, one.answer) for one in found.links if one.found]
    assert shown == [("reciprocity", ("KEN", "NOR"), ("NOR", "KEN"))]


def test_a_triangle_needs_three_states_and_a_unit(book: Book) -> None:
    """What cannot be asked is refused with what can."""
    with pytest.raises(UsageError, match="a triangle has three states, not KEN, NOR"):
        book.triangle("KEN,NOR", source="acts")
    with pytest.raises(UsageError, match="by week or month, not by 'year'"):
        book.triangle("KEN,NOR,PER", source="acts", unit="year")
    with pytest.raises(UsageError, match="does not go with a source"):
        book.triangle("KEN,NOR,PER", "type=CONSULT", source="acts")
    with pytest.raises(UsageError, match="give --from and --to"):
        book.triangle("KEN,NOR,PER")


def test_the_command_tells_it_in_each_form(ledger: Path, tmp_path: Path) -> None:
    """Text, JSON and a picture; months are too few here and the answer says so."""
    asked = ["triangle", "KEN", "NOR", "PER", "--ledger", str(ledger), "--source", "acts"]
    week = [*asked, "--unit", "week"]
    text = CliRunner().invoke(cli, week)
    assert text.output.startswith("KEN, NOR and PER, 89 weeks, 2010-W01 to ")
    assert "* KEN to NOR then NOR to KEN: +" in text.output
    told = json.loads(CliRunner().invoke(cli, [*week, "--format", "json"]).output)
    assert len(told["links"]) == 18
    picture = tmp_path / "triangle.svg"
    CliRunner().invoke(cli, [*week, "--format", "svg", "--output", str(picture)])
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
    few = CliRunner().invoke(cli, asked)
    assert "Too little to say: 20 months are too few: at least 60 are needed." in few.output


def test_a_forecast_of_an_import_is_kept_and_scored_later(ledger: Path, tmp_path: Path) -> None:
    """Told by a day from what was known by it; scored from what came after it."""
    asked = ["forecast", "--ledger", str(ledger), "--source", "acts"]
    text = CliRunner().invoke(cli, [*asked, "KEN", "NOR", "--to", "2011-07-03"]).output
    assert text.startswith("Made on what was known on 2011-07-03.\n\nKEN and NOR (78 weeks")
    assert "all acts: " in text
    kept = tmp_path / "told.jsonl"
    made = [*asked, "KEN", "NOR", "PER", "--to", "2011-07-03", "--format", "jsonl"]
    CliRunner().invoke(cli, [*made, "--output", str(kept)])
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 3 * 4
    assert {line["made_on"] for line in lines} == {"2011-07-03"}
    scored = CliRunner().invoke(cli, [*asked, "--score", str(kept)]).output
    assert "all acts, 28 days ahead: CRPS " in scored
    assert scored.endswith("not over yet: 6\n")
    (tmp_path / "none.jsonl").write_text("{}\n", encoding="utf-8")
    wrong = CliRunner().invoke(cli, [*asked, "--score", str(tmp_path / "none.jsonl")])
    assert "make it with --format jsonl" in str(wrong.exception)


def test_a_forecast_says_what_it_lacks(book: Book) -> None:
    """Too short a past, one state, unknown neighbours."""
    few = book.forecast("KEN,NOR", source="acts", until="2010-05-02")
    assert few.lack.startswith("documents of 17 weeks were read")
    assert book.forecast("KEN,AGO", source="acts").lack == "too few acts were told between AGO-KEN"
    with pytest.raises(UsageError, match="give two or more"):
        book.forecast("KEN", source="acts")


def test_turns_of_an_import(book: Book, ledger: Path) -> None:
    """A steady pair does not turn; what cannot be asked is refused."""
    found = book.turns("PER,NOR", unit="week", source="acts")
    assert (found.states, found.first) == (("NOR", "PER"), "2010-W01")
    assert (found.found.turns, found.found.lack) == ((), "")
    with pytest.raises(UsageError, match="turns are of two states, not of KEN"):
        book.turns("KEN", source="acts")
    with pytest.raises(UsageError, match="all, cooperation, conflict acts, not of 'war'"):
        book.turns("KEN,NOR", source="acts", kind="war")
    asked = ["turns", "KEN", "NOR", "--ledger", str(ledger), "--source", "acts", "--kind"]
    none = CliRunner().invoke(cli, [*asked, "conflict"]).output
    assert "Too little to say: 0 acts in 20 periods" in none
    steady = CliRunner().invoke(cli, [*asked, "cooperation", "--unit", "week"]).output
    assert steady.startswith("KEN and NOR, ")
    assert steady.endswith("No turn can be told from chance.\n")


def test_turns_and_forecasts_are_drawn(ledger: Path) -> None:
    """The picture alone, for a file; where there is nothing to draw it says so."""
    asked = ["--ledger", str(ledger), "--source", "acts", "--format", "svg"]
    for words in (["turns", "KEN", "NOR", "--unit", "week"], ["forecast", "KEN", "NOR", "PER"]):
        assert CliRunner().invoke(cli, [*words, *asked]).output.startswith("<svg ")
    none = CliRunner().invoke(cli, ["forecast", "KEN", "AGO", *asked])
    assert str(none.exception).startswith("there is nothing to draw: too few acts were told")
