"""How telling each word of `data/genres/words.tsv` is, measured on our own texts.

Writes `src/dragoman/data/codebook/genres.tsv`. Each word starts from what its list says (politics
above zero, another subject below), less where texts of the other kind use it too. A logistic
regression then moves the words that our texts hold; words that none of them holds keep what their
list says. Copies of each page in which a seeded half of the subjects' words is forgotten teach it
to expect pages whose words no list has. Needs numpy and the package alone; two minutes, no GPU:

    PYTHONPATH=src python training/genre_weights.py
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.parser.parse import Parser
from dragoman.codebook.genre import BIAS, NEAR, PAGE, POLITICS, READ, SCORE, terms
from dragoman.read import read_sources
from dragoman.records import Document, Segment, SegmentKind, Sentence
from dragoman.settings import Settings

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "training" / "data" / "genres" / "words.tsv"
OUT = ROOT / "src" / "dragoman" / "data" / "codebook" / "genres.tsv"
GOLD = ROOT / "tests" / "gold"
SAMPLES = ROOT / "src" / "dragoman" / "data" / "samples"
APOLITICAL_SAMPLES = ("pancakes", "football")
OFFICE = "office"  # words of politics that pass through pages of every kind
SEED = 1
START = {POLITICS: 1.5, OFFICE: 0.5}
START_ELSEWHERE = -0.7
HALVED_AT = 2.0  # per cent of the pages of the other kind
FORGOTTEN = {True: 0.5, False: 0.25}  # of the words of other subjects, of those of politics
COPIES = 2
PULL = 0.002  # back to the start
RELATIONS_WEIGHT = 0.3
MISTAKEN_WEIGHT = 2.0  # political pages in the words of another subject
STEPS = 80
RATE = 0.08
FEWEST = 0.02  # lighter words are not shipped
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Page:
    """A page: is it political, how much it weighs, which listed words its sentences hold."""

    political: bool
    weight: float
    held: Matrix


def main() -> None:
    """Measure and write."""
    subjects = listed()
    place = {word: number for number, word in enumerate(subjects)}
    parser = Parser.load(Settings())
    pages = [
        Page(political, weight, _held(sentences, place))
        for political, weight, sentences in (*_pages(parser), *_relations(parser))
    ]
    start = _start(pages, subjects)
    weights, bias = _fit(pages, start, subjects)
    lines = [("word", "genre", "weight"), (BIAS, POLITICS, f"{bias:.3f}")]
    lines += [
        (word, subject, f"{weight:.3f}")
        for (word, subject), weight in zip(subjects.items(), weights, strict=True)
        if abs(weight) >= FEWEST
    ]
    OUT.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


def listed() -> dict[str, str]:
    """Return the subject of each word of the lists."""
    subjects: dict[str, str] = {}
    with WORDS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            for word in row["words"].split():
                subjects.setdefault(word, row["genre"])
    return subjects | {SCORE: "sport"}


def _pages(parser: Parser) -> Iterator[tuple[bool, float, tuple[Sentence, ...]]]:
    for path, political, weight in _texts():
        for read in read_sources([str(path)], settings=Settings()):
            if isinstance(read, Document):
                yield political, weight, parser.many([read])[0]


def _texts() -> Iterator[tuple[Path, bool, float]]:
    """Yield the texts of the development halves: path, is it political, weight."""
    with (GOLD / "genres" / "labels.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            if row["half"] == "dev":
                political = row["political"] == "yes"
                path = GOLD / "genres" / "dev" / f"{row['name']}.txt"
                yield path, political, MISTAKEN_WEIGHT if political else 1.0
    for path in sorted((GOLD / "articles" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.with_suffix(".txt"), bool(gold["must"]), 1.0
    for path in sorted((GOLD / "stories" / "dev").glob("*/*.txt")):
        yield path, True, 1.0
    for path in sorted((*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html"))):
        yield path, not any(name in path.name for name in APOLITICAL_SAMPLES), 1.0


def _relations(parser: Parser) -> Iterator[tuple[bool, float, tuple[Sentence, ...]]]:
    """Yield our own training sentences; those that only sound political are marked `other`."""
    kinds, texts = [], []
    for path in sorted((ROOT / "training" / "data" / "relations").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                related = row["type"] != "NONE"
                if related or row["genre"] == "other":
                    kinds.append(related)
                    texts.append(re.sub(r"</?[st]>", "", row["text"]))
    documents = [
        Document(str(number), text, (Segment(0, len(text), SegmentKind.BODY),))
        for number, text in enumerate(texts)
    ]
    for first in range(0, len(documents), 64):
        parsed = parser.many(documents[first : first + 64])
        for political, sentences in zip(kinds[first : first + 64], parsed, strict=True):
            yield political, RELATIONS_WEIGHT * (0.1 if political else 1.0), sentences


def _held(sentences: tuple[Sentence, ...], place: Mapping[str, int]) -> Matrix:
    held = np.zeros((len(sentences), len(place)), np.float32)
    for number, sentence in enumerate(sentences):
        if sentence.kind in READ:
            for term in set(terms(sentence)) & place.keys():
                held[number, place[term]] = 1
    return held


def features(held: Matrix) -> Matrix:
    """Return what `genre.genre_of` weighs for each sentence, word by word."""
    total = NEAR[0] * held
    for distance, weight in enumerate(NEAR[1:], 1):
        total[distance:] += weight * held[:-distance]
        total[:-distance] += weight * held[distance:]
    told = max(1, int((held.sum(1) > 0).sum()))
    whole: Matrix = total + PAGE * held.max(0) / np.sqrt(told)
    return whole.astype(np.float32)


def _start(pages: list[Page], subjects: Mapping[str, str]) -> Matrix:
    """Return what each word is worth before anything is learnt."""
    shares = {}
    for kind in (True, False):
        those = [page for page in pages if page.political is kind]
        total = sum(min(page.weight, 1.0) for page in those)
        met = sum(min(page.weight, 1.0) * page.held.max(0) for page in those)
        shares[kind] = 100 * met / total
    start = np.zeros(len(subjects), np.float32)
    for number, subject in enumerate(subjects.values()):
        worth = START.get(subject, START_ELSEWHERE)
        other = shares[worth < 0][number] * (1.0 if worth < 0 else 0.5)
        start[number] = worth * HALVED_AT / (HALVED_AT + other)
    return start


def _fit(
    pages: list[Page], start: Matrix, subjects: Mapping[str, str]
) -> tuple[NDArray[np.float32], float]:
    """Return the weights and the bias: logistic regression pulled towards the start, by Adam."""
    rng = np.random.default_rng(SEED)
    foreign = np.array([subject not in START for subject in subjects.values()])
    forgotten = np.where(foreign, FORGOTTEN[True], FORGOTTEN[False])
    rows: list[Matrix] = []
    kinds: list[bool] = []
    weights: list[float] = []
    for page in pages:
        for copy in range(COPIES + 1 if page.weight >= 1 else 1):
            kept = rng.random(len(start)) >= forgotten if copy else np.ones(len(start))
            rows.append(features(page.held * kept.astype(np.float32)))
            lines = len(page.held)
            kinds += [page.political] * lines
            times = 1 if page.weight >= 1 else COPIES + 1
            weights += [page.weight * times / lines] * lines
    x = np.concatenate(rows)
    seen = np.flatnonzero(x.any(0))
    x, y, weight = x[:, seen], np.array(kinds, np.float32), np.array(weights, np.float32)
    weight /= np.where(y == 1, weight[y == 1].sum(), weight[y == 0].sum())
    origin = np.append(start[seen], 0).astype(np.float32)
    x = np.append(x, np.ones((len(x), 1), np.float32), axis=1)
    pull = np.append(np.full(len(seen), PULL), PULL / 10).astype(np.float32)
    theta, first, second = origin.copy(), np.zeros_like(origin), np.zeros_like(origin)
    for step in range(1, STEPS + 1):
        told = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        slope = x.T @ (weight * (told - y)) + pull * (theta - origin)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        scale = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        theta -= RATE * first / (1 - 0.9**step) / scale
    learnt = start.copy()
    learnt[seen] = theta[:-1]
    return learnt, float(theta[-1])


if __name__ == "__main__":
    main()
