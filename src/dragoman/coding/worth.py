"""Whether a trigger is an event worth telling: complete, meant, and no mere opinion."""

from dragoman.coding.attribution import Voice
from dragoman.coding.codebook import EQUAL_TYPES, RECIPIENT_REQUIRED
from dragoman.coding.parties import sides
from dragoman.coding.status import Reading
from dragoman.coding.syntax import Tree
from dragoman.coding.triggers import VERBAL, Trigger
from dragoman.records import EventType, Party, Status

FORMAL = frozenset({"sign", "ratify", "enter-into-force"})
OBSERVERS = frozenset({"EDU", "JRN"})
PAIR = 2
WISHING = frozenset({"want", "try", "seek", "hope", "wish", "aim", "aspire"})
WARMTH = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT})
CHANCES = frozenset({"opportunity", "chance", "occasion", "need", "ability", "time", "way"})


def anchor(trigger: Trigger) -> int:
    """Return the word on which an event's time and place hang: the verb, where there is one."""
    return trigger.index if trigger.light is None else trigger.light


def says_nothing(trigger: Trigger, reading: Reading) -> bool:
    """Return whether an answer was not given to nobody: "did not rule out a closure"."""
    answers = {EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE}
    alone = len({sides(party) for party in (*trigger.actors, *trigger.recipients)}) < PAIR
    return reading.status is Status.NEGATED and trigger.event_type in answers and alone


def only_aims(tree: Tree, trigger: Trigger) -> bool:
    """Return whether a talk or word is only what another act was for: "met to discuss"."""
    talk = trigger.event_type in VERBAL or trigger.event_type is EventType.CONSULT
    index = anchor(trigger)
    aims = tree.relation(index) == "advcl" and tree.preposition(index) in {"to", "in order to"}
    head = tree.head(index)
    if head is None or not talk:
        return False
    if tree.relation(index) == "acl" and tree.lemma(head) in CHANCES:
        # "a rare chance to talk": nobody has said that they will
        return True
    # "is due to meet": what is due is the meeting
    return aims and tree.upos(head) != "ADJ"


def is_wished(tree: Tree, trigger: Trigger) -> bool:
    """Return whether better relations are only what somebody would like: "wants closer ties"."""
    head = tree.head(anchor(trigger))
    wishes = head is not None and tree.lemma(head) in WISHING
    return wishes and trigger.event_type in WARMTH and tree.relation(anchor(trigger)) == "xcomp"


def is_known(party: Party) -> bool:
    """Return whether it is known to which state or organisation a party belongs."""
    return party.country is not None or party.entity_id.startswith("org:")


def is_complete(trigger: Trigger) -> bool:
    """Return whether a trigger names the parties that its type cannot do without."""
    if not trigger.actors:
        return False
    if trigger.event_type in EQUAL_TYPES and trigger.event_type not in {
        EventType.AGREE,
        EventType.SUPPORT,
    }:
        everyone = {sides(party) for party in (*trigger.actors, *trigger.recipients)}
        hosted = trigger.source == "light" and "multilateral" in trigger.modes
        # "the ministers of the bloc will meet": an organisation's members meet among themselves
        among = trigger.source == "verb" and all(p.sector == "IGO" for p in trigger.actors)
        return len(everyone) > 1 or hosted or among
    if trigger.event_type is EventType.SUPPORT:
        # Support for nobody in particular tells nothing; a signature or a ratification does.
        everyone = {sides(party) for party in (*trigger.actors, *trigger.recipients)}
        # "the three ministers supported free trade": they did not support one another
        aimed = trigger.equal or trigger.source != "verb" or bool(trigger.recipients)
        return (aimed and len(everyone) > 1) or bool(FORMAL & set(trigger.modes))
    if trigger.event_type in RECIPIENT_REQUIRED:
        return bool(trigger.recipients)
    return True


def is_opinion(voice: Voice, trigger: Trigger) -> bool:
    """Return whether this is an observer's assessment and no act of a party."""
    if voice.sector in OBSERVERS:
        return True
    return trigger.event_type in VERBAL and all(
        party.sector in OBSERVERS for party in trigger.actors
    )
