"""Where names stand in a text: the longest at each place, from left to right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.entities.native.inflection import (
    BETWEEN,
    WORD,
    Pattern,
    folded,
    is_abbreviation,
    pattern_of,
)
from dragoman.entities.native.names import Native, natives

RUSSIAN = "ru"
KOREAN = "ko"
FIRST = 2  # letters by which Russian names are looked up
# Korean words before a name that are written together with it: the ambassador in, against, pro-
BEFORE = frozenset("주대방친반재전")
HANGUL = re.compile(r"[가-힣]")
KATAKANA = re.compile(r"[ァ-ヺー]")
LATIN = re.compile(r"[A-Za-z]")
NUMBER = re.compile(r"[\d一二三四五六七八九十]")
DAY = "日"  # after a number it is the day of a month, not the beginning of Japan
CLOSING = frozenset("’”'\"」』》")


Beginnings = dict[str, tuple[tuple[tuple[Pattern, ...], Native], ...]]


class Spot(NamedTuple):
    """A name where it stands."""

    start: int
    end: int
    native: Native


def spots_of(text: str, language: str) -> list[Spot]:
    """Return the names of a text in a language, from left to right, none overlapping.

    >>> [text.native.countries for text in spots_of("俄罗斯外长访问北京", "zh")]
    [('RUS',), (), ('CHN',)]
    """
    found = _inflected(text) if language == RUSSIAN else _written(text, language)
    return list(found)


def _written(text: str, language: str) -> Iterator[Spot]:
    """Yield the names of a text in which words do not change."""
    known, past = _by_letter(language), 0
    for at, letter in enumerate(text):
        if at < past or letter not in known:
            continue
        for native in known[letter]:
            end = at + len(native.words)
            if text.startswith(native.words, at) and _is_whole(text, at, end, past, language):
                yield Spot(at, end, native)
                past = end
                break


def _is_whole(text: str, start: int, end: int, past: int, language: str) -> bool:
    """Whether a stretch is no part of a longer word."""
    before = text[start - 1 : start] if start > past else ""
    after = text[end : end + 1]
    if LATIN.match(text[start]) and LATIN.match(before):
        return False
    if LATIN.match(text[end - 1]) and LATIN.match(after):
        return False
    if language == KOREAN:
        return before not in CLOSING and (not HANGUL.match(before) or before in BEFORE)
    if text[start] == DAY and NUMBER.match(text[start - 1 : start] if start else ""):
        return False
    cut_before = KATAKANA.match(text[start]) and (KATAKANA.match(before) or before == "・")
    cut_after = KATAKANA.match(text[end - 1]) and (KATAKANA.match(after) or after == "・")
    return not (cut_before or cut_after)


@cache
def _by_letter(language: str) -> dict[str, tuple[Native, ...]]:
    """Return the names by their first letter, the longest first."""
    found: dict[str, list[Native]] = defaultdict(list)
    for native in natives(language):
        found[native.words[0]].append(native)
    return {
        letter: tuple(sorted(some, key=lambda each: (-len(each.words), each.words)))
        for letter, some in found.items()
    }


def _inflected(text: str) -> Iterator[Spot]:
    """Yield the names of a Russian text, in any case."""
    words = list(WORD.finditer(text))
    known, past = _by_beginning(), 0
    for at, word in enumerate(words):
        if at < past:
            continue
        for patterns, native in (*known.get(_key(word[0]), ()), *_in_capitals(known, word[0])):
            if _follows(text, words, at, patterns):
                past = at + len(patterns)
                yield Spot(word.start(), words[past - 1].end(), native)
                break


def _follows(
    text: str, words: Sequence[re.Match[str]], at: int, patterns: Sequence[Pattern]
) -> bool:
    """Whether the words of a name stand at a place, one right after the other."""
    stop = at + len(patterns)
    if stop > len(words):
        return False
    for number, pattern in enumerate(patterns, at):
        if not pattern.fits(words[number][0]):
            return False
        if number > at and not BETWEEN.fullmatch(
            text, words[number - 1].end(), words[number].start()
        ):
            return False
    return True


@cache
def _by_beginning() -> Beginnings:
    """Return the Russian names by the beginning of their first word, the longest first."""
    found: dict[str, list[tuple[tuple[Pattern, ...], Native]]] = defaultdict(list)
    for native in natives(RUSSIAN):
        words = WORD.findall(native.words)
        if words:
            found[_key(words[0])].append((tuple(map(pattern_of, words)), native))
    return {
        key: tuple(sorted(some, key=lambda each: (-len(each[0]), -len(each[1].words))))
        for key, some in found.items()
    }


def _in_capitals(known: Beginnings, word: str) -> Sequence[tuple[tuple[Pattern, ...], Native]]:
    """Return the names that a word in capitals may begin, as datelines and headlines have it."""
    return known.get(_key(word.lower()), ()) if is_abbreviation(word) else ()


def _key(word: str) -> str:
    plain = folded(word)
    return plain if is_abbreviation(word) else plain[:FIRST]
