"""Three states: whether what one does to another is answered, by it and by the third.

Six series tell what each state does to each of the other two: sums of scores, period by period.
*Reciprocity* is what B does to A after what A did to B. A *triangular* response is what the third
state does after it: to A, who turned to B, or to B. Balanced diplomacy is that a lean to one
capital brings a backlash from the other: a triangular response below 0.

The bands come from a Minnesota Bayesian autoregression of fixed order, the tests of blocks of lags
from least squares, with control of false discoveries over all links that are looked at.
After Goldstein and Freeman (1990), Three-Way Street; Goldstein and Pevehouse (1997), Reciprocity,
bullying, and international cooperation, American Political Science Review 91; Brandt and Freeman
(2006), Advances in Bayesian time series modeling and the study of politics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.discovery import adjusted
from dragoman.analyse.triangles.least_squares import block
from dragoman.analyse.triangles.minnesota import Prior, draw_lags, posterior
from dragoman.analyse.triangles.responses import responses

Array = NDArray[np.float64]
Way = tuple[str, str]
LEAST_PERIODS = 60
LEAST_ACTIVE = 25
HORIZON = 6
BAND = 0.9
DRAWS = 1000
SEED = 1990
DISCOVERY = 0.05
RECIPROCITY, TRIANGULAR = "reciprocity", "triangular"


@dataclass(frozen=True, slots=True)
class Link:
    """What follows when one state acts towards another.

    Attributes:
        kind: ``reciprocity`` where the other answers, ``triangular`` where the third does.
        shock: who acts towards whom.
        answer: who acts towards whom after it.
        path: the answer to one unit, by period from 1 on, its median.
        low: lower edges of the 90% band.
        high: upper edges of it.
        total: the answer to one unit summed over the periods, its median.
        total_low: lower edge of its 90% band.
        total_high: upper edge.
        value: F statistic of the block of lags.
        chance: its p-value.
        corrected: the p-value corrected for all links looked at.
    """

    kind: str
    shock: Way
    answer: Way
    path: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    total: float
    total_low: float
    total_high: float
    value: float
    chance: float
    corrected: float

    @property
    def found(self) -> bool:
        """Whether the block of lags tells something, after correction."""
        return self.corrected <= DISCOVERY


@dataclass(frozen=True, slots=True)
class Triangle:
    """What three states' dealings show.

    Attributes:
        states: the three.
        unit: length of a period.
        first: label of the first period.
        last: label of the last.
        periods: how many there are.
        active: in how many periods each state acted towards each other.
        links: what follows what; empty where there is too little.
        lack: why there is too little to say; empty where there is enough.
    """

    states: tuple[str, str, str]
    unit: str
    first: str
    last: str
    periods: int
    active: dict[str, int]
    links: tuple[Link, ...]
    lack: str

    def of(self, kind: str) -> tuple[Link, ...]:
        """Return the links of a kind."""
        return tuple(one for one in self.links if one.kind == kind)


def ways_of(states: tuple[str, str, str]) -> tuple[Way, ...]:
    """Return the six ways in which three states act towards one another.

    >>> ways_of(("A", "B", "C"))[:3]
    (('A', 'B'), ('A', 'C'), ('B', 'A'))
    """
    return tuple((one, other) for one, other in permutations(states, 2))


def triangle(
    states: tuple[str, str, str],
    series: Array,
    labels: Sequence[str],
    unit: str,
    *,
    prior: Prior | None = None,
    seed: int = SEED,
) -> Triangle:
    """Return what three states' dealings show, or why they show too little.

    Args:
        states: three codes.
        series: sums of scores by period and way, in the order of `ways_of`.
        labels: names of the periods.
        unit: length of a period.
        prior: what is expected of the autoregression.
        seed: of the draws behind the bands.
    """
    ways = ways_of(states)
    counts = {
        f"{one}>{other}": int(np.count_nonzero(series[:, place]))
        for place, (one, other) in enumerate(ways)
    }
    lack = _lack(len(series), counts, unit)
    links = () if lack else _links(ways, series, prior or Prior(), seed)
    first, last = (labels[0], labels[-1]) if labels else ("", "")
    return Triangle(states, unit, first, last, len(series), counts, links, lack)


def _lack(periods: int, active: dict[str, int], unit: str) -> str:
    """Return why there is too little to say; empty where there is enough."""
    if periods < LEAST_PERIODS:
        return f"{periods} {unit}s are too few: at least {LEAST_PERIODS} are needed"
    thin = [f"{way} {number}" for way, number in active.items() if number < LEAST_ACTIVE]
    if thin:
        return (
            f"too few {unit}s with an act ({', '.join(thin)}): at least {LEAST_ACTIVE} are needed "
            "of each"
        )
    return ""


def _links(ways: tuple[Way, ...], series: Array, prior: Prior, seed: int) -> tuple[Link, ...]:
    """Return every link between two ways that have a state in common in the right place."""
    drawn = responses(draw_lags(posterior(series, prior), DRAWS, seed), HORIZON)[:, 1:]
    wanted = [
        (one, other) for one in range(6) for other in range(6) if _kind(ways[one], ways[other])
    ]
    tests = [block(series, prior.order, of, by) for by, of in wanted]
    corrected = adjusted([one.chance for one in tests])
    edges = ((1 - BAND) / 2, 0.5, (1 + BAND) / 2)
    links = []
    for (by, of), test, chance in zip(wanted, tests, corrected, strict=True):
        low, middle, high = np.quantile(drawn[:, :, of, by], edges, axis=0)
        total = np.quantile(drawn[:, :, of, by].sum(axis=1), edges)
        links.append(
            Link(
                _kind(ways[by], ways[of]),
                ways[by],
                ways[of],
                tuple(middle.tolist()),
                tuple(low.tolist()),
                tuple(high.tolist()),
                float(total[1]),
                float(total[0]),
                float(total[2]),
                test.value,
                test.chance,
                chance,
            )
        )
    return tuple(sorted(links, key=lambda link: (link.kind, link.shock, link.answer)))


def _kind(shock: Way, answer: Way) -> str:
    """Return what an answer is to an act; empty for what is looked at by nobody."""
    if answer == shock[::-1]:
        return RECIPROCITY
    return TRIANGULAR if answer[0] not in shock else ""
