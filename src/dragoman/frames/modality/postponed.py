"""What is put off: it was not held, and where a new day is named it is planned for that day."""

from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "modality.postponed")
OBJECTS = frozenset({"obj", "nsubj:pass"})


def is_until(tree: Tree, phrase: int, verb: int) -> bool:
    """Return whether a phrase tells until when a verb puts something off: "deferred to May".

    Args:
        tree: the sentence.
        phrase: the top word of the phrase.
        verb: the verb.
    """
    if tree.lemma(verb) not in WORDS["verbs"] or tree.head(phrase) != verb:
        return False
    return tree.preposition(phrase).rpartition(" ")[2] in WORDS["until"]


def has_new_day(tree: Tree, verb: int) -> bool:
    """Return whether a verb puts something off until a time that it names.

    "Pushed back to Friday" does so, "pushed to the border" does not.
    """
    parts = {tree.lemma(part) for part in tree.kids(verb, "compound:prt", "advmod")}
    if tree.lemma(verb) in WORDS["with_particle"] and not parts & WORDS["particles"]:
        return False
    return any(is_until(tree, phrase, verb) for phrase in tree.kids(verb, "obl", "nmod"))


def is_put_off_until(tree: Tree, noun: int) -> bool:
    """Return whether what a noun names has a new time: "talks were postponed until July"."""
    verb = tree.governor(noun)
    if verb is None or tree.tokens[tree.first_conjunct(noun)].deprel not in OBJECTS:
        return False
    return has_new_day(tree, verb)


def is_called_off(tree: Tree, noun: int) -> bool:
    """Return whether a verb puts off or calls off what a noun names: "shelved its talks"."""
    verb = tree.governor(noun)
    if verb is None or tree.tokens[tree.first_conjunct(noun)].deprel not in OBJECTS:
        return False
    parts = {tree.lemma(part) for part in tree.kids(verb, "compound:prt", "advmod")}
    if tree.lemma(verb) in WORDS["with_particle"]:
        return bool(parts & WORDS["particles"])
    return tree.lemma(verb) in WORDS["verbs"] | WORDS["dropping"]
