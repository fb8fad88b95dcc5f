"""What the shipped reader tells of labelled real text, against the labels.

    python benchmarks/real_text.py training/data/newswire --split dev

Prints precision, recall and F1 of the types of a sentence, of events, and of events with status
and parties right. The sealed split is for releases: nobody reads its errors.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dragoman.evaluate.labelled import newswire, written
from dragoman.evaluate.real_text import MEASURES, Counts, compare
from dragoman.pipeline import Pipeline
from dragoman.records import Document, Segment, SegmentKind
from dragoman.settings import Settings


def main() -> None:
    """Read the documents of a split and print the figures."""
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="dev")
    ask.add_argument("--whole", action="store_true", help="documents of several sentences alone")
    args = ask.parse_args()
    load = newswire if (args.folder / "texts.jsonl.xz").exists() else written
    pipeline = Pipeline.load(Settings.from_environment())
    counts = Counts()
    for labelled in load(args.folder):
        if labelled.split != args.split or (args.whole and len(labelled.sentences) == 1):
            continue
        text = labelled.text
        document = Document(labelled.name, text, (Segment(0, len(text), SegmentKind.BODY),))
        for processed in pipeline.process([document]):
            compare(labelled, processed.events, counts)
    for measure in MEASURES:
        print(f"{measure:12}", *(f"{value:.3f}" for value in counts.figures(measure)))


if __name__ == "__main__":
    main()
