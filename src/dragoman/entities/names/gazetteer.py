"""Finds known names in text: one trie over words, the longest name wins.

Letters count as written: "US" is a name and "us" is not. A name of four letters or more is also
found in capitals throughout, as headlines and datelines have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d{1,3}(?:,\d{3})+|[^\W_]+|[^\w\s]|_")
_APOSTROPHES = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u2013": "-",
    "\u2010": "-",
    "\u2011": "-",
}
_LEAF = ""
_MAX_GAP = 2
_MIN_CAPITALS = 4


class Word(NamedTuple):
    """A word or mark of a text, with its offsets; apostrophes and hyphens made plain."""

    start: int
    end: int
    text: str


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words and marks of a stretch of text.

    >>> [word.text for word in words_of("The U.S. and China\u2019s Seoul-based envoy")]
    ['The', 'U.S.', 'and', 'China', "'", 's', 'Seoul', '-', 'based', 'envoy']
    """
    stop = len(text) if end is None else end
    plain, make = _APOSTROPHES, tuple.__new__
    return tuple(
        [
            make(Word, (*match.span(), plain.get(match[0], match[0])))
            for match in WORD.finditer(text, start, stop)
        ]
    )


def _texts(name: str) -> list[str]:
    """Return the words of a name as `words_of` finds them; most are letters and spaces alone."""
    if name.replace(" ", "").isalpha():
        return name.split()
    return [word.text for word in words_of(name)]


class Gazetteer(Generic[T]):
    """Names and what each of them may mean.

    Args:
        entries: pairs of a name and one of its meanings; a name may come several times.
        fold: True to ignore letter case (for words such as "foreign minister").
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, fold: bool = False) -> None:
        self._fold = fold
        self._root: dict[str, Any] = {}
        capitals: list[tuple[str, T]] = []
        for name, meaning in entries:
            self._add(name, meaning)
            if not fold and len(name) >= _MIN_CAPITALS and name != name.upper():
                capitals.append((name.upper(), meaning))
        for name, meaning in capitals:
            self._add(name, meaning)

    def _add(self, name: str, meaning: T) -> None:
        node = self._root
        for word in _texts(name.lower() if self._fold else name):
            node = node.setdefault(word, {})
        leaf = node.setdefault(_LEAF, [])
        if meaning not in leaf:
            leaf.append(meaning)

    def match(self, words: tuple[Word, ...], index: int) -> tuple[int, tuple[T, ...]]:
        """Return the longest name that starts at a word.

        Args:
            words: as `words_of` gives them.
            index: where to start.

        Returns:
            One past the last word of the name, and its meanings; ``(index, ())`` where none.
        """
        node = self._root
        best, found = index, None
        at, count = index, len(words)
        while at < count:
            word = words[at]
            if at > index and word.start - words[at - 1].end > _MAX_GAP:
                break
            child = node.get(word.text.lower() if self._fold else word.text)
            if child is None:
                break
            node = child
            at += 1
            leaf = node.get(_LEAF)
            if leaf is not None:
                best, found = at, leaf
        return (index, ()) if found is None else (best, tuple(found))

    def scan(
        self, words: tuple[Word, ...], keys: tuple[str, ...] | None = None
    ) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Yield the names found from left to right, none overlapping.

        Args:
            words: as `words_of` gives them.
            keys: the words in lower case, where they are at hand and case is ignored.

        Yields:
            First word, one past the last, and the meanings.
        """
        if keys is None or not self._fold:
            keys = tuple([word.text.lower() if self._fold else word.text for word in words])
        root, past = self._root, 0
        for index, key in enumerate(keys):
            if key in root and index >= past:
                stop, meanings = self.match(words, index)
                if meanings:
                    yield index, stop, meanings
                    past = stop
