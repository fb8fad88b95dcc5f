"""One sentence, asked about measures: which nouns are measures, whom words name, what is when."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.annotate.times.linking.word_times import time_of
from dragoman.codebook.codebook import Codebook
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.modality.status import read_status
from dragoman.frames.roles.parties import Mentions
from dragoman.measures.vocabulary import Vocabulary
from dragoman.records import (
    Annotated,
    DateInterval,
    Evidence,
    Party,
    Status,
    TimeExpression,
    TimeKind,
)
from dragoman.syntax.tree import Tree

ISO_LETTERS = 3
NOMINAL = frozenset({"NOUN", "PROPN"})
CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos", "conj")
PRIVATE = frozenset(
    {"BUS", "CVL", "MED", "EDU", "NGO", "REB", "UAF", "CRM", "LAB", "REF", "REL", "OPP", "MNC"}
)
BODIES = frozenset({"IGO", "UNO", "EUR"})


@dataclass(frozen=True)
class Passage:
    """A sentence with what reading measures asks of it.

    Attributes:
        annotated: the document.
        number: the sentence's index in it.
        tree: its tree.
        mentions: the mentions in it.
        codebook: for whether something happened.
        known: the words of measures.
        is_measure_told: whether the document told of one before, so that "it" may mean that.
    """

    annotated: Annotated
    number: int
    tree: Tree
    mentions: tuple[Mention, ...]
    codebook: Codebook
    known: Vocabulary
    is_measure_told: bool = False

    def has(self, name: str, word: str) -> bool:
        """Return whether a list of words has one."""
        return word in self.known.sets[name]

    def lemma(self, index: int) -> str:
        """Return a word's lemma; a plural that the parser left as it was is made singular."""
        lemma = self.tree.lemma(index)
        plural = lemma.endswith("s") and not lemma.endswith("ss")
        return lemma[:-1] if plural and self.tree.upos(index) in NOMINAL else lemma

    def text(self, index: int) -> str:
        """Return a word in lower case."""
        return self.tree.tokens[index].text.lower()

    @cached_property
    def indexed(self) -> Mentions:
        """The mentions by word."""
        return Mentions.of_sentence(self.tree, self.mentions)

    @cached_property
    def evidence(self) -> Evidence:
        """The sentence as evidence."""
        start, end = self.tree.sentence.start, self.tree.sentence.end
        document = self.annotated.document
        return Evidence(document.document_id, start, end, document.text[start:end])

    # -- whom words name -------------------------------------------------------------------------

    def who(self, index: int) -> frozenset[str]:
        """Return the sides that a word stands for, else those that its phrase names."""
        mention = self.indexed.headed(self.tree, index)
        found = sides_of(mention.parties) if mention is not None else frozenset()
        return found or self.named_in(self.phrase(index))

    def all_who(self, words: tuple[int, ...]) -> frozenset[str]:
        """Return the sides that words stand for."""
        return frozenset(side for word in words for side in self.who(word))

    def named_in(self, words: frozenset[int]) -> frozenset[str]:
        """Return the sides that mentions among words name."""
        found: set[str] = set()
        for word in words:
            for mention in self.indexed.by_token[word]:
                found |= sides_of(mention.parties)
        return frozenset(found)

    def makers(self, words: tuple[int, ...]) -> frozenset[str]:
        """Return the sides that may take a measure: no firm, crowd or court does."""
        found: set[str] = set()
        for word in words:
            mention = self.indexed.headed(self.tree, word)
            if mention is None:
                found |= self.named_in(self.phrase(word))
            else:
                acting = [one for one in mention.parties if one.sector not in PRIVATE]
                found |= sides_of(tuple(acting)) or (
                    self.named_in(self.phrase(word)) if not mention.parties else frozenset()
                )
        return frozenset(found)

    # -- phrases ---------------------------------------------------------------------------------

    def phrase(self, index: int) -> frozenset[int]:
        """Return a word and what hangs on it, without clauses and what is only added."""
        found = [index]
        for word in found:
            found += [
                kid
                for kid in self.tree.children[word]
                if self.tree.tokens[kid].deprel not in CLAUSES
                and self.tree.relation(kid) not in CLAUSES
            ]
        return frozenset(found)

    def before(self, index: int) -> frozenset[str]:
        """Return lemmas of the words before a noun that describe it."""
        kids = self.tree.kids(index, "amod", "compound", "nmod:unmarked", "nummod", "det")
        return frozenset(self.lemma(kid) for kid in kids if kid < index)

    def under(self, index: int, *prepositions: str) -> tuple[int, ...]:
        """Return the nouns that hang on a noun by one of the prepositions, the nearest first."""
        kids = self.tree.kids(index, "nmod", "obl")
        return tuple(kid for kid in kids if self.tree.preposition(kid) in prepositions)

    def about(self, index: int) -> str:
        """Return what a phrase names, without states, articles and numbers: "seafood"."""
        tree = self.tree
        inside = [index, *self._describing(index)]
        if self.has("amounts", self.lemma(index)):
            return ""
        kept = [word for word in sorted(inside) if not self._is_named(word)]
        return " ".join(tree.tokens[word].text for word in kept)

    def _describing(self, index: int) -> list[int]:
        kids = self.tree.kids(index, "amod", "compound", "nmod:unmarked")
        near = [kid for kid in kids if kid < index and not self.has("empty", self.lemma(kid))]
        return [*near, *(each for kid in near for each in self._describing(kid))]

    def _is_named(self, word: int) -> bool:
        """Return whether a word is part of a state's name or an adjective of one."""
        token = self.tree.tokens[word]
        covered = any(sides_of(one.parties) for one in self.indexed.by_token[word])
        return (covered and token.text[:1].isupper() and token.upos != "NOUN") or token.upos in {
            "DET",
            "PRON",
            "NUM",
        }

    # -- which nouns are measures ----------------------------------------------------------------

    def is_measure(self, index: int) -> bool:
        """Return whether a noun names a measure."""
        if self.is_pronoun(index):
            head = self.tree.head(index)
            turned = head is not None and self.has("of_pronouns", self.tree.lemma(head))
            return self.is_measure_told and turned
        if self.is_another(index):
            return any(self.is_measure(word) for word in range(index) if self.text(word) != "one")
        if self.tree.upos(index) not in NOMINAL:
            return False
        lemma, beside = self.lemma(index), self.before(index)
        if beside & self.known.sets["elsewhere"]:
            return False
        if self.has("measures", lemma):
            return True
        if self.has("beside", lemma):
            return bool(beside & self.known.sets["beside_what"])
        about = {self.lemma(each) for each in self.under(index, "of", "on")}
        return self.has("deeds", lemma) and bool((about | beside) & self.known.sets["deeds_about"])

    def measure_of(self, index: int) -> int | None:
        """Return the measure that a word is, or of which it is a part ("some of its curbs")."""
        if self.is_measure(index):
            return index
        for kid in self.under(index, "of", "but", "in"):
            if self.is_measure(kid):
                return kid
        for kid in self.tree.kids(index, "nmod", "nummod"):
            if self.tree.upos(kid) == "NUM":  # "all but two of its curbs"
                return self.measure_of(kid)
        return None

    def is_pronoun(self, index: int) -> bool:
        """Return whether a word may mean a measure that was told before."""
        return self.tree.upos(index) == "PRON" and self.text(index) in {
            "it",
            "they",
            "them",
            "this",
        }

    def is_another(self, index: int) -> bool:
        """Return whether a word is "the one" of "kept the one on rice"."""
        one = self.text(index) in {"one", "ones"}
        return one and any(
            self.text(kid) in {"the", "that"} for kid in self.tree.kids(index, "det")
        )

    def points_back(self, index: int) -> bool:
        """Return whether a noun may mean a measure that was told before ("the ban", "it")."""
        if self.is_pronoun(index) or self.is_another(index):
            return True
        own = self.tree.kids(index, "det", "nmod:poss")
        return any(
            self.text(kid) in {"the", "this", "that", "these", "those", "its", "their"}
            for kid in own
        )

    # -- when and whether ------------------------------------------------------------------------

    def date(self, index: int) -> DateInterval | None:
        """Return the date that the text gives to a word, else the only one of its clause."""
        time = time_of(self.annotated, self.number, index)
        if time is not None and time.kind is TimeKind.POINT and not self._is_end(time):
            return time.date
        tree = self.tree
        inside = {tree.tokens[word].start for word in self.phrase(index)}
        sentence = tree.sentence
        times = self.annotated.times_from(sentence.start, sentence.end)
        near = [
            one.date
            for one in times
            if one.date is not None and one.start in inside and not self._is_end(one)
        ]
        return near[0] if len(near) == 1 else None

    def _is_end(self, time: TimeExpression) -> bool:
        """Return whether a time only says how long something lasts ("until December")."""
        before = self.annotated.document.text[: time.start].rsplit(maxsplit=1)[-1:]
        return bool(before) and self.has("until", before[0].lower())

    def status(self, index: int) -> Status:
        """Return whether what a word tells took place."""
        return read_status(self.tree, index, self.codebook).status


def sides_of(parties: "tuple[Party, ...]") -> frozenset[str]:
    """Return the states whose people and bodies parties are; unions and blocs by their ids."""
    found = set()
    for party in parties:
        if party.country and len(party.country) == ISO_LETTERS:
            found.add(party.country)
        elif party.sector in BODIES and party.entity_id.startswith("org:"):
            found.add(party.entity_id)
    return frozenset(found)
