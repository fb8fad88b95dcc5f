"""A sentence as a tree that one can ask: who are the subjects, objects and obliques of a word.

Passives, control, relative clauses and shared subjects are undone here, so that the rules above
speak of logical subjects and objects only.
"""

from collections.abc import Iterator

from dragoman.data.words import WordLists
from dragoman.records import Sentence
from dragoman.syntax.logical import CLAUSAL, logical_objects, logical_subjects
from dragoman.syntax.plain_tree import PlainTree, remembered

WORDS = WordLists("syntax", "tree")
KEPT = 512


class Tree(PlainTree):
    """The dependency tree of one sentence; words are named by their index."""

    @remembered
    def subjects(self, index: int) -> tuple[int, ...]:
        """Return the logical subjects of a verb: those who do it."""
        return logical_subjects(self, index, 0)

    @remembered
    def objects(self, index: int) -> tuple[int, ...]:
        """Return the logical objects of a verb: those to whom it is done."""
        return logical_objects(self, index, 0)

    @remembered
    def obliques(self, index: int) -> dict[str, tuple[int, ...]]:
        """Return what hangs on a word by a preposition: ``{"with": (7,)}``.

        Prepositional phrases on the verb and on its object both count for the verb, since
        parsers and people attach them either way.
        """
        found: dict[str, list[int]] = {}
        for host in self._hosts(index):
            for kid in self.kids(host, "obl", "nmod"):
                if self.tokens[kid].deprel in {"nmod:poss", "obl:agent"}:
                    continue
                preposition = self.preposition(kid)
                if preposition:
                    found.setdefault(preposition, []).extend(self.conjuncts(kid))
                first, _, last = preposition.partition(" ")
                if first in WORDS["away"] and last:
                    # "pull out of Mali": out is the verb's, and it pulls out of Mali
                    found.setdefault(last, []).extend(self.conjuncts(kid))
        return {preposition: tuple(words) for preposition, words in found.items()}

    def _hosts(self, index: int) -> list[int]:
        """Return the words whose prepositional phrases count for a word."""
        if self.upos(index) not in CLAUSAL:
            # "a donation of boats to Riga": parsers hang the receiver on the boats
            return [index, *self._of(index)]
        hosts = [index, *self.kids(index, "advmod")]
        for thing in self.kids(index, "obj", "xcomp", "nsubj:pass"):
            hosts.extend(self.conjuncts(thing))
            hosts.extend(self._of(thing))
        return hosts

    def _of(self, index: int) -> Iterator[int]:
        """Yield the nouns that "of" hangs on a word."""
        return (kid for kid in self.kids(index, "nmod") if self.preposition(kid) == "of")


_TREES: dict[int, Tree] = {}


def tree_of(sentence: Sentence) -> Tree:
    """Return the tree of a sentence, the same to all who ask for it one after another.

    Events, positions and arrangements are read from the same sentences; what one of them asked of
    a tree the next need not work out again. The last few hundred trees are kept.
    """
    known = _TREES.get(id(sentence))
    if known is not None and known.sentence is sentence:
        return known
    if len(_TREES) >= KEPT:
        _TREES.clear()
    tree = _TREES[id(sentence)] = Tree(sentence)
    return tree
