"""The slots of a word: who fills subject, object and the prepositions around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, parties_of
from dragoman.records import Party
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.logical import WORDS as CONTROL
from dragoman.syntax.tree import Tree

INNER = {
    "inner": ("iobj", "obj", "with", "to", "on", "against"),
    "partner": ("iobj", "with", "to"),
}
WORDS = WordLists("frames", "roles.slots")


@dataclass(frozen=True)
class Slots:
    """What surrounds a verb or event noun, read once and asked often.

    Attributes:
        tree: the sentence.
        mentions: its mentions.
        index: the word.
    """

    tree: Tree
    mentions: Mentions
    index: int

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Logical subjects."""
        return self.tree.subjects(self.index)

    @cached_property
    def objects(self) -> tuple[int, ...]:
        """Logical objects."""
        return self.tree.objects(self.index)

    @cached_property
    def obliques(self) -> dict[str, tuple[int, ...]]:
        """Words by their preposition."""
        return self.tree.obliques(self.index)

    @cached_property
    def _lemmas(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def complements(self) -> tuple[int, ...]:
        """Clauses that complete the verb."""
        return self.tree.kids(self.index, "xcomp", "ccomp")

    def words(self, slot: str) -> tuple[int, ...]:
        """Return the words that fill a slot (``subj``, ``obj``, ``comp`` or a preposition)."""
        if slot == "subj":
            return self.subjects
        if slot == "obj":
            return self.objects
        if slot == "iobj":
            return self.tree.kids(self.index, "iobj")
        if slot == "comp":
            return self._complement_subjects()
        if slot in INNER:
            return self._inner(*INNER[slot], asking=slot != "partner")
        if slot == "wished":
            return self._wished()
        outer, slash, nested = slot.partition("/")
        if slash:
            # "with/on": whom the restrictions are on, in "respond with restrictions on trucks"
            words = self.words(outer)
            return tuple(w for word in words for w in self.tree.obliques(word).get(nested, ()))
        return self.obliques.get(slot, ())

    def _inner(self, *slots: str, asking: bool) -> tuple[int, ...]:
        """Return those on the far side of the act agreed, offered or refused."""
        found: list[int] = []
        for clause in self._acts():
            if not asking and self.tree.lemma(clause) in CONTROL["asking"]:
                # "agreed to urge the North": those who are urged agree to nothing
                continue
            inside = Slots(self.tree, self.mentions, clause)
            for slot in slots:
                found.extend(inside.words(slot))
        return tuple(found)

    def _acts(self) -> Iterator[int]:
        """Yield the clauses of what is agreed or refused: "to strike", "from striking"."""
        yield from self.tree.kids(self.index, "xcomp")
        for clause in self.tree.kids(self.index, "advcl"):
            if self.tree.preposition(clause) in WORDS["of_acts"]:
                yield clause

    def _wished(self) -> tuple[int, ...]:
        """Return those who should act: Riga in "called for Riga to withdraw"."""
        clauses = [*self.tree.kids(self.index, "advcl", "xcomp", "ccomp")]
        # "cleared the way for Riga to join", "issued a call for Riga to withdraw"
        clauses.extend(kid for word in self.objects for kid in self.tree.kids(word, "acl"))
        for clause in clauses:
            marks = self.tree.preposition(clause).split()
            if clause > self.index and marks[:2] == ["for", "to"]:
                # parsers often take the one who should act for an adverbial of the clause
                kids = self.tree.kids(clause, "nsubj", "nsubj:pass", "obl", "obj")
                before = [kid for kid in kids if kid < clause]
                return tuple(word for kid in before[:1] for word in self.tree.conjuncts(kid))
        return ()

    def _complement_subjects(self) -> tuple[int, ...]:
        """Return those who act in the clauses that complete the verb."""
        return tuple(word for clause in self.complements for word in self._clause_subjects(clause))

    def _clause_subjects(self, clause: int) -> tuple[int, ...]:
        # "warned Seoul that it would pay": parsers draw the one warned into the clause
        drawn = [kid for kid in self.tree.kids(clause, "iobj") if kid < clause]
        own = (*drawn, *self.tree.kids(clause, "nsubj"))
        return tuple(word for kid in own for word in self.tree.conjuncts(kid))

    def parties(self, slot: str, *, owners: bool = True, places: bool = False) -> tuple[Party, ...]:
        """Return the parties that fill a slot."""
        return parties_of(self.tree, self.mentions, self.words(slot), owners=owners, places=places)

    def lemmas(self, slot: str) -> frozenset[str]:
        """Return the lemmas of the words in a slot, and of their compound parts."""
        if slot not in self._lemmas:
            self._lemmas[slot] = self._lemmas_of(slot)
        return self._lemmas[slot]

    def _lemmas_of(self, slot: str) -> frozenset[str]:
        found: set[str] = set()
        for word in (*self.words(slot), *self._meant(slot)):
            text = self.tree.lows[word]
            found.update((self.tree.lemma(word), text))
            if text.endswith("men"):
                # "fishermen": lemmas of such plurals are often guessed wrong
                found.add(text.removesuffix("en") + "an")
            # "the issue of visas", "imports of beef": what it is about counts too
            found.update(
                self.tree.lemma(kid)
                for kid in self.tree.kids(word, "nmod")
                if self.tree.preposition(kid) == "of"
            )
            # "border post", "export ban": the word before counts too
            found.update(self.tree.lemma(kid) for kid in self.tree.kids(word, "compound"))
        return frozenset(found)

    def _meant(self, slot: str) -> tuple[int, ...]:
        """Return the objects of the verb before that a pronoun stands for.

        "established relations with Beijing and cut those with Taipei".
        """
        words = self.words(slot) if slot == "obj" else ()
        pronouns = any(
            self.tree.upos(word) in {"PRON", "DET"} and self.tree.lemma(word) in WORDS["stand_ins"]
            for word in words
        )
        head = self.tree.head(self.index)
        if not pronouns or head is None or self.tree.relation(self.index) != "conj":
            return ()
        return self.tree.objects(head)


def clause_of(tree: Tree, index: int) -> int:
    """Return the verb of the clause in which a word stands.

    >>> # the noun "talks" in "held talks" stands in the clause of "held"
    """
    if tree.upos(index) in CLAUSAL:
        return index
    for head in tree.ancestors(index):
        if tree.upos(head) in CLAUSAL:
            return head
    return index
