"""Who belongs: joining, leaving and being a member, as one sentence tells it."""

from collections.abc import Iterable, Iterator

from dragoman.records import Membership, Status
from dragoman.resolve.mechanisms.reasons import reasons_at
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.sides import states
from dragoman.resolve.mechanisms.turns import turn_date

PLANNED = {"joined": "joining", "left": "leaving"}
Telling = tuple[int, str, frozenset[str]]


def memberships_at(scene: Scene, noun: int) -> tuple[Membership, ...]:
    """Return who a sentence says joined, left or belongs to what a noun names.

    What is only hoped, urged or denied is no membership; what is planned is told as such.

    Args:
        scene: the sentence.
        noun: the arrangement's noun.
    """
    found: dict[tuple[str, str], Membership] = {}
    for word, status, members in _tellings(scene, noun):
        told = _settled(scene, word, status)
        if told is None:
            continue
        date, reasons = turn_date(scene, word), reasons_at(scene, word)
        for member in sorted(members):
            one = Membership(member, told, date, reasons, (scene.evidence,))
            found.setdefault((member, told), one)
    return tuple(found.values())


def _settled(scene: Scene, word: int, status: str) -> str | None:
    """Return the status as it stands; None where nothing of it is settled."""
    told = scene.status(word)
    if told is Status.ACTUAL:
        return status
    return PLANNED.get(status) if told is Status.PLANNED else None


def _tellings(scene: Scene, noun: int) -> Iterator[Telling]:
    """Yield the words that tell of belonging to a noun, with what they tell and of whom."""
    for verb in _verbs_of(scene, noun):
        yield from _by_verb(scene, noun, verb)
    yield from _as_members(scene, noun)
    yield from _having(scene, noun)
    yield from _by_noun(scene, noun)
    yield from _listed(scene, noun)


def _verbs_of(scene: Scene, noun: int) -> Iterator[int]:
    """Yield the verbs that a noun depends on."""
    head = scene.tree.governor(noun)
    found = {*scene.governors(noun), *(() if head is None else (head,))}
    yield from sorted(word for word in found if scene.tree.upos(word) == "VERB")


def _by_verb(scene: Scene, noun: int, verb: int) -> Iterator[Telling]:
    """Yield what a verb tells: who does it, or to whom the body itself does it."""
    tree, known = scene.tree, scene.known
    lemma = scene.lemma(verb)
    phrase = f"{lemma} {tree.particle(verb)}".strip()
    object_of = noun in tree.objects(verb)
    preposition = "" if object_of else tree.preposition(tree.first_conjunct(noun))
    for status in ("joined", "left"):
        straight = object_of and {lemma, phrase} & known.sets[f"belonging.{status}"]
        led = f"{lemma} {preposition}" in known.sets[f"belonging.{status}_by"]
        if straight or led:
            yield verb, status, _doers(scene, verb)
    for status in ("joined", "left", "suspended"):
        if lemma not in known.sets[f"belonging.{status}_passive"]:
            continue
        if noun in tree.subjects(verb) or preposition in {"to", "into", "from", "as"}:
            yield verb, status, _headed(scene, tree.objects(verb))


def _as_members(scene: Scene, noun: int) -> Iterator[Telling]:
    """Yield what "became a member of" and "Chad, a member of" tell."""
    tree = scene.tree
    word = tree.head(noun)
    if word is None or scene.lemma(word) not in scene.known.sets["belonging.members"]:
        return
    verb = tree.head(word)
    if verb is not None and scene.lemma(verb) == "become":
        yield verb, "joined", _doers(scene, verb)
    elif tree.kids(word, "cop"):
        yield word, "member", scene.acting_alone(word)
    elif verb is not None and tree.relation(word) == "appos":
        yield word, "member", _headed(scene, (verb,))
    yield word, "member", _headed(scene, tree.kids(word, "appos"))
    if verb is not None and tree.relation(word) == "nsubj" and tree.kids(verb, "cop"):
        yield verb, "member", _headed(scene, (verb,))  # "its members are Chad and Niger"


def _having(scene: Scene, noun: int) -> Iterator[Telling]:
    """Yield what "the council has two members, Chad and Niger" tells."""
    tree = scene.tree
    for verb in scene.governors(noun):
        if scene.lemma(verb) not in {"have", "count", "number"} or noun not in tree.subjects(verb):
            continue
        for word in tree.objects(verb):
            if scene.lemma(word) in scene.known.sets["belonging.members"]:
                yield verb, "member", _headed(scene, tree.kids(word, "appos"))


def _by_noun(scene: Scene, noun: int) -> Iterator[Telling]:
    """Yield what "Chad's withdrawal from" and "the accession of Chad to" tell."""
    tree = scene.tree
    word = tree.head(noun)
    if word is None or tree.upos(word) != "NOUN":
        return
    status = scene.known.belonging_nouns.get(scene.lemma(word))
    if status is None:
        return
    whose = [*tree.possessors(word)]
    verb = tree.head(word)
    if status == "member" and verb is not None and word in tree.objects(verb):
        # "Sudan suspended its membership of the bloc"
        done = scene.known.membership_verbs.get(scene.lemma(verb))
        if done is not None:
            yield verb, done, _headed(scene, whose) or scene.acting_alone(verb)
            return
    whose += [kid for kid in tree.kids(word, "nmod") if tree.preposition(kid) == "of"]
    members = _headed(scene, [each for kid in whose if kid != noun for each in tree.conjuncts(kid)])
    yield word, status, members


def _listed(scene: Scene, noun: int) -> Iterator[Telling]:
    """Yield the members that "groups Chad and Niger" and "founded by" tell."""
    tree = scene.tree
    for verb in scene.governors(noun):
        lemma = scene.lemma(verb)
        if lemma in scene.known.sets["belonging.lists"] and noun in tree.subjects(verb):
            words = [*tree.objects(verb), *tree.obliques(verb).get("of", ())]
            yield verb, "member", _headed(scene, words)
        if lemma in scene.known.sets["belonging.founding"] and noun in tree.objects(verb):
            yield verb, "member", _doers(scene, verb)


def _doers(scene: Scene, verb: int) -> frozenset[str]:
    """Return who does what a verb tells: its subjects, else the names right before it."""
    found = scene.acting_alone(verb)
    before = verb - 1
    while before >= 0 and scene.tree.upos(before) in {"AUX", "ADV"}:
        before -= 1
    if found or before < 0:
        return found
    mention = scene.indexed.headed(scene.tree, before)
    if mention is None or mention.role == "place":
        return frozenset()
    listed = scene.indexed.listed_with(mention)
    return states(party for each in listed for party in each.parties)


def _headed(scene: Scene, words: Iterable[int]) -> frozenset[str]:
    """Return the states that words name, and those conjoined with them."""
    found: set[str] = set()
    for word in words:
        listed = scene.tree.conjuncts(word)
        joined = any(scene.tree.kids(each, "cc") for each in listed)
        # A headline's comma may begin a new clause: "AU suspends Chad, France cuts aid".
        for each in listed if joined else (word,):
            mention = scene.indexed.headed(scene.tree, each)
            if mention is not None and mention.role != "place":
                found |= states(mention.parties)
    return frozenset(found)
