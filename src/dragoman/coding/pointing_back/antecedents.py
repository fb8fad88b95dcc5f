"""The other side, where a sentence leaves it to the text before: "Bogota condemned the raid".

Only definite words point back; what points at nothing told stays open.
"""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.codebook.codebook import RECIPIENT_REQUIRED, Codebook
from dragoman.coding.pointing_back.answers import find_answered
from dragoman.coding.pointing_back.earlier_events import NEAR, Before
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import Mentions, parties_of, sides, unique
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import EventType, Party
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "pointing_back.antecedents")
OUTLETS = frozenset({"JRN", "MED"})
FORMAL = frozenset({"sign"})
JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT})
CLOSING = frozenset({EventType.COERCE, EventType.SANCTION, EventType.CONCEDE})


def find_other_side(
    tree: Tree,
    mentions: Mentions,
    trigger: Trigger,
    *,
    before: Before,
    codebook: Codebook,
) -> Trigger:
    """Return a trigger with the parties that its words point back to.

    Args:
        tree: the trigger's sentence.
        mentions: its mentions.
        trigger: as its own sentence tells it.
        before: what the text has told.
        codebook: to know what a noun names.
    """
    if trigger.event_type in {EventType.CONSULT, EventType.COOPERATE}:
        return _same_meeting(tree, mentions, trigger, before)
    if _complains_elsewhere(tree, trigger):
        found = find_answered(tree, mentions, replace(trigger, recipients=()), before, codebook)
        return replace(trigger, recipients=found) if found else trigger
    if not trigger.actors and trigger.source == "verb":
        trigger = replace(trigger, actors=_gathered(tree, trigger, before))
    if not trigger.recipients and trigger.actors and FORMAL & set(trigger.modes):
        return _signed_with(tree, mentions, trigger)
    if trigger.recipients or not trigger.actors:
        return trigger
    found = find_answered(tree, mentions, trigger, before, codebook)
    if not found and _is_needy(trigger):
        found = _in_own_sentence(tree, mentions, trigger)
    if not found and trigger.source == "verb":
        found = _by_topic(tree, mentions, trigger, before, codebook)
    return replace(trigger, recipients=found) if found else trigger


def _is_needy(trigger: Trigger) -> bool:
    """Return whether what a trigger tells is nothing without another side."""
    if trigger.event_type in RECIPIENT_REQUIRED or "ease" in trigger.modes:
        return True
    sole = len({sides(party) for party in trigger.actors}) == 1
    return trigger.event_type is EventType.SUPPORT and sole


def _in_own_sentence(tree: Tree, mentions: Mentions, trigger: Trigger) -> tuple[Party, ...]:
    """Return who is thanked, else the only other one that a plain sentence names."""
    found = _thanked(tree, mentions, trigger)
    plain = tree.relation(trigger.index) in {"root", "conj", "parataxis"}
    if found or not plain or trigger.source == "noun":
        return found
    return _only_other(tree, mentions, trigger)


def _by_topic(
    tree: Tree, mentions: Mentions, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return whom aid reaches or a border shuts out where the page itself says it.

    "VILA - Australia flew in 80 rescuers": to the state that is reported from. "Thailand has not
    closed any crossing": a border has another side, that of the two states that it is about; where
    the sentence names a third state alone, the page's own need not be its other side.
    """
    mine = {sides(party) for party in trigger.actors}
    topic = tuple(party for party in before.topic if sides(party) not in mine)
    if trigger.event_type is EventType.AID:
        duty = {tree.lemma(kid) for kid in tree.kids(trigger.index, "aux")} - WORDS["helpers"]
        return () if duty or _names_third(mentions, (*trigger.actors, *topic)) else topic
    if trigger.event_type in JUDGING and _is_domestic(tree, trigger.index, codebook):
        return () if _names_third(mentions, (*trigger.actors, *topic)) else topic
    objects = {tree.lemma(word) for word in tree.objects(trigger.index)}
    if trigger.event_type in CLOSING and objects & codebook.classes["BORDER"]:
        here = {sides(party) for party in _everyone(mentions)} & {sides(party) for party in topic}
        third = not here and _names_third(mentions, trigger.actors)
        return _neighbour(before.pair, mine) or (() if third else topic)
    return ()


def _is_domestic(tree: Tree, index: int, codebook: Codebook) -> bool:
    """Return whether what is judged is the page's own state's: "condemned the coup"."""
    around = (tree.objects(index), *tree.obliques(index).values())
    things = {tree.lemma(word) for words in around for word in words}
    return bool(things & codebook.classes["DOMESTIC"])


def _neighbour(pair: tuple[Party, ...], mine: set[str]) -> tuple[Party, ...]:
    """Return the other one of the two states that a page is about; nobody where neither acts."""
    others = tuple(party for party in pair if sides(party) not in mine)
    return others if len(others) == 1 and len(pair) == len(others) + 1 else ()


def _names_third(mentions: Mentions, known: Iterable[Party]) -> bool:
    """Return whether a sentence names a state beside those known."""
    theirs = {sides(party) for party in known}
    return any(party.country and party.country not in theirs for party in _everyone(mentions))


def _gathered(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return those whose summit speaks: "Summit called upon Kigali to withdraw"."""
    subjects = [tree.lemma(word) for word in tree.subjects(trigger.index)]
    if not set(subjects) & WORDS["gatherings"]:
        return ()
    for each in before.told:
        meeting = each.trigger
        if meeting.event_type is EventType.CONSULT and meeting.actors:
            return meeting.actors
    return ()


def _signed_with(tree: Tree, mentions: Mentions, trigger: Trigger) -> Trigger:
    """Add the other side of what one delegation signed: "left Pyongyang after signing a pact"."""
    if len({sides(party) for party in trigger.actors}) > 1:
        return trigger
    other = _only_other(tree, mentions, trigger) if "sign" in trigger.modes else ()
    return replace(trigger, actors=unique((*trigger.actors, *other)))


def _complains_elsewhere(tree: Tree, trigger: Trigger) -> bool:
    """Return whether a complaint is only lodged with an organisation: "complained to the UN"."""
    lodged = tree.lemma(trigger.index) in WORDS["complaining"]
    organisations = all(party.entity_id.startswith("org:") for party in trigger.recipients)
    return lodged and bool(trigger.recipients) and organisations


def _same_meeting(tree: Tree, mentions: Mentions, trigger: Trigger, told: Before) -> Trigger:
    """Give "a second meeting" and "the talks" the parties of the meeting told before."""
    if trigger.actors or trigger.recipients or tree.upos(trigger.index) != "NOUN":
        return trigger
    spoken = _speaking_together(tree, mentions, trigger.index)
    if spoken:
        return replace(trigger, actors=spoken)
    marks = {tree.lemma(kid) for kid in tree.kids(trigger.index, "det", "amod", "nummod")}
    if trigger.light is None or not marks & (WORDS["pointing"] | WORDS["another"]):
        return trigger
    return replace(trigger, actors=_who_met(trigger.event_type, told))


def _who_met(kind: EventType, told: Before) -> tuple[Party, ...]:
    """Return who took part in the last act of a kind that was told near by."""
    for each in told.within(NEAR):
        parties = unique((*each.trigger.actors, *each.trigger.recipients))
        if parties and each.trigger.event_type is kind:
            return parties
    return ()


def _speaking_together(tree: Tree, mentions: Mentions, index: int) -> tuple[Party, ...]:
    """Return those who say together that something will be held: they will hold it."""
    for head in tree.ancestors(index):
        if tree.lemma(head) in WORDS["announcing"]:
            parties = parties_of(tree, mentions, tree.subjects(head), owners=False)
            if len({sides(party) for party in parties}) > 1:
                return parties
    return ()


def _thanked(tree: Tree, mentions: Mentions, trigger: Trigger) -> tuple[Party, ...]:
    """Return who thanks for it: what one is thanked for was done for the thankful."""
    head = tree.head(trigger.index)
    thanks = head is not None and tree.lemma(head) in WORDS["thanks"]
    if head is None or not thanks or tree.preposition(trigger.index) != "for":
        return ()
    mine = {sides(party) for party in trigger.actors}
    found = parties_of(tree, mentions, tree.subjects(head), owners=False)
    return tuple(party for party in found if sides(party) not in mine)


def _only_other(tree: Tree, mentions: Mentions, trigger: Trigger) -> tuple[Party, ...]:
    """Return the one other state that the sentence names, where there is just one."""
    mine = {sides(party) for party in trigger.actors}
    others: dict[str, Party] = {}
    for word, row in enumerate(mentions.by_token):
        if row and _is_of_another_time(tree, word, trigger.index):
            continue
        for party in (party for mention in row for party in mention.parties):
            if party.country and sides(party) not in mine and party.sector not in OUTLETS:
                others.setdefault(sides(party), party)
    subjects = tree.subjects(trigger.index)
    return tuple(others.values()) if len(others) == 1 and subjects else ()


def _is_of_another_time(tree: Tree, word: int, trigger: int) -> bool:
    """Return whether a word stands in what was before or after: "a year after talks with Benin"."""
    for each in (word, *tree.ancestors(word)):
        if each == trigger:
            return False
        if any(tree.lemma(mark) in WORDS["of_other_times"] for mark in tree.kids(each, "case")):
            return trigger in tree.ancestors(each)
    return False


def _everyone(mentions: Mentions) -> Iterable[Party]:
    for row in mentions.by_token:
        for mention in row:
            yield from mention.parties
