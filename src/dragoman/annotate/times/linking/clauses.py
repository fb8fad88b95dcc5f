"""A sentence with its times, ready to be asked; and the words by which times pass on."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.records import Annotated, Sentence, TimeExpression, TimeKind

_NO_HEADS = frozenset({"ADP", "DET", "PUNCT", "SCONJ"})
_MODALS = frozenset({"will", "would", "may", "might", "should", "to"})


@dataclass(frozen=True, slots=True)
class Links:
    """Sets of lemmas by which a time passes on; `linking.toml` explains each."""

    light: frozenset[str]
    happening: frozenset[str]
    aspect: frozenset[str]
    inside: frozenset[str]
    limits: frozenset[str]
    deadlines: frozenset[str]
    meetings: frozenset[str]
    plural: frozenset[str]
    meeting_verbs: frozenset[str]
    hosting: frozenset[str]
    conversing: frozenset[str]
    statements: frozenset[str]
    other_meeting: frozenset[str]
    definite: frozenset[str]
    verbal: frozenset[str]
    saying: frozenset[str]
    speaking: frozenset[str]
    measures: frozenset[str]
    groups: frozenset[str]
    pronouns: frozenset[str]


@cache
def links() -> Links:
    """Return the sets of lemmas; read once, never changed."""
    path = files("dragoman.data") / "times" / "linking.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Links(**{name: frozenset(members) for name, members in data.items()})


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence with its times, ready to be asked."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]
    times: tuple[tuple[int, TimeExpression], ...]

    def lemma(self, index: int) -> str:
        """Return a word's lemma in lower case."""
        return self.sentence.tokens[index].lemma.lower()

    def upos(self, index: int) -> str:
        """Return a word's part of speech."""
        return self.sentence.tokens[index].upos

    def relation(self, index: int) -> str:
        """Return a word's relation to its head, without subtype."""
        return self.sentence.tokens[index].deprel.partition(":")[0]

    def head(self, index: int) -> int:
        """Return the governing word; -1 for the root."""
        return self.sentence.tokens[index].head

    def governor(self, index: int) -> int:
        """Return the governing word, put right where a phrase stands before "that".

        In "said on Tuesday that it would go" the phrase belongs to "said", whatever the parser
        makes of it.
        """
        head = self.head(index)
        if head < 0:
            return head
        if index > head:
            return self._joined_clause(index, head)
        if self.relation(head) not in {"ccomp", "advcl"}:
            return head
        upper = self.head(head)
        between = range(index + 1, head)
        if upper < index and any(
            self.lemma(place) == "that" and self.relation(place) in {"mark", "obj", "nsubj"}
            for place in between
        ):
            return upper
        return head

    def _joined_clause(self, index: int, head: int) -> int:
        """Return the second verb of "they met and in May they signed" for a phrase before it."""
        for later in self.kids(head, "conj"):
            if later <= index or self.upos(later) != "VERB":
                continue
            joins = [kid for kid in self.kids(later, "cc") if head < kid < index]
            if joins:
                return later
        return head

    def phrases(self, index: int, *relations: str) -> Iterator[int]:
        """Yield the words with one of the relations whose governor, put right, is a word."""
        return (
            place
            for place in range(len(self.sentence.tokens))
            if self.relation(place) in relations and self.governor(place) == index
        )

    def kids(self, index: int, *relations: str) -> Iterator[int]:
        """Yield the governed words with one of the relations."""
        return (kid for kid in self.children[index] if self.relation(kid) in relations)

    def case(self, index: int) -> str:
        """Return the preposition or conjunction that marks a word, or ""."""
        return next((self.lemma(kid) for kid in self.kids(index, "case", "mark")), "")

    def past(self, index: int) -> bool:
        """Return whether a word is told in the past tense, without a modal."""
        feats = self.sentence.tokens[index].feats
        modal = any(self.lemma(kid) in _MODALS for kid in self.kids(index, "aux"))
        return "Tense=Past" in feats and not modal


def clause_of(annotated: Annotated, index: int) -> Clause:
    """Return a sentence with the points in time that stand in it."""
    sentence = annotated.sentences[index]
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for place, token in enumerate(sentence.tokens):
        if token.head >= 0:
            children[token.head].append(place)
    times = []
    low = bisect_left(annotated.times, sentence.start, key=lambda time: time.start)
    for time in annotated.times[low:]:
        if time.start >= sentence.end:
            break
        if time.kind is TimeKind.POINT:
            head = _head(sentence, time)
            if head is not None:
                times.append((head, time))
    return Clause(sentence, tuple(map(tuple, children)), tuple(times))


def _head(sentence: Sentence, time: TimeExpression) -> int | None:
    """Return the word of a time that hangs on a word outside it."""
    inside = [
        place
        for place, token in enumerate(sentence.tokens)
        if token.start < time.end and time.start < token.end
    ]
    within = set(inside)
    for place in inside:
        if (
            sentence.tokens[place].head not in within
            and sentence.tokens[place].upos not in _NO_HEADS
        ):
            return place
    return inside[0] if inside else None
