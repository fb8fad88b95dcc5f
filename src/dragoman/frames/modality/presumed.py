"""What a sentence takes for granted, and what its words only name: aims, powers, hearsay."""

from dragoman.codebook.codebook import Codebook
from dragoman.data.words import WordLists
from dragoman.syntax.tree import Tree

WORDS = WordLists("frames", "modality.presumed")
MEMORY = WordLists("frames", "when.memory_dates")
NOMINAL = frozenset({"NOUN", "PROPN"})


def is_presupposed(tree: Tree, child: int, head: int, *, itself: bool) -> bool:
    """Return whether a verb takes for granted what its object names.

    "Will gather to protest attacks by rebels": there were attacks, whatever comes of the protest.
    "Will answer the raid" speaks of one that was made, "will answer a raid" of none. Charges that
    are denied were made, and what they say may be no more than that.

    Args:
        tree: the sentence.
        child: the noun.
        head: the verb.
        itself: whether the noun is the event in question, and not only above it.
    """
    if tree.upos(child) not in NOMINAL:
        return False
    lemma, marks = tree.lemma(head), tree.preposition(child)
    if tree.relation(child) == "nmod" and lemma in MEMORY["memories"]:
        return True
    borne = tree.relation(child) == "obj" or tree.tokens[child].deprel == "nsubj:pass"
    if lemma in WORDS["presupposing"]:
        return borne or marks in WORDS["of_protest"]
    if lemma in WORDS["answering"]:
        return marks in WORDS["of_answers"] and _is_definite(tree, child)
    rebutted = borne and lemma in WORDS["rebutting"]
    return itself and rebutted and tree.lemma(child) in WORDS["utterances"]


def is_withheld(tree: Tree, child: int, head: int) -> bool:
    """Return whether it is only what somebody speaks of or does not: "did not mention the talks".

    "Would not say when they met": they met. Of five such of labelled newswire that hang on a
    "not" none is denied.

    Args:
        tree: the sentence.
        child: the noun, or the verb of the clause.
        head: the word that it hangs on.
    """
    if tree.upos(child) in NOMINAL and not tree.kids(child, "nsubj", "nsubj:pass"):
        return _is_mentioned(tree, child, head)
    lemma, relation = tree.lemma(head), tree.relation(child)
    asked = any(tree.lemma(word) in WORDS["asked"] for word in range(head + 1, child))
    return asked and lemma in WORDS["telling"] and relation in {"ccomp", "advcl"}


def _is_mentioned(tree: Tree, noun: int, head: int) -> bool:
    """Return whether a noun is what somebody speaks of: "mention the talks", "mention of talks"."""
    lemma, relation = tree.lemma(head), tree.relation(noun)
    about = tree.preposition(noun) in WORDS["of_mentions"]
    if tree.upos(head) in NOMINAL:
        return about and relation == "nmod" and lemma in WORDS["mentions"]
    return lemma in WORDS["mentioning"] and (about or relation == "obj")


def _is_definite(tree: Tree, noun: int) -> bool:
    marks = tree.kids(noun, "det", "nmod:poss")
    return any(tree.lemma(kid) in WORDS["definite"] for kid in marks)


def is_reacted_to(tree: Tree, noun: int) -> bool:
    """Return whether others react to what was decided: "protested at Oman's decision to leave".

    They take it for done; of those who make or announce a decision it is still a plan.

    Args:
        tree: the sentence.
        noun: the noun that names the deciding.
    """
    if tree.lemma(noun) not in WORDS["decisions"] or not _is_taken(tree, noun):
        return False
    verb = tree.governor(noun)
    return verb is not None and tree.lemma(verb) not in WORDS["deciding"]


def _is_taken(tree: Tree, noun: int) -> bool:
    """Return whether a noun says whose it is."""
    phrases = {tree.preposition(kid) for kid in tree.kids(noun, "nmod")}
    return bool(tree.possessors(noun)) or not phrases.isdisjoint({"by", "of"})


def is_content(tree: Tree, clause: int, codebook: Codebook) -> bool:
    """Return whether a clause without a mark is what a noun reports: "reports envoys have asked".

    Parsers read it as a relative clause; but it has its own object, and no relative pronoun.
    """
    head = tree.head(clause)
    if head is None or tree.tokens[clause].deprel != "acl:relcl":
        return False
    operator = codebook.operators.get((tree.lemma(head), "n"))
    if operator is None or not operator.certainty:
        return False
    if any(tree.lemma(word) in WORDS["relative"] for word in range(head + 1, clause)):
        return False
    return bool(tree.kids(clause, "nsubj")) and bool(tree.kids(clause, "obj", "xcomp", "ccomp"))


def is_aim(tree: Tree, noun: int) -> bool:
    """Return whether a noun is what somebody goes for: "will attend the summit for talks"."""
    if tree.preposition(noun) != "for" or tree.lemma(noun) not in WORDS["gatherings"]:
        return False
    return not _is_definite(tree, noun)


def is_to_be_dated(tree: Tree, noun: int) -> bool:
    """Return whether it is the date of a thing that is spoken of: "set no date for a summit".

    Set or not, the summit is to come: of five such things that are labelled in newswire four are
    planned and one urged.
    """
    head = tree.head(noun)
    if head is None or tree.preposition(noun) != "for":
        return False
    return any(
        tree.lemma(word) in WORDS["dates"] for word in (head, *tree.kids(head, "obj", "nsubj"))
    )


def is_occasion(tree: Tree, noun: int, head: int) -> bool:
    """Return whether a noun names the occasion of what came of it: "reached no deal in talks".

    Args:
        tree: the sentence.
        noun: the noun.
        head: the word that it hangs on.
    """
    if tree.preposition(noun) != "in" or tree.lemma(noun) not in WORDS["gatherings"]:
        return False
    return tree.lemma(head) in WORDS["outcomes"]


def is_of_manner(tree: Tree, verb: int) -> bool:
    """Return whether a verb of coming about says how: "did not happen in a vacuum".

    What is denied is the way in which it came, and not that it did.
    """
    if tree.lemma(verb) not in WORDS["coming_about"]:
        return False
    hows = tree.kids(verb, "obl", "advmod")
    return any(
        tree.lemma(word) in WORDS["ways"] or tree.preposition(word) in WORDS["of_ways"]
        for word in hows
    )


def is_setting(tree: Tree, noun: int) -> bool:
    """Return whether a noun names the occasion on which something was done: "urged him in talks".

    It took place as what was done there did, whatever was said to come.
    """
    verb = tree.head(noun)
    if verb is None or tree.relation(noun) != "obl" or tree.upos(verb) != "VERB":
        return False
    named = tree.lemma(noun) in WORDS["gatherings"] | WORDS["occasions"]
    done = tree.has(verb, "Tense=Past") and tree.has(verb, "VerbForm=Fin")
    return named and done and tree.preposition(noun) in WORDS["of_settings"]


def is_power(tree: Tree, clause: int, noun: int) -> bool:
    """Return whether a clause tells what one may do: "the right to seize ships"."""
    return (
        tree.lemma(noun) in WORDS["powers"]
        and tree.has(clause, "VerbForm=Inf")
        and not tree.has(noun, "Number=Plur")
    )


def is_exercised(tree: Tree, noun: int) -> bool:
    """Return whether a power was used: "used its power to expel the envoy"."""
    verb = tree.governor(noun)
    return verb is not None and tree.lemma(verb) in WORDS["exercising"]


def is_brought_about(tree: Tree, child: int, head: int) -> bool:
    """Return whether a clause is what others are still to be moved to: "in getting it to agree".

    "Persuaded it to agree" tells that it did.
    """
    if tree.lemma(head) not in WORDS["moving"] or tree.relation(child) not in {"xcomp", "ccomp"}:
        return False
    if not tree.has(child, "VerbForm=Inf") or tree.kids(head, "aux"):
        return False
    over = tree.head(head)
    if over is not None and tree.lemma(over) in WORDS["succeeding"]:
        return False
    if tree.has(head, "VerbForm=Inf"):
        return True
    return _is_gerund(tree, head) and tree.preposition(head) in WORDS["of_aims"]


def _is_gerund(tree: Tree, verb: int) -> bool:
    # parsers call it a participle as often as a gerund
    return tree.tokens[verb].text.endswith("ing") and not tree.kids(verb, "aux")


def is_sought(tree: Tree, child: int, head: int) -> bool:
    """Return whether it is what clues are wanted for: "information leading to the arrest"."""
    if tree.lemma(head) != "lead" or tree.preposition(child) != "to":
        return False
    noun = tree.head(head)
    described = tree.tokens[head].deprel == "acl" and _is_gerund(tree, head)
    return described and noun is not None and tree.lemma(noun) in WORDS["clues"]
