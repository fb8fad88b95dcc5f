"""Whether a clause speaks of the past or of what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.annotate.times.tokens import Words
from dragoman.data.words import WordLists, sets_in

WORDS = WordLists("annotate", "times.direction")

Direction = Literal["past", "future", ""]
_REACH_OF_INFINITIVE = 7
_NEAR = 2
_SHORT_PAST = 4
_LONGEST = 60  # words to either side: a text without full stops must not take for ever


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of words that tell the direction; `direction.toml` explains each."""

    future: frozenset[str]
    future_plain: frozenset[str]
    future_before_for: frozenset[str]
    modal_small: frozenset[str]
    noun_before: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    saying: frozenset[str]
    forward: frozenset[str]
    until: frozenset[str]
    over: frozenset[str]
    not_infinitive: frozenset[str]


@cache
def cues() -> Cues:
    """Return the cues; read once, never changed."""
    return Cues(**sets_in("times/direction.toml"))


def direction(words: Words, first: int, last: int) -> Direction:
    """Return which way the clause around words `first` to `last` looks; empty where untold.

    The nearest cue to the left within the sentence decides, else the first to the right. A verb
    of saying further off does not count where the words after the expression have a cue.
    """
    known = cues()
    low, high = _sentence(words, first, last)
    if words.near(first - 1) in known.until and not _over(words, low, first, known):
        return "future"
    if words.near(first - 1) == "of":  # "the vote of May 5": a name for it, whatever the verb
        return ""
    ahead = _opens_clause(words, first, low) and _first_cue(words, last, high, low, known)
    if ahead:
        return ahead
    index, cue = _nearest_cue(words, first, low, known)
    far = words.low[index] in known.saying and first - index > _NEAR
    if cue and not far:
        return cue
    return _first_cue(words, last, high, low, known, commas=not cue) or cue


def _nearest_cue(words: Words, first: int, low: int, known: Cues) -> tuple[int, Direction]:
    """Return the nearest word to the left that has a direction, and which."""
    for index in range(first - 1, low - 1, -1):
        cue = _cue(words, index, low, known)
        if cue:
            return index, cue
    return low, ""


def _first_cue(
    words: Words, last: int, high: int, low: int, known: Cues, *, commas: bool = False
) -> Direction:
    """Return the first cue from a word on, up to a comma unless `commas` may be passed."""
    for index in range(last, high):
        if words.kinds[index] == "comma" and not commas:
            break
        cue = _cue(words, index, low, known)
        if cue:
            return cue
    return ""


def _opens_clause(words: Words, first: int, low: int) -> bool:
    """Return whether a time stands at the head of a joined clause: "and in May they returned"."""
    place = first - 1
    while place > low and words.low[place] in WORDS["before_times"]:
        place -= 1
    return place > low and words.low[place] in {"and", "but", "while", ","}


def sentence_of(words: Words, index: int) -> tuple[int, int]:
    """Return the first word of a word's sentence and one past its last."""
    return _sentence(words, index, index + 1)


def _sentence(words: Words, first: int, last: int) -> tuple[int, int]:
    low, high = first, last
    least, most = max(0, first - _LONGEST), min(len(words.low), last + _LONGEST)
    while low > least and words.kinds[low - 1] != "stop":
        low -= 1
    while high < most and words.kinds[high] != "stop":
        high += 1
    return low, high


def _over(words: Words, low: int, first: int, known: Cues) -> bool:
    return any(words.low[index] in known.over for index in range(low, first))


def _cue(words: Words, index: int, low: int, known: Cues) -> Direction:
    word, kind = words.low[index], words.kinds[index]
    if kind == "to" and word == "to":
        return _infinitive(words, index, low, known)
    if kind == "next":  # "its next session in April", but not "the next day"
        return "" if words.kind(index + 1) in {"unit", "part"} else "future"
    if kind in {"word", "coming"}:
        return _of_word(words, index, known)
    return ""


def _of_word(words: Words, index: int, known: Cues) -> Direction:
    """Return the direction of a word of its own: "will", but "would have"; "met", but "be met"."""
    word = words.low[index]
    if _looks_ahead(words, index, known):
        unreal = word in WORDS["conditional"] and words.near(index + 1) == "have"
        return "past" if unreal else "future"
    return "past" if _is_past(word, known) and words.near(index - 1) != "be" else ""


def _looks_ahead(words: Words, index: int, known: Cues) -> bool:
    word, before = words.low[index], words.near(index - 1)
    if word in known.modal_small:
        return words.raw(index).islower()
    if word in known.future_before_for:
        return words.near(index + 1) in WORDS["aims"]
    if word in known.future_plain:
        return before not in known.noun_before and before != "to"
    return word in known.future


def _is_past(word: str, known: Cues) -> bool:
    regular = word.endswith("ed") and len(word) > _SHORT_PAST and word not in known.not_past
    return regular or word in known.past


def _infinitive(words: Words, index: int, low: int, known: Cues) -> Direction:
    """Return the direction of "to meet": forward, unless a plain past verb governs it."""
    if not _is_base(words, index + 1, known):
        return ""
    joined = words.near(index - 1) in {"and", "or"}  # "agreed to meet and to sign"
    reach = low if joined else max(low, index - _REACH_OF_INFINITIVE)
    for before in range(index - 1, reach - 1, -1):
        word = words.low[before]
        if word in known.forward or word in known.future:
            return "future"
        if _is_past(word, known) and not joined:
            return "past"
    return "future"


def _is_base(words: Words, index: int, known: Cues) -> bool:
    """Return whether a word behind "to" can be a verb in its base form."""
    word = words.near(index)
    if words.kind(index) != "word" or word in known.not_infinitive:
        return False
    return words.raw(index).islower() and not word.endswith(WORDS.listed("inflected"))
