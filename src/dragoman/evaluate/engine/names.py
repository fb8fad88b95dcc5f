"""Names against an IOB2 file: a name counts if its words and its kind are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.annotate.parser.encoder import Words
from dragoman.annotate.parser.parse import NAME_KINDS, Parser
from dragoman.errors import InputError
from dragoman.evaluate.scores import Score, interval

NamedSpan = tuple[int, int, str]
_ROW = 3


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A gold sentence: its words and its names, as spans of words."""

    words: Words
    names: frozenset[NamedSpan]


@dataclass(frozen=True, slots=True)
class NameReport:
    """Names of each sentence, gold and told."""

    gold: tuple[frozenset[NamedSpan], ...]
    told: tuple[frozenset[NamedSpan], ...]

    def score(self, kind: str | None = None, chosen: Sequence[int] | None = None) -> Score:
        """Score of one kind, or of all, over all sentences or those chosen."""
        hits = told = real = 0
        for i in range(len(self.gold)) if chosen is None else chosen:
            mine = {n for n in self.told[i] if kind in {None, n[2]}}
            theirs = {n for n in self.gold[i] if kind in {None, n[2]}}
            hits, told, real = hits + len(mine & theirs), told + len(mine), real + len(theirs)
        return Score(hits, told, real)

    def as_json(self) -> dict[str, Any]:
        """All figures, with bootstrap intervals over sentences."""
        kinds = sorted(NAME_KINDS)
        size = len(self.gold)
        wrong: Counter[tuple[str, str]] = Counter()
        for mine, theirs in zip(self.told, self.gold, strict=True):
            kind_of = {span[:2]: span[2] for span in mine}
            for first, last, kind in theirs:
                told = kind_of.get((first, last), "-")
                if told != kind:
                    wrong[kind, told] += 1
        return {
            "sentences": size,
            "f1": round(self.score().f1, 4),
            "f1_interval": interval(size, lambda c: self.score(None, c).f1, resamples=200),
            "classes": {kind: self.score(kind).as_json() for kind in kinds},
            "confusion": {f"{a} as {b}": n for (a, b), n in sorted(wrong.items())},
        }


def read_iob2(lines: Iterable[str]) -> Iterator[NamedSentence]:
    """Sentences of an IOB2 file: ``number<TAB>word<TAB>label`` or ``word<TAB>label``.

    A ``# text = ...`` comment, where there is one, tells which words stand without a space.

    Raises:
        InputError: a line has no label.
    """
    words: list[str] = []
    labels: list[str] = []
    text = ""
    for number, line in enumerate([*lines, ""], 1):
        stripped = line.rstrip("\r\n")
        if stripped.startswith("# text"):
            text = stripped.partition("=")[2].strip()
        elif stripped.startswith("#") and "\t" not in stripped:
            continue
        elif stripped:
            columns = stripped.split("\t")
            if len(columns) < _ROW - 1:
                raise InputError(f"line {number} is not IOB2: {stripped[:60]!r}")
            numbered = len(columns) >= _ROW and columns[0].isdigit()
            words.append(columns[1] if numbered else columns[0])
            labels.append(columns[2] if numbered else columns[-1])
        elif words:
            glued = glue(words, text)
            yield NamedSentence(Words(tuple(words), glued), frozenset(spans_of(labels)))
            words, labels, text = [], [], ""


def glue(words: Sequence[str], text: str) -> tuple[bool, ...]:
    """Which words stand without a space before them in ``text``; none where they do not fit.

    >>> glue(["Kyiv", "'s", "envoy"], "Kyiv's envoy")
    (False, True, False)
    """
    at, out = 0, []
    for word in words:
        found = text.find(word, at)
        if found < 0:
            return (False,) * len(words)
        out.append(found == at and at > 0)
        at = found + len(word)
    return tuple(out)


def spans_of(labels: Sequence[str]) -> Iterator[NamedSpan]:
    """Names of a row of IOB2 labels; kinds other than PER, ORG and LOC are passed over.

    >>> list(spans_of(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    i = 0
    while i < len(labels):
        j = i + 1
        if labels[i].startswith("B-"):
            while j < len(labels) and labels[j] == f"I-{labels[i][2:]}":
                j += 1
            if labels[i][2:] in NAME_KINDS:
                yield i, j, labels[i][2:]
        i = j


def measure_names(parser: Parser, sentences: Sequence[NamedSentence]) -> NameReport:
    """Find names in the gold's words and compare."""
    parsed = parser.parse_words([s.words for s in sentences])
    told = tuple(
        frozenset((first, last, kind) for first, last, kind, _ in p.names if kind in NAME_KINDS)
        for p in parsed
    )
    return NameReport(tuple(s.names for s in sentences), told)
