"""Korean surnames with a title ("조 장관"), of whom the text has named whole before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.data.tables import read_table
from dragoman.entities.mention.mentions import Mention

NAMED = re.compile(r"(?P<surname>[가-힣])[가-힣]{1,2}\s(?:[가-힣]+\s)*(?P<title>[가-힣]{2,})")
SHORT = re.compile(r"(?<![가-힣])(?P<surname>[가-힣])\s(?P<title>[가-힣]{2,})")
COUNTRIES = ("KOR", "PRK", "CHN")  # whose names begin with a surname of one syllable
FEWEST = 2


def with_short_titles(text: str, found: Sequence[Mention], language: str) -> tuple[Mention, ...]:
    """Return mentions with those by surname and title among them, in order.

    Two of one surname and title, and whoever was not named whole before, are nobody.

    Args:
        text: of the document.
        found: mentions by whole names.
        language: of the text; only Korean names so.
    """
    if language != "ko":
        return tuple(found)
    whole = _named(text, found)
    added = []
    for match in SHORT.finditer(text):
        for title in _titles_of(match["title"], starts=True):
            who = whole.get((match["surname"], title), {})
            first = next(iter(who.values())) if len(who) == 1 else None
            if first is not None and first.end <= match.start():
                end = match.start("title") + len(title)
                party = first.parties[0]
                words = text[match.start() : end]
                parties = (replace(party, text=words),)
                added.append(Mention(match.start(), end, None, 0, first.kind, "actor", parties))
                break
    free = [one for one in added if not any(_meet(one, each) and each.parties for each in found)]
    kept = [one for one in found if one.parties or not any(_meet(one, each) for each in free)]
    return tuple(sorted([*kept, *free], key=lambda one: one.start))


def _named(text: str, found: Sequence[Mention]) -> dict[tuple[str, str], dict[str, Mention]]:
    """Return the first mention of each person, by surname and title."""
    whole: dict[tuple[str, str], dict[str, Mention]] = defaultdict(dict)
    for one in found:
        match = NAMED.fullmatch(text, one.start, one.end)
        if match is None or not one.parties or one.parties[0].person is None:
            continue
        if one.parties[0].country in COUNTRIES:
            for title in _titles_of(match["title"], starts=False):
                whole[match["surname"], title].setdefault(one.parties[0].entity_id, one)
    return whole


def _titles_of(word: str, *, starts: bool) -> list[str]:
    """Return the titles that a word begins or ends with, the longest first."""
    return [one for one in _titles() if (word.startswith(one) if starts else word.endswith(one))]


@cache
def _titles() -> tuple[str, ...]:
    """Return the last words of Korean offices, the longest first."""
    rows = read_table("native/offices.tsv")
    words = {one.split()[-1] for row in rows for one in row["ko"].split(";") if one.strip()}
    return tuple(sorted((one for one in words if len(one) >= FEWEST),
                        key=lambda one: (-len(one), one)))  # fmt: skip


def _meet(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
