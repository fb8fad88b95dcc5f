"""How probable it is that a whole record is right: a calibrated model over what is known of it.

Boosted trees, fitted by ``training/confidence.py`` on development text alone. Where the heads were
not asked, the share of events that were right by how they were found and by status stands in.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.heads.voices import surety_of
from dragoman.coding.trees import load_trees
from dragoman.frames.roles.parties import sides
from dragoman.frames.triggers.trigger import LIKE
from dragoman.records import AttributionKind, EventType, Party, SegmentKind, Status

if TYPE_CHECKING:
    from dragoman.coding.candidate import Candidate

# Share of events that were right, by how they were found and by status: on 92 development articles
# (905 events) .90 verb, .88 light, .82 noun and .92 actual, .86 planned, .86 negated, .83 urged,
# .74 hypothetical; set 5 points lower, since precision on unseen articles is. The other two ways
# had six cases. What "followed suit" tells was in none of the texts and is put low.
BY_SOURCE = {"verb": 0.87, "light": 0.84, "noun": 0.78, "demand": 0.8, "standing": 0.8, LIKE: 0.6}
BY_STATUS = {
    Status.ACTUAL: 1.0,
    Status.PLANNED: 0.93,
    Status.NEGATED: 0.93,
    Status.URGED: 0.9,
    Status.HYPOTHETICAL: 0.8,
}
MODEL = "confidence"
PAIR = 2
LEAST, MOST = 0.01, 0.99
NOMINAL = frozenset({"NOUN", "PROPN"})
ONE_SIDED = frozenset({EventType.MOBILIZE, EventType.PROTEST, EventType.AGREE, EventType.RETREAT})


def confidence_of(candidate: "Candidate") -> float:
    """Return the probability that type, parties, status and date of a candidate are all right."""
    trigger = candidate.trigger
    unheard = candidate.passage.tree.sentence.proposals is None
    if unheard or trigger.source == LIKE:
        share = BY_SOURCE[trigger.source] * BY_STATUS[candidate.reading.status]
        return round(share, 2)
    trees, found = load_trees(MODEL), features_of(candidate)
    (share,) = trees.shares([[found.get(name, 0.0) for name in trees.names]])
    return round(share, 2)


def features_of(candidate: "Candidate") -> Mapping[str, float]:
    """Return what the model reads of a candidate, by name; absent ones are 0."""
    found: dict[str, float] = {"bias": 1.0}
    found.update(_of_voices(candidate))
    found.update(_of_parties(candidate))
    found.update(_of_words(candidate))
    return {name: value for name, value in found.items() if value}


def _of_voices(candidate: "Candidate") -> dict[str, float]:
    """What rules and heads say of the word."""
    trigger, heard = candidate.trigger, candidate.trigger.proposal
    if heard is None:
        return {"unheard": 1.0, f"unheard-{trigger.source}": 1.0}
    same = heard.event_type is trigger.event_type
    strength = heard.probability * heard.share if same else 0.0
    found = {
        "strength": _logit(strength) if same else 0.0,
        "other-type": float(not same),
        "probability": _logit(heard.probability),
        f"source-{trigger.source}": 1.0,
        "status-share": _logit(heard.status_share),
        "status-differs": float(heard.status is not candidate.reading.status),
    }
    if trigger.source != "heads" and same:
        found["agree"] = 1.0
    return found


def _of_parties(candidate: "Candidate") -> dict[str, float]:
    """Who takes part, and how surely."""
    trigger = candidate.trigger
    tree, mentions = candidate.passage.tree, candidate.passage.indexed
    found = {
        "surety": surety_of(tree, mentions, trigger),
        "partial": float(trigger.is_partial),
    }
    if trigger.event_type in EQUAL_TYPES:
        known = len(_known((*trigger.actors, *trigger.recipients)))
        found["equals-none"] = float(known == 0)
        found["equals-one"] = float(known == 1)
        found["equals-many"] = float(known > PAIR)
    else:
        one_sided = trigger.event_type in ONE_SIDED
        found["no-actor"] = float(not trigger.actors)
        found["nameless-actor"] = float(bool(trigger.actors) and not _known(trigger.actors))
        missing = not _known(trigger.recipients)
        found["no-recipient"] = float(missing and not trigger.recipients and not one_sided)
        found["nameless-recipient"] = float(missing and bool(trigger.recipients))
        found["many"] = float(len(_known((*trigger.actors, *trigger.recipients))) > PAIR)
        found["inward"] = float(bool(_known(trigger.actors) & _known(trigger.recipients)))
    if candidate.parts is not None:
        found["parts"] = _logit(candidate.parts.whole)
        found["least-part"] = _logit(candidate.parts.least)
    rules = {step.rule for step in trigger.steps}
    found["pointing-back"] = float("pointing-back" in rules)
    return found


def _of_words(candidate: "Candidate") -> dict[str, float]:
    """How the sentence tells it."""
    tree, trigger = candidate.passage.tree, candidate.trigger
    reading = candidate.reading
    return {
        f"type-{trigger.event_type}": 1.0,
        f"status-{reading.status}": 1.0,
        f"certainty-{reading.certainty}": 1.0,
        "noun": float(tree.upos(trigger.index) in NOMINAL and trigger.light is None),
        "root": float(tree.relation(candidate.anchor) == "root"),
        "dated": float(candidate.date is not None),
        "said": float(candidate.voice.attribution.kind is not AttributionKind.AUTHOR),
        "headline": float(tree.sentence.kind is SegmentKind.HEADLINE),
        "long": float(len(tree.tokens) > 35),  # noqa: PLR2004 - half of the newswire's are shorter
    }


def _known(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(sides(party) for party in parties if is_named(party))


def _logit(share: float) -> float:
    bounded = min(max(share, LEAST), MOST)
    return math.log(bounded / (1 - bounded))
