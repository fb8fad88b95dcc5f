"""The reasons that a sentence gives for a turn."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists

LONG_REASON = 30
WORDS = WordLists("arrangements", "tell.sentence.reasons")


def reasons_at(facts: SentenceFacts, verb: int) -> tuple[str, ...]:
    """Return the reasons that a verb's clause gives, each conjunct on its own."""
    tree = facts.tree
    found = [
        _reason(facts, each)
        for word in _words_of_reason(facts, verb)
        for each in tree.conjuncts(word)
    ]
    found += [
        _words_of(facts, clause, skip_marks=True)
        for clause in tree.kids(verb, "advcl")
        if tree.preposition(clause) == "because"
    ]
    found.append(_in_protest(facts, verb))
    return tuple(dict.fromkeys(filter(None, found)))


def answered_by(facts: SentenceFacts, word: int) -> tuple[str, ...]:
    """Return what a noun answers: of "a response to the raids" these."""
    if facts.lemma(word) not in WORDS["protests"]:
        return ()
    tree = facts.tree
    kids = (kid for kid in tree.kids(word, "nmod") if tree.preposition(kid) in WORDS["at_what"])
    return tuple(_reason(facts, each) for kid in kids for each in tree.conjuncts(kid))


def _words_of_reason(facts: SentenceFacts, verb: int) -> Iterator[int]:
    """Yield the words of a verb's clause that stand behind "over", "because of" and the like."""
    tree = facts.tree
    hosts = {verb, *tree.kids(verb, "xcomp")}
    hosts |= {kid for kid in tree.kids(verb, "obl") if facts.lemma(kid) in WORDS["carried"]}
    objects = set(tree.kids(verb, "obj"))
    for word in tree.subtree(verb):
        preposition = _preposition(facts, word)
        if preposition not in facts.known.reasons:
            continue
        timely = preposition in WORDS["timely"]
        hangs = tree.head(word) in (hosts if timely else hosts | objects)
        if hangs and not (timely and _tells_time(facts, word)):
            yield word


def _preposition(facts: SentenceFacts, word: int) -> str:
    """Return a word's preposition; parsers see a verb in the first half of "owing to"."""
    marks = facts.tree.kids(word, "case")
    if marks and marks[0] > 0 and facts.tree.tokens[marks[0] - 1].text.lower() == "owing":
        return "owing to"
    return facts.tree.preposition(word)


def _tells_time(facts: SentenceFacts, word: int) -> bool:
    """Return whether a phrase tells when or how long, not why ("after talks")."""
    tree = facts.tree
    start, end = tree.tokens[word].start, tree.tokens[word].end
    timed = any(time.start < end and start < time.end for time in facts.times)
    meeting = (
        facts.lemma(word) in facts.known.words.meetings or facts.lemma(word) in WORDS["pauses"]
    )
    return timed or meeting or tree.upos(word) in {"NUM", "PRON", "VERB"}


def _in_protest(facts: SentenceFacts, verb: int) -> str:
    """Return what follows "in protest against", "in response to"."""
    tree = facts.tree
    for word in tree.subtree(verb):
        if facts.lemma(word) not in WORDS["protests"] or tree.preposition(word) != "in":
            continue
        for kid in range(word + 1, len(tree.tokens)):
            aimed = tree.preposition(kid) in WORDS["at_what"] and tree.upos(kid) in {
                "NOUN",
                "PROPN",
            }
            if aimed and word in tree.ancestors(kid):
                return _reason(facts, kid)
    return ""


def _reason(facts: SentenceFacts, word: int) -> str:
    """Return a noun's whole phrase without the preposition and what is conjoined to it."""
    return _words_of(facts, word, skip_marks=True)


def _words_of(facts: SentenceFacts, word: int, *, skip_marks: bool) -> str:
    tree = facts.tree
    skipped = {
        each
        for kid in tree.kids(word, "case", "mark", "cc", "conj", "punct")
        if tree.relation(kid) == "conj" or skip_marks
        for each in tree.subtree(kid)
    }
    inside = [each for each in tree.subtree(word) if each not in skipped]
    if not inside:
        return ""
    first, last = _unbroken(inside, skipped, word)
    last = min(last, first + LONG_REASON)
    while last > word and tree.upos(last) in {"PUNCT", "CCONJ", "ADP"}:
        last -= 1
    return facts.words(first, last)


def _unbroken(inside: list[int], skipped: set[int], word: int) -> tuple[int, int]:
    """Return first and last of the words around a head that no skipped ones part.

    A hole in the middle is a conjunct: what comes before it is kept.
    """
    first = inside[0]
    for one, other in pairwise(inside):
        if skipped.isdisjoint(range(one + 1, other)):
            continue
        if one >= word:
            return first, one
        first = other
    return first, inside[-1]
