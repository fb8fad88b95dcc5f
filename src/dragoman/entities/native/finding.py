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
from dragoman.entities.native.names import PERSON, PLACES, Native, natives
from dragoman.entities.native.signs import sign_before_title, signs_together

RUSSIAN = "ru"
KOREAN = "ko"
JAPANESE = "ja"
FIRST = 2  # letters by which Russian names are looked up
# Korean words before a name that are written together with it: the ambassador in, against, pro-
BEFORE = frozenset("주대방친반재전")
HANGUL = re.compile(r"[가-힣]")
KANJI = re.compile("[\u4e00-\u9fff]")
KATAKANA = re.compile(r"[ァ-ヺー]")
LATIN = re.compile(r"[A-Za-z]")
NUMBER = re.compile(r"[\d一二三四五六七八九十]")
DOT = "・"
DAY = "日"  # after a number it is the day of a month, not the beginning of Japan
PLAIN = frozenset("'\"")
OPENING = " \n\u00a0([·"
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
    for at in range(len(text)):
        if at < past:
            continue
        found = _longest(text, known, at, past, language)
        if found is not None:
            yield found
            past = found.end


def _longest(
    text: str, known: dict[str, tuple[Native, ...]], at: int, past: int, language: str
) -> Spot | None:
    """Return the longest name that stands at a place, or the sign of a state before its office."""
    sign = sign_before_title(text, at, past, language)
    if sign is not None:
        return Spot(at, at + 1, sign)
    named = next(
        (
            Spot(at, at + len(native.words), native)
            for native in known.get(text[at], ())
            if text.startswith(native.words, at)
            and _is_whole(text, at, at + len(native.words), past, language)
            and _is_free(text, at, past, native, language)
        ),
        None,
    )
    together = signs_together(text, at, past, language)
    if together is not None and (named is None or together[0] > named.end):
        return Spot(at, *together)
    return named


def _is_free(text: str, start: int, past: int, native: Native, language: str) -> bool:
    """Whether a name is no part of a longer one, as parts of names with dots in katakana are.

    States with a dot between them are several names. In Japanese a surname of one letter follows
    no other letter of its kind.
    """
    end = start + len(native.words)
    is_part = KANJI.match(text[max(start - 1, past) : start]) and language == JAPANESE
    if native.is_titled and len(native.words) == 1 and is_part:
        return False
    if not KATAKANA.match(text[start]) and not KATAKANA.match(text[end - 1]):
        return True
    is_place = native.kind in PLACES
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if KATAKANA.match(text[start]) and before == DOT and not (
        is_place and (past == start - 1 > 0 or not KATAKANA.match(text[max(start - 2, 0)]))
    ):  # fmt: skip
        return False
    goes_on = KATAKANA.match(text[end - 1]) and after == DOT
    return not goes_on or ((is_place or native.kind == PERSON) and _is_place_at(text, end + 1))


def _is_place_at(text: str, at: int) -> bool:
    """Whether no word in katakana stands at a place in Japanese, or a place of the world does."""
    if not KATAKANA.match(text[at : at + 1]):
        return True
    return any(
        native.kind in PLACES
        and text.startswith(native.words, at)
        and not KATAKANA.match(text[at + len(native.words) : at + len(native.words) + 1])
        for native in _by_letter(JAPANESE).get(text[at], ())
    )


def _closes(text: str, start: int) -> bool:
    """Whether a quotation ends right before a place; a plain mark after a blank opens one."""
    before = text[start - 1 : start] if start else ""
    opens = before in PLAIN and not text[max(start - 2, 0) : start - 1].strip(OPENING)
    return before in CLOSING and not opens


def _is_whole(text: str, start: int, end: int, past: int, language: str) -> bool:
    """Whether a stretch is no part of a longer word."""
    before = text[start - 1 : start] if start > past else ""
    after = text[end : end + 1]
    if LATIN.match(text[start]) and LATIN.match(before):
        return False
    if LATIN.match(text[end - 1]) and LATIN.match(after):
        return False
    if language == KOREAN:
        return not _closes(text, start) and (not HANGUL.match(before) or before in BEFORE)
    if text[start] == DAY and NUMBER.match(text[start - 1 : start] if start else ""):
        return False
    cut_before = KATAKANA.match(text[start]) and KATAKANA.match(before)
    cut_after = KATAKANA.match(text[end - 1]) and KATAKANA.match(after)
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
