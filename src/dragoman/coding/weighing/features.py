"""What speaks for a state or an organisation of the document taking part in an act.

Each state that the document names is looked at for both roles: what the heads say of its words,
where it stands in the sentence, what else could fill the role, and how the text before told of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.candidate import Candidate
from dragoman.coding.heads.fillers import is_named, parties_behind
from dragoman.coding.pointing_back.earlier_events import Before
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.triggers import Trigger
from dragoman.records import EventType, Party, RoleName
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "places")
TYPES = tuple(EventType)
NAMES = (
    *("type", "as-actor", "equals", "strength", "beyond", "verb", "passive", "sides-here", "sides",
      "sentence"),
    *("told-in-role", "told-in-other", "others-in-role", "others-in-other", "nameless-in-role"),
    *(
        f"{seat}-{part}"
        for seat in ("role", "other")
        for part in ("share", "rival", "void", "void-kind", "void-plural", "void-definite",
                     "void-holds", "void-before")
    ),
    *("here", "distance", "nearness", "part", "kind", "in-place", "in-subject", "below",
      "in-object", "times-here"),
    *("times", "share-of-text", "rank", "first", "in-opening", "one-back", "sides-one-back",
      "two-back", "sides-two-back", "since", "organisation"),
    *(
        f"{act}-{part}"
        for act in ("last", "same-type")
        for part in ("in-role", "in-other", "since")
    ),
    *("speaks", "of-pair", "of-topic"),
)  # fmt: skip
KINDS = ("state", "demonym", "capital", "city", "person", "role", "organisation", "group",
         "pronoun")  # fmt: skip
FAR = 99
STATELESS = frozenset({"REB", "UAF", "IGO", "NGO", "IMG"})
HIGH = 3
NOMINAL = ("PRON", "PROPN", "NOUN")
PARTS = ("actor", "place", "attribute")


def whose(party: Party) -> str:
    """Return the organisation of a party that belongs to no state, else its state."""
    named = party.entity_id.startswith("org:")
    if named and (party.country is None or party.sector in STATELESS):
        return party.entity_id
    return party.country or party.entity_id


@dataclass(frozen=True, slots=True)
class Named:
    """The states and organisations that a document names, sentence by sentence.

    Attributes:
        by_sentence: for each sentence, the sides that its mentions mean.
        total: how often each is named.
        first: the first sentence that names each.
    """

    by_sentence: Mapping[int, Counter[str]]
    total: Counter[str]
    first: Mapping[str, int]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "Named":
        """Count the mentions of a document."""
        by_sentence: dict[int, Counter[str]] = {}
        total: Counter[str] = Counter()
        first: dict[str, int] = {}
        for mention in mentions:
            for code in {whose(party) for party in mention.parties if is_named(party)}:
                by_sentence.setdefault(mention.sentence, Counter())[code] += 1
                total[code] += 1
                first[code] = min(first.get(code, FAR), mention.sentence)
        return cls(by_sentence, total, first)


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
        for filling in proposal.fillings if proposal else ():
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
        local = set(WORDS.listed("local"))
        hosts = [self.candidate.trigger.index, *self.tree.ancestors(self.candidate.trigger.index)]
        found: set[int] = set()
        for host in hosts[:HIGH]:
            for preposition, words in self.tree.obliques(host).items():
                if preposition in local:
                    for word in words:
                        found.update(self.tree.subtree(word))
        return frozenset(found)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Whom the document names, those named most first."""
        return tuple(code for code, _ in self.named.total.most_common())


def features(act: Act, code: str, role: RoleName) -> list[float]:
    """Return what speaks for and against a side in a role, in a fixed order."""
    other = RoleName.RECIPIENT if role is RoleName.ACTOR else RoleName.ACTOR
    return [
        *_of_act(act, role),
        *_of_roles(act, code, role, other),
        *_of_sentence(act, code),
        *_of_text(act, code),
        *_of_before(act, code, role, other),
    ]


def _of_act(act: Act, role: RoleName) -> Iterator[float]:
    trigger, tree = act.candidate.trigger, act.tree
    heard = trigger.proposal
    yield float(TYPES.index(trigger.event_type))
    yield float(role is RoleName.ACTOR)
    yield float(trigger.event_type in EQUAL_TYPES)
    yield heard.probability * heard.share if heard else 0.0
    yield float(trigger.is_beyond)
    yield float(tree.upos(trigger.index) == "VERB")
    yield float(bool(tree.kids(trigger.index, "nsubj:pass", "aux:pass")))
    yield float(len(act.words))
    yield float(len(act.codes))
    yield float(act.candidate.passage.number)


def _of_roles(act: Act, code: str, role: RoleName, other: RoleName) -> Iterator[float]:
    trigger = act.candidate.trigger
    ours, theirs = trigger.actors, trigger.recipients
    if role is RoleName.RECIPIENT:
        ours, theirs = theirs, ours
    mine = {whose(party) for party in ours if is_named(party)}
    rest = {whose(party) for party in theirs if is_named(party)}
    yield float(code in mine)
    yield float(code in rest)
    yield float(len(mine - {code}))
    yield float(len(rest - {code}))
    yield float(any(not is_named(party) for party in ours))
    for each in (role, other):
        seats = act.seats[each]
        yield max((seat.share for seat in seats if code in seat.codes), default=0.0)
        yield max((s.share for s in seats if s.codes and code not in s.codes), default=0.0)
        void = max((s for s in seats if not s.codes), key=lambda s: s.share, default=None)
        yield void.share if void else 0.0
        yield from _of_void(act, void, code)


def _of_void(act: Act, void: Seat | None, code: str) -> Iterator[float]:
    """What a word is like of which nobody can say whose it is."""
    tree = act.tree
    if void is None:
        yield from (-1.0, 0.0, 0.0, 0.0, 0.0)
        return
    yield float(_place_in(NOMINAL, tree.upos(void.word)))
    yield float(tree.has(void.word, "Number=Plur"))
    kids = {tree.lemma(kid) for kid in tree.kids(void.word, "det")}
    yield float("the" in kids)
    inside = set(tree.subtree(void.word))
    yield float(any(index in inside for index, _ in act.words.get(code, ())))
    yield float(void.word < act.candidate.trigger.index)


def _place_in(row: tuple[str, ...], word: str) -> int:
    return row.index(word) if word in row else len(row)


def _of_sentence(act: Act, code: str) -> Iterator[float]:
    tree, index = act.tree, act.candidate.trigger.index
    rows = act.words.get(code, ())
    yield float(bool(rows))
    nearest = min(rows, key=lambda row: abs(row[0] - index), default=None)
    if nearest is None:
        yield from (float(FAR), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return
    word, mention = nearest
    yield float(word - index)
    order = sorted(min(abs(at - index) for at, _ in act.words[each]) for each in act.words)
    yield float(order.index(abs(word - index)))
    yield float(_place_in(PARTS, mention.role))
    yield float(_place_in(KINDS, mention.kind))
    yield float(any(at in act.places for at, _ in rows))
    subjects = {
        at
        for host in [index, *tree.ancestors(index)][:HIGH]
        for subject in tree.subjects(host)
        for at in tree.subtree(subject)
    }
    yield float(any(at in subjects for at, _ in rows))
    below = set(tree.subtree(index))
    yield float(any(at in below for at, _ in rows))
    objects = {at for thing in tree.objects(index) for at in tree.subtree(thing)}
    yield float(any(at in objects for at, _ in rows))
    yield float(len({mention.start for _, mention in rows}))


def _of_text(act: Act, code: str) -> Iterator[float]:
    named, number = act.named, act.candidate.passage.number
    total = named.total[code]
    yield float(total)
    yield total / max(1, named.total.total())
    yield float(act.codes.index(code))
    yield float(named.first[code])
    yield float(named.by_sentence.get(0, Counter())[code])
    for back in (1, 2):
        row = named.by_sentence.get(number - back, Counter())
        yield float(row[code])
        yield float(len(row))
    seen = [n for n, row in named.by_sentence.items() if row[code] and n <= number]
    yield float(number - max(seen)) if seen else float(FAR)
    yield float(code.startswith("org:"))


def _of_before(act: Act, code: str, role: RoleName, other: RoleName) -> Iterator[float]:
    told = act.before.told
    kind = act.candidate.trigger.event_type
    last = told[-1] if told else None
    same = next((each for each in reversed(told) if each.trigger.event_type is kind), None)
    for each in (last, same):
        for part in (role, other):
            yield float(each is not None and code in _side_of(each.trigger, part))
        yield float(act.candidate.passage.number - each.sentence) if each else float(FAR)
    yield float(act.candidate.voice.country == code)
    yield float(any(whose(party) == code for party in act.before.pair))
    yield float(any(whose(party) == code for party in act.before.topic))


def _side_of(trigger: Trigger, role: RoleName) -> frozenset[str]:
    parties = trigger.actors if role is RoleName.ACTOR else trigger.recipients
    return frozenset(whose(party) for party in parties if is_named(party))
