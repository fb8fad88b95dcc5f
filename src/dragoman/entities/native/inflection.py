"""Russian names in all their cases: stems and the endings that each may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.data.tables import read_table

LETTERS = "\u0410-\u044f\u0401\u0451"  # Cyrillic, as Russian has it
WORD = re.compile(f"[{LETTERS}]+(?:[-\u2019'][{LETTERS}]+)*")
BETWEEN = re.compile("[ \u00a0]{1,2}|[ \u00a0]?[\u2014\u2013-][ \u00a0]?")
# the letter yo, which most print as ye
PRINTED = {0x0401: 0x0415, 0x0451: 0x0435}
ANY = "*"  # in the table: every other word
NOTHING = "-"
SPELT = 4  # letters from which a word in capitals is not taken for an abbreviation alone


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word of a name in all its cases.

    Attributes:
        stem: what stays.
        endings: what may follow.
        capital: whether it is written with a capital.
    """

    stem: str
    endings: frozenset[str]
    capital: bool

    def fits(self, word: str) -> bool:
        """Whether a word of a text is this one in some case; a longer one in capitals too.

        >>> [pattern_of("Россия").fits(one) for one in ("России", "РОССИИ", "Россиян")]
        [True, True, False]
        """
        plain = folded(word)
        if len(word) >= SPELT and not self.stem.isupper():
            plain = plain.lower()
        if not plain.startswith(self.stem) or (self.capital and not word[:1].isupper()):
            return False
        return plain[len(self.stem) :] in self.endings


def folded(word: str) -> str:
    """Return a word in small letters, yo as ye; abbreviations in capitals stay as they are."""
    plain = word.translate(PRINTED)
    return plain if is_abbreviation(word) else plain.lower()


def is_abbreviation(word: str) -> bool:
    """Whether a word is one such as США."""
    return len(word) > 1 and word.isupper()


def pattern_of(word: str) -> Pattern:
    """Return the pattern of a word that is quoted in the nominative.

    >>> pattern_of("Путин").fits("Путиным"), pattern_of("США").fits("сша")
    (True, False)
    """
    plain = folded(word)
    capital = word[:1].isupper()
    if is_abbreviation(word):
        return Pattern(plain, frozenset({""}), capital)
    for end, falls, endings in _endings():
        if end == ANY or (plain.endswith(end) and len(plain) > len(end)):
            return Pattern(plain[: len(plain) - falls], endings, capital)
    return Pattern(plain, frozenset({""}), capital)


@cache
def _endings() -> tuple[tuple[str, int, frozenset[str]], ...]:
    """Return how words end, how much of them falls away, and what may stand instead."""
    rows = [
        (
            row["end"],
            int(row["falls"]),
            frozenset("" if one == NOTHING else one for one in row["endings"].split()),
        )
        for row in read_table("native/endings.tsv")
    ]
    return tuple(sorted(rows, key=lambda row: (row[0] == ANY, -len(row[0]))))
