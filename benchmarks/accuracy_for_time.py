"""What rules, learned heads and both together tell rightly, and what that costs of the processor.

    python benchmarks/accuracy_for_time.py training/data/documents

Reads the newswire of a split with the rules alone (their encoder parses and knows no heads), with
the heads alone (`dragoman.evaluate.heads_alone`) and with the shipped reader, each `--times` times,
and prints the F1 of whole documents beside the least seconds of the processor for a hundred
sentences, one thread, without what loading takes. The last two columns are the F1 of types and of
whole records divided by these seconds.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.evaluate.documents.gold import WholeDocument, known_codes, read_documents
from dragoman.evaluate.documents.scores import MEASURES, Tally, compare
from dragoman.evaluate.heads_alone import HeadsAlone
from dragoman.pipeline import Pipeline, Reader
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Read:
    """How one reader read.

    Attributes:
        seconds: of the processor for a hundred sentences, the least of some runs.
        tally: how far that agrees with the gold.
    """

    seconds: float
    tally: Tally

    def f1(self, measure: str) -> float:
        """F1 of a measure."""
        return self.tally.score(measure).f1


def timed(reader: Reader, documents: list[WholeDocument], times: int) -> Read:
    """Read the documents some times; the first time warms up."""
    codes, best = known_codes(), float("inf")
    texts = [each.as_document() for each in documents]
    for _ in range(times):
        begun = time.process_time()
        told = [reader.process([text])[0] for text in texts]
        best = min(best, time.process_time() - begun)
    tally = Tally()
    for gold, each in zip(documents, told, strict=True):
        compare(gold, each.events, tally, codes)
    hundreds = sum(len(each.sentences) for each in documents) / 100
    return Read(best / hundreds, tally)


def main() -> None:
    """Read with each reader and print the table."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="dev")
    ask.add_argument("--times", type=int, default=3)
    args = ask.parse_args()
    documents = [
        each
        for each in read_documents(args.folder, args.split, known_codes())
        if each.genre == "newswire"
    ]
    whole = Pipeline.load(Settings(threads=1))
    readers = {
        "rules alone": Pipeline.load(Settings(threads=1, heads=False)),
        "heads alone": HeadsAlone(whole),
        "both, as it comes": whole,
    }
    found = {name: timed(each, documents, args.times) for name, each in readers.items()}
    columns = ("seconds", *MEASURES, "types/s", "whole/s")
    print(" " * 18, *(f"{name:>8}" for name in columns))
    for name, read in found.items():
        figures = [read.f1(measure) for measure in MEASURES]
        shares = (figures[0] / read.seconds, figures[-1] / read.seconds)
        print(f"{name:18}", *(f"{each:8.3f}" for each in (read.seconds, *figures, *shares)))


if __name__ == "__main__":
    main()
