"""The reader tells of the project's own documents what it told when they were frozen.

A change that is meant is frozen anew with `python tests/golden/refreeze.py`; its diff is reviewed
line by line.
"""

import difflib

import pytest
from golden_lines import HERE, SETS, golden

from dragoman.pipeline import Pipeline
from loaded import reader_of_rules

SHOWN = 60


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The shipped reader."""
    return reader_of_rules()


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_told_differently(name: str, pipeline: Pipeline) -> None:
    """Every line of every document, in order."""
    frozen = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / name).glob("*.txt")}
    told = golden(name, pipeline)
    assert sorted(told) == sorted(frozen)
    changed = [
        line
        for file, text in told.items()
        for line in difflib.unified_diff(
            frozen[file].splitlines(), text.splitlines(), file, file, "frozen", "told", n=0
        )
    ]
    more = f"\n... and {len(changed) - SHOWN} lines more" if len(changed) > SHOWN else ""
    assert not changed, "\n".join(changed[:SHOWN]) + more
