"""What a brief may tell of whole documents, right and false, by how sure it must be.

    python benchmarks/brief_confidence.py training/data/documents --split dev
    python benchmarks/brief_confidence.py training/data/documents --folds training/build/confidence

Counted are the events that a brief has words for. One is right with type, parties, status and date,
false with another type, other parties or another status; what has a wrong date alone is neither.
The confidence that ships was fitted on the development documents, so its figures flatter; with
`--folds` each document has that of trees that never saw it, as `training/confidence.py` writes
them. The setting is `DRAGOMAN_BRIEF_CONFIDENCE`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.acceptance import confidence
from dragoman.coding.trees import Trees, read_trees
from dragoman.evaluate.documents.gold import WholeDocument, known_codes, read_documents
from dragoman.evaluate.documents.scores import MEASURES, ComparedEvent, is_forbidden, paired
from dragoman.pipeline import Pipeline
from dragoman.present.brief.choosing import tellings
from dragoman.present.brief.words.lines import Lines
from dragoman.present.wording import Teller
from dragoman.settings import Settings

STEPS = (0.29, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
STATUS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a brief has words for.

    Attributes:
        newswire: whether it is of newswire.
        confidence: how sure it is.
        right: whether all of it is right.
        false: whether its type, its parties or its status is wrong.
        forbidden: whether it is told as done and the text does not tell it as done.
    """

    newswire: bool
    confidence: float
    right: bool
    false: bool
    forbidden: bool


class Watched:
    """The reader, and what a brief would tell of a document."""

    def __init__(self, folds: Path | None) -> None:
        self.pipeline = Pipeline.load(Settings.from_environment())
        self.lines = Lines(Teller.load())
        self.codes = known_codes()
        paths = sorted(folds.glob("*.npz")) if folds else ()
        self.folds: list[Trees] = [read_trees(path) for path in paths]

    def of(self, gold: WholeDocument) -> Iterator[Told]:
        """What a brief may tell of a document."""
        if self.folds:
            number = int(hashlib.sha256(gold.name.encode()).hexdigest(), 16) % len(self.folds)
            confidence.load_trees = lambda _: self.folds[number]
        events = self.pipeline.process([gold.as_document()])[0].events
        told = [ComparedEvent.of(event, self.codes) for event in events]
        chosen = dict(paired(told, gold.acts))
        for number, (event, one) in enumerate(zip(events, told, strict=True)):
            act = gold.acts[chosen[number]] if number in chosen else None
            grade = one.grade(act) if act else 0
            right, wrong = grade == len(MEASURES), is_forbidden(gold, event, one, act, grade)
            if all(self.lines.of(each) is not None for each in tellings((event,))):
                newswire = gold.genre == "newswire"
                yield Told(newswire, event.confidence, right, grade < STATUS, wrong)


def report(name: str, told: Iterable[Told]) -> None:
    """Print what is told from each confidence on."""
    told = list(told)
    print(f"{name}\n from   told  right  false  share false  forbidden  right - false  - 2 false")
    for least in STEPS:
        kept = [one for one in told if one.confidence >= least]
        right, false = sum(one.right for one in kept), sum(one.false for one in kept)
        forbidden, share = sum(one.forbidden for one in kept), false / (len(kept) or 1)
        print(f" {least:.2f}  {len(kept):5}  {right:5}  {false:5}  {share:11.2f}", end="  ")
        print(f"{forbidden:9}  {right - false:13}  {right - 2 * false:9}")


def main() -> None:
    """Read the documents of a split and print the tables."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="dev")
    ask.add_argument("--folds", type=Path, help="trees that never saw the document, by its fold")
    args = ask.parse_args()
    watched = Watched(args.folds)
    documents = read_documents(args.folder, args.split, watched.codes)
    told = [one for each in documents for one in watched.of(each)]
    report("newswire", (one for one in told if one.newswire))
    report("other documents", (one for one in told if not one.newswire))


if __name__ == "__main__":
    main()
