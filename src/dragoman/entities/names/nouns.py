"""Nouns that tell of an act, of a thing, or of a meeting at a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.data.tables import read_table, split_list
from dragoman.data.words import WordLists

WORDS = WordLists("entities", "names.nouns")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns that tell of an act, of a thing, of a meeting at a place."""

    event: frozenset[str]
    thing: frozenset[str]
    place_event: frozenset[str]
    trusting: frozenset[str]

    @classmethod
    def load(cls) -> Nouns:
        """Return the nouns that ship with the package, the codebook's among them."""
        rows: Mapping[str, frozenset[str]] = {
            row["kind"]: frozenset(split_list(row["words"]))
            for row in read_table("event_nouns.tsv")
        }
        return cls(rows["event"], rows["thing"], rows["place_event"], rows["trusting"])

    def is_event(self, noun: str) -> bool:
        """True for a noun that tells of an act.

        >>> nouns = Nouns.load()
        >>> nouns.is_event("airstrikes"), nouns.is_event("participation"), nouns.is_event("food")
        (True, True, False)
        """
        low = noun.lower()
        if low in self.event:
            return True
        return low.endswith(WORDS.listed("nominal")) and low not in self.thing
