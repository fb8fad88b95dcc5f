"""How probable it is that each part of an event is right, beside the whole record.

Boosted trees of a hundred small trees each, fitted by ``training/part_confidence.py`` on
development text alone. Of the type: that the text tells such an act. Of parties, status and date:
that each is right where the type is; so a reader sees what to look at first.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.coding.acceptance.confidence import features_of
from dragoman.coding.trees import load_trees
from dragoman.frames.triggers.trigger import LIKE
from dragoman.records import PartConfidence

if TYPE_CHECKING:
    from dragoman.coding.candidate import Candidate

MODEL = "confidence-{}"
PARTS = ("type", "parties", "status", "date")


def part_confidence_of(candidate: "Candidate") -> PartConfidence | None:
    """Return how probable each part of a candidate is; None where the heads were not asked."""
    unheard = candidate.passage.tree.sentence.proposals is None
    if unheard or candidate.trigger.source == LIKE:
        return None
    found = part_features_of(candidate)
    return PartConfidence(*(_share(part, found) for part in PARTS))


def part_features_of(candidate: "Candidate") -> Mapping[str, float]:
    """Return what the models read of a candidate, by name; absent ones are 0."""
    dated = {name: value for name, value in _of_date(candidate).items() if value}
    return {**features_of(candidate), **dated}


def _share(part: str, found: Mapping[str, float]) -> float:
    trees = load_trees(MODEL.format(part))
    (share,) = trees.shares([[found.get(name, 0.0) for name in trees.names]])
    return round(share, 2)


def _of_date(candidate: "Candidate") -> dict[str, float]:
    """When it was, and whether the text might have told."""
    date, annotated = candidate.date, candidate.passage.annotated
    sentence = candidate.passage.tree.sentence
    found = {
        "published": float(annotated.document.published is not None),
        "times": float(len(annotated.times_from(sentence.start, sentence.end))),
    }
    if date is not None:
        found[f"basis-{date.basis}"] = 1.0
        found[f"precision-{date.precision}"] = 1.0
        found["open-date"] = float(date.start is None or date.end is None)
    return found
