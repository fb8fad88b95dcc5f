"""What keeps a trigger from being told as an event: named filters, asked in their order."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.codebook.codebook import RECIPIENT_REQUIRED
from dragoman.coding.acceptance.opinions import is_opinion
from dragoman.coding.candidate import Candidate
from dragoman.data.words import WordLists
from dragoman.entities.mention.able_to_act import PLACE
from dragoman.frames.modality.status import is_done_by
from dragoman.frames.roles.parties import parties_at, sides
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.trigger import VERBAL, Trigger
from dragoman.records import AttributionKind, EventType, Reason, Status
from dragoman.syntax.plain_tree import BEHIND
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "acceptance.filters")
PAIR = 2
# Least confidence of what the rules tell; with .15, .2, .25 and .3 whole events of the newswire
# (dev, by sentence, .25 for the heads) have .358, .361, .367 and .367 of F1 and its types .620,
# .614, .610 and .610, the project's own articles at .6 .783, .780, .781 and .780.
RULED = 0.2
WARMTH = frozenset({EventType.SUPPORT, EventType.COOPERATE, EventType.CONSULT})
MEETING = frozenset({EventType.CONSULT, EventType.COOPERATE})


@dataclass(frozen=True, slots=True)
class Filter:
    """A test under its name.

    Attributes:
        reason: the name.
        drops: whether it drops a candidate.
    """

    reason: Reason
    drops: Callable[[Candidate], bool]


def refusing(candidate: Candidate) -> Filter | None:
    """Return the first filter that drops a candidate; None where it is an event."""
    return next((each for each in FILTERS if each.drops(candidate)), None)


def lacks_actor(candidate: Candidate) -> bool:
    """Return whether nobody is known who acts, and the heads do not vouch for the act."""
    return not candidate.trigger.actors and not candidate.trigger.is_partial


def lacks_partner(candidate: Candidate) -> bool:
    """Return whether one party alone is known of what takes two."""
    trigger = candidate.trigger
    if trigger.is_partial:
        return False
    several = len(_everyone(trigger)) > 1
    if trigger.event_type in MEETING:
        return not several and not _meets_within(trigger)
    if trigger.event_type is EventType.SUPPORT:
        # Support for nobody in particular tells nothing; a signature or a ratification does.
        # "the three ministers supported free trade": they did not support one another
        aimed = trigger.equal or trigger.source != "verb" or bool(trigger.recipients)
        return not ((aimed and several) or WORDS["formal"] & set(trigger.modes))
    return False


def _meets_within(trigger: Trigger) -> bool:
    """Return whether one that is named meets others: as host, or among its own members."""
    if trigger.source == "verb":
        # "the ministers of the bloc will meet": an organisation's members meet among themselves
        return all(party.sector == "IGO" for party in trigger.actors)
    return trigger.source == "light" and "multilateral" in trigger.modes


def lacks_recipient(candidate: Candidate) -> bool:
    """Return whether nobody is known to whom it is done, of what is always done to somebody."""
    trigger = candidate.trigger
    needy = trigger.event_type in RECIPIENT_REQUIRED - MEETING
    return needy and not trigger.recipients and not trigger.is_partial


def stays_home(candidate: Candidate) -> bool:
    """Return whether a visit is to a place of the visitor's own state, and to nobody else.

    "The Ukrainian president visited eastern Ukraine": he dealt with no other state.
    """
    trigger, passage = candidate.trigger, candidate.passage
    if trigger.event_type is not EventType.CONSULT or "visit" not in trigger.modes:
        return False
    home = _everyone(trigger)
    slots = Slots(passage.tree, passage.indexed, candidate.anchor)
    goals = {sides(p) for slot in ("obj", "to", "in") for p in slots.parties(slot, places=True)}
    return len(home) == 1 and goals == home


def is_wished(candidate: Candidate) -> bool:
    """Return whether better relations are only what somebody would like: "wants closer ties".

    Who says so declares it; of who "wants to keep relations stable" nobody says that he said it.
    The five such wishes of labelled newswire that agree to something are all said.
    """
    if candidate.said_date is not None:
        return False
    tree, index = candidate.passage.tree, candidate.anchor
    if candidate.trigger.event_type is EventType.AGREE and tree.lemma(index) in WORDS["wishing"]:
        return candidate.voice.attribution.kind is AttributionKind.AUTHOR
    head = tree.head(index)
    wishes = head is not None and tree.lemma(head) in WORDS["wishing"]
    return wishes and candidate.trigger.event_type in WARMTH and tree.relation(index) == "xcomp"


def only_aims(candidate: Candidate) -> bool:
    """Return whether a talk or word is only what another act was for: "met to discuss"."""
    tree, kind, index = candidate.passage.tree, candidate.trigger.event_type, candidate.anchor
    talk = kind in VERBAL or kind is EventType.CONSULT
    aims = tree.relation(index) == "advcl" and tree.preposition(index) in {"to", "in order to"}
    head = tree.head(index)
    if head is None or not talk:
        return False
    if tree.relation(index) == "acl" and tree.lemma(head) in WORDS["chances"]:
        # "a rare chance to talk": nobody has said that they will
        return True
    # "is due to meet": what is due is the meeting; "voted to condemn": the vote condemns
    return aims and tree.upos(head) != "ADJ" and not is_done_by(tree, index, head)


def only_fears(candidate: Candidate) -> bool:
    """Return whether one warns nobody of what is so or may come: "warned that prices may rise".

    Who will act himself threatens. Of 33 such warnings of labelled newswire four are threats, of
    19 with "will" or to somebody 15.
    """
    tree, word = candidate.passage.tree, candidate.trigger.index
    if tree.lemma(word) not in WORDS["warning"] or tree.kids(word, "obj", "iobj", "nsubj:pass"):
        return False
    if candidate.trigger.event_type is not EventType.THREATEN:
        return False
    clauses = tree.kids(word, "ccomp")
    return bool(clauses) and not any(_is_to_be_done(candidate, clause) for clause in clauses)


def _is_to_be_done(candidate: Candidate, clause: int) -> bool:
    """Return whether a clause tells what is to be done, or what the one who speaks may do."""
    tree = candidate.passage.tree
    modals = {tree.lemma(kid) for kid in tree.kids(clause, "aux")}
    own = any(_is_own(candidate, kid) for kid in tree.kids(clause, "nsubj"))
    return not modals.isdisjoint(WORDS["threatening"]) or (
        own and (bool(modals & WORDS["may"]) or tree.lemma(clause) in WORDS["readiness"])
    )


def _is_own(candidate: Candidate, word: int) -> bool:
    """Return whether one who warns another names himself, or what is his: "its missiles may"."""
    tree, verb = candidate.passage.tree, candidate.passage.tree.tokens[word].head
    if tree.upos(word) == "PRON":
        return True
    own = {party.country for party in candidate.trigger.actors} - {None}
    hit = (_states(candidate, each) - own for each in tree.kids(verb, *BEHIND))
    return not own.isdisjoint(_states(candidate, word)) and any(hit)


def _states(candidate: Candidate, word: int) -> set[str | None]:
    """Return the states of those whom a word names."""
    passage = candidate.passage
    return {party.country for party in parties_at(passage.tree, passage.indexed, word)}


def says_nothing(candidate: Candidate) -> bool:
    """Return whether an answer was not given to nobody: "did not rule out a closure"."""
    answers = {EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE}
    trigger = candidate.trigger
    alone = len(_everyone(trigger)) < PAIR
    negated = candidate.reading.status is Status.NEGATED
    return negated and trigger.event_type in answers and alone


def _everyone(trigger: Trigger) -> frozenset[str]:
    return frozenset(sides(party) for party in (*trigger.actors, *trigger.recipients))


def _is_at_sidelines(tree: Tree, index: int) -> bool:
    """Return whether others met on the sidelines of what a noun names."""
    head = tree.head(index)
    over = None if head is None else tree.head(head)
    if head is None or over is None or tree.preposition(index) != "of":
        return False
    return tree.lemma(over) in WORDS["meeting"] and tree.lemma(head) in WORDS["sidelines"]


def is_beside(candidate: Candidate) -> bool:
    """Return whether it is only the gathering beside which others met, and names nobody of its own.

    "Met on the sidelines of a conference": they met once. Of four such sentences of labelled text
    one has the gathering for an act of theirs.
    """
    tree, index = candidate.passage.tree, candidate.trigger.index
    if not _is_at_sidelines(tree, index):
        return False
    own = {tree.tokens[word].start for word in tree.subtree(index)}
    named = (each for each in candidate.passage.mentions if each.role != PLACE)  # "in Munich"
    return not any(each.parties and each.head in own for each in named)


def lacks_everybody(candidate: Candidate) -> bool:
    """Return whether no words at all say who takes part."""
    return not (candidate.trigger.actors or candidate.trigger.recipients)


def is_improbable(candidate: Candidate) -> bool:
    """Return whether it is too likely to be wrong in some part; asked only where heads are."""
    if candidate.passage.tree.sentence.proposals is None:
        return False
    least = candidate.codebook.least_confidence
    if not candidate.trigger.is_beyond:
        least = min(least, RULED)
    return candidate.confidence < least


def is_partial(candidate: Candidate) -> bool:
    """Return whether too few of its parties are known for the rules to tell it."""
    return lacks_actor(candidate) or lacks_partner(candidate) or lacks_recipient(candidate)


IMPROBABLE = Filter(Reason.IMPROBABLE, is_improbable)
FILTERS = (
    Filter(Reason.NO_ACTOR, lacks_actor),
    Filter(Reason.ONE_PARTY, lacks_partner),
    Filter(Reason.NO_RECIPIENT, lacks_recipient),
    Filter(Reason.AT_HOME, stays_home),
    Filter(Reason.BESIDE, is_beside),
    Filter(Reason.OPINION, is_opinion),
    Filter(Reason.WISHED, is_wished),
    Filter(Reason.ONLY_AIMS, only_aims),
    Filter(Reason.ONLY_FEARS, only_fears),
    Filter(Reason.SAYS_NOTHING, says_nothing),
    Filter(Reason.NO_PARTY, lacks_everybody),
    IMPROBABLE,
)
"""In the order in which they are asked; the first that drops a candidate names the reason."""
