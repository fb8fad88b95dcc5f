"""The command line as a whole: help, exit codes, what is imported when."""

import subprocess
import sys

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
