"""Which word tells which stance."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What tells stances.

    Attributes:
        verbs: stance by verb, whose object is the matter.
        joined: stance by verb and preposition.
        adjectives: stance by adjective and preposition.
        empty: nouns that name no matter of their own.
        acts: nouns that name a matter only with what they are about.
        pointing: words that mean the matter told just before.
        pushes: nouns for being for something, which names the matter.
        new: what stands before a noun that was not told before.
        saying: words of plain saying.
        spokesman: words for who speaks for a ministry.
        unreal: words under which nobody takes a stand.
    """

    verbs: Mapping[str, str]
    joined: Mapping[tuple[str, str], str]
    adjectives: Mapping[tuple[str, str], str]
    empty: frozenset[str]
    acts: frozenset[str]
    pointing: frozenset[str]
    pushes: frozenset[str]
    new: frozenset[str]
    saying: frozenset[str]
    spokesman: frozenset[str]
    unreal: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the package's words.

    Raises:
        DataError: the file is missing or damaged.
    """
    try:
        text = (files("dragoman.data") / "stances.toml").read_text(encoding="utf-8")
        data = tomllib.loads(text)
        words = data["words"]
        return Vocabulary(
            {verb: stance for stance, verbs in data["verbs"]["object"].items() for verb in verbs},
            _pairs(data["verbs"]["joined"]),
            _pairs(data["adjectives"]),
            frozenset(words["empty"]),
            frozenset(words["acts"]),
            frozenset(words["pointing"]),
            frozenset(words["pushes"]),
            frozenset(words["new"]),
            frozenset(words["saying"]),
            frozenset(words["spokesman"]),
            frozenset(words["unreal"]),
        )
    except (OSError, ValueError, KeyError) as error:
        message = "data file stances.toml cannot be read; reinstall dragoman"
        raise DataError(message) from error


def _pairs(listed: Mapping[str, list[str]]) -> dict[tuple[str, str], str]:
    return {
        (word, preposition): stance
        for stance, phrases in listed.items()
        for word, _, preposition in (phrase.partition(" ") for phrase in phrases)
    }
