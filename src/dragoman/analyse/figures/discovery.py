"""False-discovery control: how surprising a link has to be where many are looked at."""

from collections.abc import Sequence


def adjusted(chances: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted for the number of tests.

    Calling those at most q discoveries keeps the share of false ones among them at q, on average.

    After Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal
    Statistical Society B 57.

    Args:
        chances: p-values, 0 to 1.

    >>> adjusted([0.01, 0.04, 0.03, 0.5])
    (0.04, 0.05333333333333334, 0.05333333333333334, 0.5)
    """
    count = len(chances)
    order = sorted(range(count), key=lambda place: -chances[place])
    found = [1.0] * count
    least = 1.0
    for rank, place in enumerate(order):
        least = min(least, chances[place] * count / (count - rank))
        found[place] = least
    return tuple(found)
