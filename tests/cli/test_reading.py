"""`dragoman read`, with a reader that understands at once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reading_fakes import Told

import dragoman.interface.intake.taking
from dragoman.cli.app import cli
from dragoman.errors import InputError
from dragoman.ledger import Ledger
from dragoman.pipeline import Processed
from dragoman.records import Document, Evidence, Reason, Rejected


class Quick:
    """A reader that finds nothing."""

    def __init__(self, *_arguments: object) -> None:
        """Load nothing."""

    def process(self, documents):  # noqa: ANN001, ANN201 - the pipeline's own form
        """Return documents without findings."""
        return [Told(document) for document in documents]

    def close(self) -> None:
        """Hold nothing that needs an end."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command read with it."""
    monkeypatch.setattr(dragoman.interface.intake.taking, "WhenNeeded", Quick)


def run(*arguments: str | Path) -> Result:
    """Run the command; what it raises is raised here."""
    return CliRunner().invoke(
        cli, ["read", *map(str, arguments)], catch_exceptions=False, standalone_mode=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of articles and one file that is none."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(3):
        text = f"The ministers of the two states met in the capital on day {number}. They spoke."
        (articles / f"{number}.txt").write_text(text)
    (articles / "empty.txt").write_text("")
    return articles


def test_what_was_read_is_told_and_kept(folder: Path, tmp_path: Path) -> None:
    """New the first time, known the second, refusals on standard error."""
    ledger = tmp_path / "a.ledger"
    first = run(folder, "--ledger", ledger, "--published", "2024-05-27")
    told = json.loads(first.stdout)
    assert (told["added"], told["known"], told["refused"]) == (3, 0, 1)
    assert "empty.txt" in first.stderr
    again = json.loads(run(folder, "--ledger", ledger).stdout)
    assert (again["added"], again["known"], again["events"]) == (0, 3, 0)
    with Ledger.open(ledger, read_only=True) as book:
        assert {str(row.published) for row in book.documents()} == {"2024-05-27"}
        assert [json.loads(one.arguments)["published"] for one in book.runs()] == [
            "2024-05-27",
            None,
        ]


def test_what_was_dropped_is_told_by_reason(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the outcome for programs, in a line on standard error for people."""

    class Dropping(Quick):
        def process(self, documents: Sequence[Document]) -> list[Processed]:
            dropped = Rejected("met", 0, 3, None, Reason.ONE_PARTY, (), Evidence("d", 0, 3, "met"))
            quiet = replace(dropped, reason=Reason.NO_PATTERN)
            return [Processed(one, rejected=(dropped, quiet, quiet)) for one in documents]

    monkeypatch.setattr(dragoman.interface.intake.taking, "WhenNeeded", Dropping)
    result = run(folder, "--ledger", tmp_path / "a.ledger")
    assert json.loads(result.stdout)["dropped"] == {"no-pattern": 6, "one-party": 3}
    assert "9 words tell no event: 6 no-pattern, 3 one-party\n" in result.stderr


def test_when_nothing_could_be_read_the_command_fails(tmp_path: Path) -> None:
    """A missing file is a refusal, and alone it is a failure."""
    with pytest.raises(InputError, match="dragoman refusals"):
        run(tmp_path / "none.txt", "--ledger", tmp_path / "a.ledger")


def test_a_date_that_is_none_is_wrong_usage(folder: Path) -> None:
    """Click says so before anything is read."""
    result = CliRunner().invoke(cli, ["read", str(folder), "--published", "yesterday"])
    assert result.exit_code == 2


SCRIPT = """
import signal, sys, time
import dragoman.interface.intake.taking
from dragoman.cli import main
from reading_fakes import Told

class Slow:
    def __init__(self, *_): pass
    def process(self, documents):
        print("reading", file=sys.stderr, flush=True)
        time.sleep(0.2)
        return [Told(one) for one in documents]
    def close(self): pass

dragoman.interface.intake.taking.WhenNeeded = Slow
# a process that is started in the background ignores Ctrl-C from birth
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


def test_ctrl_c_says_what_is_kept_and_exits_with_130(tmp_path: Path) -> None:
    """The windows before are committed, and the same command goes on from there."""
    source = tmp_path / "many.jsonl"
    lines = [
        {"id": f"a{number}", "text": f"The two ministers met in the capital on day {number}."}
        for number in range(400)
    ]
    source.write_text("\n".join(json.dumps(line) for line in lines))
    ledger = tmp_path / "a.ledger"
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "read", str(source), "--ledger", str(ledger)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stderr is not None
    for _ in range(3):
        assert "reading" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "what was committed is kept" in stderr
    told = json.loads(stdout)
    assert told["interrupted"]
    with Ledger.open(ledger, read_only=True) as book:
        assert 0 < book.counts().documents == told["added"] < 400
    assert json.loads(run(source, "--ledger", ledger).stdout)["known"] == told["added"]
