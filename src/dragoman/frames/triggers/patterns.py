"""Does a verb pattern hold here: each condition of the codebook, checked on the tree."""

from collections.abc import Callable, Mapping
from functools import cache

from dragoman.codebook.codebook import INHERIT, Codebook, VerbPattern
from dragoman.data.words import WordLists
from dragoman.frames.roles.parties import sides
from dragoman.frames.roles.slots import Slots
from dragoman.frames.triggers.event_nouns import noun_pattern
from dragoman.syntax.logical import CLAUSAL
from dragoman.syntax.plain_tree import CLAUSES
from dragoman.syntax.tree import Tree

CROWD_SECTORS = frozenset({"CVL", "OPP", "LAB", "EDU", "SOC", "REL", None})
WORDS = WordLists("frames", "triggers.patterns")


SHORT = 3


def match(slots: Slots, codebook: Codebook) -> VerbPattern | None:
    """Return the most demanding pattern of a verb that holds, or None.

    Args:
        slots: around the verb.
        codebook: with the patterns.
    """
    for pattern in patterns_of(slots.tree, slots.index, codebook):
        if not all(holds(need, slots, codebook) for need in pattern.needs):
            continue
        if pattern.type_name != INHERIT or _carries(slots, codebook):
            return pattern
    return None


def patterns_of(tree: Tree, index: int, codebook: Codebook) -> tuple[VerbPattern, ...]:
    """Return the rows that the codebook has for a word, whatever their conditions."""
    lemma = entry_of(tree, index)
    return codebook.verbs.get(lemma) or _respelt(lemma, codebook)


def _carries(slots: Slots, codebook: Codebook) -> bool:
    """Return whether an event noun stands there to inherit from: "held talks"."""
    words = [*slots.objects, *(word for found in slots.obliques.values() for word in found)]
    return any(noun_pattern(slots.tree, word, codebook) for word in words)


def entry_of(tree: Tree, index: int) -> str:
    """Return the name under which the codebook has a word: "urge"; "be ready" of a predicate."""
    lemma = tree.lemma(index)
    return lemma if tree.upos(index) in CLAUSAL else f"be {lemma}"


def _respelt(lemma: str, codebook: Codebook) -> tuple[VerbPattern, ...]:
    """Return the patterns of a rare verb whose lemma was guessed wrong: "legaliz", "copi"."""
    guesses = [lemma + "e"]
    if lemma.endswith("i"):
        guesses.append(lemma[:-1] + "y")
    if len(lemma) > SHORT and (lemma.endswith("e") or lemma[-1] == lemma[-2]):
        guesses.append(lemma[:-1])
    return next((found for guess in guesses if (found := codebook.verbs.get(guess))), ())


def is_predicate(tree: Tree, index: int) -> bool:
    """Return whether a word that is no verb says something of a subject: "is ready to"."""
    if tree.upos(index) in CLAUSAL:
        return False
    if tree.kids(index, "cop"):
        return True
    head = tree.head(index)
    becomes = head is not None and tree.lemma(head) in WORDS["becoming"]
    return becomes and tree.relation(index) in {"xcomp", "ccomp"}


def holds(need: str, slots: Slots, codebook: Codebook) -> bool:
    """Return whether a condition of a row holds here, such as ``obj=ban`` or ``-prt=off``."""
    negated, key, value = _parts(need)
    held = _bare(key, slots) if value is None else _holds_plain(key, value, slots, codebook)
    return held is not negated


@cache
def _parts(need: str) -> tuple[bool, str, str | None]:
    """Return whether a condition is negated, what it asks of, and the value that it wants."""
    key, equals, value = need.removeprefix("-").partition("=")
    return need.startswith("-"), key, value if equals else None


def _holds_plain(key: str, value: str, slots: Slots, codebook: Codebook) -> bool:
    check = CHECKS.get(key)
    if check is not None:
        return check(slots, value)
    words = codebook.words_of(value)
    if key == "obl":
        return any(words & slots.lemmas(slot) for slot in slots.obliques)
    if key == "subjclass":
        return bool(words & slots.lemmas("subj"))
    if key in {"xcomp", "ccomp"}:
        return any(slots.tree.lemma(clause) in words for clause in _clauses(slots, key))
    return bool(words & slots.lemmas(key))


def _clauses(slots: Slots, relation: str) -> list[int]:
    """Return the clauses of a verb in a relation.

    "Called the raid an attack": parsers take what it was called for an apposition. "Ordered two
    envoys to leave": and what is ordered for a purpose.
    """
    kids = slots.tree.kids
    clauses = [*kids(slots.index, relation)]
    if relation == "xcomp":
        if slots.objects:
            aims = kids(slots.index, "advcl")
            clauses.extend(kid for kid in aims if slots.tree.preposition(kid) == "to")
        clauses.extend(kid for thing in slots.objects for kid in kids(thing, "appos"))
    return clauses


def _bare(key: str, slots: Slots) -> bool:
    if key == "disputed":
        inside = WORDS.listed("inside")
        return any(WORDS["ground"] & slots.lemmas(slot) for slot in inside)
    if key == "negated":
        negators = WORDS["negators"]
        marks = slots.tree.kids(slots.index, "advmod")
        return any(slots.tree.lemma(kid) in negators for kid in marks)
    if key in {"obj", "iobj", "wished"}:
        return bool(slots.words(key))
    if key == "subjunctive":
        return _subjunctive(slots)
    if key in CLAUSES:
        return bool(slots.tree.kids(slots.index, key))
    return key in slots.obliques


def _subjunctive(slots: Slots) -> bool:
    """Return whether a clause says what should be done: "insisted that Riga pay"."""
    tree = slots.tree
    for clause in tree.kids(slots.index, "ccomp"):
        modals = {tree.lemma(kid) for kid in tree.kids(clause, "aux")}
        bare = tree.has(clause, "VerbForm=Inf") and "to" not in tree.preposition(clause).split()
        if "should" in modals or (not modals and (tree.has(clause, "Mood=Sub") or bare)):
            return True
    return False


def _count(slots: Slots, value: str) -> bool:
    parties = (*slots.parties("subj"), *slots.parties("with"))
    return len({sides(party) for party in parties}) >= int(value)


def _party(slots: Slots, value: str) -> bool:
    return any(slots.parties(slot, owners=False, places=True) for slot in value.split(","))


def _person(slots: Slots, value: str) -> bool:
    for word in slots.words(value):
        mention = slots.mentions.headed(slots.tree, word)
        if mention is not None and mention.kind in {"person", "role", "group", "pronoun"}:
            return True
    return False


def _organisation(slots: Slots, value: str) -> bool:
    return any(party.sector in {"IGO", "UNO", "EUR"} for party in slots.parties(value))


def _owner(slots: Slots, value: str) -> bool:
    direct = slots.parties(value, owners=False)
    return not direct and bool(slots.parties(value))


def _organised(slots: Slots, value: str) -> bool:
    if value == "none":
        return not any(p.sector not in CROWD_SECTORS for p in slots.parties("subj"))
    return any(party.sector not in CROWD_SECTORS for party in slots.parties(value))


def _particle(slots: Slots, value: str) -> bool:
    tree = slots.tree
    if value in tree.particle(slots.index).split():
        return True
    # Parsers often take a particle for an adverb, or hang it on the object.
    if any(tree.lemma(kid) == value for kid in tree.kids(slots.index, "advmod")):
        return True
    return any(tree.preposition(kid) == value for kid in tree.kids(slots.index, "obj"))


def _clause_mark(slots: Slots, value: str) -> bool:
    clauses = slots.tree.kids(slots.index, "advcl")
    return any(slots.tree.preposition(clause) == value for clause in clauses)


def _word(slots: Slots, value: str) -> bool:
    tree = slots.tree
    wanted = set(value.split(","))
    return any(tree.lemma(word) in wanted for word in tree.subtree(slots.index))


def _preposition(slots: Slots, value: str) -> bool:
    return value in slots.obliques


def _case(slots: Slots, value: str) -> bool:
    return slots.tree.preposition(slots.index) in value.split(",")


CHECKS: Mapping[str, Callable[[Slots, str], bool]] = {
    "parties": _count,
    "party": _party,
    "person": _person,
    "igo": _organisation,
    "owner": _owner,
    "org": _organised,
    "prt": _particle,
    "advclmark": _clause_mark,
    "word": _word,
    "prep": _preposition,
    "case": _case,
}
