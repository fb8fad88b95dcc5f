"""The quality gate: no figure on unseen gold falls below its floor; floors follow the figures."""

import pytest
from gold_figures import FLOORS, MEASURES, Figures, Reader, floors

import loaded

FLOOR_SLACK = 0.05  # a figure further above its floor asks for a higher floor
CEILING_SLACK = 2  # the same for what is counted and should be rare


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The parts of the shipped reader as other tests have them loaded."""
    whole, parts = loaded.reader(), Reader()
    parts.parser, parts.resolver, parts.codebook = whole.parser, whole.resolver, whole.codebook
    return parts


@pytest.mark.parametrize("name", MEASURES)
def test_figures_hold(name: str, reader: Reader) -> None:
    """Each figure has a floor or a ceiling, keeps it, and has not left it far behind."""
    pinned = floors()[name]
    ceilings = pinned.get("at_most", {})
    measured: Figures = MEASURES[name](reader)
    assert set(measured) == (set(pinned) | set(ceilings)) - {"at_most"}, f"pin them in {FLOORS}"
    for figure, value in measured.items():
        told = f"{name}.{figure} is {value:.3f}"
        if figure in ceilings:
            assert value <= ceilings[figure], f"{told}, more than {ceilings[figure]}"
            assert value >= ceilings[figure] - CEILING_SLACK, f"{told}: lower its ceiling"
        else:
            assert value >= pinned[figure], f"{told}, less than {pinned[figure]}"
            assert value <= pinned[figure] + FLOOR_SLACK, f"{told}: raise its floor"


def test_no_floor_is_left_over() -> None:
    """Every table of floors is measured."""
    assert set(floors()) == set(MEASURES)
