"""Which pages the gate leaves unparsed, at which margin, and what asking costs.

Over the development halves of the gold of genres, articles and stories. No political page may be
left out; how many of the others are is what is gained. With ``--read`` the development articles are
read at each level of the gate and their events are held against gold.

    python benchmarks/gate.py [--read]
"""

import argparse
import csv
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.annotate.parser.parse import Parser, Split
from dragoman.cli.evaluate.events import evaluate_articles
from dragoman.codebook.codebook import Codebook
from dragoman.coding.gate import LEVELS, PAGE, SENTENCE, Gate
from dragoman.evaluate.events import EventScore
from dragoman.read import read_sources
from dragoman.records import Document
from dragoman.settings import Settings

GOLD = Path(__file__).parents[1] / "tests" / "gold"
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True)
class Page:
    """A page of gold: which set, whether it tells acts of states, its text and sentences."""

    group: str
    name: str
    political: bool
    text: str
    splits: tuple[Split, ...]


def labelled() -> Iterator[tuple[str, bool, Path]]:
    """Yield set, label and file of each development page."""
    with (GOLD / "genres" / "labels.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["half"] == "dev":
                path = GOLD / "genres" / "dev" / f"{row['name']}.txt"
                yield "genres", row["political"] == "yes", path
    for path in sorted((GOLD / "articles" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield "articles", bool(gold["must"]), path.with_suffix(".txt")
    for path in sorted((GOLD / "stories" / "dev").glob("*/*.txt")):
        yield "stories", True, path


def pages(parser: Parser) -> list[Page]:
    """Return the development pages, split."""
    return [
        Page(group, path.stem, political, one.text, tuple(parser.split(one)))
        for group, political, path in labelled()
        for one in read_sources([str(path)])
        if isinstance(one, Document)
    ]


def sweep(found: list[Page], gate: Gate) -> None:
    """Print what each margin leaves out."""
    print(f"{'margin':>6}  {'political left out':>18}  {'others left out':>15}")
    for margin in MARGINS:
        at = replace(gate, margin=margin)
        out = [(page, bool(at.plan(page.text, page.splits).subject)) for page in found]
        silenced = [page.name for page, left in out if left and page.political]
        others = [left for page, left in out if not page.political]
        print(f"{margin:>6.1f}  {len(silenced):>18}  {sum(others):>7} of {len(others)}", *silenced)


def cost(found: list[Page], gate: Gate) -> None:
    """Print what asking costs and what share of the sentences of political pages is left out."""
    count = sum(len(page.splits) for page in found)
    began = time.process_time()
    for _ in range(5):
        for page in found:
            gate.genre(page.text, page.splits)
    spent = (time.process_time() - began) / 5
    print(f"page: {1e6 * spent / count:.1f} microseconds a sentence ({count:,} sentences)")
    kept = [gate.plan(page.text, page.splits) for page in found if page.political]
    left = sum(plan.unparsed for plan in kept)
    total = sum(len(plan.splits) for plan in kept)
    print(f"sentence: {left} of {total} sentences of political pages unparsed")


def read(folder: Path) -> None:
    """Print how well events are told at each level of the gate."""
    for level in LEVELS:
        os.environ["DRAGOMAN_GATE"] = level
        began = time.process_time()
        compared = evaluate_articles(folder)
        total = sum((each.score for _, each in compared), EventScore())
        print(
            f"{level:>8}: F1 {total.f1:.4f} precision {total.precision:.4f} recall "
            f"{total.recall:.4f}, {time.process_time() - began:.1f} s of processor"
        )


def main() -> None:
    """Sweep, and read where asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--read", action="store_true")
    wanted = arguments.parse_args()
    words = Codebook.load().genres
    found = pages(Parser.load(Settings()))
    print(f"{len(found)} pages, {sum(page.political for page in found)} political")
    gate = Gate.load(PAGE, words)
    assert gate is not None
    sweep(found, gate)
    sentences = Gate.load(SENTENCE, words)
    assert sentences is not None
    cost(found, sentences)
    if wanted.read:
        read(GOLD / "articles" / "dev")


if __name__ == "__main__":
    main()
