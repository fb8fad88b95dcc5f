"""Killed at any instant and started again, reading ends in the same ledger."""

import multiprocessing
from pathlib import Path
from random import Random

import pytest
from reading_fakes import read_all

from dragoman.ledger import Ledger

DOCUMENTS = 400
KILLS = 20


def everything(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return all that can be exported."""
    with Ledger.open(path, read_only=True) as book:
        return (
            list(book.event_lines()),
            [repr(row) for row in book.documents()],
            [repr(one) for one in book.refusals()],
        )


@pytest.mark.parametrize("seed", [1])
def test_twenty_kills_change_nothing(tmp_path: Path, seed: int) -> None:
    """The same export, byte for byte, as of a run that nobody disturbed."""
    undisturbed, killed = tmp_path / "undisturbed.ledger", tmp_path / "killed.ledger"
    read_all(undisturbed, DOCUMENTS)
    chance = Random(seed)  # noqa: S311 - a repeatable test, no secret
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["reading_fakes"])
    cut_off = 0
    for _ in range(KILLS):
        child = context.Process(target=read_all, args=(killed, DOCUMENTS))
        child.start()
        child.join(chance.uniform(0.02, 0.25))
        cut_off += child.is_alive()
        child.kill()
        child.join()
        child.close()
    read_all(killed, DOCUMENTS)
    assert cut_off
    assert everything(killed) == everything(undisturbed)
    with Ledger.open(killed) as book:
        assert book.counts().documents == DOCUMENTS
        assert book.counts().unmerged == 0
