"""A few hostile inputs for every target on every run; `make fuzz` hands them thousands."""

import os

import pytest
from fuzzing import TARGETS, fuzz

INPUTS = int(os.environ.get("DRAGOMAN_TEST_INPUTS", "25"))


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_makes_it_fail(name: str) -> None:
    """Each target takes all, and fails on none."""
    outcome = fuzz(name, INPUTS)
    assert (outcome.inputs >= INPUTS, outcome.failures) == (True, 0)
