"""Who takes a measure, and against whom."""

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.entities.mention.mentions import Mention
from dragoman.records import EventType

Sides = frozenset[str]


def makers_and_targets(
    facts: SentenceFacts, noun: int, first: int, last: int
) -> tuple[Sides, Sides]:
    """Return whose measure it is and whom it hits.

    Args:
        facts: the sentence.
        noun: the measure.
        first: where its phrase begins.
        last: where its phrase ends.
    """
    makers = _owners(facts, noun)
    inside, targets = _in_phrase(facts, noun, first, last, makers)
    makers |= inside
    for verb in facts.governors(noun):
        if not makers and facts.known.has("measures.taking", facts.lemma(verb)):
            makers = facts.acting(verb)
        targets |= _hit_by(facts, verb)
    for verb in answering(facts, noun):
        makers = makers or facts.acting_alone(verb)
    for event in facts.events:
        doers = states(event.actors)
        if event.event_type is EventType.SANCTION and (not makers or makers == doers):
            makers |= doers
            targets |= states(event.recipients)
    return makers, targets - makers


def _hit_by(facts: SentenceFacts, verb: int) -> Sides:
    """Return whom a verb names behind "on" and "against"."""
    tree = facts.tree
    found: Sides = frozenset()
    for preposition in ("on", "against"):
        for word in tree.obliques(verb).get(preposition, ()):
            found |= facts.sides_between(word, max(tree.subtree(word)[-1], word))
    return found


def answering(facts: SentenceFacts, noun: int) -> tuple[int, ...]:
    """Return the verb of "hit back with a ban": whoever answers so takes the measure."""
    head = facts.tree.head(noun)
    with_it = head is not None and facts.tree.preposition(noun) == "with"
    if head is None or not with_it or not facts.known.has("measures.answering", facts.lemma(head)):
        return ()
    return (head,)


def _owners(facts: SentenceFacts, noun: int) -> frozenset[str]:
    """Return the states that own a noun ("its ban", "Peru's ban")."""
    found: set[str] = set()
    for word in facts.tree.possessors(noun):
        if facts.tree.upos(word) == "PRON":  # whoever eases "its ban" has the ban
            verbs = [verb for verb in facts.governors(noun) if noun in facts.tree.objects(verb)]
            doers = [doer for verb in verbs if (doer := _one_doer(facts, verb))]
            if doers:
                return doers[0]
        mention = facts.indexed.headed(facts.tree, word)
        if mention is not None:
            found |= states(mention.parties)
    return frozenset(found)


def _one_doer(facts: SentenceFacts, verb: int) -> frozenset[str]:
    """Return the one state that does what a verb tells, or whose decision it is; else none."""
    head = facts.tree.head(verb)
    if head is not None and facts.tree.relation(verb) == "acl" and facts.tree.possessors(head):
        return facts.named_by(facts.tree.possessors(head))
    doers = facts.acting_alone(verb)
    return doers if len(doers) == 1 else frozenset()


def _in_phrase(
    facts: SentenceFacts, noun: int, first: int, last: int, owners: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return makers and targets named in a measure's phrase: makers before, targets behind it."""
    tokens = facts.tree.tokens
    makers: set[str] = set()
    targets: set[str] = set()
    for mention in facts.mentions:
        inside = tokens[first].start <= mention.start and mention.end <= tokens[last].end
        sides = states(mention.parties)
        if not inside or sides & owners or (owners and mention.kind == "pronoun"):
            continue
        if _is_maker(facts, mention, noun):
            makers |= sides
        else:
            targets |= sides
    return frozenset(makers), frozenset(targets)


def _is_maker(facts: SentenceFacts, mention: Mention, noun: int) -> bool:
    """Return whether one in a measure's phrase has made it: before the noun, or behind "by"."""
    tokens = facts.tree.tokens
    at = next(index for index, token in enumerate(tokens) if token.end > mention.start)
    if at > noun:
        return _preposition_before(facts, at, noun) == "by"
    return at < noun and mention.role != "attribute"


def _preposition_before(facts: SentenceFacts, at: int, noun: int) -> str:
    """Return the last preposition between a noun and a word behind it."""
    tokens = facts.tree.tokens
    for word in range(at - 1, noun, -1):
        if tokens[word].upos == "ADP":
            return facts.lemma(word)
    return ""
