"""The words that tell who joined, left or belongs to what a noun names, in one sentence."""

from collections.abc import Iterator

from dragoman.arrangements.tell.members.seats import Told, first_times, forms_of, shares
from dragoman.arrangements.tell.members.whom import countries, doers, headed, no_persons
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.data.words import WordLists
from dragoman.records import Status

MOVES = ("joined", "left")
STATUSES = (*MOVES, "suspended")
WORDS = WordLists("resolve", "mechanisms.joining")


def told_of(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield the words that tell of belonging to what a noun names.

    Args:
        scene: the sentence.
        noun: the arrangement's noun, or a pronoun for it.
    """
    for verb in _verbs_of(scene, noun):
        yield from _by_verb(scene, noun, verb)
        yield from _by_share(scene, noun, verb)
    yield from _as_members(scene, noun)
    yield from _having(scene, noun)
    yield from _by_noun(scene, noun)
    yield from _listed(scene, noun)


def _verbs_of(scene: Scene, noun: int) -> Iterator[int]:
    """Yield the verbs that a noun depends on."""
    tree = scene.tree
    head = tree.governor(noun)
    within = head is not None and tree.relation(noun) == "nmod"
    if head is not None and within and scene.known.has("belonging.folds", scene.lemma(head)):
        yield from _verbs_of(scene, head)  # "welcomed into the fold of the union"
    found = {*scene.governors(noun), *(() if head is None else (head,))}
    if head is not None and tree.upos(head) in {"NOUN", "ADV", "ADJ"}:
        above = tree.governor(head)  # "gave up its seat in", "dropped out for good of"
        found |= set() if above is None else {above}
    yield from sorted(word for word in found if tree.upos(word) == "VERB")


def _by_verb(scene: Scene, noun: int, verb: int) -> Iterator[Told]:
    """Yield what a verb tells: who does it, or to whom the body itself does it."""
    tree, known = scene.tree, scene.known
    fold = tree.governor(noun)
    within = fold is not None and tree.relation(noun) == "nmod"
    if fold is not None and within and known.has("belonging.folds", scene.lemma(fold)):
        noun = fold
    forms = forms_of(scene, verb)
    object_of = noun in tree.objects(verb)
    inside = tree.governor(noun) == verb or verb in scene.governors(noun)
    preposition = "" if object_of else tree.preposition(tree.first_conjunct(noun))
    last = preposition.rpartition(" ")[2]
    for status in MOVES:
        straight = object_of and forms & known.sets[f"belonging.{status}"]
        led = {f"{form} {last}" for form in forms} & known.sets[f"belonging.{status}_by"]
        if led and not straight and tree.kids(verb, "obj"):
            continue  # "joined forces with Chad in the exercise", "withdrew its troops from it"
        if straight and _is_one_meeting(scene, noun, verb):
            continue
        if (straight or (led and inside)) and not _only_watching(scene, verb):
            who = doers(scene, verb)
            yield Told(verb, status, no_persons(scene, who) if straight else who)
    for status in STATUSES:
        if not forms & known.sets[f"belonging.{status}_passive"]:
            continue
        into = inside and preposition and {preposition, last} & WORDS["into"]
        if (noun in tree.subjects(verb) or into) and not _only_watching(scene, verb):
            whom = headed(scene, tree.objects(verb))
            if into and not tree.objects(verb):
                whom = headed(scene, tree.subjects(verb))  # "Chad kicked out of the union"
            yield Told(verb, status, countries(scene, whom))


def _is_one_meeting(scene: Scene, noun: int, verb: int) -> bool:
    """Return whether somebody only "enters the talks" or "the second round"."""
    common = scene.tree.tokens[noun].text.islower()
    return (
        common and scene.lemma(verb) == "enter" and scene.lemma(noun) in scene.known.words.meetings
    )


def _only_watching(scene: Scene, verb: int) -> bool:
    """Return whether somebody comes as an observer or a guest, which is no belonging."""
    return any(
        scene.lemma(word) in WORDS["unsure"] or scene.modifiers(word) & WORDS["unsure"]
        for word in scene.tree.obliques(verb).get("as", ())
    )


def _by_share(scene: Scene, noun: int, verb: int) -> Iterator[Told]:
    """Yield what "gave up its seat in" and "took part in it for the first time" tell."""
    tree, known = scene.tree, scene.known
    preposition = tree.preposition(tree.first_conjunct(noun))
    if noun in tree.subjects(verb):
        # "the council froze Peru's membership"
        yield from shares(scene, verb, own=False)
    elif preposition.rpartition(" ")[2] in known.sets["belonging.within"]:
        yield from shares(scene, verb, own=True)
    if noun in tree.objects(verb) or preposition in WORDS["seats_in"]:
        yield from first_times(scene, verb)


def _as_members(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield what "became a member of" and "Chad, a member of" tell."""
    tree = scene.tree
    word = tree.head(noun)
    if word is None:
        return
    lemma = scene.lemma(word)
    verb = tree.head(word)
    becoming = verb is not None and scene.lemma(verb) == "become"
    if not scene.known.has("belonging.members", lemma) or scene.modifiers(word) & WORDS["unsure"]:
        if lemma == "part" and verb is not None and becoming:
            yield Told(verb, "joined", no_persons(scene, doers(scene, verb)))
        return
    status = "left" if scene.modifiers(word) & scene.known.sets["belonging.former"] else "member"
    if verb is not None and becoming:
        yield Told(verb, "joined", no_persons(scene, doers(scene, verb)))
    elif tree.kids(word, "cop"):
        yield _being(scene, word, status)
    elif verb is not None and tree.relation(word) == "appos":
        yield Told(word, status, headed(scene, (verb,)))
    elif verb is not None and word in tree.objects(verb) and scene.lemma(verb) == "become":
        yield Told(verb, "joined", no_persons(scene, doers(scene, verb)))
    elif verb is not None and forms_of(scene, verb) & scene.known.sets["belonging.joined_passive"]:
        yield Told(verb, "joined", headed(scene, tree.objects(verb)))
    yield Told(word, status, headed(scene, tree.kids(word, "appos")))
    if verb is not None and tree.relation(word) == "nsubj" and tree.kids(verb, "cop"):
        yield Told(verb, status, headed(scene, (verb,)))  # "its members are Chad and Niger"


def _being(scene: Scene, word: int, status: str) -> Told:
    """Return what "is a member" tells; who is "no longer" one has left."""
    tree = scene.tree
    adverbs = {scene.lemma(kid) for kid in tree.kids(word, "advmod")}
    adverbs |= {scene.lemma(each) for kid in tree.kids(word, "advmod") for each in tree.kids(kid)}
    who = headed(scene, tree.subjects(word))
    if "long" in adverbs and "no" in {t.text.lower() for t in tree.tokens[:word]}:
        return Told(word, "left", who, Status.ACTUAL)
    return Told(word, status, who)


def _having(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield what "the council has two members, Chad and Niger" tells."""
    tree = scene.tree
    for verb in scene.governors(noun):
        if scene.lemma(verb) not in WORDS["counting"] or noun not in tree.subjects(verb):
            continue
        for word in tree.objects(verb):
            if scene.known.has("belonging.members", scene.lemma(word)):
                yield Told(verb, "member", headed(scene, tree.kids(word, "appos")))


def _by_noun(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield what "Chad's withdrawal from" and "the accession of Chad to" tell."""
    tree = scene.tree
    word = tree.head(noun)
    if word is None or tree.upos(word) != "NOUN":
        return
    status = scene.known.belonging_nouns.get(scene.lemma(word))
    if status is None or (status == "suspended" and tree.preposition(noun) != "from"):
        return
    verb = tree.head(word)
    whose = headed(scene, tree.possessors(word))
    over = verb is not None and word in tree.objects(verb)
    if verb is not None and over and status == "member":
        return  # what is made of it is told by the verb
    if not whose:
        kids = [kid for kid in tree.kids(word, "nmod") if tree.preposition(kid) == "of"]
        whose = headed(scene, [kid for kid in kids if kid != noun])
    if verb is not None and over and scene.known.has("belonging.undoing", scene.lemma(verb)):
        if status == "suspended":
            yield Told(verb, "joined", whose)
        return
    yield Told(word, status, whose)


def _listed(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield the members that "groups Chad and Niger" and "founded by" tell."""
    tree = scene.tree
    for verb in scene.governors(noun):
        lemma = scene.lemma(verb)
        if lemma in scene.known.sets["belonging.lists"] and noun in tree.subjects(verb):
            words = [*tree.objects(verb), *tree.obliques(verb).get("of", ())]
            yield Told(verb, "member", headed(scene, words))
        if lemma in scene.known.sets["belonging.founding"] and noun in tree.objects(verb):
            yield Told(verb, "member", doers(scene, verb))
