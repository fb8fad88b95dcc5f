"""Each type by itself on labelled real text, and what became of the events that are not told.

    python benchmarks/lost_events.py training/data/newswire

Reads the whole development stories. A labelled event is told where its type stands on a sentence
with its word; else the filter that dropped its word is counted, or that no filter saw any.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from dragoman.evaluate.labelled import Gold, Labelled, newswire
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Reason, Segment, SegmentKind
from dragoman.settings import Settings

PARTIES = frozenset({Reason.NO_PARTY, Reason.NO_ACTOR, Reason.NO_RECIPIENT, Reason.ONE_PARTY})
Spans = list[tuple[int, int, str]]


def spans_of(read: Processed) -> Spans:
    """The sentences in which each type is told."""
    return [
        (piece.start, piece.end, str(event.event_type))
        for event in read.events
        for piece in event.evidence
    ]


def fate_of(gold: Gold, told: Spans, read: Processed) -> str:
    """What became of a labelled event."""
    if any(start <= gold.start < end and kind == gold.type for start, end, kind in told):
        return "told"
    dropped = {r.reason for r in read.rejected if r.start < gold.end and gold.start < r.end}
    if dropped & PARTIES:
        return "want of a party"
    if Reason.IMPROBABLE in dropped:
        return "improbable"
    return "dropped by others" if dropped else "nothing seen"


def count_types(labelled: Labelled, told: Spans, counts: dict[str, Counter[str]]) -> None:
    """Count the types of each sentence, as labelled and as told."""
    for start, end in labelled.sentences:
        ours = {kind for at, _, kind in told if start <= at < end}
        theirs = {gold.type for gold in labelled.events if start <= gold.start < end}
        counts["told"].update(ours)
        counts["gold"].update(theirs)
        counts["right"].update(ours & theirs)


def main() -> None:
    """Read the stories and print the figures."""
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=Path)
    args = ask.parse_args()
    pipeline, fates = Pipeline.load(Settings.from_environment()), Counter[str]()
    counts = {name: Counter[str]() for name in ("told", "gold", "right")}
    for labelled in newswire(args.folder):
        if labelled.split != "dev" or len(labelled.sentences) == 1:
            continue
        whole = (Segment(0, len(labelled.text), SegmentKind.BODY),)
        for read in pipeline.process([Document(labelled.name, labelled.text, whole)]):
            told = spans_of(read)
            fates.update(fate_of(gold, told, read) for gold in labelled.events)
            count_types(labelled, told, counts)
    for kind in sorted(counts["gold"]):
        right, ours, theirs = (counts[name][kind] for name in ("right", "told", "gold"))
        print(f"{kind:10} {theirs:4} labelled {ours:4} told {right:4} right", end=" ")
        print(f"F1 {2 * right / (ours + theirs):.2f}")
    for fate, count in fates.most_common():
        print(f"{fate:18} {count:4} {count / fates.total():.2f}")


if __name__ == "__main__":
    main()
