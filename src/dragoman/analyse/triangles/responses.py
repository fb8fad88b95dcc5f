"""What follows one unit of a series in the others.

After Luetkepohl (2005), New Introduction to Multiple Time Series Analysis, section 2.3: responses
to a unit of one series alone, not orthogonalised, so that no order of the series is assumed.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def responses(lags: Array, horizon: int) -> Array:
    """Return the responses, ``[..., h, i, j]`` being that of i to a unit of j, h periods later.

    Args:
        lags: coefficients as in `dragoman.analyse.triangles.least_squares.Fit`; more dimensions
            may stand before, as for draws.
        horizon: how many periods are followed.

    >>> responses(np.array([[[0.5]]]), 3)[:, 0, 0].tolist()
    [1.0, 0.5, 0.25, 0.125]
    """
    order, width = lags.shape[-3], lags.shape[-1]
    before = lags.shape[:-3]
    found = [np.broadcast_to(np.eye(width), (*before, width, width))]
    for step in range(1, horizon + 1):
        found.append(
            sum(
                (lags[..., lag, :, :] @ found[step - 1 - lag] for lag in range(min(step, order))),
                start=np.zeros((*before, width, width)),
            )
        )
    return np.stack(found, axis=-3)
