"""What an event counts for in an index.

An event's *tone* is its PLOVER score (-10 to 10). Its *weight* is the product of

- its confidence, the probability that the coding is right;
- a factor for its status: a deed counts whole, a plan a little, what is urged, possible or denied
  not at all (it is no act; the pages show it apart);
- a factor for its certainty: asserted, reported, suspected.

After Goldstein (1992), A conflict-cooperation scale for WEIS events data, Journal of Conflict
Resolution 36, with the scores of PLOVER (Halterman et al. 2023, PLOVER and POLECAT).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dragoman.records import Certainty, Event, Status

STATUS: Mapping[Status, float] = MappingProxyType(
    {
        Status.ACTUAL: 1.0,
        Status.PLANNED: 0.25,
        Status.HYPOTHETICAL: 0.0,
        Status.NEGATED: 0.0,
        Status.URGED: 0.0,
    }
)
CERTAINTY: Mapping[Certainty, float] = MappingProxyType(
    {
        Certainty.ASSERTED: 1.0,
        Certainty.REPORTED: 0.75,
        Certainty.SUSPECTED: 0.4,
    }
)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much events count, and how an index is smoothed.

    Attributes:
        status: factor by status.
        certainty: factor by certainty.
        half_life: months after which an event counts half.
        prior_events: how many neutral events the index starts from; it is drawn towards 0 by
            them, so that one report moves it little.
        prior_deviation: spread of tone that is assumed before anything is known; PLOVER's types
            spread about so widely around 0.
        silence_events: how many neutral events the silence of enough documents is worth.
        silence_documents: how many documents of a month are enough; fewer count in proportion.
        band: half-width of the band in standard errors; 1.2816 holds 80 per cent of a normal
            distribution.
    """

    status: Mapping[Status, float] = field(default_factory=lambda: STATUS)
    certainty: Mapping[Certainty, float] = field(default_factory=lambda: CERTAINTY)
    half_life: float = 3.0
    prior_events: float = 2.0
    prior_deviation: float = 5.5
    silence_events: float = 3.0
    silence_documents: float = 100.0
    band: float = 1.2816

    def of(self, event: Event) -> float:
        """Return an event's weight, 0 to 1."""
        return event.confidence * self.factor(event.status, event.certainty)

    def factor(self, status: str, certainty: str) -> float:
        """Return what status and certainty leave of a confidence, 0 to 1."""
        return self.status.get(Status(status), 0.0) * self.certainty.get(Certainty(certainty), 0.0)
