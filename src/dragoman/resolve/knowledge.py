"""The words behind merging and standing arrangements, read once from the package's data."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Level:
    """Who meets: a name for it and the words that tell it.

    Attributes:
        name: as in ``foreign ministers``.
        pattern: over lower-case text.
    """

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    """What ``arrangements.toml`` holds for all of this stage.

    Attributes:
        levels: in the order in which they are tried.
        any_level: what any of them is told by.
        meetings: nouns of meetings.
        leaders_nouns: nouns that mean leaders where no other level is named.
        numbers: ordinal words with their numbers.
        stop: words without subject matter.
        generic: words of names that do not tell one arrangement from another.
        same: words that name the same as another word does ("truce" as "ceasefire").
    """

    levels: tuple[Level, ...]
    any_level: re.Pattern[str]
    meetings: frozenset[str]
    leaders_nouns: frozenset[str]
    numbers: Mapping[str, int]
    stop: frozenset[str]
    generic: frozenset[str]
    same: Mapping[str, str]

    @classmethod
    def load(cls) -> "Words":
        """Return the shipped words; read once, never changed.

        Raises:
            DataError: the file is missing or damaged.
        """
        return _shipped()


@cache
def _shipped() -> Words:
    data = read_toml("arrangements.toml")
    levels = tuple(
        Level(row["name"], re.compile(rf"\b(?:{'|'.join(row['words'])})(?![a-z])"))
        for row in data["levels"]
    )
    return Words(
        levels=levels,
        any_level=re.compile("|".join(level.pattern.pattern for level in levels)),
        meetings=frozenset(data["meetings"]["nouns"]),
        leaders_nouns=frozenset(data["meetings"]["leaders_nouns"]),
        numbers=dict(data["numbers"]),
        stop=frozenset(data["words"]["stop"].split()),
        generic=frozenset(data["names"]["generic"]),
        same=dict(data["names"]["same"]),
    )


def pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern over lower-case text that begins where a word does."""
    return re.compile(rf"\b(?:{words})")


@cache
def read_toml(name: str) -> Mapping[str, Any]:
    """Return a table file of the package's data folder; read once, to be left as it is.

    Raises:
        DataError: it is missing or damaged.
    """
    try:
        return tomllib.loads((files("dragoman.data") / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"data file {name} cannot be read; reinstall dragoman") from error
