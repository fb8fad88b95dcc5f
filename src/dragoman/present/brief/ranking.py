"""How important an act is among all of a week: the parts of its weight, each with its reason."""

import math
from dataclasses import dataclass

from dragoman.present.brief.choosing import Telling, is_placed, states_of, tone_of
from dragoman.present.brief.glossary import glossary
from dragoman.records import Certainty, Event, Status

STRONGEST = 10.0
MANY_DOCUMENTS = 8
SURE = {
    Status.ACTUAL: 1.0,
    Status.PLANNED: 0.6,
    Status.URGED: 0.3,
    Status.NEGATED: 0.4,
    Status.HYPOTHETICAL: 0.2,
}
DOUBT = {Certainty.ASSERTED: 1.0, Certainty.REPORTED: 0.8, Certainty.SUSPECTED: 0.5}
PAIR = 2
ALONE = 0.25
LATE = 1000  # characters after which a document has told what it has to tell


@dataclass(frozen=True, slots=True)
class Importance:
    """The parts of an act's weight; each lies between 0 and 1.

    Attributes:
        strength: of the act by PLOVER's score, conflict and cooperation alike.
        reports: how many documents tell of it, on a logarithmic scale.
        rank: of the highest office among those who act or are acted upon.
        lead: 1 where a document begins with it, 0 where it comes late in all of them.
        between: 1 where a state deals with another party, 0.25 where one acts alone, else 0.
        friction: 1 for an act of conflict: a reader misses it more than a courtesy.
        dated: 1 where the day is known.
        firmness: by status and certainty, times the confidence of the coding; it scales the rest.
    """

    strength: float
    reports: float
    rank: float
    lead: float
    between: float
    friction: float
    dated: float
    firmness: float

    @property
    def weight(self) -> float:
        """The whole: the sum of the parts, half for friction and the day, scaled by firmness."""
        told = self.strength + self.reports + self.rank + self.lead + self.between
        return self.firmness * (told + self.friction / 2 + self.dated / 2)


def importance(telling: Telling) -> Importance:
    """Return how important an act is.

    Args:
        telling: the act, with all documents that tell of it.
    """
    event = telling.event
    states = len(states_of(event))
    others = {one.entity_id for one in (*event.actors, *event.recipients) if one.country is None}
    reports = math.log2(1 + min(telling.documents, MANY_DOCUMENTS)) / math.log2(1 + MANY_DOCUMENTS)
    return Importance(
        strength=min(abs(event.intensity) / STRONGEST, 1.0),
        reports=reports,
        rank=_rank(event),
        lead=_lead(telling),
        between=0.0 if not states else 1.0 if states + len(others) >= PAIR else ALONE,
        friction=float(tone_of(event) < 0),
        dated=float(is_placed(event)),
        firmness=SURE[event.status] * DOUBT[event.certainty] * event.confidence,
    )


def _lead(telling: Telling) -> float:
    """Return how early in a document an act is told, 0 to 1."""
    first = min((piece.start for piece in telling.evidence), default=LATE)
    return max(1 - first / LATE, 0.0)


def _rank(event: Event) -> float:
    """Return the weight of the highest office that is named."""
    offices = [
        (party.office or "").casefold()
        for party in (*event.actors, *event.recipients)
        if party.person and party.office
    ]
    return max((_office(one) for one in offices), default=0.0)


def _office(office: str) -> float:
    for row in glossary()["office"]:
        if any(word in office for word in row["words"]):
            deputy = any(word in office for word in ("vice", "deputy", "assistant"))
            return float(row["weight"]) * (0.7 if deputy else 1.0)
    return 0.0
