"""The parser against CoNLL-U, on gold words or from raw text.

From raw text, words are matched by their characters, white space left out, as in the CoNLL 2018
shared task; a word counts where the same characters make a word in both, and its head counts
where the heads match too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.annotate.parser.encoder import Words
from dragoman.annotate.parser.parse import Parser
from dragoman.errors import InputError
from dragoman.evaluate.scores import Score, interval
from dragoman.records import Document

Place = tuple[int, int]
MEASURES = ("words", "upos", "xpos", "feats", "lemmas", "uas", "las")
_COLUMNS = 10


@dataclass(slots=True)
class GoldTree:
    """A gold sentence."""

    text: str = ""
    paragraph: bool = False
    words: list[str] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    columns: list[tuple[str, str, str, str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TreeWord:
    """A word, by its place: tags, the head's place (None for the root) and the label."""

    tags: tuple[str, str, str, str]
    head: Place | None
    rel: str


@dataclass(frozen=True, slots=True)
class ParseReport:
    """Counts of each gold sentence: measure to (hits, told, gold)."""

    counts: tuple[dict[str, tuple[int, int, int]], ...]
    rels: dict[str, Score]
    sentences: Score

    def score(self, measure: str, chosen: Sequence[int] | None = None) -> Score:
        """Score of a measure over all units or those chosen."""
        picked = self.counts if chosen is None else [self.counts[i] for i in chosen]
        hits, told, real = (sum(c[measure][k] for c in picked) for k in range(3))
        return Score(hits, told, real)

    def as_json(self) -> dict[str, Any]:
        """All figures; LAS with its bootstrap interval."""
        size = len(self.counts)
        return {
            "sentences": self.sentences.as_json(),
            **{measure: self.score(measure).as_json() for measure in MEASURES},
            "las_interval": interval(size, lambda c: self.score("las", c).f1, resamples=200),
            "classes": {name: score.as_json() for name, score in sorted(self.rels.items())},
        }


def read_conllu(lines: Iterable[str]) -> Iterator[GoldTree]:
    """Sentences of a CoNLL-U file; empty nodes are passed over.

    Raises:
        InputError: a line has not ten columns.
    """
    tree, glue_next, cover = GoldTree(), False, (0, False)
    for number, line in enumerate([*lines, ""], 1):
        stripped = line.rstrip("\r\n")
        if stripped.startswith("#"):
            key, _, value = stripped[1:].partition("=")
            if key.strip() == "text":
                tree.text = value.strip()
            tree.paragraph |= key.strip().startswith(("newpar", "newdoc"))
            continue
        if not stripped:
            if tree.words:
                yield tree
            tree, glue_next, cover = GoldTree(), False, (0, False)
            continue
        columns = stripped.split("\t")
        if len(columns) != _COLUMNS:
            raise InputError(f"line {number} is not CoNLL-U: {stripped[:60]!r}")
        ident = columns[0]
        if "." in ident:
            continue
        spaceless = "SpaceAfter=No" in columns[9]
        if "-" in ident:
            cover = (int(ident.split("-")[1]), spaceless)
            continue
        tree.words.append(columns[1])
        tree.glued.append(glue_next)
        at = int(ident)
        glue_next = True if at < cover[0] else cover[1] if at == cover[0] else spaceless
        tree.columns.append((columns[3], columns[4], columns[5], columns[2]))
        tree.heads.append(int(columns[6]))
        tree.rels.append(columns[7])


def measure_parse(parser: Parser, trees: Sequence[GoldTree], *, raw: bool) -> ParseReport:
    """Parse the gold's words, or with ``raw`` its text, and compare."""
    gold_units, at = [], 0
    for tree in trees:
        gold_units.append(_placed(tree.words, tree.columns, tree.heads, tree.rels, at))
        at += sum(_width(word) for word in tree.words)
    gold_places = [_places(tree.words, start) for tree, start in _starts(trees)]
    if raw:
        told, told_places = _from_text(parser, trees)
    else:
        told, told_places = _from_words(parser, trees)
    return _compare(gold_units, told, gold_places, told_places)


def _starts(trees: Sequence[GoldTree]) -> Iterator[tuple[GoldTree, int]]:
    at = 0
    for tree in trees:
        yield tree, at
        at += sum(_width(word) for word in tree.words)


def _width(word: str) -> int:
    return sum(not char.isspace() for char in word)


def _places(words: Sequence[str], at: int) -> list[Place]:
    out = []
    for word in words:
        end = at + _width(word)
        out.append((at, end))
        at = end
    return out


def _placed(
    words: Sequence[str],
    columns: Sequence[tuple[str, str, str, str]],
    heads: Sequence[int],
    rels: Sequence[str],
    at: int,
) -> dict[Place, TreeWord]:
    places = _places(words, at)
    return {
        place: TreeWord(tags, places[head - 1] if head else None, rel)
        for place, tags, head, rel in zip(places, columns, heads, rels, strict=True)
    }


def _from_words(
    parser: Parser, trees: Sequence[GoldTree]
) -> tuple[dict[Place, TreeWord], list[Place]]:
    told: dict[Place, TreeWord] = {}
    spans = []
    parsed = parser.parse_words([Words(tuple(t.words), tuple(t.glued)) for t in trees])
    for (tree, at), own in zip(_starts(trees), parsed, strict=True):
        tags = list(zip(own.upos, own.xpos, own.feats, own.lemmas, strict=True))
        told |= _placed(tree.words, tags, own.heads, own.rels, at)
        places = _places(tree.words, at)
        spans.append((places[0][0], places[-1][1]))
    return told, spans


def _from_text(
    parser: Parser, trees: Sequence[GoldTree]
) -> tuple[dict[Place, TreeWord], list[Place]]:
    text = "".join(("\n\n" if t.paragraph else " ") + t.text for t in trees)
    place, places = 0, []
    for char in text:
        places.append(place)
        place += not char.isspace()
    places.append(place)
    told: dict[Place, TreeWord] = {}
    spans = []
    (parsed,) = parser.detailed([Document("gold", text)])
    for split, own in parsed:
        where = [(places[left], places[right]) for left, right in split.spans]
        spans.append((where[0][0], where[-1][1]))
        tags = zip(own.upos, own.xpos, own.feats, own.lemmas, strict=True)
        for at, tag, head, rel in zip(where, tags, own.heads, own.rels, strict=True):
            told[at] = TreeWord(tag, where[head - 1] if head else None, rel)
    return told, spans


def _compare(
    gold: Sequence[dict[Place, TreeWord]],
    told: dict[Place, TreeWord],
    gold_places: Sequence[Sequence[Place]],
    told_spans: Sequence[Place],
) -> ParseReport:
    ends = [places[-1][1] for places in gold_places]
    told_in: Counter[int] = Counter()
    unit = 0
    for place in sorted(told):
        while unit < len(ends) - 1 and place[0] >= ends[unit]:
            unit += 1
        told_in[unit] += 1
    counts = []
    hits: Counter[str] = Counter()
    for number, words in enumerate(gold):
        right: Counter[str] = Counter()
        for place, word in words.items():
            own = told.get(place)
            if own is None:
                continue
            right["words"] += 1
            for k, name in enumerate(("upos", "xpos", "feats", "lemmas")):
                right[name] += own.tags[k] == word.tags[k]
            headed = own.head == word.head
            right["uas"] += headed
            right["las"] += headed and own.rel == word.rel
            hits[word.rel] += headed and own.rel == word.rel
        size = (told_in[number], len(words))
        counts.append({name: (right[name], *size) for name in MEASURES})
    told_rels = Counter(word.rel for word in told.values())
    gold_rels = Counter(word.rel for words in gold for word in words.values())
    spans = {(places[0][0], places[-1][1]) for places in gold_places}
    return ParseReport(
        tuple(counts),
        {rel: Score(hits[rel], told_rels[rel], n) for rel, n in gold_rels.items()},
        Score(len(spans & set(told_spans)), len(told_spans), len(spans)),
    )
