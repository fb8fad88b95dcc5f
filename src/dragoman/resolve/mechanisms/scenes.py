"""A sentence with all that finding arrangements asks of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.annotate.times.linking import time_of
from dragoman.coding.codebook import Codebook
from dragoman.coding.parties import Mentions
from dragoman.coding.status import read_status
from dragoman.coding.syntax import Tree
from dragoman.entities.mentions import Mention
from dragoman.records import (
    Annotated,
    DateInterval,
    Event,
    Evidence,
    Party,
    Status,
    TimeExpression,
    TimeKind,
)
from dragoman.resolve.mechanisms.vocabulary import Vocabulary
from dragoman.resolve.sketches import side

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
WITHIN_NP = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "PRON"})
BEHIND = 5
ISO_LETTERS = 3
COMPLEMENT = frozenset({"on", "against", "of", "over", "for"})
GOVERNING_BODIES = frozenset({"IGO", "UNO", "EUR"})
TOWNS = frozenset({"city", "capital", "place"})
SETTING = frozenset({"during", "at", "in", "after", "following", "on the sidelines of"})


@dataclass(frozen=True)
class Scene:
    """One sentence.

    Attributes:
        annotated: the document.
        number: the sentence's index in it.
        tree: its tree.
        mentions: the mentions in it.
        events: the document's events that rest on it.
        everyone: the states that the whole document names.
        codebook: for whether something happened.
        known: the words of arrangements.
    """

    annotated: Annotated
    number: int
    tree: Tree
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    everyone: frozenset[str]
    codebook: Codebook
    known: Vocabulary

    @cached_property
    def indexed(self) -> Mentions:
        """The mentions by word."""
        return Mentions.of_sentence(self.tree, self.mentions)

    @cached_property
    def text(self) -> str:
        """The sentence's words."""
        sentence = self.tree.sentence
        return self.annotated.document.text[sentence.start : sentence.end]

    @cached_property
    def low(self) -> str:
        """The same in lower case."""
        return self.text.lower().replace("’", "'")

    @cached_property
    def evidence(self) -> Evidence:
        """The sentence as evidence."""
        sentence = self.tree.sentence
        return Evidence(
            self.annotated.document.document_id, sentence.start, sentence.end, self.text
        )

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """Time expressions in the sentence."""
        sentence = self.tree.sentence
        return tuple(
            one
            for one in self.annotated.times
            if sentence.start <= one.start and one.end <= sentence.end
        )

    def lemma(self, index: int) -> str:
        """Return a word's lemma."""
        return self.tree.lemma(index)

    def nominals(self, lemmas: frozenset[str]) -> Iterator[int]:
        """Yield the nouns with one of these lemmas."""
        for index, token in enumerate(self.tree.tokens):
            lemma = self.lemma(index)
            if token.upos in NOMINAL and (lemma in lemmas or _singular(lemma) in lemmas):
                yield index

    # -- phrases ---------------------------------------------------------------------------------

    def phrase(self, index: int) -> tuple[int, int]:
        """Return the first and the last word of a noun's phrase, clauses left out."""
        return self._left(index), self._right(index)

    def _left(self, index: int) -> int:
        first = index
        while first > 0 and self._is_before(first - 1, first, index):
            first -= 1
        return first

    def _is_before(self, word: int, first: int, noun: int) -> bool:
        """Return whether a word stands in a noun's phrase, just before what does so already."""
        tokens = self.tree.tokens
        token = tokens[word]
        if token.text in {"-", "–", "—"} and token.end < tokens[first].start:
            return False
        if token.upos in WITHIN_NP or token.text in {"-", "–", "’", "'", "/"}:
            return True
        hyphened = tokens[first].text == "-" or (word > 0 and tokens[word - 1].text == "-")
        if token.upos in VERBAL and hyphened:
            return True
        if token.upos == "CCONJ" or token.text == ",":
            return self._joined(word, noun)
        return token.deprel in {"amod", "compound"} and token.head == noun

    @cached_property
    def _timed(self) -> frozenset[int]:
        """The words of time expressions."""
        return frozenset(
            index
            for index, token in enumerate(self.tree.tokens)
            for time in self.times
            if time.start <= token.start < time.end
        )

    def _joined(self, index: int, noun: int) -> bool:
        """Return whether a conjunction or comma stands inside a noun's own modifiers."""
        inside = set(self.tree.subtree(noun))
        return index in inside and index - 1 in inside and index - 1 >= 0

    def _right(self, index: int) -> int:
        tree = self.tree
        clauses = [
            kid
            for word in tree.subtree(index)
            for kid in tree.kids(word, "acl", "parataxis", "appos", "conj")
            if kid > index
            and tree.tokens[kid].upos in {*VERBAL, "NOUN", "PROPN"}
            and (tree.tokens[kid].upos in VERBAL or word == index)
        ]
        outside = {word for clause in clauses for word in tree.subtree(clause)}
        inside = set(tree.subtree(index)) - outside
        inside |= self._complement(index)
        last = index
        while last + 1 < len(tree.tokens) and last + 1 in inside:
            if tree.tokens[last + 1].text in {",", ";", ":", "."} or last + 1 in self._timed:
                break
            if tree.upos(last + 1) == "DET" and tree.upos(last) in NOMINAL:
                break
            last += 1
        while last > index and tree.tokens[last].upos in {"ADP", "PUNCT", "CCONJ", "DET", "SCONJ"}:
            last -= 1
        return last

    def _complement(self, index: int) -> set[int]:
        """Return what follows a noun by "on" or "against", though the verb governs it."""
        tree = self.tree
        following = index + 1
        if following >= len(tree.tokens) or tree.tokens[following].text.lower() not in COMPLEMENT:
            return set()
        word = tree.tokens[following].head
        if word <= following or tree.tokens[following].upos != "ADP":
            return set()
        clauses = {
            each
            for kid in tree.kids(word, "acl", "parataxis", "conj")
            if tree.upos(kid) in VERBAL
            for each in tree.subtree(kid)
        }
        return set(tree.subtree(word)) - clauses

    def words(self, first: int, last: int) -> str:
        """Return the text from one word to another."""
        tokens = self.tree.tokens
        return self.annotated.document.text[tokens[first].start : tokens[last].end]

    def modifiers(self, index: int) -> frozenset[str]:
        """Return lemmas and forms of the words before a noun in its phrase."""
        tokens = self.tree.tokens
        first = self._left(index)
        found = {self.lemma(word) for word in range(first, index)}
        found |= {tokens[word].text.lower() for word in range(first, index)}
        for word in range(first + 1, index - 1):
            if tokens[word].text == "-":  # "two-way", "long-running"
                found.add(f"{tokens[word - 1].text}-{tokens[word + 1].text}".lower())
        return frozenset(found)

    def plural(self, index: int) -> bool:
        """Return whether a noun is a plural."""
        token = self.tree.tokens[index]
        return self.tree.has(index, "Number=Plur") or (
            token.text.lower().endswith("s") and self.lemma(index) != token.text.lower()
        )

    # -- who -------------------------------------------------------------------------------------

    def parties_between(self, first: int, last: int, *, proper: bool = False) -> tuple[Party, ...]:
        """Return whoever is named between two words, each once.

        Of a proper name a single town is no party: the Lima Accord is not Peru's alone.
        """
        tokens = self.tree.tokens
        start, end = tokens[first].start, tokens[last].end
        inside = [
            one
            for one in self.mentions
            if start <= one.start and one.end <= end and one.role != "place"
        ]
        towns = [one for one in inside if one.kind in TOWNS]
        if proper and len(towns) == 1:
            inside.remove(towns[0])
        found: dict[str, Party] = {}
        for mention in inside:
            for party in mention.parties:
                found.setdefault(side(party), party)
        return tuple(found.values())

    def sides_between(self, first: int, last: int, *, proper: bool = False) -> frozenset[str]:
        """Return the states that are named between two words."""
        return states(self.parties_between(first, last, proper=proper))

    def sides_listed(self, first: int, last: int) -> frozenset[str]:
        """Return the states named between two words, and those listed with them behind the last."""
        tokens = self.tree.tokens
        start, end = tokens[first].start, tokens[last].end
        found: set[str] = set()
        for mention in self.mentions:
            if start <= mention.start < end and mention.role != "place":
                for each in self.indexed.listed_with(mention):
                    found |= states(each.parties)
        return frozenset(found)

    def governors(self, index: int) -> tuple[int, ...]:
        """Return the verbs whose subject or object a noun is, nearest first."""
        tree = self.tree
        found = {
            verb
            for verb, token in enumerate(tree.tokens)
            if token.upos in {*VERBAL, "ADJ", "NOUN"}
            and verb != index
            and (token.upos in VERBAL or tree.kids(verb, "cop"))
            and (index in tree.subjects(verb) or index in tree.objects(verb))
        }
        found |= {kid for kid in tree.kids(index, "acl") if self._is_clause(kid)}
        found |= {*self._added(index)}
        # "was ratified in 1992 and lapsed in 2010": what is done to it and what it does
        found |= {
            kid
            for verb in tuple(found)
            if tree.is_passive(verb)
            for kid in tree.kids(verb, "conj")
            if tree.upos(kid) == "VERB" and not tree.kids(kid, "nsubj")
        }
        return tuple(sorted(found, key=lambda verb: (abs(verb - index), verb)))

    def _added(self, index: int) -> Iterator[int]:
        """Yield the verbs of clauses that a comma adds to a noun's whole phrase.

        "The talks of Chile and Peru, held since 2010": the parser may hang "held" on Peru.
        """
        tree = self.tree
        for word in tree.subtree(index):
            if word <= index or tree.upos(word) not in NOMINAL:
                continue
            for kid in tree.kids(word, "acl"):
                first = tree.subtree(kid)[0]
                before = {tree.tokens[first].text, tree.tokens[first - 1].text}
                if "," in before and self._is_clause(kid):
                    yield kid

    def _is_clause(self, word: int) -> bool:
        """Return whether a word heads a clause: a verb, or what something is ("in force")."""
        return self.tree.upos(word) in VERBAL or bool(self.tree.kids(word, "cop"))

    def acting(self, verb: int) -> frozenset[str]:
        """Return the states behind a verb's subjects and agents, or those it is done with."""
        words: list[int] = []
        for preposition in ("with", "between", "among"):
            words += self.tree.obliques(verb).get(preposition, ())
        return self.acting_alone(verb) | self.named_by(words)

    def acting_alone(self, verb: int) -> frozenset[str]:
        """Return the states behind a verb's subjects and agents."""
        return self.named_by(self.tree.subjects(verb))

    def named_by(self, words: Iterable[int]) -> frozenset[str]:
        """Return the states that words name."""
        tree = self.tree
        found: set[str] = set()
        for word in words:
            mention = self.indexed.headed(tree, word)
            if mention is not None:
                found |= states(mention.parties)
        return frozenset(found)

    def scene_setting(self, index: int) -> int | None:
        """Return the verb whose time or place a noun is ("during the summit, they agreed")."""
        tree = self.tree
        head = tree.governor(index)
        setting = tree.preposition(tree.first_conjunct(index)) in SETTING
        if head is None or not setting or tree.upos(head) not in VERBAL:
            return None
        return head

    # -- when and whether --------------------------------------------------------------------------

    def date(self, index: int) -> DateInterval | None:
        """Return the date that the text gives to a word."""
        time = time_of(self.annotated, self.number, index)
        return time.date if time is not None and time.kind is TimeKind.POINT else None

    def recurs(self, index: int) -> bool:
        """Return whether what a noun names is held again and again ("meet twice a year")."""
        near = {index, *self.governors(index)}
        inside = {self.tree.tokens[word].start for each in near for word in self.tree.subtree(each)}
        return any(one.kind is TimeKind.FREQUENCY and one.start in inside for one in self.times)

    def status(self, index: int, *, light: int | None = None) -> Status:
        """Return whether what a word tells took place."""
        return read_status(self.tree, index, self.codebook, light=light).status

    def behind(self, index: int, reach: int = BEHIND) -> frozenset[str]:
        """Return lemmas of the words just behind a word."""
        tokens = self.tree.tokens
        return frozenset(
            form
            for word in range(index + 1, min(index + 1 + reach, len(tokens)))
            for form in (self.lemma(word), tokens[word].text.lower())
        )


def named_inside(scene: Scene, index: int) -> str | None:
    """Return the whole name that the parser found around a word, or None."""
    sentence, token = scene.tree.sentence, scene.tree.tokens[index]
    for name in sentence.names:
        if name.start <= token.start < name.end and name.end - name.start > len(token.text):
            return scene.annotated.document.text[name.start : name.end]
    return None


def states(parties: Iterable[Party]) -> frozenset[str]:
    """Return the states that parties stand for; unions and blocs by their ids."""
    found = set()
    for party in parties:
        name = side(party)
        body = party.sector in GOVERNING_BODIES and name.startswith("org:")
        if body or (len(name) == ISO_LETTERS and name.isupper()):
            found.add(name)
    return frozenset(found)


def scenes_of(
    annotated: Annotated,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    codebook: Codebook,
    known: Vocabulary,
) -> Iterator[Scene]:
    """Yield the sentences of a document that can tell something."""
    everyone = states(party for mention in mentions for party in mention.parties)
    for number, sentence in enumerate(annotated.sentences):
        if not sentence.tokens or str(sentence.kind) not in {"headline", "body", "caption"}:
            continue
        yield Scene(
            annotated,
            number,
            Tree(sentence),
            tuple(m for m in mentions if sentence.start <= m.start and m.end <= sentence.end),
            tuple(
                event
                for event in events
                if any(sentence.start <= piece.start < sentence.end for piece in event.evidence)
            ),
            everyone,
            codebook,
            known,
        )


def _singular(lemma: str) -> str:
    return re.sub(r"s$", "", lemma) if lemma.endswith("s") and not lemma.endswith("ss") else lemma
