"""Whether a lapsed series of meetings comes to life again: the hazard by its own gaps.

Of the series' own gaps that were longer than it has now been silent, how many ended within the time
ahead? One more case comes from the gaps of all series, each measured by the middle gap of its own;
so a silence longer than any before it is told by what became of other series. Half a case comes
from the rival, the series' own rate, as if meetings came at random. With fewer than three gaps
there is nothing to say.

After Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, Journal of
the American Statistical Association 53: what has not ended yet counts up to now.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

LEAST_GAPS = 3
LAPSED = 1.5
OTHERS_CASES, RATE_CASES = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Series:
    """A series of meetings.

    Attributes:
        about: id of the arrangement.
        name: what it is called.
        parties: states that belong to it, in order of code.
        days: on which it was held, in order, each once.
    """

    about: str
    name: str
    parties: tuple[str, ...]
    days: tuple[date, ...]

    def until(self, day: date) -> "Series":
        """Return the series as it stood on a day."""
        return Series(self.about, self.name, self.parties,
                      tuple(one for one in self.days if one <= day))  # fmt: skip

    @property
    def gaps(self) -> tuple[int, ...]:
        """Days from each meeting to the next."""
        return tuple((later - earlier).days for earlier, later in pairwise(self.days))


@dataclass(frozen=True, slots=True)
class Revival:
    """How likely a lapsed series is to meet again.

    Attributes:
        series: as it stood.
        silent: days since it last met.
        middle: its middle gap in days.
        chance: probability that it meets within the time ahead.
        usual: the same by its own rate alone.
        longer: own gaps that were longer than the silence.
        ended: of these, how many ended within the time ahead.
        others: share of all series' gaps, each by its own middle, that did.
    """

    series: Series
    silent: int
    middle: float
    chance: float
    usual: float
    longer: int
    ended: int
    others: float


def is_lapsed(series: Series, on: date) -> bool:
    """Whether a series has been silent for half as long again as its middle gap."""
    if len(series.gaps) < LEAST_GAPS:
        return False
    return (on - series.days[-1]).days > LAPSED * median(series.gaps)


def revival(every: Iterable[Series], wanted: Series, on: date, ahead: int) -> Revival:
    """Return how likely a lapsed series is to meet within some days.

    Args:
        every: all series that are known, for what is usual of them.
        wanted: the series, with at least `LEAST_GAPS` gaps by that day.
        on: the day; nothing after it is looked at.
        ahead: how many days.
    """
    series = wanted.until(on)
    gaps, silent = series.gaps, (on - series.days[-1]).days
    middle = float(median(gaps))
    others = _share(_scaled(every, on), silent / middle, (silent + ahead) / middle)
    longer = sum(gap > silent for gap in gaps)
    ended = sum(silent < gap <= silent + ahead for gap in gaps)
    usual = -math.expm1(-ahead * len(gaps) / (sum(gaps) + silent))
    drawn = OTHERS_CASES * others + RATE_CASES * usual
    chance = (ended + drawn) / (longer + OTHERS_CASES + RATE_CASES)
    return Revival(series, silent, middle, chance, usual, longer, ended, others)


def _scaled(every: Iterable[Series], on: date) -> list[tuple[float, bool]]:
    """Return all series' gaps by their own middle, and whether each has ended."""
    found = []
    for one in every:
        known = one.until(on)
        if len(known.gaps) < LEAST_GAPS:
            continue
        middle = max(median(known.gaps), 1)
        found += [(gap / middle, True) for gap in known.gaps]
        found.append(((on - known.days[-1]).days / middle, False))
    return found


def _share(gaps: Sequence[tuple[float, bool]], silent: float, until: float) -> float:
    """Return the share of gaps longer than a silence that end by a time (Kaplan and Meier)."""
    left = 1.0
    for at in sorted({gap for gap, ended in gaps if ended and silent < gap <= until}):
        open_ = sum(gap >= at for gap, _ in gaps)
        left *= 1 - sum(gap == at and ended for gap, ended in gaps) / (open_ + 1)
    return 1 - left
