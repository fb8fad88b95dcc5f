"""Annotated documents to events: finds triggers, completes them, accepts or rejects each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.annotate.proposals.heads import TELLING
from dragoman.codebook.codebook import EQUAL_TYPES, Codebook
from dragoman.codebook.context import contexts_of
from dragoman.codebook.genre import Genre, genre_of
from dragoman.coding.acceptance.filters import IMPROBABLE, is_partial, refusing
from dragoman.coding.acceptance.sure_acts import with_sure_sides
from dragoman.coding.candidate import Candidate, Passage
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.heads.voices import filled, meet, strength
from dragoman.coding.identity import identity
from dragoman.coding.pointing_back.answers import speakers
from dragoman.coding.pointing_back.antecedents import find_other_side
from dragoman.coding.pointing_back.earlier_events import Before, EarlierTrigger
from dragoman.coding.pointing_back.like_acts import like_act, like_verbs
from dragoman.coding.pointing_back.same_parties import (
    MainPair,
    Recent,
    complete,
    most_named,
    topic_of,
    with_main_pair,
)
from dragoman.coding.separate_talks import separated
from dragoman.coding.steps import changed, event_steps, filler_steps
from dragoman.coding.weighing.acts import Named
from dragoman.coding.weighing.weigh import weigh
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.places import place_of
from dragoman.frames.roles.parties import Mentions, sides
from dragoman.frames.tolls import toll_of
from dragoman.frames.triggers.demands import find_demands
from dragoman.frames.triggers.dropped import Dropped, rejected
from dragoman.frames.triggers.trigger import HEARD, Trigger
from dragoman.frames.triggers.triggers import consider
from dragoman.frames.voice.first_person import first_person
from dragoman.records import (
    Annotated,
    DateBasis,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Party,
    Place,
    Reason,
    Rejected,
    Status,
    Step,
)
from dragoman.syntax.tree import Tree, tree_of

WORDS = WordLists("coding", "coder")
# How sure of an act the heads must be where the words of its sentence are of another subject. With
# .5, .8 and .9 whole events of the newswire (dev, by sentence) have .378, .380 and .381 of F1.
HEARD_AT_LEAST = 0.9
DONE = frozenset({Status.ACTUAL, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Coded:
    """An event and the word that told it.

    Attributes:
        event: the event.
        sentence: index of its sentence.
        trigger: the trigger that it was made from.
        apart: the words set it apart from what was told before ("had earlier talked").
        steps: the decisions that made it.
        refers: a definite noun names what was told before ("the talks", "its decision").
        toll: the numbers of those whom an act of violence killed, as its words tell them.
    """

    event: Event
    sentence: int
    trigger: Trigger
    apart: bool = False
    steps: tuple[Step, ...] = ()
    refers: bool = False
    toll: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Coding:
    """What became of every word of a document that may tell an event, in the order of the text.

    Attributes:
        kept: those that tell one.
        rejected: those that tell none, and why.
        is_other: whether the whole document is about no dealings of states.
    """

    kept: tuple[Coded, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    is_other: bool = False


@dataclass(slots=True)
class _Coder:
    """What is known while a document is read from its first sentence to its last."""

    annotated: Annotated
    codebook: Codebook
    everyone: tuple[Mention, ...]
    genre: Genre
    named: Named
    recent: Recent = field(default_factory=Recent)
    told: list[EarlierTrigger] = field(default_factory=list)
    spoken: list[tuple[int, tuple[Party, ...]]] = field(default_factory=list)
    kept: list[Coded] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    def read(self) -> None:
        """Read all sentences in order."""
        topic, main = topic_of(self.annotated, self.everyone), MainPair(most_named(self.everyone))
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.everyone:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        for number, sentence in enumerate(self.annotated.sentences):
            if sentence.kind not in TELLING:
                continue
            tree = tree_of(sentence)
            pair = main.parties()
            mentions = by_sentence.get(number, ())
            inside = with_main_pair(mentions, pair, self.annotated.document.text)
            indexed = Mentions.of_sentence(tree, inside)
            passage = Passage(self.annotated, self.everyone, number, tree, indexed)
            self.recent = self.recent.with_groups(inside)
            before = len(self.told)
            self._sentence(passage, pair, topic)
            for each in self.told[before:]:
                main.add(number, each.trigger)
            self.spoken.extend((number, parties) for parties in speakers(tree, indexed))

    def _sentence(
        self, passage: Passage, pair: tuple[Party, ...], topic: tuple[Party, ...]
    ) -> None:
        """Decide on each word of a sentence that the codebook has."""
        tree, indexed = passage.tree, passage.indexed
        ruled = (
            *consider(tree, indexed, self.codebook),
            *find_demands(tree, indexed, self.annotated, self.everyone),
        )
        alike = tuple(like_verbs(tree))
        others = tuple(each for each in ruled if each.index not in alike)
        bare = tuple(Dropped(index, Reason.NO_EVENT) for index in alike)
        for considered in meet(tree, indexed, (*others, *bare)):
            if isinstance(considered, Dropped):
                self.rejected.append(rejected(tree, self.annotated.document, considered))
                continue
            before = Before(passage.number, tuple(self.told), tuple(self.spoken), pair, topic)
            self._consider(passage, considered, before)
        self._follow(passage, alike)

    def _consider(self, passage: Passage, trigger: Trigger, before: Before) -> None:
        """Decide on a trigger, with the parties that the text gives it."""
        whole = self._completed(passage, trigger, before)
        if whole.source != HEARD:
            # what the rules point back to is what the rules have told
            self.recent = self.recent.with_trigger(whole)
            lemma = passage.tree.lemma(whole.index)
            self.told.append(EarlierTrigger(passage.number, whole, lemma))
        heard = self._heard(Candidate(passage, whole, self.codebook))
        known = _among_known(heard.trigger)
        heard = heard if known is heard.trigger else replace(heard, trigger=known)
        for each in separated(self._weighed(heard, before)):
            self._decide(each)

    def _follow(self, passage: Passage, alike: Iterable[int]) -> None:
        """Decide on the verbs that tell that somebody did what has been told of another."""
        for index in alike:
            near = self._near(passage.number)
            like = like_act(passage.tree, passage.indexed, index, near)
            candidate = Candidate(passage, like, self.codebook) if like else None
            if candidate is not None and candidate.reading.status in DONE:
                self._decide(candidate)

    def _near(self, number: int) -> tuple[Trigger, ...]:
        """Return what a sentence has told so far; where it has told nothing, the one before."""
        here = tuple(each.trigger for each in self.kept if each.sentence == number)
        return here or tuple(each.trigger for each in self.kept if each.sentence == number - 1)

    def _completed(self, passage: Passage, trigger: Trigger, before: Before) -> Trigger:
        """Return a trigger with the parties that the text before it gives."""
        tree = passage.tree
        whole = complete(tree, trigger, self.recent)
        whole = changed("group", trigger, whole)
        pointed = find_other_side(
            tree, passage.indexed, whole, before=before, codebook=self.codebook
        )
        pointed = changed("pointing-back", whole, pointed)
        return changed("unknown-party", pointed, _with_known(pointed))

    def _heard(self, candidate: Candidate) -> Candidate:
        """Return a candidate that lacks somebody with whom the heads see in the empty roles."""
        trigger = candidate.trigger
        if not trigger.is_backed or not is_partial(candidate):
            return candidate
        tree, mentions = candidate.passage.tree, candidate.passage.indexed
        whole = replace(filled(tree, mentions, trigger), is_partial=True)
        return replace(candidate, trigger=changed("heads", trigger, whole))

    def _weighed(self, candidate: Candidate, before: Before) -> Candidate:
        """Return a candidate with the parties that are likely, all in all."""
        return weigh(candidate, self.named, before)

    def _decide(self, candidate: Candidate) -> None:
        """Keep a candidate as an event or reject it."""
        if not self._is_about_states(candidate):
            note = f"about {self.genre.name}"
            self._reject(candidate, Dropped(candidate.trigger.index, Reason.SUBJECT, note=note))
            return
        refused = refusing(candidate)
        sure = with_sure_sides(candidate) if refused is IMPROBABLE else None
        if sure is not None:
            candidate, refused = sure, None
        if refused is not None:
            self._reject(candidate, Dropped(candidate.trigger.index, refused.reason))
            return
        self.kept.append(_coded(candidate))

    def _is_about_states(self, candidate: Candidate) -> bool:
        """Return whether its sentence is, by its words or since the heads see this act in it."""
        number, heard = candidate.passage.number, candidate.trigger.proposal
        if self.genre.may_tell(number):
            return True
        if heard is None or heard.event_type is not candidate.trigger.event_type:
            return False
        return strength(heard) > HEARD_AT_LEAST and self.genre.may_tell_if_heard(number)

    def _reject(self, candidate: Candidate, dropped: Dropped) -> None:
        trigger = candidate.trigger
        steps = (*trigger.steps, *filler_steps(candidate))
        whole = replace(dropped, event_type=trigger.event_type, steps=steps)
        document = self.annotated.document
        self.rejected.append(rejected(candidate.passage.tree, document, whole))


def code_document(annotated: Annotated, mentions: Sequence[Mention], codebook: Codebook) -> Coding:
    """Return the events that a document tells, in the order of the text, and what tells none.

    Args:
        annotated: the document with sentences, times and quotations.
        mentions: its resolved mentions.
        codebook: the codebook.
    """
    genre = genre_of(annotated, codebook.genres)
    if genre.is_other:
        return _of_other_subject(annotated, genre)
    everyone = tuple(sorted(first_person(annotated, mentions), key=_place))
    coder = _Coder(annotated, codebook, everyone, genre, Named.of(everyone))
    coder.read()
    if not coder.kept and not genre.is_political:
        return _of_other_subject(annotated, genre)
    kept, echoes = _without_echoes(coder.kept)
    lost = (_echo(annotated, each) for each in echoes)
    left_out = sorted((*coder.rejected, *lost), key=lambda each: (each.start, each.end))
    return Coding(tuple(kept), tuple(left_out))


def _of_other_subject(annotated: Annotated, genre: Genre) -> Coding:
    """Return that a document is about no dealings of states."""
    first = annotated.sentences[0] if annotated.sentences else None
    span = (first.start, first.end) if first else (0, 0)
    whole = of_other_subject(annotated.document, span, genre.name)
    return Coding(rejected=(whole,), is_other=True)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def of_other_subject(document: Document, first: tuple[int, int], genre: str) -> Rejected:
    """Return the rejection of a whole document; its words are not looked at one by one.

    Args:
        document: the document.
        first: where its first sentence stands.
        genre: what it is about.
    """
    start, end = first
    return Rejected(
        words="",
        start=start,
        end=start,
        event_type=None,
        reason=Reason.SUBJECT,
        steps=(Step(Reason.SUBJECT.value, "", f"the whole document, about {genre}"),),
        sentence=Evidence(document.document_id, start, end, document.text[start:end]),
    )


def _coded(candidate: Candidate) -> Coded:
    """Return the event that an accepted candidate tells."""
    passage, trigger, reading = candidate.passage, candidate.trigger, candidate.reading
    tree, codebook, document = passage.tree, candidate.codebook, passage.annotated.document
    modes = tuple(sorted(_modes(trigger)))
    start, end = tree.sentence.start, tree.sentence.end
    event = Event(
        event_id=event_id(document.document_id, trigger, tree, reading.status),
        event_type=trigger.event_type,
        mode=modes,
        context=contexts_of(passage.annotated, tree.sentence, codebook),
        quad_code=codebook.quad_code(trigger.event_type),
        intensity=codebook.intensity(trigger.event_type, modes),
        actors=trigger.actors,
        recipients=trigger.recipients,
        date=candidate.date,
        place=_where(candidate),
        status=reading.status,
        certainty=reading.certainty,
        attribution=candidate.voice.attribution,
        mechanism_id=None,
        confidence=candidate.confidence,
        part_confidence=candidate.part_confidence,
        evidence=(Evidence(document.document_id, start, end, document.text[start:end]),),
    )
    steps = event_steps(candidate, event)
    apart, refers = _is_apart(candidate), _refers(candidate)
    toll = toll_of(tree, (candidate.anchor, trigger.index))
    return Coded(event, passage.number, trigger, apart, steps, refers, toll)


def _where(candidate: Candidate) -> Place | None:
    """Return where it was; nobody holds talks in a sea: "raised rigs in the Red Sea at talks"."""
    if candidate.shares_clause_of_deciding or candidate.recurs:
        return None
    place = place_of(candidate.passage.tree, candidate.passage.indexed, candidate.anchor)
    talks = candidate.trigger.event_type is EventType.CONSULT
    words = set() if place is None else set(place.text.casefold().split())
    return None if talks and words & WORDS["waters"] else place


def _refers(candidate: Candidate) -> bool:
    """Return whether a noun that the rules alone would not tell names what was told before."""
    tree, trigger = candidate.passage.tree, candidate.trigger
    noun = tree.upos(trigger.index) == "NOUN"
    kids = tree.kids(trigger.index, "det", "nmod:poss")
    return trigger.is_beyond and noun and any(tree.lemma(kid) in WORDS["definite"] for kid in kids)


def _is_apart(candidate: Candidate) -> bool:
    tree = candidate.passage.tree
    adverbs = {tree.tokens[k].text.lower() for k in tree.kids(candidate.anchor, "advmod")}
    if adverbs & WORDS["apart"]:
        return True
    if candidate.trigger.event_type is not EventType.ASSAULT:
        return False
    return bool(adverbs & WORDS["apart_in_violence"]) or _is_other_violence(tree, candidate)


def _is_other_violence(tree: Tree, candidate: Candidate) -> bool:
    """Return whether words set a deed apart: "in other violence", "in a separate attack"."""
    around = tree.kids(candidate.anchor, "obl", "nsubj")
    return any(
        tree.lemma(noun) in WORDS["deeds"]
        and any(tree.lemma(kid) in WORDS["others"] for kid in tree.kids(noun, "amod", "det"))
        for noun in (*around, candidate.trigger.index)
    )


def _modes(trigger: Trigger) -> Iterator[str]:
    yield from trigger.modes
    if (
        trigger.event_type is EventType.CONSULT
        and len({sides(party) for party in trigger.actors}) > 2  # noqa: PLR2004 - "multi"
        and "multilateral" not in trigger.modes
    ):
        yield "multilateral"


def _with_known(trigger: Trigger) -> Trigger:
    """Return a trigger without the parties of whom nobody can say whose they are."""
    if trigger.source == HEARD or all(map(is_named, (*trigger.actors, *trigger.recipients))):
        return trigger
    return replace(
        trigger,
        actors=tuple(party for party in trigger.actors if is_named(party)),
        recipients=tuple(party for party in trigger.recipients if is_named(party)),
    )


def _among_known(trigger: Trigger) -> Trigger:
    """Return a dealing of equals without the nameless, where two sides at least are known.

    "Foreign ministers" beside the three ministers who met are these three again, if anybody.
    """
    several = len({sides(party) for party in trigger.actors if is_named(party)}) > 1
    if trigger.event_type not in EQUAL_TYPES or not several:
        return trigger
    known = tuple(party for party in trigger.actors if is_named(party) or party.person)
    return trigger if known == trigger.actors else replace(trigger, actors=known)


def event_id(document_id: str, trigger: Trigger, tree: Tree, status: Status) -> str:
    """Return a stable id made of what the event is and where it stands."""
    return identity(
        document_id,
        trigger.event_type,
        status,
        tree.tokens[trigger.index].start,
        actors=trigger.actors,
        recipients=trigger.recipients,
    )


def _without_echoes(found: list[Coded]) -> tuple[list[Coded], list[Coded]]:
    """Part off the event nouns that only name again what a verb of their sentence tells."""
    told: dict[tuple[int, EventType, frozenset[str]], set[DateInterval | None]] = {}
    for each in found:
        # "no guards were killed in the raid": the raid was one
        if each.trigger.source != "noun" and each.event.status is not Status.NEGATED:
            told.setdefault(_deed(each), set()).add(each.event.date)
    kept: list[Coded] = []
    echoes: list[Coded] = []
    for each in found:
        # a noun with a day of its own names another deed
        days = told.get(_deed(each), set()) if each.trigger.source == "noun" else set()
        again = bool(days) and (each.event.date in days or not _is_dated(each.event))
        (echoes if again else kept).append(each)
    return kept, echoes


def _echo(annotated: Annotated, coded: Coded) -> Rejected:
    tree = tree_of(annotated.sentences[coded.sentence])
    kind = coded.event.event_type
    dropped = Dropped(coded.trigger.index, Reason.ECHO, kind, coded.steps)
    return rejected(tree, annotated.document, dropped)


def _is_dated(event: Event) -> bool:
    """Return whether the sentence itself tells when an event was."""
    return event.date is not None and event.date.basis is DateBasis.STATED


def _deed(coded: Coded) -> tuple[int, EventType, frozenset[str]]:
    """Return the sentence, the type and the sides of an event."""
    event = coded.event
    who = frozenset(sides(party) for party in (*event.actors, *event.recipients))
    return coded.sentence, event.event_type, who
