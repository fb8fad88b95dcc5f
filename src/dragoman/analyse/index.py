r"""The index of a dyad: the tone between two states month by month, with its uncertainty.

Definition. For each month m let the events between the two states (see `dragoman.ledger.pairs`)
have weights w (see `Weights`) and tones v; an interval that spans several months counts in each
by its share of days. With the monthly decay d = 2^(-1/half-life),

    W(m) = d W(m-1) + sum of w          what is known, fading
    T(m) = d T(m-1) + sum of w v        its tone
    Q(m) = d Q(m-1) + sum of w v^2      its spread
    R(m) = d^2 R(m-1) + sum of w^2      for the effective number n = W^2 / R

    index(m)    = T / (k + W)                              k = prior events, of tone 0
    variance(m) = (k s^2 + Q) / (k + W) - index^2          s = prior deviation
    error(m)    = sqrt(variance / (k + min(W, n)))

and the band is index +- band * error. So the index is the mean of a normal model whose prior is
k neutral events; without new events it returns to 0 while its band widens. It runs from -10
(armed attack) to 10 (material aid).

Exposure. The documents published in a month could have told of the two states, so their silence
is knowledge too. Where the number D of documents of each month is given,

    silence(m) = max(0, a min(1, D / b) - sum of w)        a = 3 events, b = 100 documents

neutral events are added to W and R: a quiet month draws the index to 0 and narrows its band as
three neutral events would; a month of which much was told gains nothing. A month in which nothing
was read and nothing told is *blind*: it has no value, and its band is the prior's, which is
band * s / sqrt(k). The rate is acts that took place for each 100 documents of the month.

After Goldstein (1992), A conflict-cooperation scale for WEIS events data, Journal of Conflict
Resolution 36; the scores are PLOVER's (Halterman et al. 2023, PLOVER and POLECAT).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.analyse.dealings import Dealings, tallied
from dragoman.analyse.months import months_between, shares
from dragoman.analyse.weights import Weights
from dragoman.ledger.entries import Tally
from dragoman.ledger.pairs import Pair
from dragoman.records import Status

COOPERATION = (1, 2)
QUADS = (1, 2, 3, 4)
PER_DOCUMENTS = 100
DEFAULT = Weights()
MOST_MONTHS = 12 * 300


@dataclass(frozen=True, slots=True)
class IndexPoint:
    """One month of a dyad's index.

    Attributes:
        month: its first day.
        value: the index, -10 to 10; None in a blind month.
        low: lower edge of the band.
        high: upper edge of the band.
        cooperation: acts of cooperation that took place, whole and parts.
        conflict: acts of conflict that took place.
        planned: acts that are planned for the month.
        said: acts only urged, possible or denied.
        documents: documents published in the month, whatever they tell; None where unknown.
        weights: acts that took place, each by its weight, by quad code from 1 to 4: words of
            cooperation, deeds of cooperation, words of conflict, deeds of conflict.
        rate: acts that took place for each 100 documents; None where none was published.
    """

    month: date
    value: float | None
    low: float
    high: float
    cooperation: float
    conflict: float
    planned: float
    said: float
    documents: int | None = None
    weights: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rate: float | None = None

    @property
    def blind(self) -> bool:
        """Whether nothing was read in the month, and nothing told of it."""
        return self.value is None


@dataclass(slots=True)
class _Month:
    """Sums over one month's events."""

    weight: float = 0.0
    tone: float = 0.0
    spread: float = 0.0
    squares: float = 0.0
    cooperation: float = 0.0
    conflict: float = 0.0
    planned: float = 0.0
    said: float = 0.0
    quads: dict[int, float] = field(default_factory=dict)

    def add(self, told: Tally, factor: float, share: float) -> None:
        """Count a share of dealings."""
        part = told.confidence * factor * share
        self.weight += part
        self.tone += part * told.intensity
        self.spread += part * told.intensity**2
        self.squares += told.squares * (factor * share) ** 2
        count = told.events * share
        if told.status == Status.ACTUAL:
            self.quads[told.quad_code] = self.quads.get(told.quad_code, 0.0) + part
        if told.status == Status.ACTUAL and told.quad_code in COOPERATION:
            self.cooperation += count
        elif told.status == Status.ACTUAL:
            self.conflict += count
        elif told.status == Status.PLANNED:
            self.planned += count
        else:
            self.said += count


SILENT = _Month()


def dyad_index(
    events: Dealings,
    first: str,
    second: str,
    *,
    since: date | None = None,
    until: date | None = None,
    documents: Mapping[date, int] | None = None,
    weights: Weights = DEFAULT,
) -> tuple[IndexPoint, ...]:
    """Return the index of a dyad, one point a month.

    Args:
        events: of any states, or sums of them (`Ledger.tallies`); those not between the two are
            passed over.
        first: ISO 3166 alpha-3 code.
        second: another.
        since: first day shown; from the first event when None. Earlier events still count, faded.
        until: last day shown; up to the last event when None.
        documents: documents published, by first day of the month; without them no month is
            blind and none is quiet.
        weights: what events count for.
    """
    pair = (min(first, second), max(first, second))
    sums = _sums(events, pair, weights)
    if not sums and (since is None or until is None):
        return ()
    start = min([*sums, *([since.replace(day=1)] if since else [])])
    shown = since.replace(day=1) if since else start
    end = until or max(sums)
    points: list[IndexPoint] = []
    state = (0.0, 0.0, 0.0, 0.0)
    for count, month in enumerate(months_between(start, end)):
        if count > MOST_MONTHS:
            break
        month_sums = sums.get(month, SILENT)
        read = None if documents is None else documents.get(month, 0)
        state = _fade(state, month_sums, _silence(month_sums, read, weights), weights)
        if month >= shown:
            points.append(_point(month, state, month_sums, read, weights))
    return tuple(points)


def _sums(events: Dealings, pair: Pair, weights: Weights) -> dict[date, _Month]:
    """Return the sums of each month that has events."""
    sums: dict[date, _Month] = {}
    for told in tallied(events):
        if (told.first, told.second) != pair:
            continue
        factor = weights.factor(told.status, told.certainty)
        for month, share in shares(told.start, told.end).items():
            sums.setdefault(month, _Month()).add(told, factor, share)
    return sums


def _silence(month: _Month, read: int | None, weights: Weights) -> float:
    """Return how many neutral events the documents' silence is worth."""
    told = weights.silence_events * min(1.0, (read or 0) / weights.silence_documents)
    return max(0.0, told - month.weight)


def _fade(
    state: tuple[float, float, float, float], month: _Month, silence: float, weights: Weights
) -> tuple[float, float, float, float]:
    """Return the sums W, T, Q and R a month later."""
    decay = 0.5 ** (1 / weights.half_life)
    weight, tone, spread, squares = state
    return (
        decay * weight + month.weight + silence,
        decay * tone + month.tone,
        decay * spread + month.spread,
        decay**2 * squares + month.squares + silence,
    )


def _point(
    month: date,
    state: tuple[float, float, float, float],
    sums: _Month,
    read: int | None,
    weights: Weights,
) -> IndexPoint:
    """Return one month of the index."""
    blind = read == 0 and sums is SILENT
    weight, tone, spread, squares = (0.0, 0.0, 0.0, 0.0) if blind else state
    prior = weights.prior_events
    value = tone / (prior + weight)
    variance = (prior * weights.prior_deviation**2 + spread) / (prior + weight) - value**2
    effective = weight**2 / squares if squares > 0 else 0.0
    error = math.sqrt(max(variance, 0.0) / (prior + min(weight, effective)))
    one, two, three, four = (sums.quads.get(quad, 0.0) for quad in QUADS)
    return IndexPoint(
        month=month,
        value=None if blind else value,
        low=max(value - weights.band * error, -10.0),
        high=min(value + weights.band * error, 10.0),
        cooperation=sums.cooperation,
        conflict=sums.conflict,
        planned=sums.planned,
        said=sums.said,
        documents=read,
        weights=(one, two, three, four),
        rate=PER_DOCUMENTS * (sums.cooperation + sums.conflict) / read if read else None,
    )
