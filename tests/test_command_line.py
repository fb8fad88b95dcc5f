"""The command line as a whole: help, exit codes, what is imported when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.app import VERBS, cli


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Dragoman in a process of its own."""
    command = [sys.executable, "-m", "dragoman", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_names_every_verb() -> None:
    """The list of commands is complete."""
    shown = run("--help").stdout
    assert [verb for verb in VERBS if verb not in shown] == []


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(verb: str) -> None:
    """Each command explains itself and shows how it is called."""
    import click  # noqa: PLC0415 - only this test needs it

    command = cli.get_command(click.Context(cli), verb)
    assert command is not None
    text = command.get_help(click.Context(command, info_name=verb))
    assert f"dragoman {verb}" in text


def test_a_wrong_verb_is_a_usage_error() -> None:
    """Exit code 2 says that the call was wrong."""
    assert run("frobnicate").returncode == 2


def test_importing_dragoman_is_light() -> None:
    """Neither the encoder's runtime nor the page reader is loaded before it is needed."""
    code = (
        "import sys, dragoman, dragoman.cli.app\n"
        "heavy = {'onnxruntime', 'trafilatura', 'numpy', 'sqlalchemy', 'tokenizers'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("code", "a.txt"),
        ("export", "--ledger", "b.ledger"),
        ("--version",),
        ("read", "a.txt", "--ledger", "a.ledger"),
    ],
)
def test_output_that_cannot_be_written_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """One line and an exit code, never a trace."""
    (tmp_path / "a.txt").write_text("Kenya condemned Uganda on Monday.")
    if "b.ledger" in arguments:  # the others need none, and a ledger takes long to make
        run("read", str(tmp_path / "a.txt"), "--ledger", str(tmp_path / "b.ledger"))
    command = [sys.executable, "-m", "dragoman", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path
        )
    assert done.returncode == 6
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_a_fault_is_told_in_one_line_and_its_trace_kept(tmp_path: Path) -> None:
    """Who reports it finds the trace in the log."""
    code = "import dragoman.cli.app as app\napp.cli.main = lambda **_: {}['nothing']\napp.main()"
    log = tmp_path / "faults.log"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, env=os.environ | {"DRAGOMAN_LOG": str(log)},
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("dragoman: a fault in Dragoman (KeyError in <lambda>")
    assert done.stderr.count("\n") == 1
    assert "Traceback" in log.read_text()


def test_a_pipe_whose_reader_has_gone_is_no_error() -> None:
    """What is piped into head ends quietly, as any program of a pipe."""
    text = '"text":"Kenya condemned Uganda.","source":[[0,5]],"target":[[16,22]]'
    command = [sys.executable, "-m", "dragoman", "relate", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        started.stdin.writelines(f'{{"id":"{number}",{text}}}\n' for number in range(400))
        started.stdin.close()
        assert started.stderr.read() == ""
        assert started.wait() == 0
