"""Surnames by which people are named beside an office: "Prime Minister Scholz", "林外相"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN"})
BY_SYLLABLE = frozenset({"ja", "zh"})  # in which the first letter of their names is the surname
FIRST_IN_KOREAN = frozenset({"JPN", "HUN"})
FIRST_IN_JAPANESE = frozenset({"HUN"})
GIVEN_LAST = frozenset({"VNM", "KHM", "MMR", "LAO", "ETH", "MNG"})  # surname or only name: unsure
BETWEEN = re.compile("[ ·・]")
SHORTEST = 2
TITLED = "*"  # in the table: before a surname

Bearer = tuple[str, str]


def surname_of(words: str, language: str, country: str) -> str:
    """Return the surname of a whole name, or nothing where it cannot be told.

    Args:
        words: the name as it is written.
        language: of the text.
        country: whose person it is.

    >>> surname_of("オラフ・ショルツ", "ja", "DEU"), surname_of("尹錫悦", "ja", "KOR")
    ('ショルツ', '尹')
    >>> surname_of("Юн Сок Ёль", "ru", "KOR"), surname_of("고노 다로", "ko", "JPN")
    ('Юн', '고노')
    """
    parts = BETWEEN.split(words)
    if country in GIVEN_LAST:
        return ""
    if len(parts) == 1:
        alone = language in BY_SYLLABLE and country in FAMILY_FIRST and len(words) > 1
        return words[0] if alone else ""
    if country in FAMILY_FIRST or _is_first(language, country):
        return parts[0]
    return parts[-1] if len(parts[-1]) >= SHORTEST else ""


def surnames(
    names: Sequence[tuple[str, Bearer]], language: str, kept_out: frozenset[str]
) -> Iterator[tuple[str, tuple[Bearer, ...]]]:
    """Yield each surname with all whose it is.

    Args:
        names: whole names, with the state and the name of whom they mean.
        language: of the names.
        kept_out: words that mean something else too.

    >>> list(surnames([("キア・スターマー", ("GBR", "Keir Starmer"))], "ja", frozenset()))
    [('スターマー', (('GBR', 'Keir Starmer'),))]
    """
    found: dict[str, dict[Bearer, None]] = defaultdict(dict)
    for words, bearer in names:
        surname = (
            words.removeprefix(TITLED)
            if words.startswith(TITLED)
            else surname_of(words, language, bearer[0])
        )
        if surname and surname not in kept_out:
            found[surname][bearer] = None
    for surname, bearers in found.items():
        yield surname, tuple(bearers)


def _is_first(language: str, country: str) -> bool:
    """Whether a name of a state begins with the surname in a language that may turn names round."""
    return (language == "ko" and country in FIRST_IN_KOREAN) or (
        language == "ja" and country in FIRST_IN_JAPANESE
    )
