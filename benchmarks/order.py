"""Order and batches: the same documents, read in ever other ways, give one ledger.

Each round is a process of its own with a hash seed of its own. It shuffles the documents and reads
them with the shipped reader in windows of 1, 7 or 40 documents, in batches of 1, 7 or 40 sentences,
with 1 or 2 threads, merging after each window, now and then or only in the end. Prints how many
ledgers differed from the first in anything that can be listed or exported. The documents are the
shipped samples: many tell of the same people and meetings.

What a document tells depends on that one alone, so `--coded FILE` works it out once, in the first
round, and keeps it there: the other rounds shuffle, batch and merge as before and are six times as
fast. A few rounds without it have to give the same digest; that is the proof that they may.
`--ways 9` lies between: each round works out anew, in its own order, batches, threads and hash
seed, what the documents tell, and then shuffles and merges that in nine ways. `--letters 600`
takes no more than the beginning of each document.

    python benchmarks/order.py [--rounds 100] [--ways 1] [--documents 40] [--letters 0] [--first 1]
        [--coded FILE]
"""

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from dragoman.ledger import Ledger
from dragoman.ledger.intake import documents as intake
from dragoman.ledger.intake.coded import Coded, coded
from dragoman.ledger.intake.documents import Telling
from dragoman.ledger.soundness.digest import digest
from dragoman.pipeline import Pipeline
from dragoman.read import read_sources, samples
from dragoman.records import Document
from dragoman.settings import Settings

SIZES = (1, 7, 40)
MERGES = (1, 3, 60)
THREADS = (1, 2)


def documents(count: int, letters: int = 0) -> list[Document]:
    """Return the first documents of the samples, or so many letters of each."""
    found = [one for one in read_sources([str(samples())]) if isinstance(one, Document)][:count]
    return [_cut(one, letters) for one in found] if letters else found


def _cut(one: Document, letters: int) -> Document:
    """Return the beginning of a document, up to the end of a sentence."""
    text = one.text[: one.text.rfind(". ", 0, letters) + 1] or one.text[:letters]
    parts = tuple(
        replace(part, end=min(part.end, len(text)))
        for part in one.segments
        if part.start < len(text)
    )
    return replace(one, text=text, segments=parts)


class Told:
    """A reader of what was coded before.

    Args:
        told: what each document tells.
    """

    def __init__(self, told: Sequence[Coded]) -> None:
        self._told = {one.document.document_id: one for one in told}

    def process(self, asked: Sequence[Document]) -> list[Coded]:
        """Return what each document tells."""
        return [self._told[one.document_id] for one in asked]


def coded_once(path: Path, count: int) -> list[Coded]:
    """Return what each document tells, from a file where there is one; ours: it is unpickled."""
    if not path.exists():
        told = [coded(one) for one in Pipeline.load().process(documents(count))]
        path.write_bytes(pickle.dumps(told))
    found: list[Coded] = pickle.loads(path.read_bytes())  # noqa: S301 - written above
    return found[:count]


def ways(given: argparse.Namespace, seed: int) -> Iterator[str]:
    """Read the documents in ways that hang on a seed; yield what stands for each ledger."""
    chance = Random(seed)  # noqa: S311 - a repeatable shuffle, no secret
    threads, batch = chance.choice(THREADS), chance.choice(SIZES)
    told = coded_once(given.coded, given.documents) if given.coded else []
    found = [one.document for one in told] or documents(given.documents, given.letters)
    reader: Telling = Told(told)
    if not told:
        reader = Pipeline.load(Settings(threads=threads, batch_sentences=batch))
        if given.ways > 1:
            chance.shuffle(found)
            reader = Told([coded(one) for one in reader.process(found)])
    for _ in range(given.ways):
        yield _one_way(chance, found, reader)


def _one_way(chance: Random, found: list[Document], reader: Telling) -> str:
    """Take the documents in and return what stands for the ledger."""
    chance.shuffle(found)
    intake.WINDOW_DOCUMENTS = chance.choice(SIZES)
    intake.MERGE_EVERY = chance.choice(MERGES)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "a.ledger")) as book:
        intake.take_in(book, found, reader)
        return digest(book)


def main() -> None:
    """Read in all these ways, each in a process of its own, and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--ways", type=int, default=1, help="of each round")
    parser.add_argument("--letters", type=int, default=0, help="of each document; 0 for all")
    parser.add_argument("--first", type=int, default=1, help="seed of the first round")
    parser.add_argument("--one", type=int, help="read in the way of this seed alone")
    parser.add_argument("--coded", type=Path, help="keep here what each document tells")
    given = parser.parse_args()
    if given.one is not None:
        for one in ways(given, given.one):
            print(one, flush=True)
        return
    more = ["--coded", str(given.coded)] if given.coded else []
    more += ["--ways", str(given.ways), "--letters", str(given.letters)]
    started, found = time.perf_counter(), list[str]()
    for seed in range(given.first, given.first + given.rounds):
        command = [sys.executable, __file__, "--one", str(seed), "--documents"]
        done = subprocess.run(
            [*command, str(given.documents), *more],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        found += done.stdout.split()
        print(f"{len(found)} ways, {len(set(found))} ledgers", file=sys.stderr, flush=True)
    told = {
        "ways": len(found),
        "hash_seeds": given.rounds,
        "documents": given.documents,
        "different": sum(one != found[0] for one in found),
        "ledgers": len(set(found)),
        "digest": found[0],
        "seconds": round(time.perf_counter() - started, 1),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
