"""Who does it and to whom: passives, control, relative clauses and shared subjects undone."""

from __future__ import annotations

from dragoman.data.words import WordLists
from dragoman.syntax.plain_tree import CLAUSES, PlainTree

CLAUSAL = frozenset({"VERB", "AUX"})
OBJECTS = ("obj", "iobj")
WORDS = WordLists("syntax", "logical")
DEPTH = 6


def logical_subjects(tree: PlainTree, index: int, depth: int) -> tuple[int, ...]:
    """Return those who do what a verb tells.

    Args:
        tree: the sentence.
        index: the verb.
        depth: how many verbs this has been handed up already.
    """
    if depth > DEPTH:
        return ()
    if tree.is_passive(index):
        return _agents(tree, index)
    # Of an active verb any subject acts, that of a misread passive too.
    own = _spread(tree, tree.kids(index, "nsubj", "csubj") or _before_hyphen(tree, index))
    if own:
        return _antecedents(tree, index, own)
    return _controllers(tree, index, depth) or _just_before(tree, index)


def _before_hyphen(tree: PlainTree, index: int) -> tuple[int, ...]:
    """Return the subject that the parse gave to the first half of a verb: "test-fired"."""
    if index <= 1 or tree.tokens[index - 1].text != "-":
        return ()
    return tree.kids(index - 2, "nsubj")


def _just_before(tree: PlainTree, index: int) -> tuple[int, ...]:
    """Return the name right before a finite verb that the parse left without a subject."""
    if not tree.has(index, "VerbForm=Fin") or tree.relation(index) not in {"root", "ccomp"}:
        return ()
    place = index - 1
    while place >= 0 and tree.upos(place) in {"AUX", "ADV"}:
        place -= 1
    if place < 0 or tree.upos(place) != "PROPN":
        return ()
    return (tree.first_conjunct(place),)


def _agents(tree: PlainTree, index: int) -> tuple[int, ...]:
    agents = tree.kids(index, "obl:agent")
    if not agents:
        agents = tuple(kid for kid in tree.kids(index, "obl") if tree.preposition(kid) == "by")
    return _spread(tree, agents)


def _controllers(tree: PlainTree, index: int, depth: int) -> tuple[int, ...]:
    """Return the subjects that a clause without its own takes from its surroundings."""
    head = tree.head(index)
    relation = tree.relation(index)
    if head is None:
        return ()
    if tree.tokens[index].deprel == "acl:relcl":
        return _spread(tree, (head,))
    if relation == "acl":
        return _noun_clause_subjects(tree, index, head, depth)
    if relation == "conj":
        return _shared_subjects(tree, index, head, depth)
    if relation in CLAUSES and tree.upos(head) in CLAUSAL:
        controlled = _controlled(tree, index, head, relation)
        if controlled:
            return controlled
    if relation in {*CLAUSES, "parataxis"}:
        return _surface_subjects(tree, head, depth + 1)
    return ()


def _shared_subjects(tree: PlainTree, index: int, head: int, depth: int) -> tuple[int, ...]:
    """Return the subjects that a conjoined verb shares with a verb before it."""
    if tree.upos(head) not in CLAUSAL:
        return _controllers(tree, head, depth + 1)
    nearer = _nearer_clause(tree, index)
    if nearer is not None:
        return _surface_subjects(tree, nearer, depth + 1)
    above = tree.head(head) if _returns(tree, index) else head
    return () if above is None else _surface_subjects(tree, above, depth + 1)


def _nearer_clause(tree: PlainTree, index: int) -> int | None:
    """Return the clause that a verb without a comma before its "and" goes on with.

    "withdrew its envoy after police entered the house and arrested a guest": the police did.
    """
    head = tree.tokens[index].head
    if tree.kids(index, "nsubj", "aux", "mark") or tree.tokens[index - 1].text != "and":
        return None
    if tree.tokens[index - 2].text == "," or not tree.has(index, "VerbForm=Fin"):
        return None
    between = [
        kid
        for kid in tree.kids(head, "advcl")
        if head < kid < index and tree.has(kid, "VerbForm=Fin") and tree.kids(kid, "nsubj")
    ]
    return between[-1] if between else None


def _returns(tree: PlainTree, index: int) -> bool:
    """Return whether a comma and "and" lead back from a reported clause to the main verb.

    "Ankara retorted that the Greeks had sent troops, and cancelled a meeting": it was Ankara.
    """
    head = tree.tokens[index].head
    above = tree.head(head)
    if tree.relation(head) != "ccomp" or above is None or tree.upos(above) not in CLAUSAL:
        return False
    before = [tree.tokens[at].text for at in range(max(0, index - 3), index)]
    comma = any(before[at : at + 2] == [",", "and"] for at in range(len(before) - 1))
    same = all(tree.has(word, "VerbForm=Fin") for word in (index, above))
    return comma and same and not tree.kids(index, "nsubj")


def _controlled(tree: PlainTree, index: int, head: int, relation: str) -> tuple[int, ...]:
    """Return the object that is the subject of the clause below: "asked Riga to act"."""
    lemma, mark = tree.lemma(head), tree.preposition(index)
    if lemma in WORDS["subject_control"]:
        return ()
    asking = lemma in WORDS["asking"] and mark == "to"
    asked = _addressed(tree, head) if asking else ()
    if asked:
        return _spread(tree, asked)
    # "accused Riga of shelling": the object does it
    if asking or relation != "advcl" or mark in WORDS["object_control"]:
        return _spread(tree, tree.kids(head, "obj", "iobj"))
    return ()


def _addressed(tree: PlainTree, head: int) -> tuple[int, ...]:
    """Return whom a verb without an object asks: "appealed to Riga", "called on Riga"."""
    if tree.kids(head, "obj"):
        return ()
    words = tree.kids(head, "obl")
    return tuple(kid for kid in words if tree.preposition(kid) in WORDS["addressed"])


def _noun_clause_subjects(tree: PlainTree, index: int, noun: int, depth: int) -> tuple[int, ...]:
    if tree.has(index, "VerbForm=Inf") or tree.kids(index, "mark"):
        owners = tree.possessors(noun) or _takers(tree, noun)
        if owners:
            return owners
        verb = tree.governor(noun)
        blamed = tree.preposition(tree.first_conjunct(noun)) in WORDS["blamed"]
        if verb is not None and tree.upos(verb) in CLAUSAL and not blamed:
            return _surface_subjects(tree, verb, depth + 1)
        # "retaliating for the decision to deploy": whose decision, nobody says
        return ()
    return _spread(tree, (noun,))


def _takers(tree: PlainTree, noun: int) -> tuple[int, ...]:
    """Return who takes a step or decision: "the move by Niger to close the border"."""
    if tree.lemma(noun) not in WORDS["taken"]:
        return ()
    phrases = (kid for kid in tree.kids(noun, "nmod") if tree.preposition(kid) in {"by", "of"})
    return _spread(tree, tuple(phrases))


def _surface_subjects(tree: PlainTree, index: int, depth: int) -> tuple[int, ...]:
    passive = _spread(tree, tree.kids(index, "nsubj:pass"))
    return passive or logical_subjects(tree, index, depth)


def logical_objects(tree: PlainTree, index: int, depth: int) -> tuple[int, ...]:
    """Return those to whom what a verb tells is done; arguments as for `logical_subjects`."""
    if depth > DEPTH:
        return ()
    if tree.is_passive(index):
        return _passive_objects(tree, index, depth)
    direct = _antecedents(tree, index, _spread(tree, tree.kids(index, *OBJECTS)))
    direct = direct or _bare_objects(tree, index) or _drawn_in(tree, index)
    if direct or tree.tokens[index].deprel != "acl:relcl" or tree.kids(index, "obl"):
        return direct
    return _described(tree, index)


def _bare_objects(tree: PlainTree, index: int) -> tuple[int, ...]:
    """Return bare nouns after a verb that parsers now and then take for adverbials."""
    bare = tuple(
        kid
        for kid in tree.kids(index, "obl")
        if kid > index
        and tree.tokens[kid].deprel == "obl"
        and tree.upos(kid) == "NOUN"
        and not tree.preposition(kid)
    )
    return _spread(tree, bare)


def _described(tree: PlainTree, index: int) -> tuple[int, ...]:
    """Return the noun before a clause that is its object: "the summit (that) Seoul will host"."""
    subjects = tree.kids(index, "nsubj")
    head = tree.head(index)
    if subjects and head is not None and tree.lemma(subjects[0]) not in WORDS["relative"]:
        return _spread(tree, (head,))
    return ()


def _drawn_in(tree: PlainTree, index: int) -> tuple[int, ...]:
    """Return the object that parsers take for the subject of the clause after it.

    "accused Manila of having provoked": before "of" stands the one accused, whatever the tree.
    """
    for clause in tree.kids(index, "advcl", "ccomp", "xcomp"):
        marks = tree.kids(clause, "mark")
        for kid in tree.kids(clause, "nsubj", "obj"):
            if marks and index < kid < marks[0]:
                return _spread(tree, (kid,))
    return ()


def _passive_objects(tree: PlainTree, index: int, depth: int) -> tuple[int, ...]:
    own = _spread(tree, tree.kids(index, "nsubj:pass"))
    head = tree.head(index)
    if own or head is None:
        return _antecedents(tree, index, own)
    relation = tree.relation(index)
    if relation in {"acl", "amod"}:
        return _spread(tree, (head,))
    if relation in {"advcl", "xcomp"} or (relation == "conj" and tree.upos(head) in CLAUSAL):
        return _surface_subjects(tree, head, depth + 1)
    return ()


def _spread(tree: PlainTree, words: tuple[int, ...]) -> tuple[int, ...]:
    found = dict.fromkeys(each for word in words for each in tree.conjuncts(word))
    return tuple(dict.fromkeys(_measured(tree, word) for word in found))


def _measured(tree: PlainTree, index: int) -> int:
    """Return what a measure counts: "two days of talks", "two of its crossings"."""
    if tree.upos(index) == "NUM" or tree.lemma(index) in WORDS["measures"]:
        counted = [kid for kid in tree.kids(index, "nmod") if tree.preposition(kid) == "of"]
        if counted:
            return counted[0]
    return index


def _antecedents(tree: PlainTree, index: int, words: tuple[int, ...]) -> tuple[int, ...]:
    """Replace a relative pronoun by the noun that its clause describes."""
    head = tree.head(index)
    if head is None or tree.tokens[index].deprel != "acl:relcl":
        return words
    replaced: list[int] = []
    for word in words:
        replaced.extend(tree.conjuncts(head) if tree.lemma(word) in WORDS["relative"] else (word,))
    return tuple(dict.fromkeys(kept for kept in replaced if kept != index))
