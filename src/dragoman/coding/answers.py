"""Whom a word answers that names nobody: "Bogota condemned the raid", "Beijing objected".

What was told before says whose raid it was. Only definite words point back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.codebook import Codebook
from dragoman.coding.parties import Mentions, parties_of, sides, unique
from dragoman.coding.syntax import Tree
from dragoman.coding.triggers import Trigger
from dragoman.records import EventType, Party

POINTING = frozenset({"the", "this", "that", "these", "those", "such", "their", "its"})
GENERIC = frozenset(
    {"action", "act", "decision", "demand", "move", "step", "incident", "measure", "offer",
     "proposal", "statement", "announcement", "criticism", "claim", "charge", "plan", "accusation",
     "allegation", "request", "call", "appeal", "invitation", "operation", "delivery", "shipment",
     "flight", "flights", "launch", "verdict", "ruling", "decree", "map", "law", "vote", "closure",
     "deployment", "intrusion", "campaign", "policy"}
)  # fmt: skip
SPOKEN = frozenset(
    {"speech", "remark", "remarks", "comment", "comments", "statement", "word", "words", "letter",
     "interview", "address", "declaration", "announcement"}
)  # fmt: skip
RELIEF = frozenset(
    {"release", "return", "withdrawal", "apology", "explanation", "compensation", "inquiry",
     "investigation", "reversal", "end", "halt", "removal", "lifting", "restoration",
     "reinstatement", "retraction"}
)  # fmt: skip
OUTCOMES = frozenset(
    {"outcome", "result", "results", "agreement", "deal", "accord", "talk", "talks", "meeting",
     "progress", "breakthrough", "ceasefire", "truce", "understanding", "pact", "treaty",
     "rapprochement", "thaw", "dialogue", "summit"}
)  # fmt: skip
WELCOMING = frozenset({"welcome", "hail", "praise", "applaud", "greet", "endorse"})
TOGETHER = frozenset({EventType.AGREE, EventType.CONSULT, EventType.RETREAT, EventType.SUPPORT})
UNDOING = frozenset(
    {"revoke", "lift", "reverse", "withdraw", "release", "return", "stop", "end", "halt", "free",
     "drop", "cancel", "repeal", "scrap", "remove", "apologise", "apologize", "reopen", "restore",
     "compensate", "leave", "vacate", "retract"}
)  # fmt: skip
RETALIATION = frozenset(
    {"respond", "retaliate", "reciprocate", "response", "retaliation", "countermeasure",
     "countermeasures", "reprisal", "consequences"}
)  # fmt: skip
WRONGS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION,
     EventType.THREATEN, EventType.REJECT}
)  # fmt: skip
HELD = frozenset({EventType.COERCE, EventType.ASSAULT})
OFFERING = frozenset({"offer", "promise", "pledge", "propose", "vow"})
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
REPLIES = frozenset({"response", "retaliation", "reply", "return", "protest"})
FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
SAYING = frozenset({"say", "tell", "declare", "state", "argue", "write", "remark", "announce"})
PRONOUNS = frozenset({"it", "they", "them", "this", "that"})
STEM = 4  # "close" and "closure", "release" and "released"
REACH = 5
NEAR = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger that was told, and the number of its sentence."""

    sentence: int
    trigger: Trigger
    lemma: str


@dataclass(frozen=True, slots=True)
class Before:
    """What the text has told before a sentence.

    Attributes:
        number: of the sentence.
        told: the triggers, in order.
        spoken: the sentences in which somebody speaks, and who.
        pair: the states that the page is about.
        topic: the state that it reports from.
    """

    number: int
    told: tuple[Told, ...] = ()
    spoken: tuple[tuple[int, tuple[Party, ...]], ...] = ()
    pair: tuple[Party, ...] = ()
    topic: tuple[Party, ...] = ()

    def within(self, reach: int) -> Iterator[Told]:
        """Yield what was told in the last sentences, the latest first."""
        for each in reversed(self.told):
            if self.number - each.sentence > reach:
                return
            yield each


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
        found = _asked_to_undo(tree, trigger, before)
    if not found and trigger.event_type in {EventType.THREATEN, EventType.AGREE}:
        found = _to_be_repaid(tree, trigger, before)
    if not found and trigger.event_type in {EventType.SUPPORT, EventType.AGREE}:
        found = _asker(tree, trigger, before)
    return found or _answered_in_kind(tree, trigger, before)


def speakers(tree: Tree, mentions: Mentions) -> Iterator[tuple[Party, ...]]:
    """Yield those who say something in a sentence, in order."""
    for index in range(len(tree.tokens)):
        if tree.lemma(index) in SAYING and tree.upos(index) == "VERB":
            parties = parties_of(tree, mentions, tree.subjects(index), owners=False)
            if parties:
                yield parties


def _mine(trigger: Trigger) -> set[str]:
    return {sides(party) for party in trigger.actors}


def _others(trigger: Trigger, mine: set[str]) -> tuple[Party, ...]:
    return unique(party for party in trigger.actors if sides(party) not in mine)


def _answered(
    tree: Tree, mentions: Mentions, trigger: Trigger, before: Before, codebook: Codebook
) -> tuple[Party, ...]:
    """Return those whose act, told before, this trigger answers."""
    names = _named_acts(tree, trigger)
    wanted = ANSWERS[trigger.event_type]
    mine = _mine(trigger)
    if not names and _is_of_pronoun(tree, mentions, trigger.index):
        return next(
            (_others(each.trigger, mine) for each in before.within(1)
             if each.trigger.event_type in wanted and _others(each.trigger, mine)),
            (),
        )  # fmt: skip
    bare = trigger.event_type is not EventType.SUPPORT and not tree.objects(trigger.index)
    if not names and not bare:
        return ()
    kinds = {entry.type for name in names for entry in codebook.nouns.get(name, ())}
    together = _reached_together(tree, names, trigger, before)
    if together:
        return together
    if names & SPOKEN and trigger.event_type is EventType.ACCUSE:
        spoken = _last_speaker(before, mine)
        if spoken:
            return spoken
    known = wanted | kinds if trigger.event_type is EventType.ACCUSE else wanted
    reached = [
        (each, _others(each.trigger, mine))
        for each in before.within(REACH)
        if each.trigger.event_type in known and _others(each.trigger, mine)
    ]
    if names & GENERIC:
        # "denounced the measures": sooner those that hit the one who denounces them
        reached.sort(key=lambda pair: not _hits(pair[0].trigger, mine))
    for each, others in reached:
        act = each.trigger
        aimed_here = _hits(act, mine)
        generic = bool(names & GENERIC) and (
            aimed_here or trigger.event_type is not EventType.REJECT
        )
        alike = act.event_type in kinds or bool(kinds & FORCE and act.event_type in FORCE)
        akin = any(name[:STEM] == each.lemma[:STEM] for name in names)
        near = before.number - each.sentence <= 1
        at_nobody = not act.recipients and near and trigger.event_type is EventType.REJECT
        hit = aimed_here and (near or trigger.event_type is EventType.REJECT)
        if alike or akin or generic or (bare and (hit or at_nobody)):
            return others
    return ()


def _hits(act: Trigger, mine: set[str]) -> bool:
    return bool({sides(party) for party in act.recipients} & mine)


def _reached_together(
    tree: Tree, names: set[str], trigger: Trigger, before: Before
) -> tuple[Party, ...]:
    """Return those whose talks or agreement are welcomed: "Paris welcomed the outcome"."""
    if tree.lemma(trigger.index) not in WELCOMING or not names & OUTCOMES:
        return ()
    mine = _mine(trigger)
    for each in before.within(REACH + NEAR):
        act = each.trigger
        everyone = unique((*act.actors, *act.recipients))
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
        if tree.upos(word) == "PRON" and tree.lemma(word) in PRONOUNS:
            mention = mentions.headed(tree, word)
            return mention is None or not mention.parties
    return False


def _asked_to_undo(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return who is asked to undo a wrong told before: "demanded their release"."""
    nouns = {tree.lemma(word) for word in tree.objects(trigger.index)}
    for words in tree.obliques(trigger.index).values():
        nouns |= {tree.lemma(word) for word in words}
    clauses = tree.kids(trigger.index, "ccomp", "xcomp")
    undone = any(tree.lemma(clause) in UNDOING for clause in clauses)
    if not undone and not nouns & RELIEF:
        return ()
    mine = _mine(trigger)
    for each in before.within(NEAR):
        act = each.trigger
        hit = _hits(act, mine)
        if hit and act.event_type in WRONGS and _others(act, mine):
            return _others(act, mine)
    for each in before.within(NEAR):
        # "requested the release of the crew": whoever seized it, whosever it was
        if each.trigger.event_type in HELD and _others(each.trigger, mine):
            return _others(each.trigger, mine)
    return ()


def _to_be_repaid(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return whose blow somebody vows to return: "warned that it would respond"."""
    words = [*tree.objects(trigger.index), *tree.kids(trigger.index, "ccomp", "xcomp")]
    for part in tree.obliques(trigger.index).values():
        words.extend(part)
    if not any(tree.lemma(word) in RETALIATION for word in words):
        return ()
    mine = _mine(trigger)
    for each in before.within(REACH):
        if each.trigger.event_type in WRONGS and _hits(each.trigger, mine):
            return _others(each.trigger, mine)
    return ()


def _asker(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return who asked just before, or was met: "Tokyo confirmed its support", "he offered"."""
    mine = _mine(trigger)
    for each in before.within(1):
        act = each.trigger
        if each.sentence == before.number:
            continue
        hit = _hits(act, mine)
        asked = act.event_type is EventType.REQUEST and hit
        if asked and trigger.event_type is EventType.SUPPORT and _others(act, mine):
            return _others(act, mine)
        everyone = unique((*act.actors, *act.recipients))
        involved = mine & {sides(each) for each in everyone}
        others = unique(each for each in everyone if sides(each) not in mine)
        if involved and len(others) == 1 and tree.lemma(trigger.index) in OFFERING:
            return others
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


def _answered_in_kind(tree: Tree, trigger: Trigger, before: Before) -> tuple[Party, ...]:
    """Return whose act this one answers: "withdrew its ambassador in response"."""
    words = [word for part in ("in", "by") for word in tree.obliques(trigger.index).get(part, ())]
    if not any(tree.lemma(word) in REPLIES for word in words):
        return ()
    mine = _mine(trigger)
    for each in before.within(1):
        others = _others(each.trigger, mine)
        if others and each.sentence < before.number:
            return others
    return ()
