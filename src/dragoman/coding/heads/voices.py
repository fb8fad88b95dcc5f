"""Where the learned heads and the rules meet: one list of triggers, each with both voices.

The heads propose and judge; the rules add what the heads miss and settle what the words alone
decide. A rule's type stands unless the heads are all but certain of another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.heads.fillers import is_named, likely, weighed
from dragoman.frames.roles.parties import Mentions, sides, unique
from dragoman.frames.triggers.dropped import Dropped
from dragoman.frames.triggers.trigger import HEARD, Trigger, without
from dragoman.records import Party, Proposal, Reason, RoleName, Step
from dragoman.syntax.tree import Tree

# Least probability with which a word is proposed where no rule sees an event; whether it is told is
# for its confidence to say. Not swept by itself.
ADDED = 0.35
# From which strength on the type of the heads stands against a rule's. With .5, .7, .8, .9 and
# never, whole events of the newswire (dev, by sentence) have .380, .373, .371, .369 and .365 of F1,
# the project's own articles at .3 .755, .767, .769, .770 and .772.
OVERRULED = 0.8
# A row of the codebook that asks for more conditions than this knows more than the heads; with any
# other number all figures of the newswire and of the project's own articles are the same.
PLAIN = 1
PAIR = 2
EXPELLED = "expel"
NOMINAL = frozenset({"NOUN", "PROPN"})
CARRIED = frozenset({"obj", "obl", "nsubj:pass", "nsubj", "nmod", "xcomp", "compound"})


def meet(
    tree: Tree, mentions: Mentions, considered: Sequence[Trigger | Dropped]
) -> tuple[Trigger | Dropped, ...]:
    """Return the triggers of a sentence as the rules and the heads see them together.

    Args:
        tree: the sentence, with its proposals.
        mentions: its mentions.
        considered: what the rules made of its words.
    """
    if tree.sentence.proposals is None:
        return tuple(considered)
    proposals = {each.word: each for each in tree.sentence.proposals}
    found: list[Trigger | Dropped] = []
    met: set[int] = set()
    for each in considered:
        if isinstance(each, Trigger):
            met.update(words_of(each))
            if EXPELLED in each.modes:
                met.update(tree.kids(each.index, "xcomp", "advcl"))  # "ordered its envoys to leave"
            found.append(_together(tree, mentions, each, _heard(each, proposals)))
        else:
            if each.reason is Reason.NO_EVENT:
                met.add(each.index)  # what the codebook says is no event, is none
            found.append(each)
    found.extend(proposed(tree, mentions, each) for each in _alone(tree, proposals, met))
    return tuple(sorted(found, key=lambda each: each.index))


def words_of(trigger: Trigger) -> tuple[int, ...]:
    """Return the words that tell a trigger: the noun and the verb that carries it."""
    return (trigger.index,) if trigger.light is None else (trigger.index, trigger.light)


def strength(proposal: Proposal) -> float:
    """Return the probability that a word tells an event of the type proposed."""
    return proposal.probability * proposal.share


def _heard(trigger: Trigger, proposals: dict[int, Proposal]) -> Proposal | None:
    """Return what the heads make of a trigger's words: of its type first, then the surest."""
    heard = [proposals[word] for word in words_of(trigger) if word in proposals]
    agreeing = [each for each in heard if each.event_type is trigger.event_type]
    return max(agreeing or heard, key=strength, default=None)


def _together(tree: Tree, mentions: Mentions, trigger: Trigger, heard: Proposal | None) -> Trigger:
    """Return a rule's trigger with what the heads say of its words, or theirs if they are sure."""
    if heard is None:
        return trigger
    if (
        heard.event_type is not trigger.event_type
        and strength(heard) > OVERRULED
        and trigger.needs <= PLAIN
        and not trigger.own
    ):
        theirs = proposed(tree, mentions, heard)
        said = Step("overruled", tree.tokens[trigger.index].text, str(trigger.event_type))
        return replace(theirs, steps=(*trigger.steps, said, *theirs.steps))
    return replace(trigger, proposal=heard, steps=(*trigger.steps, step_of(tree, heard)))


def step_of(tree: Tree, proposal: Proposal) -> Step:
    """Return what the heads say of a word, as a step."""
    words = tree.tokens[proposal.word].text
    return Step(HEARD, words, f"{proposal.event_type} {strength(proposal):.2f}")


def _alone(tree: Tree, proposals: dict[int, Proposal], met: set[int]) -> Iterator[Proposal]:
    """Yield the proposals that no rule's trigger has met and that are likely enough."""
    likely_ones = {word: each for word, each in proposals.items() if strength(each) > ADDED}
    for word, proposal in sorted(likely_ones.items()):
        if word not in met and not _is_carried(tree, word, likely_ones, met):
            yield proposal


def _is_carried(tree: Tree, word: int, others: dict[int, Proposal], met: set[int]) -> bool:
    """Return whether a noun tells again what the verb above it tells: "talks" in "held talks"."""
    head = tree.head(word)
    if head is None or tree.upos(word) not in NOMINAL or tree.relation(word) not in CARRIED:
        return False
    other = others.get(head)
    same = other is not None and other.event_type is others[word].event_type
    return same and (head in met or tree.upos(head) not in NOMINAL)


def proposed(tree: Tree, mentions: Mentions, proposal: Proposal) -> Trigger:
    """Return the trigger that a proposal alone makes."""
    trigger = Trigger(
        index=proposal.word,
        light=None,
        event_type=proposal.event_type,
        modes=proposal.modes,
        actors=(),
        recipients=(),
        source=HEARD,
        needs=0,
        steps=(step_of(tree, proposal),),
        proposal=proposal,
    )
    return filled(tree, mentions, trigger)


def filled(tree: Tree, mentions: Mentions, trigger: Trigger) -> Trigger:
    """Return a trigger whose empty roles have whom the heads see in them."""
    if trigger.proposal is None:
        return trigger
    actors = likely(weighed(tree, mentions, trigger.proposal, RoleName.ACTOR))
    recipients = likely(weighed(tree, mentions, trigger.proposal, RoleName.RECIPIENT))
    if trigger.event_type in EQUAL_TYPES and trigger.actors:
        return _joined(trigger, (*actors, *recipients))
    actors = trigger.actors or actors
    recipients = trigger.recipients or without(recipients, actors) or recipients
    return replace(trigger, actors=actors, recipients=recipients)


def _joined(trigger: Trigger, seen: Iterable[Party]) -> Trigger:
    """Return a trigger among equals; where one alone is told, with the named ones that are seen."""
    told = (*trigger.actors, *trigger.recipients)
    if len(set(map(sides, told))) >= PAIR:
        return trigger
    return replace(trigger, actors=unique((*told, *filter(is_named, seen))), recipients=())


def surety_of(tree: Tree, mentions: Mentions, trigger: Trigger) -> float:
    """Return the least share that the heads give to one of a trigger's parties; 0 without heads."""
    heard = trigger.proposal
    if heard is None:
        return 0.0
    own = {
        role: {party.entity_id: share for party, share in weighed(tree, mentions, heard, role)}
        for role in RoleName
    }
    equal = trigger.event_type in EQUAL_TYPES

    def share(party: Party, role: RoleName) -> float:
        roles = tuple(RoleName) if equal else (role,)
        return max(own[each].get(party.entity_id, 0.0) for each in roles)

    shares = [share(party, RoleName.ACTOR) for party in trigger.actors]
    shares += [share(party, RoleName.RECIPIENT) for party in trigger.recipients]
    return min(shares, default=0.0)
