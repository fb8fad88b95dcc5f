"""What somebody has of a body ("its seat in"), and what a verb makes of that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.arrangements.tell.members.whom import Who, doers, headed
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.records import Status

GIVING = frozenset({"give", "grant"})
DEPRIVING = frozenset({"strip", "deprive"})
WORDS = WordLists("arrangements", "tell.members.seats")


@dataclass(frozen=True, slots=True)
class BelongingWord:
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


def forms_of(facts: SentenceFacts, verb: int) -> frozenset[str]:
    """Return a verb's lemma, alone and with its particle ("pull", "pull out")."""
    tree, lemma = facts.tree, facts.lemma(verb)
    particles = {tree.particle(verb)} | {
        facts.lemma(kid) for kid in tree.kids(verb, "advmod") if facts.lemma(kid) in WORDS["away"]
    }
    behind = verb + 1
    if behind < len(tree.tokens) and facts.lemma(behind) in WORDS["away"]:
        particles.add(facts.lemma(behind))
    return frozenset({lemma, *(f"{lemma} {particle}".strip() for particle in particles)})


def shares(facts: SentenceFacts, verb: int, *, own: bool) -> Iterator[BelongingWord]:
    """Yield what a verb makes of somebody's membership, seat or part.

    Args:
        facts: the sentence.
        verb: the verb.
        own: whether its subject may be the member; else only whose membership it is.
    """
    tree, known = facts.tree, facts.known
    for thing in tree.objects(verb):
        if known.has("belonging.shares", facts.lemma(thing)):
            yield from _made_of(facts, verb, thing, own=own)
    for thing in tree.kids(verb, "nsubj"):
        lost = known.has("belonging.running_out", facts.lemma(verb))
        if lost and known.has("belonging.shares", facts.lemma(thing)):
            yield BelongingWord(
                verb, "left", headed(facts, tree.possessors(thing)) or _of(facts, thing)
            )
    if facts.lemma(verb) in DEPRIVING:
        for thing in tree.obliques(verb).get("of", ()):
            if known.has("belonging.shares", facts.lemma(thing)):
                yield BelongingWord(verb, "left", headed(facts, tree.objects(verb)))


def _made_of(facts: SentenceFacts, verb: int, thing: int, *, own: bool) -> Iterator[BelongingWord]:
    """Yield what a verb makes of one such thing."""
    known = facts.known
    whose = headed(facts, facts.tree.possessors(thing)) or _of(facts, thing)
    form = next(iter(_longest(facts, verb, known.membership_verbs)), "")
    done = known.membership_verbs.get(form)
    if facts.lemma(thing) == "suspension":
        if _is_lifted(facts, verb, thing):
            yield BelongingWord(verb, "joined", whose)
    elif known.has("belonging.prolonging", facts.lemma(verb)):
        if facts.status(verb) is Status.NEGATED:
            yield _not_prolonged(facts, verb, whose, own=own)
    elif done is not None and (facts.lemma(thing) != "part" or done != "joined"):
        # Who takes part may have done so before.
        yield BelongingWord(verb, done, _getting(facts, verb, form, whose, own=own))


def _getting(facts: SentenceFacts, verb: int, form: str, whose: Who, *, own: bool) -> Who:
    """Return who has what a verb makes of a seat: who gives it is not who gets it."""
    given = _given(facts, verb)
    if form in GIVING:
        return given
    return whose or given or (doers(facts, verb) if own else ())


def _is_lifted(facts: SentenceFacts, verb: int, suspension: int) -> bool:
    """Return whether somebody's suspension is undone: "lifted Mali's suspension"."""
    tree = facts.tree
    of_others = any(tree.preposition(kid) == "of" for kid in tree.kids(suspension, "nmod"))
    return facts.known.has("belonging.undoing", facts.lemma(verb)) and not of_others


def _given(facts: SentenceFacts, verb: int) -> Who:
    """Return to whom a verb gives something."""
    kids = facts.tree.kids
    return headed(facts, kids(verb, "iobj")) or headed(facts, kids(verb, "nsubj:pass"))


def _not_prolonged(facts: SentenceFacts, verb: int, whose: Who, *, own: bool) -> BelongingWord:
    """Return that somebody leaves whose membership is, or will be, prolonged no more."""
    told = Status.PLANNED if WORDS["later"] & _helpers(facts, verb) else Status.ACTUAL
    return BelongingWord(verb, "left", whose or (doers(facts, verb) if own else ()), told)


def _longest(facts: SentenceFacts, verb: int, table: Iterable[str]) -> list[str]:
    """Return a verb's forms that a table has, the longest first."""
    return sorted(forms_of(facts, verb) & set(table), key=lambda form: (-len(form), form))


def _helpers(facts: SentenceFacts, verb: int) -> set[str]:
    return {facts.lemma(kid) for kid in facts.tree.kids(verb, "aux", "mark")}


def _of(facts: SentenceFacts, thing: int) -> Who:
    """Return whose something is: "the membership of Chad"."""
    tree = facts.tree
    return headed(facts, [k for k in tree.kids(thing, "nmod") if tree.preposition(k) == "of"])


def first_times(facts: SentenceFacts, verb: int) -> Iterator[BelongingWord]:
    """Yield what "took part for the first time" tells."""
    tree = facts.tree
    first = any(
        facts.lemma(word) == "time" and "first" in facts.modifiers(word)
        for word in tree.kids(verb, "obl")
    )
    forms = forms_of(facts, verb) | {
        f"{facts.lemma(verb)} {facts.lemma(word)}" for word in tree.objects(verb)
    }
    first = first or since_when(facts, verb)  # "has been taking part since 2015"
    sets = facts.known.sets
    if forms & sets["belonging.debut"] or (first and forms & sets["belonging.taking_part"]):
        yield BelongingWord(verb, "joined", doers(facts, verb))


def since_when(facts: SentenceFacts, word: int) -> bool:
    """Return whether what a word tells has been so "since" a time.

    Args:
        facts: the sentence.
        word: a verb, or a noun of which that is told.
    """
    tree = facts.tree
    starts = {time.start for time in facts.times}
    return any(
        tree.preposition(kid) == "since" and tree.tokens[kid].start in starts
        for kid in tree.kids(word, "obl", "nmod")
    )
