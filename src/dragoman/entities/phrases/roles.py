"""Words for offices, bodies and groups of people, and the sector that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.data.tables import read_table, split_list
from dragoman.data.words import WordLists
from dragoman.entities.names.gazetteer import Gazetteer

WORDS = WordLists("entities", "phrases.roles")

_OF = re.compile(r" (of|for|to|in|and) ")
_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children"}


_UNKNOWN = frozenset({"UAF", "CRM"})


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word or phrase that tells what somebody is.

    Attributes:
        kind: ``office`` (held by one at a time), ``person``, ``body`` or ``head`` (a leader,
            an official: of what, the words around it tell).
        sector: PLOVER sector; None where the words around it decide.
        role: name of the group of words, such as ``foreign-ministry``.
        words: the singular, as the table has it.
        plural: True for "ministers", "troops".
    """

    kind: str
    sector: str | None
    role: str
    words: str
    plural: bool

    @property
    def is_unknown(self) -> bool:
        """True for gunmen, bombers and pirates: the place where they act is not whose they are."""
        return self.sector in _UNKNOWN or self.words in WORDS["bombers"]


class Lexicon:
    """Role words and the small words around them.

    Args:
        roles: every form with its meaning.
        classes: small words by class, such as ``former`` or ``determiner``.
    """

    def __init__(
        self, roles: tuple[tuple[str, RoleWord], ...], classes: dict[str, frozenset[str]]
    ) -> None:
        self.roles: Gazetteer[RoleWord] = Gazetteer(roles, fold=True)
        self.rank = classes["rank"]
        self.former = classes["former"]
        self.determiners = classes["determiner"]
        self.links = classes["link"]
        self.particles = classes["particle"]
        self.stop = classes["stop"]
        self.days = classes["day"]

    @classmethod
    def load(cls) -> Lexicon:
        """Return the lexicon that ships with the package."""
        classes = {
            row["kind"]: frozenset(split_list(row["words"]))
            for row in read_table("role_modifiers.tsv")
        }
        return cls(tuple(_forms()), classes)


def _forms() -> Iterator[tuple[str, RoleWord]]:
    for row in read_table("roles.tsv"):
        kind, sector, role = row["kind"], row["sector"] or None, row["role"]
        for words in split_list(row["words"]):
            many = kind == "body" and words.endswith("s") and not words.endswith("ss")
            many = many or words.endswith(WORDS.listed("many"))
            yield words, RoleWord(kind, sector, role or words, words, many)
            if not many:
                yield plural_of(words), RoleWord(kind, sector, role or words, words, plural=True)


def plural_of(words: str) -> str:
    """Return the plural of a role.

    >>> [plural_of(role) for role in ("ministry", "chief of staff", "attorney general")]
    ['ministries', 'chiefs of staff', 'attorneys general']
    """
    found = _OF.search(words)
    if found:
        return plural_of(words[: found.start()]) + words[found.start() :]
    pair = words.endswith((" general", "-general")) and words.count(" ") + words.count("-") == 1
    if pair and not words.startswith(WORDS.listed("ranks")):
        return plural_of(words[:-8]) + words[-8:]
    first, last = words[: words.rfind(" ") + 1], words[words.rfind(" ") + 1 :]
    return first + _plural_of_word(last)


def _plural_of_word(word: str) -> str:
    """Return the plural of one word."""
    if word.endswith(WORDS.listed("unchanged")):
        return word
    for ending, many in _IRREGULAR.items():
        if word.endswith(ending):
            return word[: -len(ending)] + many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(WORDS.listed("sibilant")) else "s")
