"""Group expressions in running text against gold: whom "the two countries" and "they" mean.

A gold file has a JSON object a line: a text, the span of one expression and the states and
organisations that it means (``tests/gold/groups/README.md`` says how they are labelled).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.entities.mention.mentions import Mention
from dragoman.evaluate.parties.persons import read_texts
from dragoman.evaluate.scores import Score
from dragoman.records import Document

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

BEFORE = 60  # characters shown before an expression


@dataclass(frozen=True, slots=True)
class GroupExpression:
    """An expression in a text, as labelled.

    Attributes:
        start: its first character.
        end: one past its last.
        means: states and entity ids of organisations; empty where it means none.
    """

    start: int
    end: int
    means: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupJudgement:
    """What was made of an expression.

    Attributes:
        gold: the label.
        told: whom it was taken for, each as gold has it where gold has it.
        words: the expression with some text before it.
    """

    gold: GroupExpression
    told: frozenset[str]
    words: str = ""

    @property
    def score(self) -> Score:
        """Hits, told and gold; who is not told is missed."""
        return Score(len(self.told & self.gold.means), len(self.told), len(self.gold.means))


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What a file of expressions comes to."""

    judgements: tuple[GroupJudgement, ...]

    @property
    def members(self) -> Score:
        """Hits, told and gold over all pairs of an expression and one whom it means."""
        scores = [one.score for one in self.judgements]
        return Score(
            sum(one.hits for one in scores),
            sum(one.told for one in scores),
            sum(one.gold for one in scores),
        )


def judged(gold: GroupExpression, mentions: Sequence[Mention], text: str) -> GroupJudgement:
    """Return what was made of an expression: the parties of all mentions over it."""
    told = set()
    for one in mentions:
        if one.start < gold.end and gold.start < one.end:
            for party in one.parties:
                body = party.entity_id if party.entity_id.startswith("org:") else None
                names = [name for name in (body, party.country) if name]
                wanted = [name for name in names if name in gold.means]
                told.update((wanted or names)[:1])
    words = " ".join(text[max(0, gold.start - BEFORE) : gold.end].split())
    return GroupJudgement(gold, frozenset(told), words)


def read_groups(path: Path) -> tuple[tuple[Document, GroupExpression], ...]:
    """Return the texts of a gold file with the expression in each.

    Raises:
        InputError: the file is missing or is no gold of group expressions.
    """
    return tuple(read_texts(path, "group expressions", _expression))


def _expression(row: Mapping[str, Any], text: str) -> GroupExpression:
    start, end = row["start"], row["end"]
    if text[start:end] != row["words"]:
        message = f"{row['words']!r} does not stand at {start}"
        raise ValueError(message)
    return GroupExpression(start, end, frozenset(row["means"]))


def evaluate_groups(path: Path, reader: Reader) -> GroupScore:
    """Read each text of a gold file, and compare whom its expression means.

    Args:
        path: a file of gold.
        reader: understands documents.

    Raises:
        InputError: the file is missing or is no gold of group expressions.
    """
    rows = read_groups(path)
    told = reader.process([document for document, _ in rows])
    return GroupScore(
        tuple(
            judged(gold, one.mentions, document.text)
            for (document, gold), one in zip(rows, told, strict=True)
        )
    )
