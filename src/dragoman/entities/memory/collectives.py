"""Group expressions: "the three countries", "both sides", "the two leaders", "the allies"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import NUMBERS, Line
from dragoman.entities.phrases.roles import Lexicon

WORDS = WordLists("entities", "memory.collectives")

_ALONE = {"trio": 3, "pair": 2, "duo": 2}
_REACH = 6
_MOST = 4
_AFTER_BARE = {"VERB", "AUX", "ADP", "PUNCT", "CCONJ", "ADV", "SCONJ", "PART"}


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words that mean a group: first word, one past the last, the noun, and how many."""

    first: int
    stop: int
    head: int
    number: int | None
    people: bool = False


def group_words(line: Line, lexicon: Lexicon, taken: set[int]) -> Iterator[GroupWords]:
    """Yield the group expressions of a line, from left to right.

    Args:
        line: the words.
        lexicon: tells the small words.
        taken: words that are part of other mentions.
    """
    past = 0
    for at, low in enumerate(line.lows):
        opens = low in WORDS["open"] or low in NUMBERS
        if not opens or at in taken or at < past:
            continue
        found = _from(line, at, lexicon, taken)
        if found is not None:
            yield found
            past = found.stop


def _from(line: Line, first: int, lexicon: Lexicon, taken: set[int]) -> GroupWords | None:
    words = line.words
    number: int | None = None
    either = False
    at = counted = first
    while at < len(words) and at - first < _REACH and at not in taken:
        low = words[at].text.lower()
        if low in {"either", "neither"}:
            either, number = True, 2
        elif low in NUMBERS:
            number, counted = NUMBERS[low], at
        elif low in WORDS["open"] or (low == "of" and at > first):
            pass
        elif low in WORDS["nouns"]:
            return _checked(line, first, at, number)
        elif either and low in WORDS["singular"]:
            return GroupWords(first, at + 1, at, 2)
        elif low in _ALONE and words[first].text.lower() == "the":
            return GroupWords(first, at + 1, at, _ALONE[low])
        elif (low in WORDS["vague"] and number is None) or not _modifies(line, at, lexicon):
            break
        at += 1
    return _alone(line, first, at, number) or _acting(line, first, counted + 1, number)


def _checked(line: Line, first: int, at: int, number: int | None) -> GroupWords | None:
    words = line.words
    low = words[first].text.lower()
    if low in NUMBERS and low != "both":
        return None
    if low == "all" and number is None:
        return None
    following = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if following in WORDS["going_on"] and number is None:
        return None
    return GroupWords(first, at + 1, at, number)


def _alone(line: Line, first: int, at: int, number: int | None) -> GroupWords | None:
    """Read "the two", "both" and "all three" that stand without a noun."""
    if number is None or number > _MOST or at == first:
        return None
    words = line.words
    low = words[first].text.lower()
    if words[at - 1].text.lower() not in NUMBERS:
        return None
    if low not in WORDS["before_number"]:
        return None
    return GroupWords(first, at, at - 1, number) if _may_end(line, low, at) else None


def _acting(line: Line, first: int, at: int, number: int | None) -> GroupWords | None:
    """Read "the three" before its verb: "the three spoke of", not "the three freed sailors"."""
    verb = bool(line.tags) and at + 1 < len(line.tags) and line.tags[at] == "VERB"
    if not verb or line.tags[at + 1] in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return None
    return _alone(line, first, at, number)


def _may_end(line: Line, low: str, at: int) -> bool:
    """True where "the two" may stand alone before a word, and "both" has no "and"."""
    if at >= len(line.words):
        return True
    if not line.tags or line.tags[at] not in _AFTER_BARE:
        return False
    return low != "both" or not _correlates(line, at)


def _correlates(line: Line, at: int) -> bool:
    """True for the "both" of "both in Seoul and in Tokyo"."""
    return line.tags[at] in {"ADP", "PUNCT", "ADV", "SCONJ", "PART"} or (
        line.tags[at] == "VERB" and any(word.text == "and" for word in line.words[at : at + 5])
    )


def _modifies(line: Line, at: int, lexicon: Lexicon) -> bool:
    text = line.words[at].text
    if text == "-":
        return True
    if not text.isalpha() or text.lower() in lexicon.stop:
        return False
    if line.tags:
        return line.tags[at] in {"ADJ", "NOUN", "VERB", "NUM", "ADV", "PROPN"}
    return text.islower()
