"""Whether a planned occasion is held by its date: what became of plans of its kind and announcer.

A beta-binomial: of past plans of a kind that an announcer told, so many were told to have been held
by their date. The prior is worth two plans and lies where all plans lie, which is the rival too.
With fewer than 20 plans there is nothing to say. "Held" means that a document told so: a meeting of
which nobody wrote counts as not held, in what is learnt and in what is scored alike.

After Skellam (1948), A probability distribution derived from the binomial distribution by regarding
the probability of success as variable, Journal of the Royal Statistical Society B 10.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analyse.figures.beta import beta_quantile

LEAST_PLANS = 20
PRIOR_PLANS = 2.0
GRACE = timedelta(days=7)
EDGES = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Plan:
    """An occasion that was planned, and what became of it.

    Attributes:
        about: id of the planned event.
        parties: states that take part, in order of code.
        kind: PLOVER type.
        announcer: who told of it: a state's code, ``a document`` or ``an unnamed source``.
        told: first day on which a document told of it.
        since: first day that it is planned for.
        until: last day.
        held: first day on which a document told that it was held; None where none did.
    """

    about: str
    parties: tuple[str, ...]
    kind: str
    announcer: str
    told: date
    since: date
    until: date
    held: date | None = None

    def over(self, day: date) -> bool:
        """Whether its date had passed on a day, and a week for documents to tell of it."""
        return self.until + GRACE <= day

    def kept(self, day: date) -> bool:
        """Whether a document had told by a day that it was held."""
        return self.held is not None and self.held <= day


@dataclass(frozen=True, slots=True)
class Holding:
    """How likely a planned occasion is to be held by its date.

    Attributes:
        plan: the occasion.
        chance: probability; None where there are too few past plans.
        low: lower edge of the 80% interval of that rate.
        high: upper edge.
        usual: share of all past plans that were held.
        past: past plans of its kind and announcer.
        held: how many of them were held.
        every: past plans of all kinds and announcers.
    """

    plan: Plan
    chance: float | None
    low: float
    high: float
    usual: float
    past: int
    held: int
    every: int


def holding(plans: Iterable[Plan], wanted: Sequence[Plan], on: date) -> tuple[Holding, ...]:
    """Return how likely planned occasions are to be held, from what was known on a day.

    Args:
        plans: all that are known; those whose date had passed are learnt from.
        wanted: those that are asked for.
        on: the day.
    """
    past = [one for one in plans if one.told <= on and one.over(on)]
    kept = sum(one.kept(on) for one in past)
    usual = (kept + 1) / (len(past) + 2)
    return tuple(_holding(one, past, usual, on) for one in wanted)


def _holding(plan: Plan, past: Sequence[Plan], usual: float, on: date) -> Holding:
    """Return how likely one occasion is to be held."""
    like = [one for one in past if (one.kind, one.announcer) == (plan.kind, plan.announcer)]
    held = sum(one.kept(on) for one in like)
    good = PRIOR_PLANS * usual + held
    bad = PRIOR_PLANS * (1 - usual) + len(like) - held
    low, high = (beta_quantile(edge, good, bad) for edge in EDGES)
    chance = good / (good + bad) if len(like) >= LEAST_PLANS else None
    return Holding(plan, chance, low, high, usual, len(like), held, len(past))
