"""Who takes a measure, and against whom."""

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.records import EventType

Sides = frozenset[str]


def makers_and_targets(scene: Scene, noun: int, first: int, last: int) -> tuple[Sides, Sides]:
    """Return whose measure it is and whom it hits.

    Args:
        scene: the sentence.
        noun: the measure.
        first: where its phrase begins.
        last: where its phrase ends.
    """
    makers = _owners(scene, noun)
    inside, targets = _in_phrase(scene, noun, first, last, makers)
    makers |= inside
    for verb in scene.governors(noun):
        if not makers and scene.known.has("measures.taking", scene.lemma(verb)):
            makers = scene.acting(verb)
        for preposition in ("on", "against"):
            for word in scene.tree.obliques(verb).get(preposition, ()):
                targets |= scene.sides_between(word, max(scene.tree.subtree(word)[-1], word))
    for verb in answering(scene, noun):
        makers = makers or scene.acting_alone(verb)
    for event in scene.events:
        doers, hit = states(event.actors), states(event.recipients)
        if event.event_type is EventType.SANCTION and (not makers or makers == doers):
            makers |= doers
            targets |= hit
    return makers, targets - makers


def answering(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return the verb of "hit back with a ban": whoever answers so takes the measure."""
    head = scene.tree.head(noun)
    with_it = head is not None and scene.tree.preposition(noun) == "with"
    if head is None or not with_it or not scene.known.has("measures.answering", scene.lemma(head)):
        return ()
    return (head,)


def _owners(scene: Scene, noun: int) -> frozenset[str]:
    """Return the states that own a noun ("its ban", "Peru's ban")."""
    found: set[str] = set()
    for word in scene.tree.possessors(noun):
        if scene.tree.upos(word) == "PRON":  # whoever eases "its ban" has the ban
            verbs = [verb for verb in scene.governors(noun) if noun in scene.tree.objects(verb)]
            doers = [doer for verb in verbs if (doer := _one_doer(scene, verb))]
            if doers:
                return doers[0]
        mention = scene.indexed.headed(scene.tree, word)
        if mention is not None:
            found |= states(mention.parties)
    return frozenset(found)


def _one_doer(scene: Scene, verb: int) -> frozenset[str]:
    """Return the one state that does what a verb tells, or whose decision it is; else none."""
    head = scene.tree.head(verb)
    if head is not None and scene.tree.relation(verb) == "acl" and scene.tree.possessors(head):
        return scene.named_by(scene.tree.possessors(head))
    doers = scene.acting_alone(verb)
    return doers if len(doers) == 1 else frozenset()


def _in_phrase(
    scene: Scene, noun: int, first: int, last: int, owners: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return makers and targets named in a measure's phrase: makers before, targets behind it."""
    tokens = scene.tree.tokens
    makers: set[str] = set()
    targets: set[str] = set()
    for mention in scene.mentions:
        inside = tokens[first].start <= mention.start and mention.end <= tokens[last].end
        sides = states(mention.parties)
        if not inside or sides & owners or (owners and mention.kind == "pronoun"):
            continue
        at = next(index for index, token in enumerate(tokens) if token.end > mention.start)
        by = at > noun and _preposition_before(scene, at, noun) == "by"
        if by or (at < noun and mention.role != "attribute"):
            makers |= sides
        else:
            targets |= sides
    return frozenset(makers), frozenset(targets)


def _preposition_before(scene: Scene, at: int, noun: int) -> str:
    """Return the last preposition between a noun and a word behind it."""
    tokens = scene.tree.tokens
    for word in range(at - 1, noun, -1):
        if tokens[word].upos == "ADP":
            return scene.lemma(word)
    return ""
