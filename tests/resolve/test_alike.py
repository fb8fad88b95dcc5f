"""Accounts that say the same are compared once, with the same answers."""

from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from resolve_samples import TODAY, account

from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging import alike
from dragoman.resolve.merging.alike import Comparing
from dragoman.resolve.merging.clusters import edge_between
from dragoman.resolve.merging.matching import Match, match
from dragoman.resolve.merging.sketches import Sketch, sketch

KNOWN = Words.load()
DAYS = ("2025-03-10", "2025-03", "2025-03-12")
ACCOUNTS = [
    *(account(f"same{n}", "PER CHL", "2025-03-10", document=f"d{n}") for n in range(3)),
    account("told-twice", "PER CHL", "2025-03-10", document="d0"),
    account("one-id", "PER CHL", "2025-09", document="d9", group="same1"),
    *(account(f"day{n}", "PER CHL BOL", day, place="Lima") for n, day in enumerate(DAYS)),
    account("others", "KEN>UGA", "2025-03-10"),
]
SKETCHES = [sketch(one, KNOWN, TODAY) for one in ACCOUNTS]


@pytest.mark.parametrize("most", [1, 2, 1000])
def test_edges_are_those_of_each_pair_alone(most: int) -> None:
    """Whatever was compared before, and however little is remembered."""
    comparing = Comparing(most)
    pairs = [*permutations(SKETCHES, 2)]
    for one, other in pairs + pairs:
        assert comparing.edge(one, other) == edge_between(one, other)


def test_what_says_the_same_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three accounts in the same words are one comparison."""
    compared = list[str]()

    def noted(one: Sketch, other: Sketch) -> Match | None:
        compared.append(one.report_id)
        return match(one, other)

    monkeypatch.setattr(alike, "match", noted)
    comparing = Comparing()
    edges = [comparing.edge(one, other) for one, other in permutations(SKETCHES[:3], 2)]
    assert len([edge for edge in edges if edge is not None]) == 6
    assert len(compared) == 1


PLACES = st.integers(0, len(SKETCHES) - 1)


@example([(6, 2), (6, 0), (2, 0), (4, 1)], 2)
@example([(5, 4), (1, 7), (4, 6), (5, 6)], 4)
@given(st.lists(st.tuples(PLACES, PLACES).filter(lambda two: two[0] != two[1])), st.integers(1, 5))
def test_a_memory_that_was_cleared_answers_for_nobody_else(
    asked: list[tuple[int, int]], most: int
) -> None:
    """Also where it is full between the two of a pair: numbers are given out anew."""
    comparing = Comparing(most)
    for one, other in ((SKETCHES[first], SKETCHES[second]) for first, second in asked):
        assert comparing.edge(one, other) == edge_between(one, other)
