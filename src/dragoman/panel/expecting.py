"""What was expected of each two states in a period, and where their rate turned.

Expected acts come from the periods before alone (`dragoman.analyse.forecasts.counts`: Harvey and
Fernandes 1989); turns from the whole series (`dragoman.analyse.turns`: Killick, Fearnhead and
Eckley 2012). Periods in which nothing was read are left out of both.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.analyse.figures.counts import chances, quantiles
from dragoman.analyse.forecasts.counts import forecast_each
from dragoman.analyse.turns.turning import turning_points
from dragoman.ledger.pairs import Pair
from dragoman.panel.exposure import NOTHING, Read
from dragoman.panel.periods import Period, Unit
from dragoman.panel.sums import Expected, Sums

Array = NDArray[np.float64]
EDGES = (0.1, 0.9)
FEW = 40
SMALL_MEAN, SMALL_SPREAD = 4.0, 9.0
SAME = 1.0


class Expectations:
    """What was expected of pairs of states that have any act, period by period."""

    def __init__(
        self,
        sums: Mapping[Pair, Mapping[Period, Sums]],
        periods: Sequence[Period],
        read: Mapping[Period, Read],
        unit: Unit,
    ) -> None:
        """Make the expectations of all pairs.

        Args:
            sums: what each cell sums up.
            periods: in order.
            read: what was read in each.
            unit: their length; days are too short to expect anything of.
        """
        seen = [one for one in periods if read.get(one, NOTHING).documents]
        self._seen = seen if unit is not Unit.DAY else []
        self._read = np.array([read[one].documents for one in self._seen], float)
        shown = set(self._seen)
        pairs = sorted(pair for pair, own in sums.items() if shown & own.keys())
        self._rows = {pair: at for at, pair in enumerate(pairs)}
        self._acts = np.array(
            [[_events(sums[pair], one) for one in self._seen] for pair in pairs], float
        ).reshape(len(pairs), len(self._seen))
        self._mean, self._excess = forecast_each(self._acts)
        self._low, self._high = _edges(self._mean, self._excess)

    def of(self, pair: Pair) -> dict[Period, Expected]:
        """Return what was expected of two states; nothing where no act is told of them."""
        row = self._rows.get(pair)
        if row is None:
            return {}
        turns = self._turns(row)
        return {
            period: (*self._expected(row, at), None if turns is None else turns.get(at, SAME))
            for at, period in enumerate(self._seen)
        }

    def _expected(self, row: int, at: int) -> tuple[float | None, float | None, float | None]:
        """Return how many acts were expected, and the edges of the 80% interval."""
        mean = float(self._mean[row, at])
        if not np.isfinite(mean):
            return None, None, None
        return mean, float(self._low[row, at]), float(self._high[row, at])

    def _turns(self, row: int) -> dict[int, float] | None:
        """Return the ratio of each turn by its period's number; None where none can be told."""
        told = turning_points(self._acts[row], self._read, [""] * len(self._seen))
        return None if told.lack else {turn.at: turn.ratio for turn in told.turns}


def _events(own: Mapping[Period, Sums], period: Period) -> float:
    """Return the acts of a cell that took place."""
    cell = own.get(period)
    return 0.0 if cell is None else cell.events


def _edges(mean: Array, excess: Array) -> tuple[Array, Array]:
    """Return the edges of the 80% intervals; those of small counts all at once."""
    low, high = np.full(mean.shape, np.nan), np.full(mean.shape, np.nan)
    small = (mean < SMALL_MEAN) & (mean * (1 + excess) < SMALL_SPREAD)
    for at in range(mean.shape[1]):
        rows = np.flatnonzero(small[:, at])
        below = np.cumsum(chances(mean[rows, at], excess[rows, at], FEW), axis=-1)
        for edges, share in ((low, EDGES[0]), (high, EDGES[1])):
            edges[rows, at] = (below < share - 1e-12).sum(axis=-1)
    for row, at in zip(*np.nonzero(np.isfinite(mean) & ~small), strict=True):
        found = quantiles(float(mean[row, at]), float(excess[row, at]), EDGES)
        low[row, at], high[row, at] = found
    return low, high
