"""A few hostile inputs for every target on every run; `make fuzz` hands them thousands."""

import os
from random import Random

import pytest
from fuzzing import TARGETS, fuzz
from guided import FOLLOWED
from parsers import LONGEST_KEPT, MOST_KEPT, PARSERS, SEEDS, corpus

INPUTS = int(os.environ.get("DRAGOMAN_TEST_INPUTS", "25"))


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_makes_it_fail(name: str) -> None:
    """Each target takes all, and fails on none."""
    outcome = fuzz(name, INPUTS)
    assert (outcome.inputs >= INPUTS, outcome.failures) == (True, 0)


@pytest.mark.parametrize("name", PARSERS)
def test_no_bytes_make_it_fail(name: str) -> None:
    """Each takes what it is for, and that with bytes changed, cut and put elsewhere."""
    chance = Random(1)  # noqa: S311 - a repeatable test, no secret
    for one in SEEDS[name]:
        PARSERS[name](one)
        for _ in range(INPUTS):
            data = bytearray(one * chance.randint(1, 2))
            for _ in range(chance.randint(1, 6)):
                data.insert(chance.randrange(len(data) + 1), chance.randrange(256))
                del data[chance.randrange(len(data))]
            PARSERS[name](bytes(data[: chance.randint(1, len(data))]))


@pytest.mark.parametrize("name", PARSERS)
def test_what_once_reached_something_new_makes_none_fail(name: str) -> None:
    """The corpora are small, and run whole."""
    kept = corpus(name)[len(SEEDS[name]) :]
    assert len(kept) <= MOST_KEPT
    assert all(len(one) <= LONGEST_KEPT for one in kept)
    for one in kept:
        PARSERS[name](one)


def test_each_target_is_followed_where_it_works() -> None:
    """What is guided knows all targets, and each has something to begin with."""
    assert FOLLOWED.keys() == PARSERS.keys() == SEEDS.keys()
