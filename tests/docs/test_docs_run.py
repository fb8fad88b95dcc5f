"""The documentation does what it says: commands run, outputs are those shown."""

import doctest
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from pages import NEEDS_DEMO, PAGES, ROOT, Block, Command, blocks, commands

CHECKS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
LINK = r"\]\((?!https?:)([^)#]+)(#[^)]*)?\)"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(
    page: Path,
    tmp_path: Path,
    surroundings: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """Every block of the page runs, in order, in a folder of the page's own."""
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    if NEEDS_DEMO in text:
        shutil.copytree(request.getfixturevalue("demo"), tmp_path / "demo")
    for block in blocks(text):
        if block.skipped is None:
            run(block, tmp_path, surroundings)


def run(block: Block, folder: Path, surroundings: dict[str, str]) -> None:
    """Do what a block says."""
    if block.file is not None:
        path = folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")
    elif block.kind in {"sh", "console"}:
        for command in commands(block):
            type_in(command, folder, surroundings)
    elif block.kind == "python":
        example(block)
    elif block.kind == "sql":
        query(block, folder / "demo" / "demo.ledger")


def type_in(command: Command, folder: Path, surroundings: dict[str, str]) -> None:
    """Run a command and compare what it prints."""
    shell = shutil.which("bash")
    assert shell, "the examples are written for bash"
    done = subprocess.run(
        [shell, "-euo", "pipefail", "-c", command.line],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"$ {command.line}\n{done.stdout}{done.stderr}"
    if command.shown is not None:
        same = doctest.OutputChecker().check_output(command.shown, done.stdout, CHECKS)
        assert same, f"$ {command.line}\nshown:\n{command.shown}\nprinted:\n{done.stdout}"


def example(block: Block) -> None:
    """Run a Python example."""
    test = doctest.DocTestParser().get_doctest(block.body, {}, "page", None, 0)
    assert test.examples, "a python block without >>> shows no result"
    runner = doctest.DocTestRunner(verbose=False, optionflags=CHECKS)
    assert runner.run(test).failed == 0


def query(block: Block, ledger: Path) -> None:
    """Ask the demo's ledger, read-only."""
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
        for statement in filter(str.strip, block.body.split(";")):
            assert connection.execute(statement).fetchall(), statement


def test_a_skipped_block_says_why() -> None:
    """A reason is more than a word."""
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8")):
            assert block.skipped is None or len(block.skipped.split()) > 1, page
