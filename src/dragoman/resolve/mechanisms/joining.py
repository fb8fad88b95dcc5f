"""The words that tell who joined, left or belongs to what a noun names, in one sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.records import Status
from dragoman.resolve.mechanisms.scenes import Scene
from dragoman.resolve.mechanisms.sides import states

AWAY = frozenset({"out", "away", "back", "off", "aboard"})
MOVES = ("joined", "left")
STATUSES = (*MOVES, "suspended")
INTO = frozenset({"to", "into", "from", "as", "of", "in"})
UNSURE = frozenset({"observer", "guest", "partner", "associate", "mediator", "host"})
UNDOING = frozenset({"lift", "end", "reverse", "revoke", "cancel", "overturn", "rescind"})
Who = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a word tells of belonging.

    Attributes:
        word: the word.
        status: what it tells.
        who: of whom, each with the word that names it.
        settled: how far it is settled, where the word itself says so and not its clause.
    """

    word: int
    status: str
    who: Who
    settled: Status | None = None


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


def forms_of(scene: Scene, verb: int) -> frozenset[str]:
    """Return a verb's lemma, alone and with its particle ("pull", "pull out")."""
    tree, lemma = scene.tree, scene.lemma(verb)
    particles = {tree.particle(verb)} | {
        scene.lemma(kid) for kid in tree.kids(verb, "advmod") if scene.lemma(kid) in AWAY
    }
    behind = verb + 1
    if behind < len(tree.tokens) and scene.lemma(behind) in AWAY:
        particles.add(scene.lemma(behind))
    return frozenset({lemma, *(f"{lemma} {particle}".strip() for particle in particles)})


def _verbs_of(scene: Scene, noun: int) -> Iterator[int]:
    """Yield the verbs that a noun depends on."""
    tree = scene.tree
    head = tree.governor(noun)
    found = {*scene.governors(noun), *(() if head is None else (head,))}
    if head is not None and tree.upos(head) in {"NOUN", "ADV", "ADJ"}:
        above = tree.governor(head)  # "gave up its seat in", "dropped out for good of"
        found |= set() if above is None else {above}
    yield from sorted(word for word in found if tree.upos(word) == "VERB")


def _by_verb(scene: Scene, noun: int, verb: int) -> Iterator[Told]:
    """Yield what a verb tells: who does it, or to whom the body itself does it."""
    tree, known = scene.tree, scene.known
    forms = forms_of(scene, verb)
    object_of = noun in tree.objects(verb)
    inside = tree.governor(noun) == verb or verb in scene.governors(noun)
    preposition = "" if object_of else tree.preposition(tree.first_conjunct(noun))
    last = preposition.rpartition(" ")[2]
    for status in MOVES:
        straight = object_of and forms & known.sets[f"belonging.{status}"]
        led = f"{scene.lemma(verb)} {last}" in known.sets[f"belonging.{status}_by"]
        if (straight or (led and inside)) and not _only_watching(scene, verb):
            yield Told(verb, status, doers(scene, verb))
    for status in STATUSES:
        if not forms & known.sets[f"belonging.{status}_passive"]:
            continue
        if noun in tree.subjects(verb) or (inside and preposition and {preposition, last} & INTO):
            if not _only_watching(scene, verb):
                yield Told(verb, status, headed(scene, tree.objects(verb)))


def _only_watching(scene: Scene, verb: int) -> bool:
    """Return whether somebody comes as an observer or a guest, which is no belonging."""
    return any(
        scene.lemma(word) in UNSURE or scene.modifiers(word) & UNSURE
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
    if noun in tree.objects(verb) or preposition in {"in", "at", "to"}:
        yield from first_times(scene, verb)


def shares(scene: Scene, verb: int, *, own: bool) -> Iterator[Told]:
    """Yield what a verb makes of somebody's membership, seat or part.

    Args:
        scene: the sentence.
        verb: the verb.
        own: whether its subject may be the member; else only whose membership it is.
    """
    tree, known = scene.tree, scene.known
    things = [word for word in tree.objects(verb) if known.has("belonging.shares", scene.lemma(word))]
    done = next((known.membership_verbs[f] for f in _longest(scene, verb, known.membership_verbs)), None)
    for thing in things:
        whose = headed(scene, tree.possessors(thing)) or _of(scene, thing)
        if known.has("belonging.prolonging", scene.lemma(verb)):
            if scene.status(verb) is Status.NEGATED:
                ahead = bool({"will", "would", "to"} & _helpers(scene, verb))
                told = Status.PLANNED if ahead else Status.ACTUAL
                yield Told(verb, "left", whose or (doers(scene, verb) if own else ()), told)
        elif done is not None:
            given = headed(scene, tree.kids(verb, "iobj")) or headed(
                scene, tree.kids(verb, "nsubj:pass")
            )
            yield Told(verb, done, whose or given or (doers(scene, verb) if own else ()))
    for thing in tree.kids(verb, "nsubj"):
        lost = known.has("belonging.running_out", scene.lemma(verb))
        if lost and known.has("belonging.shares", scene.lemma(thing)):
            yield Told(verb, "left", headed(scene, tree.possessors(thing)) or _of(scene, thing))
    if scene.lemma(verb) in {"strip", "deprive"}:
        for thing in tree.obliques(verb).get("of", ()):
            if known.has("belonging.shares", scene.lemma(thing)):
                yield Told(verb, "left", headed(scene, tree.objects(verb)))


def _longest(scene: Scene, verb: int, table: Iterable[str]) -> list[str]:
    """Return a verb's forms that a table has, the longest first."""
    return sorted(forms_of(scene, verb) & set(table), key=lambda form: (-len(form), form))


def _helpers(scene: Scene, verb: int) -> set[str]:
    return {scene.lemma(kid) for kid in scene.tree.kids(verb, "aux", "mark")}


def _of(scene: Scene, thing: int) -> Who:
    """Return whose something is: "the membership of Chad"."""
    tree = scene.tree
    return headed(scene, [k for k in tree.kids(thing, "nmod") if tree.preposition(k) == "of"])


def first_times(scene: Scene, verb: int) -> Iterator[Told]:
    """Yield what "took part for the first time" tells."""
    tree = scene.tree
    first = any(
        scene.lemma(word) == "time" and "first" in scene.modifiers(word)
        for word in tree.kids(verb, "obl")
    )
    forms = forms_of(scene, verb) | {
        f"{scene.lemma(verb)} {scene.lemma(word)}" for word in tree.objects(verb)
    }
    if first and forms & scene.known.sets["belonging.taking_part"]:
        yield Told(verb, "joined", doers(scene, verb))


def _as_members(scene: Scene, noun: int) -> Iterator[Told]:
    """Yield what "became a member of" and "Chad, a member of" tell."""
    tree = scene.tree
    word = tree.head(noun)
    if word is None:
        return
    lemma = scene.lemma(word)
    verb = tree.head(word)
    becoming = verb is not None and scene.lemma(verb) == "become"
    if not scene.known.has("belonging.members", lemma) or scene.modifiers(word) & UNSURE:
        if lemma == "part" and verb is not None and becoming:
            yield Told(verb, "joined", doers(scene, verb))
        return
    status = "left" if scene.modifiers(word) & scene.known.sets["belonging.former"] else "member"
    if verb is not None and becoming:
        yield Told(verb, "joined", doers(scene, verb))
    elif tree.kids(word, "cop"):
        yield _being(scene, word, status)
    elif verb is not None and tree.relation(word) == "appos":
        yield Told(word, status, headed(scene, (verb,)))
    elif verb is not None and word in tree.objects(verb) and scene.lemma(verb) == "become":
        yield Told(verb, "joined", doers(scene, verb))
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
        if scene.lemma(verb) not in {"have", "count", "number"} or noun not in tree.subjects(verb):
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
    if verb is not None and over and scene.lemma(verb) in UNDOING:
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


def doers(scene: Scene, verb: int) -> Who:
    """Return who does what a verb tells: its subjects, else the names right before it."""
    tree = scene.tree
    found = headed(scene, tree.subjects(verb), split=True)
    head = tree.head(verb)
    if not found and head is not None and tree.relation(verb) == "acl":
        # "Peru is the latest country to join", "the fifth state to leave, after Chad"
        found = headed(scene, tree.subjects(head)) or headed(scene, (head,))
    before = verb - 1
    while before >= 0 and tree.upos(before) in {"AUX", "ADV"}:
        before -= 1
    if found or before < 0:
        return found
    mention = scene.indexed.headed(tree, before)
    if mention is None or mention.role == "place":
        return ()
    listed = scene.indexed.listed_with(mention)
    return tuple(
        (one, before) for one in sorted(states(party for each in listed for party in each.parties))
    )


def headed(scene: Scene, words: Iterable[int], *, split: bool = False) -> Who:
    """Return the states that words name, and those conjoined with them.

    Args:
        scene: the sentence.
        words: nouns.
        split: whether the words are all there are, conjuncts spread already.
    """
    found: dict[str, int] = {}
    for word in words:
        listed = scene.tree.conjuncts(word)
        joined = any(scene.tree.kids(each, "cc") for each in listed)
        # A headline's comma may begin a new clause: "AU suspends Chad, France cuts aid".
        for each in listed if joined and not split else (word,):
            mention = scene.indexed.headed(scene.tree, each)
            if mention is not None and (split or mention.role != "place"):
                for state in sorted(states(mention.parties)):
                    found.setdefault(state, each)
    return tuple(found.items())
