"""Whom a word answers that names nobody: "Bogota condemned the raid", "Beijing objected".

What was told before says whose raid it was. Only definite words point back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.codebook import Codebook
from dragoman.coding.pointing_back.earlier_events import (
    NEAR,
    REACH,
    Before,
    EarlierTrigger,
    hits,
    mine_of,
    others_of,
)
from dragoman.coding.pointing_back.grievances import asked_to_undo, asker_of, to_be_repaid
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, parties_of, sides, unique
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import EventType, Party
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "pointing_back.answers")
TOGETHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.RETREAT, EventType.SUPPORT})
ANSWERS = {
    # what each kind of word answers to
    EventType.ACCUSE: frozenset(
        {
            EventType.ASSAULT,
            EventType.COERCE,
            EventType.MOBILIZE,
            EventType.SANCTION,
            EventType.THREATEN,
            EventType.REJECT,
            EventType.ACCUSE,
        }
    ),
    EventType.REJECT: frozenset(
        {EventType.REQUEST, EventType.ACCUSE, EventType.AGREE, EventType.THREATEN}
    ),
    EventType.SUPPORT: frozenset(
        {
            EventType.RETREAT,
            EventType.CONCEDE,
            EventType.AGREE,
            EventType.AID,
            EventType.SUPPORT,
            EventType.COOPERATE,
        }
    ),
}
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
STEM = 4  # "close" and "closure", "release" and "released"


def find_answered(
    tree: Tree, mentions: Mentions, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return those whom a trigger without recipients is about, by what was told before.

    Args:
        tree: the trigger's sentence.
        mentions: its mentions.
        trigger: as its own sentence tells it.
        before: what the text has told.
        codebook: to know what a noun names.
    """
    found: tuple[Party, ...] = ()
    if trigger.event_type in ANSWERS:
        found = _answered(tree, mentions, trigger, before, codebook)
    if not found and trigger.event_type is EventType.REQUEST:
        found = asked_to_undo(tree, trigger, before, codebook)
    if not found and trigger.event_type in {EventType.THREATEN, EventType.AGREE}:
        found = to_be_repaid(tree, trigger, before, codebook)
    if not found and trigger.event_type in {EventType.SUPPORT, EventType.AGREE}:
        found = asker_of(tree, trigger, before, codebook)
    return found or _answered_in_kind(tree, trigger, before)


def speakers(tree: Tree, mentions: Mentions) -> Iterator[tuple[Party, ...]]:
    """Yield those who say something in a sentence, in order."""
    for index in range(len(tree.tokens)):
        if tree.lemma(index) in WORDS["saying"] and tree.upos(index) == "VERB":
            parties = parties_of(tree, mentions, tree.subjects(index), owners=False)
            if parties:
                yield parties


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a trigger says of the act that it answers.

    Attributes:
        names: nouns for the act.
        kinds: types that these nouns tell.
        mine: the sides of whoever answers.
        bare: whether no word names the act.
        answerable: whether a noun can be any act ("the measures").
        rejects: whether the answer is a refusal or denial.
    """

    names: set[str]
    kinds: set[EventType]
    mine: set[str]
    bare: bool
    answerable: bool
    rejects: bool

    def fits(self, each: EarlierTrigger, *, near: bool) -> bool:
        """Return whether an act told before is answered; `near` in this sentence or the last."""
        act = each.trigger
        if self._is_named(act.event_type, each.lemma):
            return True
        aimed_here = hits(act, self.mine)
        if self.answerable and (aimed_here or not self.rejects):
            return True
        return self.bare and self._may_be_meant(act, aimed_here=aimed_here, near=near)

    def _may_be_meant(self, act: Trigger, *, aimed_here: bool, near: bool) -> bool:
        """Return whether an act is one that may be answered without a word for it."""
        if aimed_here:
            return near or self.rejects
        return near and self.rejects and not act.recipients

    def _is_named(self, kind: EventType, lemma: str) -> bool:
        """Return whether the nouns tell an act of a kind, or have the stem of its word."""
        if kind in self.kinds or (kind in FORCE and self.kinds & FORCE):
            return True
        return any(name[:STEM] == lemma[:STEM] for name in self.names)


def _answered(
    tree: Tree, mentions: Mentions, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return those whose act, told before, this trigger answers."""
    names = _named_acts(tree, trigger)
    mine = mine_of(trigger)
    if not names and _is_of_pronoun(tree, mentions, trigger.index):
        return _meant_by_pronoun(trigger, before, ANSWERS[trigger.event_type])
    bare = trigger.event_type is not EventType.SUPPORT and not tree.objects(trigger.index)
    if not names and not bare:
        return ()
    told = _reached_together(tree, names, trigger, before, codebook)
    if not told and names & codebook.classes["SPOKEN"] and trigger.event_type is EventType.ACCUSE:
        told = _last_speaker(before, mine)
    if told:
        return told
    answer = _Answer(
        names,
        {entry.type for name in names for entry in codebook.nouns.get(name, ())},
        mine,
        bare,
        answerable=bool(names & codebook.classes["ANSWERABLE"]),
        rejects=trigger.event_type is EventType.REJECT,
    )
    said = bare or bool(names & (WORDS["charges"] | codebook.classes["SPOKEN"]))
    for each, others in _reached(answer, trigger.event_type, before, said=said):
        if answer.fits(each, near=before.number - each.sentence <= 1):
            return others
    return ()


def _reached(
    answer: _Answer, kind: EventType, before: Before, *, said: bool
) -> list[tuple[EarlierTrigger, tuple[Party, ...]]]:
    """Return the acts before that can be answered, each with those behind it."""
    known = ANSWERS[kind] | (answer.kinds if kind is EventType.ACCUSE else set())
    acts = (each for each in before.within(REACH) if each.trigger.event_type in known)
    behind = ((each, _behind(each.trigger, answer.mine, said=said)) for each in acts)
    reached = [pair for pair in behind if pair[1]]
    if answer.answerable:
        # "denounced the measures": sooner those that hit the one who denounces them
        reached.sort(key=lambda pair: not hits(pair[0].trigger, answer.mine))
    return reached


def _behind(act: Trigger, mine: set[str], *, said: bool) -> tuple[Party, ...]:
    """Return whose deed an act told before is about.

    "Moscow also criticised the decision", after Beijing did: the decision of the one whom Beijing
    criticised.
    """
    if said or act.event_type is not EventType.ACCUSE:
        return others_of(act, mine)
    return unique(party for party in act.recipients if sides(party) not in mine)


def _meant_by_pronoun(
    trigger: Trigger, before: Before, wanted: frozenset[EventType]
) -> tuple[Party, ...]:
    """Return whose act "condemned it" is about; "denied it" only what was aimed at the denier."""
    mine = mine_of(trigger)
    rejects = trigger.event_type is EventType.REJECT
    for each in before.within(1):
        fits = each.trigger.event_type in wanted and others_of(each.trigger, mine)
        if fits and (hits(each.trigger, mine) or not rejects):
            return others_of(each.trigger, mine)
    return ()


def _welcomes(tree: Tree, names: set[str], trigger: Trigger, codebook: Codebook) -> bool:
    welcoming = tree.lemma(trigger.index) in codebook.classes["WELCOMING"]
    return welcoming and bool(names & codebook.classes["OUTCOME"])


def _reached_together(
    tree: Tree, names: set[str], trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return those whose talks or agreement are welcomed: "Paris welcomed the outcome"."""
    if not _welcomes(tree, names, trigger, codebook):
        return ()
    mine = mine_of(trigger)
    for each in before.within(REACH + NEAR):
        act = each.trigger
        mediated = "third-party" in act.modes
        everyone = unique(act.recipients if mediated else (*act.actors, *act.recipients))
        others = tuple(party for party in everyone if sides(party) not in mine)
        several = len({sides(party) for party in others}) > 1
        if several and len(others) == len(everyone) and act.event_type in TOGETHER:
            return others
    return ()


def _last_speaker(before: Before, mine: set[str]) -> tuple[Party, ...]:
    """Return who spoke last, if it was another: "denounced the speech"."""
    for number, parties in reversed(before.spoken):
        others = tuple(party for party in parties if sides(party) not in mine)
        if before.number - number <= 1 and others:
            return others
    return ()


def _is_of_pronoun(tree: Tree, mentions: Mentions, index: int) -> bool:
    """Return whether the object is a pronoun that stands for no party: "condemned it as"."""
    for word in tree.objects(index):
        if tree.upos(word) == "PRON" and tree.lemma(word) in WORDS["pronouns"]:
            mention = mentions.headed(tree, word)
            return mention is None or not mention.parties
    return False


def _named_acts(tree: Tree, trigger: Trigger) -> set[str]:
    """Return the definite nouns that the trigger is about."""
    found: set[str] = set()
    words = [*tree.objects(trigger.index)]
    for part in tree.obliques(trigger.index).values():
        words.extend(part)
    for word in words:
        marks = {tree.lemma(kid) for kid in tree.kids(word, "det", "nmod:poss")}
        if marks & WORDS["pointing"]:
            found.add(tree.lemma(word))
    return found


def _answered_in_kind(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return whose act this one answers: "withdrew its ambassador in response"."""
    words = [word for part in ("in", "by") for word in tree.obliques(trigger.index).get(part, ())]
    if not any(tree.lemma(word) in WORDS["replies"] for word in words):
        return ()
    mine = mine_of(trigger)
    for each in before.within(1):
        others = others_of(each.trigger, mine)
        if others and each.sentence < before.number:
            return others
    return ()
