"""Names that may be looked for, and which of them a few typed letters mean."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
LONGEST = 200
MOST_WORDS = 8
MOST_KEPT = 32_768  # names whose words are held ready: they are gone through at every letter


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a name leads to.

    Attributes:
        name: what it is called.
        to: the address of its page.
        detail: what is told beside the name.
        weight: how much the ledger tells of it; what it tells more of comes first.
        also: other names.
    """

    name: str
    to: str
    detail: str = ""
    weight: int = 0
    also: tuple[str, ...] = ()


@lru_cache(maxsize=MOST_KEPT)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name or of what is typed, without case and accents.

    >>> words_of("Côte d'Ivoire")
    ('cote', 'd', 'ivoire')
    """
    plain = unicodedata.normalize("NFKD", text[:LONGEST])
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return tuple(WORD.findall(bare.casefold())[:MOST_WORDS])


def matching(typed: Sequence[str], names: Iterable[Named], most: int) -> list[Named]:
    """Return what has a name in which each typed word begins a word of its own, best first.

    A name that begins with what is typed comes before one that holds it further on.

    Args:
        typed: from `words_of`.
        names: where to look.
        most: how many at most.
    """
    if not typed:
        return []
    found = []
    for one in names:
        ranks = [rank for name in (one.name, *one.also) if (rank := _rank(typed, words_of(name)))]
        if ranks:
            found.append((min(ranks), -one.weight, one.name, one.to, one))
    return [one for *_, one in sorted(found, key=lambda each: each[:4])[:most]]


def _rank(typed: Sequence[str], words: tuple[str, ...]) -> int:
    """Return how well words are met: 1 in full, 2 from the beginning on, 3 anywhere; 0 not."""
    left = list(words)
    for one in typed:
        hit = next((word for word in left if word.startswith(one)), None)
        if hit is None:
            return 0
        left.remove(hit)
    if tuple(typed) == words:
        return 1
    return 2 if words[0].startswith(typed[0]) else 3
