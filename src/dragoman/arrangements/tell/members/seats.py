"""What somebody has of a body ("its seat in"), and what a verb makes of that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.arrangements.tell.members.whom import Who, doers, headed
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.data.words import WordLists
from dragoman.records import Status

GIVING = frozenset({"give", "grant"})
DEPRIVING = frozenset({"strip", "deprive"})
WORDS = WordLists("resolve", "mechanisms.seats")


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


def forms_of(scene: Scene, verb: int) -> frozenset[str]:
    """Return a verb's lemma, alone and with its particle ("pull", "pull out")."""
    tree, lemma = scene.tree, scene.lemma(verb)
    particles = {tree.particle(verb)} | {
        scene.lemma(kid) for kid in tree.kids(verb, "advmod") if scene.lemma(kid) in WORDS["away"]
    }
    behind = verb + 1
    if behind < len(tree.tokens) and scene.lemma(behind) in WORDS["away"]:
        particles.add(scene.lemma(behind))
    return frozenset({lemma, *(f"{lemma} {particle}".strip() for particle in particles)})


def shares(scene: Scene, verb: int, *, own: bool) -> Iterator[Told]:
    """Yield what a verb makes of somebody's membership, seat or part.

    Args:
        scene: the sentence.
        verb: the verb.
        own: whether its subject may be the member; else only whose membership it is.
    """
    tree, known = scene.tree, scene.known
    for thing in tree.objects(verb):
        if known.has("belonging.shares", scene.lemma(thing)):
            yield from _made_of(scene, verb, thing, own=own)
    for thing in tree.kids(verb, "nsubj"):
        lost = known.has("belonging.running_out", scene.lemma(verb))
        if lost and known.has("belonging.shares", scene.lemma(thing)):
            yield Told(verb, "left", headed(scene, tree.possessors(thing)) or _of(scene, thing))
    if scene.lemma(verb) in DEPRIVING:
        for thing in tree.obliques(verb).get("of", ()):
            if known.has("belonging.shares", scene.lemma(thing)):
                yield Told(verb, "left", headed(scene, tree.objects(verb)))


def _made_of(scene: Scene, verb: int, thing: int, *, own: bool) -> Iterator[Told]:
    """Yield what a verb makes of one such thing."""
    tree, known = scene.tree, scene.known
    whose = headed(scene, tree.possessors(thing)) or _of(scene, thing)
    form = next(iter(_longest(scene, verb, known.membership_verbs)), "")
    done = known.membership_verbs.get(form)
    if scene.lemma(thing) == "suspension":
        # "lifted Mali's suspension"
        of_others = any(tree.preposition(kid) == "of" for kid in tree.kids(thing, "nmod"))
        if known.has("belonging.undoing", scene.lemma(verb)) and not of_others:
            yield Told(verb, "joined", whose)
    elif known.has("belonging.prolonging", scene.lemma(verb)):
        if scene.status(verb) is Status.NEGATED:
            ahead = bool(WORDS["later"] & _helpers(scene, verb))
            told = Status.PLANNED if ahead else Status.ACTUAL
            yield Told(verb, "left", whose or (doers(scene, verb) if own else ()), told)
    elif done is not None and (scene.lemma(thing) != "part" or done != "joined"):
        # Who takes part may have done so before; who gives is not who gets.
        given = headed(scene, tree.kids(verb, "iobj")) or headed(
            scene, tree.kids(verb, "nsubj:pass")
        )
        giving = form in GIVING
        if own and not giving:
            given = given or doers(scene, verb)
        yield Told(verb, done, given if giving else whose or given)


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
    first = first or since_when(scene, verb)  # "has been taking part since 2015"
    sets = scene.known.sets
    if forms & sets["belonging.debut"] or (first and forms & sets["belonging.taking_part"]):
        yield Told(verb, "joined", doers(scene, verb))


def since_when(scene: Scene, word: int) -> bool:
    """Return whether what a word tells has been so "since" a time.

    Args:
        scene: the sentence.
        word: a verb, or a noun of which that is told.
    """
    tree = scene.tree
    starts = {time.start for time in scene.times}
    return any(
        tree.preposition(kid) == "since" and tree.tokens[kid].start in starts
        for kid in tree.kids(word, "obl", "nmod")
    )
