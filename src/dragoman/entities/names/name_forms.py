"""The forms of a person's name: marks, hyphens, order, initials, particles and honours aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.data.words import WordLists

WORDS = WordLists("entities", "names.name_forms")

FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "KHM", "VNM"})
_DOUBLE = frozenset(
    {"ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC",
     "PAN", "PER", "PRY", "SLV", "URY", "VEN", "GNQ", "BRA", "PRT", "AGO", "MOZ", "TLS"}
)  # fmt: skip
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d",
     "þ": "th", "ə": "a", "ħ": "h", "-": "", "\u2010": "", "\u2011": "", "\u2013": "", "'": "",
     "\u2019": "", "\u2018": "", "\u02bc": "", "\u02bb": "", "`": "", ".": " ", ",": " "}
)  # fmt: skip
_LONGEST = 120  # letters of a name; what is longer is none
_LEAST = 3
_GIVEN = frozenset({"THA", "LAO", "ISL", "ETH", "ERI", "IDN", "BTN"})  # known by the given name
_SOUNDS = (("kh", "h"), ("dj", "j"), ("ou", "u"), ("ph", "f"), ("ck", "k"), ("y", "i"),
           ("j", "i"), ("w", "v"), ("q", "k"))  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")
_SKELETON = 3
_SECOND = 2


def folded(name: str) -> str:
    """Return a name in small plain letters: no marks, hyphens and apostrophes closed up.

    >>> folded("Yoon Suk-yeol"), folded("João Lourenço"), folded("J. D. Vance")
    ('yoon sukyeol', 'joao lourenco', 'j d vance')
    """
    plain = unicodedata.normalize("NFKD", name[: _LONGEST * 4]).casefold().translate(_LETTERS)
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell people apart: no honours, articles or "Jr.".

    >>> parts_of("Sheikh Abdullah bin Zayed Al Nahyan"), parts_of("Abdel Fattah al-Sisi")
    (('abdullah', 'bin', 'zayed', 'nahyan'), ('abdel', 'fattah', 'sisi'))
    """
    if len(name) > _LONGEST:
        return ()
    spread = re.sub(r"\b([AaEe]l)[-\u2010\u2011\u2013](?=\w)", r"\1 ", name)
    words = folded(spread).split()
    while len(words) > 1 and words[0] in WORDS["honours"]:
        words = words[1:]
    while len(words) > _SECOND and words[-1] in WORDS["after"]:
        words = words[:-1]
    kept = [word for at, word in enumerate(words) if not at or word not in WORDS["articles"]]
    return tuple(kept)


def same_name(one: str, other: str, *, loosely: bool = True) -> bool:
    """Return whether two full names can be one person's.

    Order, hyphens, initials in the middle, and a second given or family name do not matter; nor do
    spellings of one sound, unless they are asked for.

    >>> same_name("Tae-yul Cho", "Cho Tae-yul"), same_name("Yoon Suk Yeol", "Yoon Suk-yeol")
    (True, True)
    >>> same_name("George Bush", "George W. Bush"), same_name("Kim Jong-il", "Kim Jong-un")
    (True, False)
    >>> same_name("Sergei Lavrov", "Sergey Lavrov"), same_name("Maria Silva", "Mario Silva")
    (True, False)
    """
    first, second = parts_of(one), parts_of(other)
    if not first or not second:
        return False
    if _joined(first) & _joined(second):
        return True
    if len(first) == len(second):
        return loosely and all(map(_sounds_like, first, second))
    return any(_within(mine, second) for mine in _orders(first)) or any(
        _within(theirs, first) for theirs in _orders(second)
    )


def loose(word: str) -> str:
    """Return a folded word with its spellings of one sound made one.

    >>> loose("zelenskyy"), loose("zelenskiy"), loose("hussein")
    ('zelenski', 'zelenski', 'husein')
    """
    for one, another in _SOUNDS:
        word = word.replace(one, another)
    return _DOUBLED.sub(r"\1", word)


def _sounds_like(one: str, other: str) -> bool:
    """True for "sergei" and "sergey", "mohamed" and "muhammad", "rafic" and "rafik"."""
    if one == other or not _called(one).isdisjoint(_called(other)):
        return True
    mine, theirs = (re.sub(r"c$", "k", loose(word)) for word in (one, other))
    if mine == theirs:
        return True
    bones = _VOWELS.sub("", mine)
    return (
        len(bones) >= _SKELETON
        and bones == _VOWELS.sub("", theirs)
        and mine[0] == theirs[0]
        and {mine[-1], theirs[-1]} != {"a", "o"}
    )


@lru_cache(maxsize=1)
def _short_names() -> dict[str, frozenset[int]]:
    """Return the groups of names of which one stands for the other: "mike", "michael"."""
    found: dict[str, set[int]] = {}
    for group, names in enumerate(WORDS.listed("called")):
        for name in names.split():
            found.setdefault(name, set()).add(group)
    return {name: frozenset(groups) for name, groups in found.items()}


def _called(name: str) -> frozenset[int]:
    return _short_names().get(name, frozenset())


def _orders(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (parts, (*parts[1:], parts[0]), (parts[-1], *parts[:-1]))


def _joined(parts: tuple[str, ...]) -> set[str]:
    return {"".join(order) for order in _orders(parts)}


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where a name is another less initials or less its last words: "George Bush"."""
    spelt = tuple(word for word in long if len(word) > 1)
    if len(short) < _SECOND or any(len(word) == 1 for word in short):
        return False
    return spelt[: len(short)] == short


def surname_keys(name: str, place: str = "") -> tuple[str, ...]:
    """Return the words under which a name is filed: its family name, or all it may be.

    >>> surname_keys("Cho Tae-yul", "KOR"), surname_keys("Angela Merkel", "DEU")
    (('cho',), ('merkel',))
    >>> surname_keys("Dina Boluarte Zegarra", "PER"), surname_keys("Thaksin Shinawatra", "THA")
    (('zegara', 'boluarte'), ('shinavatra', 'thaksin'))
    """
    parts = tuple(loose(part) for part in parts_of(name))
    if len(parts) < _SECOND:
        return parts
    if place in FAMILY_FIRST:
        return (parts[0],)
    if place in _GIVEN:
        return (parts[-1], parts[0])
    if place in _DOUBLE and len(parts) >= _LEAST and len(parts[-2]) > _SECOND:
        return (parts[-1], parts[-2])
    return (parts[-1],)


def asked_keys(name: str) -> tuple[str, ...]:
    """Return the words under which somebody of this name may be filed.

    >>> asked_keys("Tae-yul Cho")
    ('cho', 'taeiul')
    """
    parts = tuple(loose(part) for part in parts_of(name))
    if len(parts) < _SECOND:
        return parts
    return tuple(dict.fromkeys((parts[-1], parts[0])))
