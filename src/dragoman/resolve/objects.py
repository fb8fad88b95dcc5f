"""Whom or what a deed is done to, as far as that keeps two deeds of one day apart.

"Expelled the ambassador" and "expelled the military attaché" are two expulsions; so are "expelled
two diplomats" and "expelled five". What is counted roughly, or not, may be either.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.annotate.times.lexicon import lexicon
from dragoman.data.words import WordLists
from dragoman.frames.counting import number_of
from dragoman.records import Event

WORDS = WordLists("resolve", "objects")
_WORD = re.compile(r"\d[\d,]*\d|[\w'-]+|[^\w\s]")
# None of these was swept.
BEFORE = 4  # words between a number and what it counts: "two senior Chilean military"
ARTICLES = {"a", "an"}
YEARS = range(1900, 2100)
LARGEST = 10**4
REMEMBERED = 4096


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
            return not any(_may_be(one, two) for one in self.kinds for two in other.kinds)
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


@lru_cache(maxsize=REMEMBERED)
def objects_in(text: str) -> Objects:
    """Return what words name and count.

    >>> objects_in("Peru expelled two Chilean diplomats.").number
    2
    """
    words = _WORD.findall(text)
    low = [word.lower() for word in words]
    kinds = {kind for word in low if (kind := _kind(word))}
    numbers = {
        _number(words[max(at - BEFORE, 0) : at])
        for at, word in enumerate(low)
        if word.removesuffix("s") in WORDS["counted"] or word in WORDS["counted"]
    }
    number = next(iter(numbers)) if len(numbers) == 1 else None
    return Objects(frozenset(kinds), number)


@cache
def _groups(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines)


def _kind(word: str) -> str | None:
    """Return what a word names, plurals and synonyms alike; None for what may be anybody."""
    forms = (word, word.removesuffix("s"))
    same = next((first for form in forms if (first := _synonyms().get(form))), None)
    return same or next((form for form in forms if form in WORDS["kinds"]), None)


@cache
def _synonyms() -> dict[str, str]:
    """Return the word that stands for each of a group of synonyms."""
    groups = _groups(WORDS.listed("synonyms"))
    return {word: group[0] for group in groups for word in group}


def _may_be(one: str, other: str) -> bool:
    """Return whether two kinds can be of one person or thing: a ship may be a tanker."""
    return one == other or any(
        group[0] in {one, other} and {one, other} <= set(group)
        for group in _groups(WORDS.listed("covering"))
    )


def _number(before: list[str]) -> int | None:
    """Return the number that the words before a noun give it; None where it is rough or untold.

    Only words that can stand between a number and its noun do: not those of "in 2014 officials",
    of "two days later officials" or of "a court jailed officials".
    """
    for at in range(len(before) - 1, -1, -1):
        word = before[at].lower()
        found = 1 if word in ARTICLES else number_of([word])
        if found is not None:
            ahead = [each.lower() for each in before[:at]]
            return None if _is_no_count(word, found, ahead) else found
        if not _describes(before[at]):
            return None
    return None


def _is_no_count(word: str, found: int, ahead: list[str]) -> bool:
    """Return whether a number is a year, a day, rough, or part of a longer one."""
    year = word.isdigit() and found in YEARS
    if year or found >= LARGEST or not WORDS["rough"].isdisjoint((*ahead[-2:], word)):
        return True
    ahead = [each for each in ahead if each != "."]
    last = ahead[-1] if ahead else ""
    tables = lexicon().tables
    before_days = (tables["months"], tables["short_months"], WORDS["of_times"])
    return any(last in each for each in before_days) or number_of([last]) is not None


def _describes(word: str) -> bool:
    """Return whether a word can stand between a number and what it counts: "senior", "Chilean"."""
    low = word.lower()
    tables = lexicon().tables
    if low in tables["months"] or low in tables["weekdays"]:
        return False
    return word[0].isupper() or low in WORDS["describing"] or low.endswith(WORDS.listed("endings"))
