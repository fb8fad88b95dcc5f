"""Labelled documents to what the event heads learn: words, their kinds, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluate.labelled import Gold, Labelled, newswire, written
from dragoman.records import Token

HERE = Path(__file__).parent / "data"
STATUSES = ("actual", "planned", "hypothetical", "negated", "urged")
CERTAINTIES = ("asserted", "reported", "suspected")
TYPES = (
    "-", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip


@dataclass(frozen=True)
class Trigger:
    """A labelled event on a word, and the words that fill its roles."""

    word: int
    gold: Gold
    fillers: tuple[tuple[int, int], ...]


def top_word(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The word of a span that governs the others; the first of several."""
    inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
    for i in inside:
        if tokens[i].head not in inside and tokens[i].upos != "PUNCT":
            return i
    return inside[0] if inside else None


def triggers_of(tokens: Sequence[Token], events: Sequence[Gold]) -> Iterator[Trigger]:
    """The labelled events of a sentence on its words; one a word."""
    taken: set[int] = set()
    for gold in events:
        if not tokens or not tokens[0].start <= gold.start < tokens[-1].end:
            continue
        word = top_word(tokens, gold.start, gold.end)
        if word is None or word in taken:
            continue
        taken.add(word)
        fillers = (
            (part.role, top_word(tokens, part.start, part.end))
            for part in gold.parts
            if part.start >= 0
        )
        yield Trigger(word, gold, tuple((r, w) for r, w in fillers if w is not None))


def everything() -> Iterator[Labelled]:
    """All labelled documents there are."""
    yield from newswire(HERE / "newswire")
    yield from rare_manners()


def unlabelled(rows: dict[str, list[dict[str, Any]]]) -> list[Labelled]:
    """The documents of rows that nobody labelled."""
    return [Labelled(name, "train", some[0]["text"], ()) for name, some in rows.items() if some]


def rare_manners() -> Iterator[Labelled]:
    """The labelled documents of manners that newswire lacks."""
    for name in ("written", "statements"):
        if (HERE / name).exists():
            yield from written(HERE / name)
