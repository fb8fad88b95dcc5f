"""`dragoman codebook`: try, explain, coverage and check, and what they say of nothing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.app import cli
from dragoman.cli.codebook.check import wrong_examples
from dragoman.codebook.examples import Example
from dragoman.errors import CodebookError, UsageError
from dragoman.frames.triggers.rows_held import Fired


def _run(*words: str) -> tuple[str, str]:
    """Return what a command prints and what it says beside it."""
    done = CliRunner().invoke(cli, ["codebook", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout, done.stderr


def test_try_shows_what_holds_and_what_fails_on_what() -> None:
    """Five rows that fail are shown, all with --all."""
    told, _ = _run("try", "Peru broke off relations with Chile.")
    lines = told.splitlines()
    assert lines[0] == "broke"
    assert lines[1] == "  holds  verb:break/2 SANCTION/withdraw"
    assert len([line for line in lines if line.startswith("  not ")]) == 5
    assert lines[-1].endswith("more that do not hold; --all shows them")
    every, _ = _run("try", "Peru broke off relations with Chile.", "--all")
    assert len(every.splitlines()) > len(lines)


def test_try_says_that_no_word_has_a_row() -> None:
    """On standard error, so that output stays empty."""
    assert _run("try", "The lake is blue.") == ("", "no word of it has a row\n")


@pytest.mark.parametrize("sentence", ["", "  ", "a" * 2_001])
def test_try_wants_a_sentence(sentence: str) -> None:
    """Not nothing, and not a book."""
    with pytest.raises(UsageError, match="give a sentence of up to 2,000 letters"):
        _run("try", sentence)


def test_explain_says_that_there_is_no_such_row() -> None:
    """And how to find one."""
    with pytest.raises(UsageError, match="no row is called 'blorb' and no row has that word"):
        _run("explain", "blorb")


def test_explain_tells_a_noun() -> None:
    """With its frame and its examples."""
    told, _ = _run("explain", "noun:visit/1")
    lines = [line.strip() for line in told.splitlines()]
    assert lines[2:4] == ["tells CONSULT/visit", "its owner visits"]
    assert "holds  Kenya's visit to Uganda was short." in lines


def test_coverage_counts_rows_or_lists_those_that_never_hold(tmp_path: Path) -> None:
    """The two lists are of different rows, and all rows together."""
    path = tmp_path / "note.txt"
    path.write_text("Kenya signed a treaty with Uganda. Peru met Chile in Lima.", encoding="utf-8")
    counted, said = _run("coverage", str(path), "--format", "jsonl")
    rows = {json.loads(line)["row"]: json.loads(line)["times"] for line in counted.splitlines()}
    assert set(rows.values()) == {1}
    never, _ = _run("coverage", str(path), "--never", "--format", "jsonl")
    silent = {json.loads(line)["row"] for line in never.splitlines()}
    assert not silent & set(rows)
    assert said == f"{len(rows)} of {len(rows) + len(silent)} rows hold somewhere\n"


def test_check_tells_which_example_fails(tmp_path: Path) -> None:
    """With file and line, and what holds instead."""
    (tmp_path / "verbs.tsv").write_text(
        "id\tlemma\ttype\trecipient\texample\tcounter\n"
        "blackball/1\tblackball\tREJECT\tobj\tOman signed.\tKenya blackballed Uganda.\n",
        encoding="utf-8",
    )
    with pytest.raises(CodebookError) as caught:
        _run("check", "--codebook", str(tmp_path))
    assert str(caught.value).splitlines() == [
        "2 faults",
        "  verbs.tsv:2: verb:blackball/1 should hold and does not (verb:sign/2 does): Oman signed.",
        "  verbs.tsv:2: verb:blackball/1 holds, and must not: Kenya blackballed Uganda.",
    ]  # fmt: skip


def test_an_example_that_holds_as_it_should_is_no_fault() -> None:
    """In either direction."""
    examples = (
        Example(row="verb:a/1", sentence="A.", holds=True, where="x:1"),
        Example(row="verb:a/1", sentence="B.", holds=False, where="x:2"),
    )
    told = ([Fired("verb:a/1", "a", "A.")], [Fired("verb:b/1", "b", "B.")])
    assert list(wrong_examples(examples, told)) == []
