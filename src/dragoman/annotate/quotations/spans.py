"""Spans of sources, cues and contents, read off a sentence's tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.records import Sentence, Token

Span = tuple[int, int]
QUOTES = frozenset("“”\"«»„‘’'`")
_OPENING, _CLOSING = frozenset('“«„"('), frozenset('”»")')
_EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "``", "''", "(", ")", "…"}) | QUOTES
_NO_SOURCE = frozenset({"acl:relcl", "parataxis", "advcl", "punct", "discourse", "dep"})


@dataclass(frozen=True)
class Syntax:
    """A sentence that can be asked for the words below a word.

    Attributes:
        sentence: the sentence.
    """

    sentence: Sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order."""
        return self.sentence.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that it governs, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(index)
        return tuple(map(tuple, found))

    def lemma(self, index: int) -> str:
        """Return a word's lemma in lower case."""
        return self.tokens[index].lemma.lower()

    def relation(self, index: int) -> str:
        """Return a word's relation to its head, without subtype."""
        return self.tokens[index].deprel.partition(":")[0]

    def kids(self, index: int, *relations: str) -> list[int]:
        """Return the governed words with one of the relations, with or without subtype."""
        return [
            kid
            for kid in self.children[index]
            if self.relation(kid) in relations or self.tokens[kid].deprel in relations
        ]

    def first(self, index: int, *relations: str) -> int | None:
        """Return the first governed word with one of the relations."""
        found = self.kids(index, *relations)
        return found[0] if found else None

    def marks(self, index: int) -> set[str]:
        """Return the lemmas of the prepositions and conjunctions that mark a word."""
        return {self.lemma(kid) for kid in self.kids(index, "case", "mark")}

    def subtree(self, index: int, skip: frozenset[int] = frozenset()) -> list[int]:
        """Return a word and all below it in order, without what hangs below `skip`."""
        found = [index]
        for word in found:
            found.extend(kid for kid in self.children[word] if kid not in skip)
        return sorted(found)

    def comma_between(self, one: int, other: int) -> bool:
        """Return whether a comma, dash or bracket stands between two words."""
        low, high = sorted((one, other))
        return any(self.tokens[at].text in {",", "–", "—", "(", ":"} for at in range(low + 1, high))

    def noun_phrase(self, index: int) -> Span:
        """Return the phrase of a speaker: without appositions and clauses behind a comma."""
        kept = [index]
        for word in kept:
            kept += [kid for kid in self.children[word] if self._is_of_phrase(kid, word, index)]
        low = high = index
        inside = set(kept)
        while low - 1 in inside or low - 2 in inside:
            low -= 1
        top = max(kept)
        while high < top and (high + 1 in inside or self.tokens[high + 1].upos == "PUNCT"):
            high += 1
        return self.trim(low, high)

    def _is_of_phrase(self, kid: int, word: int, speaker: int) -> bool:
        """Return whether what hangs on a word of a speaker's phrase belongs to the phrase."""
        relation = self.relation(kid)
        if self.tokens[kid].deprel in _NO_SOURCE or relation in {"parataxis", "punct"}:
            return False
        if relation != "conj" and kid > word and self.comma_between(word, kid):
            return False
        return word != speaker or relation != "case" or self.lemma(kid) == "'s"

    def content(self, index: int, skip: frozenset[int] = frozenset()) -> Span:
        """Return the words of a clause or phrase, without "that" and the marks at its edges."""
        words = [at for at in self.subtree(index, skip) if at not in skip]
        return self.trim(words[0], words[-1], drop_that=True)

    def trim(self, low: int, high: int, *, drop_that: bool = False) -> Span:
        """Return the span of words `low` to `high` without marks at its edges."""
        tokens = self.tokens
        while low < high and (
            (tokens[low].text in _EDGES and not self._closed_inside(low, high))
            or (drop_that and self.lemma(low) == "that" and self._joins(low))
        ):
            low += 1
        while high > low and tokens[high].text in _EDGES and not self._opened_inside(low, high):
            high -= 1
        return (tokens[low].start, tokens[high].end)

    def _closed_inside(self, low: int, high: int) -> bool:
        """Return whether a mark that opens at `low` closes before the edge at `high`."""
        if self.tokens[low].text not in _OPENING:
            return False
        last = high
        while last > low and self.tokens[last].text in {",", ".", ";", ":"}:
            last -= 1
        return any(self.tokens[at].text in _CLOSING for at in range(low + 1, last))

    def _opened_inside(self, low: int, high: int) -> bool:
        """Return whether a mark that closes at `high` was opened behind the edge at `low`."""
        if self.tokens[high].text not in _CLOSING:
            return False
        return any(self.tokens[at].text in _OPENING for at in range(low + 1, high))

    def _joins(self, index: int) -> bool:
        """Return whether a "that" joins a clause and is no pronoun of its own."""
        return self.relation(index) in {"mark", "obj", "dep", "nsubj"} and (
            self.tokens[index].upos in {"SCONJ", "PRON"} and self.relation(index) != "nsubj"
        )
