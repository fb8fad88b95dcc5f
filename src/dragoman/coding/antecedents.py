"""The other side, where a sentence leaves it to the text before: "Bogota condemned the raid".

Only definite words point back; what points at nothing told stays open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.coding.codebook import RECIPIENT_REQUIRED, Codebook
from dragoman.coding.parties import Mentions, parties_of, sides, unique
from dragoman.coding.syntax import Tree
from dragoman.coding.triggers import Trigger
from dragoman.records import EventType, Party

POINTING = frozenset({"the", "this", "that", "these", "those", "such", "their", "its"})
ANOTHER = frozenset({"second", "third", "next", "further", "another", "new", "last", "first"})
GENERIC = frozenset(
    {"action", "act", "decision", "demand", "move", "step", "incident", "measure", "offer",
     "proposal", "statement", "announcement", "criticism", "claim", "charge", "plan", "accusation",
     "allegation", "request", "call", "appeal", "invitation"}
)  # fmt: skip
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
ANNOUNCING = frozenset({"say", "announce", "declare", "state", "report", "confirm", "agree"})
REPLIES = frozenset({"response", "retaliation", "reply", "return", "protest"})
THANKS = frozenset({"thank", "praise", "commend", "applaud"})
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
STEM = 4  # "close" and "closure", "release" and "released"
REACH = 5
NEAR = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger that was told, and the number of its sentence."""

    sentence: int
    trigger: Trigger
    lemma: str


def find_other_side(
    tree: Tree,
    mentions: Mentions,
    trigger: Trigger,
    *,
    number: int,
    told: Sequence[Told],
    codebook: Codebook,
) -> Trigger:
    """Return a trigger with the parties that its words point back to.

    Args:
        tree: the trigger's sentence.
        mentions: its mentions.
        trigger: as its own sentence tells it.
        number: the sentence's number.
        told: the triggers before, in order.
        codebook: to know what a noun names.
    """
    if trigger.event_type in {EventType.CONSULT, EventType.COOPERATE}:
        return _same_meeting(tree, mentions, trigger, number, told)
    if trigger.recipients or not trigger.actors:
        return trigger
    found: tuple[Party, ...] = ()
    if trigger.event_type in ANSWERS:
        found = _answered(tree, trigger, number, told, codebook)
    needy = trigger.event_type in RECIPIENT_REQUIRED or "ease" in trigger.modes
    if not found:
        found = _answered_in_kind(tree, trigger, number, told)
    if not found and needy:
        found = _thanked(tree, mentions, trigger)
    plain = tree.relation(trigger.index) in {"root", "conj", "parataxis"}
    if not found and needy and plain and trigger.source != "noun":
        found = _only_other(tree, mentions, trigger)
    return replace(trigger, recipients=found) if found else trigger


def _same_meeting(
    tree: Tree, mentions: Mentions, trigger: Trigger, number: int, told: Sequence[Told]
) -> Trigger:
    """Give "a second meeting" and "the talks" the parties of the meeting told before."""
    if trigger.actors or trigger.recipients or tree.upos(trigger.index) != "NOUN":
        return trigger
    spoken = _speaking_together(tree, mentions, trigger.index)
    if spoken:
        return replace(trigger, actors=spoken)
    marks = {tree.lemma(kid) for kid in tree.kids(trigger.index, "det", "amod", "nummod")}
    if trigger.light is None or not marks & (POINTING | ANOTHER):
        return trigger
    for each in reversed(told):
        if number - each.sentence > NEAR:
            break
        before = each.trigger
        if before.event_type is trigger.event_type and (before.actors or before.recipients):
            return replace(trigger, actors=unique((*before.actors, *before.recipients)))
    return trigger


def _speaking_together(tree: Tree, mentions: Mentions, index: int) -> tuple[Party, ...]:
    """Return those who say together that something will be held: they will hold it."""
    for head in tree.ancestors(index):
        if tree.lemma(head) in ANNOUNCING:
            parties = parties_of(tree, mentions, tree.subjects(head), owners=False)
            if len({sides(party) for party in parties}) > 1:
                return parties
    return ()


def _answered(
    tree: Tree, trigger: Trigger, number: int, told: Sequence[Told], codebook: Codebook
) -> tuple[Party, ...]:
    """Return those whose act, told before, this trigger answers."""
    names = _named_acts(tree, trigger)
    bare = trigger.event_type is EventType.REJECT and not tree.objects(trigger.index)
    if not names and not bare:
        return ()
    mine = {sides(party) for party in trigger.actors}
    kinds = {entry.type for name in names for entry in codebook.nouns.get(name, ())}
    wanted = ANSWERS[trigger.event_type]
    for each in reversed(told):
        if number - each.sentence > REACH:
            break
        act = each.trigger
        others = tuple(party for party in act.actors if sides(party) not in mine)
        if not others or act.event_type not in wanted:
            continue
        aimed_here = bool({sides(party) for party in act.recipients} & mine)
        generic = bool(names & GENERIC) and (
            aimed_here or trigger.event_type is not EventType.REJECT
        )
        alike = act.event_type in kinds or bool(kinds & FORCE and act.event_type in FORCE)
        akin = any(name[:STEM] == each.lemma[:STEM] for name in names)
        at_nobody = not act.recipients and number - each.sentence <= 1
        if alike or akin or generic or (bare and (aimed_here or at_nobody)):
            return unique(others)
    return ()


def _named_acts(tree: Tree, trigger: Trigger) -> set[str]:
    """Return the definite nouns that the trigger is about."""
    found: set[str] = set()
    words = [*tree.objects(trigger.index)]
    for part in tree.obliques(trigger.index).values():
        words.extend(part)
    for word in words:
        marks = {tree.lemma(kid) for kid in tree.kids(word, "det", "nmod:poss")}
        if marks & POINTING:
            found.add(tree.lemma(word))
    return found


def _answered_in_kind(
    tree: Tree, trigger: Trigger, number: int, told: Sequence[Told]
) -> tuple[Party, ...]:
    """Return whose act this one answers: "withdrew its ambassador in response"."""
    words = [word for part in ("in", "by") for word in tree.obliques(trigger.index).get(part, ())]
    if not any(tree.lemma(word) in REPLIES for word in words):
        return ()
    mine = {sides(party) for party in trigger.actors}
    for each in reversed(told):
        if number - each.sentence > 1:
            break
        others = tuple(party for party in each.trigger.actors if sides(party) not in mine)
        if others and each.sentence < number:
            return others
    return ()


def _thanked(tree: Tree, mentions: Mentions, trigger: Trigger) -> tuple[Party, ...]:
    """Return who thanks for it: what one is thanked for was done for the thankful."""
    head = tree.head(trigger.index)
    thanks = head is not None and tree.lemma(head) in THANKS
    if head is None or not thanks or tree.preposition(trigger.index) != "for":
        return ()
    mine = {sides(party) for party in trigger.actors}
    found = parties_of(tree, mentions, tree.subjects(head), owners=False)
    return tuple(party for party in found if sides(party) not in mine)


def _only_other(tree: Tree, mentions: Mentions, trigger: Trigger) -> tuple[Party, ...]:
    """Return the one other state that the sentence names, where there is just one."""
    mine = {sides(party) for party in trigger.actors}
    others: dict[str, Party] = {}
    for party in _everyone(mentions):
        if party.country and sides(party) not in mine:
            others.setdefault(sides(party), party)
    subjects = tree.subjects(trigger.index)
    return tuple(others.values()) if len(others) == 1 and subjects else ()


def _everyone(mentions: Mentions) -> Iterable[Party]:
    for row in mentions.by_token:
        for mention in row:
            yield from mention.parties
