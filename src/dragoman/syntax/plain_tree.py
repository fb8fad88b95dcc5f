"""A sentence as the parser sees it: who governs whom, what marks a word, what is conjoined."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, TypeVar

from dragoman.records import Sentence, Token

# Relations, as the parser names them.
CLAUSES = ("xcomp", "ccomp", "advcl")  # of clauses below a verb
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj"})  # of clauses that a word asks for
ATTACHED = frozenset({"advcl", "xcomp", "acl"})  # "accused of lying", "the charge of lying"
BEHIND = frozenset({"obj", "iobj", "obl"})  # of nouns that stand behind a verb
WITHIN_NAMES = frozenset({"compound", "flat", "amod"})
Told = TypeVar("Told")
Asked = TypeVar("Asked", bound="PlainTree")


def remembered(method: Callable[[Asked, int], Told]) -> Callable[[Asked, int], Told]:
    """Keep what a method answers of a word: a tree never changes, and its rules ask often."""
    name = method.__name__

    @wraps(method)
    def answer(tree: Asked, index: int) -> Told:
        key = (name, index)
        try:
            return tree.answers[key]  # type: ignore[no-any-return]
        except KeyError:
            found = tree.answers[key] = method(tree, index)
            return found

    return answer


@dataclass(frozen=True)
class PlainTree:
    """The dependency tree of one sentence; words are named by their index.

    Attributes:
        sentence: the sentence.
    """

    sentence: Sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order."""
        return self.sentence.tokens

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in the text."""
        return tuple([token.start for token in self.tokens])

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends in the text."""
        return tuple([token.end for token in self.tokens])

    @cached_property
    def answers(self) -> dict[tuple[Any, ...], Any]:
        """What was asked of this tree before, by the question."""
        return {}

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Each word's lemma in lower case."""
        return tuple(token.lemma.lower() for token in self.tokens)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Each word as it stands, in lower case."""
        return tuple([token.text.lower() for token in self.tokens])

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        return tuple(token.deprel.partition(":")[0] for token in self.tokens)

    @cached_property
    def _subtypes(self) -> tuple[str, ...]:
        return tuple([token.deprel for token in self.tokens])

    @cached_property
    def _present(self) -> frozenset[str]:
        """The relations that any word has, with subtype and without."""
        return frozenset((*self._relations, *self._subtypes))

    @cached_property
    def _features(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(token.feats.split("|")) for token in self.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that it governs, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(index)
        return tuple(tuple(kids) for kids in found)

    def lemma(self, index: int) -> str:
        """Return a word's lemma in lower case."""
        return self.lemmas[index]

    def upos(self, index: int) -> str:
        """Return a word's part of speech."""
        return self.tokens[index].upos

    def relation(self, index: int) -> str:
        """Return a word's relation to its head, without subtype."""
        return self._relations[index]

    def has(self, index: int, feature: str) -> bool:
        """Return whether a word bears a feature such as ``"VerbForm=Part"``."""
        return feature in self._features[index]

    def kids(self, index: int, *relations: str) -> tuple[int, ...]:
        """Return the governed words with one of the relations (subtypes count for their kind)."""
        children = self.children[index]
        if not children or self._present.isdisjoint(relations):
            return ()
        key = (index, relations)
        try:
            return self.answers[key]  # type: ignore[no-any-return]
        except KeyError:
            plain, whole = self._relations, self._subtypes
            found = self.answers[key] = tuple(
                [kid for kid in children if plain[kid] in relations or whole[kid] in relations]
            )
            return found

    def first(self, index: int, *relations: str) -> int | None:
        """Return the first governed word with one of the relations."""
        found = self.kids(index, *relations)
        return found[0] if found else None

    def head(self, index: int) -> int | None:
        """Return the governing word; None for the root."""
        head = self.tokens[index].head
        return None if head < 0 else head

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the governing word, its governing word, and so on to the root."""
        head = self.head(index)
        while head is not None:
            yield head
            head = self.head(head)

    def subtree(self, index: int, skip: frozenset[int] = frozenset()) -> list[int]:
        """Return a word and everything below it in order, without what hangs below `skip`."""
        found = [index]
        for word in found:
            kids = self.children[word]
            found.extend([kid for kid in kids if kid not in skip] if skip else kids)
        return sorted(found)

    @remembered
    def conjuncts(self, index: int) -> tuple[int, ...]:
        """Return a word and those conjoined with it ("A, B and C")."""
        found = [index]
        for word in found:
            found.extend(self.kids(word, "conj"))
        return tuple(found)

    def first_conjunct(self, index: int) -> int:
        """Return the word that a conjoined word hangs on in the end."""
        while self.relation(index) == "conj" and self.head(index) is not None:
            index = self.tokens[index].head
        return index

    @remembered
    def preposition(self, index: int) -> str:
        """Return the preposition that marks a word ("with"; "according to"), or ""."""
        marks = []
        for kid in self.kids(index, "case", "mark"):
            marks.append(self.lemma(kid))
            marks.extend(self.lemma(part) for part in self.kids(kid, "fixed"))
        return " ".join(marks)

    @remembered
    def marks(self, index: int) -> frozenset[str]:
        """Return the lemmas of the prepositions and conjunctions that mark a word."""
        return frozenset(self.lemma(kid) for kid in self.kids(index, "case", "mark"))

    @remembered
    def is_passive(self, index: int) -> bool:
        """Return whether a verb is passive."""
        marks = {self.tokens[kid].deprel for kid in self.children[index]}
        if "aux:pass" in marks:
            return True
        if self.has(index, "VerbForm=Fin"):
            # "Oman mediated": a finite verb without its "was" is active, whatever the parse says.
            return False
        if "nsubj:pass" in marks or self._goes_on_passive(index, marks):
            return True
        if self.has(index, "Voice=Pass") and self.relation(index) not in {"root", "parataxis"}:
            return True
        return "nsubj" not in marks and self._is_bare_participle(index)

    def _is_bare_participle(self, index: int) -> bool:
        """Return whether a word is the participle of "the vessels seized"."""
        if self.relation(index) != "acl" or not self.has(index, "VerbForm=Part"):
            return False
        return not self.tokens[index].text.endswith("ing")

    def _goes_on_passive(self, index: int, marks: set[str]) -> bool:
        """Return whether a participle shares the "was" before: "was summoned and handed a note"."""
        head = self.head(index)
        if head is None or self.relation(index) != "conj" or marks & {"aux", "nsubj"}:
            return False
        bare = self.has(index, "VerbForm=Part") and not self.tokens[index].text.endswith("ing")
        return bare and self.upos(head) == "VERB" and self.is_passive(head)

    def particle(self, index: int) -> str:
        """Return a verb's particle ("off" in "call off"), or ""."""
        return " ".join(self.lemma(kid) for kid in self.kids(index, "compound:prt"))

    def possessors(self, index: int) -> tuple[int, ...]:
        """Return the words that own a noun ("Japan's visit", "his visit")."""
        return tuple(word for kid in self.kids(index, "nmod:poss") for word in self.conjuncts(kid))

    def governor(self, index: int) -> int | None:
        """Return the word that governs a phrase, past conjunction."""
        return self.head(self.first_conjunct(index))
