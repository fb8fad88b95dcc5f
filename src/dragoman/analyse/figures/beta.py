"""The beta distribution, and with it the F and t distributions.

The regularised incomplete beta function by its continued fraction, as in Lentz (1976), Generating
Bessel functions in Mie scattering calculations using continued fractions, Applied Optics 15;
exact to some twelve digits, held by a test against scipy.
"""

import math

MOST_TERMS = 500
TINY = 1e-300
CLOSE = 1e-14
HALVINGS = 60


def beta_cdf(at: float, one: float, other: float) -> float:
    """Return the probability that a beta variable is at most a value.

    Args:
        at: the value; below 0 and above 1 the answer is 0 and 1.
        one: first shape, more than 0.
        other: second shape, more than 0.

    >>> round(beta_cdf(0.5, 2.0, 3.0), 4)
    0.6875
    """
    if at <= 0.0:
        return 0.0
    if at >= 1.0:
        return 1.0
    if at > (one + 1.0) / (one + other + 2.0):
        return 1.0 - beta_cdf(1.0 - at, other, one)
    front = math.exp(
        math.lgamma(one + other)
        - math.lgamma(one)
        - math.lgamma(other)
        + one * math.log(at)
        + other * math.log1p(-at)
    )
    return front / one * _fraction(at, one, other)


def _fraction(at: float, one: float, other: float) -> float:
    """Return the continued fraction under the incomplete beta function."""
    upper, lower = 1.0, 1.0 / _not_zero(1.0 - (one + other) * at / (one + 1.0))
    value = lower
    for term in range(1, MOST_TERMS):
        place = one + 2 * term
        even = term * (other - term) * at / ((place - 1.0) * place)
        odd = -(one + term) * (one + other + term) * at / (place * (place + 1.0))
        for part in (even, odd):
            lower = 1.0 / _not_zero(1.0 + part * lower)
            upper = _not_zero(1.0 + part / upper)
            value *= upper * lower
        if abs(1.0 - upper * lower) < CLOSE:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def beta_quantile(share: float, one: float, other: float) -> float:
    """Return the value that a beta variable stays below with a probability.

    >>> round(beta_quantile(0.6875, 2.0, 3.0), 4)
    0.5
    """
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if beta_cdf(middle, one, other) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def f_tail(value: float, numerator: int, denominator: int) -> float:
    """Return the probability that an F variable is larger than a value.

    >>> round(f_tail(4.0, 2, 30), 4)
    0.0288
    """
    if value <= 0.0:
        return 1.0
    return beta_cdf(denominator / (denominator + numerator * value), denominator / 2, numerator / 2)
