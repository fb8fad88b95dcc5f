"""The way through the tree from one word to another, as a short string.

Training and the runtime share this module, so that a weight learned for a way is the weight that
the runtime gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.records import Token

LONGEST = 5
FAR = "far"
SAME = "same"
ROLES = frozenset({"obl", "nmod"})
WORDS = WordLists("annotate", "proposals.paths")


@dataclass(frozen=True, slots=True)
class Chains:
    """For each word of a sentence its way to the root, and what each step is called."""

    above: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Chains:
        """Read the chains of a sentence once; every pair of words is then looked up in them."""
        cases: dict[int, str] = {}
        for token in tokens:
            if token.deprel == "case" and token.head >= 0:
                cases.setdefault(token.head, token.lemma.lower())
        names = tuple(_name(token, cases.get(index)) for index, token in enumerate(tokens))
        return cls(tuple(_chain(tokens, index) for index in range(len(tokens))), names)

    def path(self, start: int, end: int) -> str:
        """Return the way from one word to another: up to their common governor, then down.

        >>> from dragoman.records import Token
        >>> words = (("Riga", 1, "nsubj"), ("met", -1, "root"), ("Oslo", 1, "obj"))
        >>> tokens = [Token(0, 0, w, w, "X", "", head, rel) for w, head, rel in words]
        >>> Chains.of(tokens).path(0, 2)
        '^nsubj>obj'
        """
        if start == end:
            return SAME
        up, down = self.above[start], self.above[end]
        common = 0
        while common < min(len(up), len(down)) and up[-1 - common] == down[-1 - common]:
            common += 1
        climbs = up[: len(up) - common]
        falls = down[: len(down) - common]
        if len(climbs) + len(falls) > LONGEST:
            return FAR
        rising = "".join(f"^{self.names[word]}" for word in climbs)
        return rising + "".join(f">{self.names[word]}" for word in reversed(falls))


def _chain(tokens: Sequence[Token], index: int) -> tuple[int, ...]:
    chain = [index]
    while tokens[chain[-1]].head >= 0 and len(chain) <= len(tokens):
        chain.append(tokens[chain[-1]].head)
    return tuple(chain)


def _name(token: Token, case: str | None) -> str:
    relation = token.deprel
    base = relation.partition(":")[0]
    if base in ROLES and case in WORDS["prepositions"]:
        return f"{base}:{case}"
    return relation
