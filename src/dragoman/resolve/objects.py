"""Whom or what a deed is done to, as far as that keeps two deeds of one day apart.

"Expelled the ambassador" and "expelled the military attaché" are two expulsions; so are "expelled
two diplomats" and "expelled five". What is counted roughly, or not, may be either.
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.data.words import WordLists
from dragoman.records import Event

WORDS = WordLists("resolve", "objects")
_WORD = re.compile(r"[\w'-]+")
BEFORE = 4  # words between a number and what it counts: "two senior Chilean military"
ARTICLES = {"a", "an"}


@dataclass(frozen=True, slots=True)
class Objects:
    """What a deed is done to.

    Attributes:
        kinds: of persons and things that are named by what they are.
        number: how many, where that is told exactly and once.
    """

    kinds: frozenset[str] = frozenset()
    number: int | None = None

    def differ(self, other: "Objects") -> bool:
        """Return whether two deeds are done to others."""
        if self.kinds and other.kinds:
            return self.kinds.isdisjoint(other.kinds)
        return None not in {self.number, other.number} and self.number != other.number


NOTHING = Objects()


def objects_of(event: Event) -> Objects:
    """Return what an event is done to, by the words that tell it first.

    Args:
        event: of a type that is done to somebody; of others nothing is told.
    """
    if str(event.event_type) not in WORDS["types"] or not event.evidence:
        return NOTHING
    return objects_in(event.evidence[0].quote)


@cache
def objects_in(text: str) -> Objects:
    """Return what words name and count.

    >>> objects_in("Peru expelled two Chilean diplomats.").number
    2
    """
    words = [word.lower() for word in _WORD.findall(text)]
    kinds = {kind for word in words if (kind := _kind(word))}
    numbers = {
        _number(words[max(at - BEFORE, 0) : at])
        for at, word in enumerate(words)
        if word.removesuffix("s") in WORDS["counted"] or word in WORDS["counted"]
    }
    number = next(iter(numbers)) if len(numbers) == 1 else None
    return Objects(frozenset(kinds), number)


def _kind(word: str) -> str | None:
    """Return what a word names, its plural alike; None for what may be anybody."""
    one = next((form for form in (word, word.removesuffix("s")) if form in WORDS["kinds"]), None)
    return None if one is None else one.replace("é", "e").replace("fishermen", "fisherman")


def _number(before: list[str]) -> int | None:
    """Return the number that the words before a noun give it; None where it is rough or untold."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        found = _value(word)
        if found is not None:
            return None if set(before[max(at - 2, 0) : at]) & WORDS["rough"] else found
    return None


def _value(word: str) -> int | None:
    if word in ARTICLES:
        return 1
    if word in WORDS["numbers"]:
        return WORDS.listed("numbers").index(word) + 1
    return int(word) if word.isascii() and word.isdigit() and len(word) < len("10000") else None
