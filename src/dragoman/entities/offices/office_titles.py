"""Whether two titles can be one office: "Minister of Economy and Finance", "finance minister"."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.data.words import WordLists

WORDS = WordLists("entities", "offices.office_titles")

_SAME = (
    ("defense", "defence"),
    ("labor", "labour"),
    ("foreign secretary", "foreign minister"),
    ("secretary of state", "foreign minister"),
    ("secretary of foreign affairs", "foreign minister"),
    ("secretary of foreign relations", "foreign minister"),
    ("external affairs", "foreign"),
    ("foreign affairs", "foreign"),
    ("foreign relations", "foreign"),
    ("secretary of defence", "defence minister"),
    ("defence secretary", "defence minister"),
    ("home secretary", "interior minister"),
    ("home affairs", "interior"),
    ("internal affairs", "interior"),
    ("treasury secretary", "finance minister"),
    ("secretary of the treasury", "finance minister"),
    ("national defence", "defence"),
    ("premier", "prime minister"),
    ("federal chancellor", "chancellor"),
    ("taoiseach", "prime minister"),
    ("deputy", "vice"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("spokeswoman", "spokesman"),
    ("spokesperson", "spokesman"),
    ("secretary-general", "secretary general"),
)
_HEADS = frozenset({"prime", "minister"})
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def title_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell offices apart, in one form.

    >>> sorted(title_words("Minister of Foreign Affairs")), sorted(title_words("Foreign Secretary"))
    (['foreign', 'minister'], ['foreign', 'minister'])
    """
    low = title.lower()
    for one, other in _SAME:
        if one in low:
            low = re.sub(rf"\b{re.escape(one)}\b", other, low)
    return frozenset(word for word in _WORD.findall(low) if word not in WORDS["small"])


def same_office(asked: str, held: str) -> bool:
    """Return whether the words of a text can mean an office of the register.

    >>> same_office("finance minister", "Minister of Economy and Finance")
    True
    >>> same_office("president", "Vice President"), same_office("minister", "Prime Minister")
    (False, False)
    """
    mine, theirs = title_words(asked), title_words(held)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    if mine & WORDS["whole"] or mine == _HEADS or "vice" in mine ^ theirs:
        return False
    if mine == {"minister"}:
        return "minister" in theirs and "prime" not in theirs
    return mine < theirs
