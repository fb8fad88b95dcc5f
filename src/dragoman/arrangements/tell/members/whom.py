"""Whom a sentence tells of: the states that words name, as members of something."""

from collections.abc import Iterable

from dragoman.arrangements.sides import states
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists

WORDS = WordLists("arrangements", "tell.members.whom")
PERSONS = frozenset({"person", "role"})
Who = tuple[tuple[str, int], ...]


def doers(facts: SentenceFacts, verb: int) -> Who:
    """Return who does what a verb tells: its subjects, else the names right before it."""
    tree = facts.tree
    found = headed(facts, _own_subjects(facts, verb), split=True)
    if not found and tree.relation(verb) == "acl":
        found = _told_of(facts, tree.head(verb))
    elif not found and not tree.kids(verb, "aux:pass"):
        found = headed(facts, tree.kids(verb, "nsubj:pass"))  # "left" may be read as a passive
    return found or _right_before(facts, verb)


def _told_of(facts: SentenceFacts, head: int | None) -> Who:
    """Return of whom it is told that he is "the latest country to join", "the fifth to leave"."""
    if head is None:
        return ()
    tree = facts.tree
    found = headed(facts, tree.subjects(head)) or headed(facts, (head,))
    above = tree.head(head)
    if found or above is None or tree.relation(head) != "nsubj":
        return found
    return headed(facts, (above,)) if tree.kids(above, "cop") else ()  # "last was Peru"


def _right_before(facts: SentenceFacts, verb: int) -> Who:
    """Return those named right before a verb and what helps it."""
    tree = facts.tree
    before = verb - 1
    while before >= 0 and tree.upos(before) in {"AUX", "ADV"}:
        before -= 1
    mention = facts.indexed.headed(tree, before) if before >= 0 else None
    if mention is None or mention.role == "place":
        return ()
    listed = facts.indexed.listed_with(mention)
    named = states(party for each in listed for party in each.parties)
    return tuple((one, before) for one in sorted(named))


def _own_subjects(facts: SentenceFacts, verb: int) -> tuple[int, ...]:
    """Return a verb's subjects; of a relative clause only the nouns right before it.

    "Chad, which joined in 1994, and Niger, which followed": each joined by itself.
    """
    tree, found = facts.tree, facts.tree.subjects(verb)
    if tree.tokens[verb].deprel != "acl:relcl":
        return found
    return tuple(
        word
        for word in found
        if word < verb and all(tree.upos(each) != "VERB" for each in range(word, verb))
    )


def headed(facts: SentenceFacts, words: Iterable[int], *, split: bool = False) -> Who:
    """Return the states that words name, and those conjoined with them.

    Args:
        facts: the sentence.
        words: nouns.
        split: whether the words are all there are, conjuncts spread already.
    """
    found: dict[str, int] = {}
    for word in (each for one in words for each in _past_dateline(facts, one)):
        for each in (word,) if split else _joined(facts, word):
            mention = facts.indexed.headed(facts.tree, each)
            if mention is not None and mention.role != "place":
                for state in sorted(states(mention.parties)):
                    found.setdefault(state, each)
    return tuple(found.items())


def _joined(facts: SentenceFacts, word: int) -> tuple[int, ...]:
    """Return a word with those joined to it by a word such as "and".

    A headline's comma may begin a new clause: "AU suspends Chad, France cuts aid".
    """
    listed = tuple(facts.tree.conjuncts(word))
    return listed if any(facts.tree.kids(each, "cc") for each in listed) else (word,)


def countries(facts: SentenceFacts, who: Who) -> Who:
    """Return those of the members that are told as countries, not as people or troops.

    Args:
        facts: the sentence.
        who: members.
    """
    return tuple((state, word) for state, word in who if _kind(facts, word) in WORDS["countries"])


def no_persons(facts: SentenceFacts, who: Who) -> Who:
    """Return those of the members that are no persons: a minister may join a council alone.

    Args:
        facts: the sentence.
        who: members.
    """
    return tuple((state, word) for state, word in who if _kind(facts, word) not in PERSONS)


def _kind(facts: SentenceFacts, word: int) -> str:
    mention = facts.indexed.headed(facts.tree, word)
    return "" if mention is None else mention.kind


def _past_dateline(facts: SentenceFacts, word: int) -> tuple[int, ...]:
    """Return what stands behind the place that opens a report ("ACCRA - Togo was expelled")."""
    tokens = facts.tree.tokens
    opening = word + 1 < len(tokens) and tokens[word + 1].text in WORDS["dashes"]
    if not opening or any(tokens[at].upos in {"VERB", "AUX"} for at in range(word)):
        return (word,)
    return facts.tree.kids(word, "appos") or (word,)
