"""States with which the subject of a sentence deals: they are not the subject's own.

"Minister X told Lesotho", "flew to Nairobi", "wants sanctions on Myanmar": whose minister X is,
such words do not tell, but whose X is not. What X says of a state tells neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.data.words import WordLists
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.phrases import Phrase
from dragoman.records import Token
from dragoman.syntax.plain_tree import BEHIND

WORDS = WordLists("entities", "memory.dealt_with")

_FURTHER = frozenset({"conj", "xcomp"})
_CLAUSES = frozenset({"nsubj", "ccomp", "advcl", "parataxis", "acl", "csubj"})
_THERE = frozenset({"in", "at"})
_FROM = "from"
_OBJECTS = frozenset({"obj", "iobj"})


def dealt_with(reading: SentenceLine, phrase: Phrase) -> frozenset[str]:
    """Return the states that a person who is a subject deals with; nobody for other words.

    Args:
        reading: the sentence.
        phrase: the title and the name.
    """
    tokens = reading.sentence.tokens
    cases = {one.head: one.lemma.lower() for one in tokens if one.deprel == "case"}
    paths = _paths(reading, phrase)
    return frozenset(code for code, path in paths if _is_dealt(tokens, path, cases))


def done_to(reading: SentenceLine, phrase: Phrase) -> frozenset[str]:
    """Return the states to which a subject itself does something: "officials thanked Peru".

    Args:
        reading: the sentence.
        phrase: who.
    """
    tokens = reading.sentence.tokens
    return frozenset(
        code
        for code, path in _paths(reading, phrase)
        if len(path) == 1 and tokens[path[0]].deprel in _OBJECTS
    )


def _paths(reading: SentenceLine, phrase: Phrase) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the states beside a subject, each with the words from its name up to the verb."""
    tokens = reading.sentence.tokens
    at = reading.head_token(phrase.first, phrase.stop)
    if at is None or not tokens[at].deprel.startswith("nsubj") or tokens[at].head < 0:
        return
    verbs = frozenset(_verbs(tokens, tokens[at].head))
    for first, (stop, senses) in reading.line.hits.items():
        code, inside = senses[0].country, phrase.first <= first < phrase.stop
        token = reading.head_token(first, stop)
        if code is not None and len(senses) == 1 and token is not None and not inside:
            path = tuple(_path(tokens, token, verbs))
            if path:
                yield code, path


def _verbs(tokens: tuple[Token, ...], first: int) -> Iterator[int]:
    """Yield a verb with those that have its subject too: "came and told", "wants to meet"."""
    yield first
    for at, token in enumerate(tokens):
        if token.head == first and at > first and token.upos == "VERB":
            own = any(one.head == at and one.deprel.startswith("nsubj") for one in tokens)
            if token.deprel in _FURTHER and not own:
                yield at


def _path(tokens: tuple[Token, ...], token: int, verbs: frozenset[int]) -> Iterator[int]:
    """Yield the words from a name up to the one that hangs on a verb; nothing if none does."""
    found: list[int] = []
    while token >= 0 and token not in verbs and token not in found:
        found.append(token)
        token = tokens[token].head
    yield from found if token in verbs else ()


def _is_dealt(tokens: tuple[Token, ...], path: tuple[int, ...], cases: Mapping[int, str]) -> bool:
    relations = [tokens[at].deprel.split(":")[0] for at in path]
    if any(cases.get(at) == _FROM and tokens[at].deprel == "nmod" for at in path):
        return True  # "said that gunmen from Chad came": one's own come from nowhere
    if not _CLAUSES.isdisjoint(relations) or relations[-1] not in BEHIND:
        return False
    verb, top = tokens[tokens[path[-1]].head].lemma.lower(), path[-1]
    if verb in WORDS["own"]:
        return False
    if any(cases.get(at) in WORDS["towards"] for at in path[:-1]):
        return True  # "wants sanctions on Myanmar"
    if len(path) > 1:
        # "opened the Kenyan parliament" may be the speaker's own, "met Kenyan officials" is not
        return verb in WORDS["dealing"]
    if relations[-1] == "obl":
        case = cases.get(top)
        return case in WORDS["towards"] or (case in _THERE and verb in WORDS["arriving"])
    return True
