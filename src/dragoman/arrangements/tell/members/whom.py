"""Whom a sentence tells of: the states that words name, as members of something."""

from collections.abc import Iterable

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.sentence.facts import Scene
from dragoman.data.words import WordLists

WORDS = WordLists("resolve", "mechanisms.whom")
PERSONS = frozenset({"person", "role"})
Who = tuple[tuple[str, int], ...]


def doers(scene: Scene, verb: int) -> Who:
    """Return who does what a verb tells: its subjects, else the names right before it."""
    tree = scene.tree
    found = headed(scene, _own_subjects(scene, verb), split=True)
    head = tree.head(verb)
    if not found and head is not None and tree.relation(verb) == "acl":
        # "Peru is the latest country to join", "the fifth state to leave, after Chad"
        found = headed(scene, tree.subjects(head)) or headed(scene, (head,))
        above = tree.head(head)
        if not found and above is not None and tree.relation(head) == "nsubj":
            found = headed(scene, (above,)) if tree.kids(above, "cop") else ()  # "last was Peru"
    if not found and not tree.kids(verb, "aux:pass") and tree.relation(verb) != "acl":
        found = headed(scene, tree.kids(verb, "nsubj:pass"))  # "left" may be read as a passive
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


def _own_subjects(scene: Scene, verb: int) -> tuple[int, ...]:
    """Return a verb's subjects; of a relative clause only the nouns right before it.

    "Chad, which joined in 1994, and Niger, which followed": each joined by itself.
    """
    tree, found = scene.tree, scene.tree.subjects(verb)
    if tree.tokens[verb].deprel != "acl:relcl":
        return found
    return tuple(
        word
        for word in found
        if word < verb and all(tree.upos(each) != "VERB" for each in range(word, verb))
    )


def headed(scene: Scene, words: Iterable[int], *, split: bool = False) -> Who:
    """Return the states that words name, and those conjoined with them.

    Args:
        scene: the sentence.
        words: nouns.
        split: whether the words are all there are, conjuncts spread already.
    """
    found: dict[str, int] = {}
    for word in (each for one in words for each in _past_dateline(scene, one)):
        listed = scene.tree.conjuncts(word)
        joined = any(scene.tree.kids(each, "cc") for each in listed)
        # A headline's comma may begin a new clause: "AU suspends Chad, France cuts aid".
        for each in listed if joined and not split else (word,):
            mention = scene.indexed.headed(scene.tree, each)
            if mention is not None and mention.role != "place":
                for state in sorted(states(mention.parties)):
                    found.setdefault(state, each)
    return tuple(found.items())


def countries(scene: Scene, who: Who) -> Who:
    """Return those of the members that are told as countries, not as people or troops.

    Args:
        scene: the sentence.
        who: members.
    """
    return tuple((state, word) for state, word in who if _kind(scene, word) in WORDS["countries"])


def no_persons(scene: Scene, who: Who) -> Who:
    """Return those of the members that are no persons: a minister may join a council alone.

    Args:
        scene: the sentence.
        who: members.
    """
    return tuple((state, word) for state, word in who if _kind(scene, word) not in PERSONS)


def _kind(scene: Scene, word: int) -> str:
    mention = scene.indexed.headed(scene.tree, word)
    return "" if mention is None else mention.kind


def _past_dateline(scene: Scene, word: int) -> tuple[int, ...]:
    """Return what stands behind the place that opens a report ("ACCRA - Togo was expelled")."""
    tokens = scene.tree.tokens
    opening = word + 1 < len(tokens) and tokens[word + 1].text in WORDS["dashes"]
    if not opening or any(tokens[at].upos in {"VERB", "AUX"} for at in range(word)):
        return (word,)
    return scene.tree.kids(word, "appos") or (word,)
