"""An act with what the sides of its document are weighed on."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.coding.candidate import Candidate
from dragoman.coding.heads.fillers import is_named, parties_behind
from dragoman.coding.pointing_back.earlier_events import Before
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.places import of_places
from dragoman.frames.roles.parties import Mentions, is_no_doer
from dragoman.records import Party, RoleName
from dragoman.syntax.tree import Tree

FAR = 99
HIGH = 3
STATELESS = frozenset({"REB", "UAF", "IGO", "NGO", "IMG"})


def whose(party: Party) -> str:
    """Return the organisation of a party that belongs to no state, else its state."""
    named = party.entity_id.startswith("org:")
    if named and (party.country is None or party.sector in STATELESS):
        return party.entity_id
    return party.side


@dataclass(frozen=True, slots=True)
class Named:
    """The states and organisations that a document names, sentence by sentence.

    Attributes:
        by_sentence: for each sentence, the sides that its mentions mean.
        total: how often each is named.
        first: the first sentence that names each.
        sentences: the sentences that name each, in their order.
        times: how often anybody is named.
        codes: the sides, those named most first.
    """

    by_sentence: Mapping[int, Counter[str]]
    total: Counter[str]
    first: Mapping[str, int]
    sentences: Mapping[str, Sequence[int]]
    times: int
    codes: tuple[str, ...]

    def last(self, code: str, number: int) -> int | None:
        """Return the last sentence up to one that names a side; None where none does."""
        found = self.sentences.get(code, ())
        before = bisect_right(found, number)
        return found[before - 1] if before else None

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "Named":
        """Count the mentions of a document."""
        by_sentence: dict[int, Counter[str]] = {}
        total: Counter[str] = Counter()
        first: dict[str, int] = {}
        for mention in mentions:
            sides = dict.fromkeys(whose(party) for party in mention.parties if is_named(party))
            for code in sides:  # in the order of the text, which decides ties
                by_sentence.setdefault(mention.sentence, Counter())[code] += 1
                total[code] += 1
                first[code] = min(first.get(code, FAR), mention.sentence)
        sentences: dict[str, list[int]] = {}
        for number in sorted(by_sentence):
            for code in by_sentence[number]:
                sentences.setdefault(code, []).append(number)
        codes = tuple(code for code, _ in total.most_common())
        return cls(by_sentence, total, first, sentences, total.total(), codes)


@dataclass(frozen=True, slots=True)
class Seat:
    """A word that the heads put into a role.

    Attributes:
        word: index of the word.
        share: how probable it is that it fills the role.
        codes: whose it is; empty where nobody can say.
    """

    word: int
    share: float
    codes: frozenset[str]


@dataclass(frozen=True)
class Act:
    """A candidate with what its states are weighed on.

    Attributes:
        candidate: the candidate.
        named: whom its document names.
        before: what the text has told.
    """

    candidate: Candidate
    named: Named
    before: Before

    @property
    def tree(self) -> Tree:
        """Its sentence."""
        return self.candidate.passage.tree

    @property
    def mentions(self) -> Mentions:
        """The mentions of its sentence."""
        return self.candidate.passage.indexed

    @cached_property
    def seats(self) -> Mapping[RoleName, tuple[Seat, ...]]:
        """The words that the heads see in each role."""
        proposal = self.candidate.trigger.proposal
        found: dict[RoleName, list[Seat]] = {role: [] for role in RoleName}
        word = self.candidate.trigger.index
        for filling in proposal.fillings if proposal else ():
            if filling.role is RoleName.ACTOR and is_no_doer(self.tree, filling.word, word):
                continue
            parties = parties_behind(self.tree, self.mentions, filling.word)
            codes = frozenset(whose(party) for party in parties if is_named(party))
            found[filling.role].append(Seat(filling.word, filling.probability, codes))
        return {role: tuple(seats) for role, seats in found.items()}

    @cached_property
    def words(self) -> Mapping[str, tuple[tuple[int, Mention], ...]]:
        """For each side that the sentence names, its words and their mentions."""
        found: dict[str, list[tuple[int, Mention]]] = {}
        for index, row in enumerate(self.mentions.by_token):
            for mention in row:
                for party in mention.parties:
                    if is_named(party):
                        found.setdefault(whose(party), []).append((index, mention))
        return {code: tuple(rows) for code, rows in found.items()}

    @cached_property
    def places(self) -> frozenset[int]:
        """The words under a preposition of place on the trigger or above it."""
        hosts = [self.candidate.trigger.index, *self.tree.ancestors(self.candidate.trigger.index)]
        found: set[int] = set()
        for host in hosts[:HIGH]:
            for preposition, words in self.tree.obliques(host).items():
                if preposition in of_places():
                    for word in words:
                        found.update(self.tree.subtree(word))
        return frozenset(found)

    @cached_property
    def subjects(self) -> frozenset[int]:
        """The words of the subjects of the trigger and of what stands above it."""
        tree, index = self.tree, self.candidate.trigger.index
        hosts = [index, *tree.ancestors(index)][:HIGH]
        return _below(tree, (word for host in hosts for word in tree.subjects(host)))

    @cached_property
    def objects(self) -> frozenset[int]:
        """The words of the trigger's objects."""
        return _below(self.tree, self.tree.objects(self.candidate.trigger.index))

    @cached_property
    def below(self) -> frozenset[int]:
        """The words below the trigger."""
        return _below(self.tree, (self.candidate.trigger.index,))

    @cached_property
    def distances(self) -> Mapping[str, int]:
        """How far from the trigger each side's nearest word is."""
        index = self.candidate.trigger.index
        return {code: min(abs(at - index) for at, _ in rows) for code, rows in self.words.items()}

    @property
    def codes(self) -> tuple[str, ...]:
        """Whom the document names, those named most first."""
        return self.named.codes


def _below(tree: Tree, words: Iterable[int]) -> frozenset[int]:
    return frozenset(at for word in words for at in tree.subtree(word))
