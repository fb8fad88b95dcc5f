"""The words by which standing arrangements are known, as ``arrangements.toml`` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.arrangements.extent import Extents
from dragoman.arrangements.register import Known, Register
from dragoman.data.own import NOTHING, Own
from dragoman.records import MechanismKind
from dragoman.resolve.knowledge import Words, pattern_of, read_toml


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What finding arrangements knows.

    Attributes:
        words: levels, meetings and numbers.
        table: the file's sections as they stand; sets of words by section and key.
        sets: the same lists as sets, by ``section.key``.
        turns: for each kind, what a verb's lemma (and a word close behind it) makes of it.
        sizes: how many states an adjective counts.
        not_of_one: for each kind, verbs that mean another thing of it.
        clauses: kinds of commitment with the pattern that tells each.
        fates: what became of commitments, likewise.
        extents: how far they are carried out.
        reasons: prepositions that give a reason.
        belonging_nouns: what a noun ("accession") says of a member.
        membership_verbs: what a verb makes of somebody's membership ("suspend").
        counts: numbers in words.
        treaties: well-known agreements.
    """

    words: Words
    sets: Mapping[str, frozenset[str]]
    sizes: Mapping[str, int]
    turns: Mapping[MechanismKind, Mapping[str, tuple[tuple[str, str], ...]]]
    not_of_one: Mapping[MechanismKind, frozenset[str]]
    clauses: tuple[tuple[str, re.Pattern[str]], ...]
    fates: tuple[tuple[str, re.Pattern[str]], ...]
    extents: Extents
    reasons: tuple[str, ...]
    belonging_nouns: Mapping[str, str]
    membership_verbs: Mapping[str, str]
    counts: Mapping[str, int]
    treaties: tuple[Known, ...]

    @classmethod
    def load(cls, own: Own = NOTHING) -> "Vocabulary":
        """Read the shipped words.

        Args:
            own: well-known arrangements that a user adds or retires.

        Raises:
            CodebookError: a row of the user's is wrong.
            DataError: the file is missing or damaged.
        """
        data = read_toml("arrangements.toml")
        agreements = data["agreements"]
        return cls(
            words=Words.load(),
            sets={
                f"{section}.{key}": frozenset(value)
                for section, rows in data.items()
                if isinstance(rows, dict)
                for key, value in rows.items()
                if isinstance(value, list)
            },
            sizes=dict(data["sizes"]),
            turns={kind: _turns(data, kind) for kind in MechanismKind},
            not_of_one={
                kind: frozenset(data["turns_not"].get(str(kind), ())) for kind in MechanismKind
            },
            clauses=_patterns(agreements["clauses"]),
            fates=_patterns(agreements["fates"]),
            extents=Extents.load(),
            reasons=tuple(sorted(data["reasons"]["prepositions"], key=len, reverse=True)),
            belonging_nouns=dict(data["belonging"]["nouns"]),
            membership_verbs=dict(data["belonging"]["membership"]),
            counts=dict(data["belonging"]["counts"]),
            treaties=tuple(
                one for one in Register.load(own).entries if one.kind is MechanismKind.AGREEMENT
            ),
        )

    def has(self, name: str, word: str) -> bool:
        """Return whether a word stands in a list, such as ``meetings.nouns``."""
        return word in self.sets[name]


def _patterns(rows: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, pattern_of(words)) for name, words in rows.items())


def _turns(data: Mapping[str, Any], kind: MechanismKind) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by lemma the words that must stand behind it and the status that they tell."""
    found: dict[str, list[tuple[str, str]]] = {}
    for status in data["turns_of"].get(str(kind), ()):
        for phrase in data["turns"][status]:
            lemma, _, word = phrase.partition(" ")
            found.setdefault(lemma, []).append((word, status))
    # What asks for a word more is tried before what asks for none.
    return {
        lemma: tuple(sorted(rows, key=lambda row: (not row[0], row)))
        for lemma, rows in found.items()
    }
