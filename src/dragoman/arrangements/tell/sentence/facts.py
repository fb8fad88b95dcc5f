"""A sentence with all that finding arrangements asks of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from dragoman.annotate.times.linking.word_times import time_of
from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.sentence.governing import governors
from dragoman.arrangements.tell.sentence.spans import (
    NOMINAL,
    VERBAL,
    first_of_phrase,
    last_of_phrase,
)
from dragoman.arrangements.tell.vocabulary import Vocabulary
from dragoman.codebook.codebook import Codebook
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.phrases.phrases import TOWNS
from dragoman.frames.modality.status import read_status
from dragoman.frames.roles.parties import Mentions
from dragoman.records import (
    Annotated,
    DateInterval,
    Event,
    Evidence,
    Party,
    Sentence,
    Status,
    TimeExpression,
    TimeKind,
)
from dragoman.resolve.merging.sketches import side
from dragoman.syntax.tree import Tree, tree_of

T = TypeVar("T")
BEHIND = 5
KINDS = frozenset({"headline", "body", "caption"})
WORDS = WordLists("arrangements", "tell.sentence.facts")


@dataclass(frozen=True)
class SentenceFacts:
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
            for one in self.annotated.times_from(sentence.start, sentence.end)
            if one.end <= sentence.end
        )

    def lemma(self, index: int) -> str:
        """Return a word's lemma."""
        return self.tree.lemma(index)

    def nominals(self, lemmas: frozenset[str]) -> Iterator[int]:
        """Yield the nouns with one of these lemmas."""
        for index, lemma, single in self._nouns:
            if lemma in lemmas or single in lemmas:
                yield index

    @cached_property
    def _nouns(self) -> tuple[tuple[int, str, str], ...]:
        """The nouns, each with its lemma and that without a plural's ending."""
        return tuple(
            (index, self.lemma(index), _singular(self.lemma(index)))
            for index, token in enumerate(self.tree.tokens)
            if token.upos in NOMINAL
        )

    @cached_property
    def proper_nouns(self) -> tuple[int, ...]:
        """The words of names."""
        return tuple([at for at, word in enumerate(self.tree.tokens) if word.upos == "PROPN"])

    # -- phrases ---------------------------------------------------------------------------------

    def phrase(self, index: int) -> tuple[int, int]:
        """Return the first and the last word of a noun's phrase, clauses left out."""
        return first_of_phrase(self.tree, index), last_of_phrase(self.tree, index, self._timed)

    @cached_property
    def _timed(self) -> frozenset[int]:
        """The words of time expressions."""
        return frozenset(
            index
            for index, token in enumerate(self.tree.tokens)
            for time in self.times
            if time.start <= token.start < time.end
        )

    def words(self, first: int, last: int) -> str:
        """Return the text from one word to another."""
        tokens = self.tree.tokens
        return self.annotated.document.text[tokens[first].start : tokens[last].end]

    def modifiers(self, index: int) -> frozenset[str]:
        """Return lemmas and forms of the words before a noun in its phrase."""
        tokens = self.tree.tokens
        first = first_of_phrase(self.tree, index)
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
        inside = self._mentions_between(first, last)
        towns = [one for one in inside if one.kind in TOWNS]
        if proper and len(towns) == 1:
            inside.remove(towns[0])
        found: dict[str, Party] = {}
        for mention in inside:
            for party in mention.parties:
                found.setdefault(side(party), party)
        return tuple(found.values())

    def _mentions_between(self, first: int, last: int) -> list[Mention]:
        """Return the mentions between two words that are no mere places."""
        start, end = self.tree.tokens[first].start, self.tree.tokens[last].end
        inside = (one for one in self.mentions if start <= one.start and one.end <= end)
        return [one for one in inside if one.role != "place"]

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
        return governors(self.tree, index)

    def acting(self, verb: int) -> frozenset[str]:
        """Return the states behind a verb's subjects and agents, or those it is done with."""
        words: list[int] = []
        for preposition in WORDS.listed("partners"):
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
        setting = tree.preposition(tree.first_conjunct(index)) in WORDS["setting"]
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
        """Return lemmas of the words just behind a word, and of its "on hold"."""
        tokens = self.tree.tokens
        near = {*range(index + 1, min(index + 1 + reach, len(tokens)))}
        near |= {kid for kid in self.tree.kids(index, "obl") if self.tree.preposition(kid) == "on"}
        return frozenset(
            form for word in near for form in (self.lemma(word), tokens[word].text.lower())
        )


def named_inside(facts: SentenceFacts, index: int) -> str | None:
    """Return the whole name that the parser found around a word, or None."""
    sentence, token = facts.tree.sentence, facts.tree.tokens[index]
    for name in sentence.names:
        if name.start <= token.start < name.end and name.end - name.start > len(token.text):
            return facts.annotated.document.text[name.start : name.end]
    return None


def facts_of(
    annotated: Annotated,
    mentions: Sequence[Mention],
    events: Sequence[Event],
    codebook: Codebook,
    known: Vocabulary,
) -> Iterator[SentenceFacts]:
    """Yield the sentences of a document that can tell something."""
    everyone = states(chain.from_iterable(mention.parties for mention in mentions))
    named = _by_sentence(annotated, ((one.start, one) for one in mentions))
    told = _by_sentence(annotated, ((p.start, one) for one in events for p in one.evidence))
    for number, sentence in enumerate(annotated.sentences):
        if sentence.tokens and str(sentence.kind) in KINDS:
            yield SentenceFacts(
                annotated,
                number,
                tree_of(sentence),
                tuple(one for one in named[number] if _is_in(one, sentence)),
                tuple(told[number]),
                everyone,
                codebook,
                known,
            )


def _is_in(mention: Mention, sentence: Sentence) -> bool:
    """Return whether a mention lies in a sentence."""
    return sentence.start <= mention.start and mention.end <= sentence.end


def _by_sentence(annotated: Annotated, found: Iterable[tuple[int, T]]) -> list[list[T]]:
    """Return what begins in each sentence, each once, in the order in which it comes."""
    sentences = annotated.sentences
    starts = [sentence.start for sentence in sentences]
    within: list[list[T]] = [[] for _ in sentences]
    for start, one in found:
        number = bisect_right(starts, start) - 1
        if number < 0 or start >= sentences[number].end:
            continue
        if not within[number] or within[number][-1] is not one:
            within[number].append(one)
    return within


def _singular(lemma: str) -> str:
    return lemma[:-1] if lemma.endswith("s") and not lemma.endswith("ss") else lemma
