"""The words that bring in speech, read from the package's data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of verbs that bring in speech.

    Attributes:
        name: of the class ("urge").
        frames: what its verbs take as content; `cues.toml` explains each.
        prepositions: words that belong to the cue ("called for").
        particle: the word without which it is no cue ("pointed out"); "" where none is needed.
    """

    name: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """All words that bring in speech, by lemma."""

    verbs: dict[str, CueClass]
    express: frozenset[str]
    express_nouns: frozenset[str]
    quote: frozenset[str]
    quoted_saying: frozenset[str]
    speakers: frozenset[str]
    adverbs: frozenset[str]
    passive: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    negatable: frozenset[str]
    outer: frozenset[str]
    going_on: frozenset[str]
    speakers_own: frozenset[str]
    silence: frozenset[str]

    def class_of(self, lemma: str) -> str | None:
        """Return the class of a verb, by lemma; None for other words.

        >>> cues().class_of("urge")
        'urge'
        """
        found = self.verbs.get(lemma)
        return None if found is None else found.name


@cache
def cues() -> Cues:
    """Return the cues; read once, never changed."""
    text = (files("dragoman.data") / "cues.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    verbs = {
        verb: CueClass(
            entry["name"],
            frozenset(entry["frames"]),
            frozenset(entry.get("prepositions", ())),
            entry.get("particle", ""),
        )
        for entry in data["class"]
        for verb in entry["verbs"]
    }
    return Cues(
        verbs=verbs,
        express=frozenset(data["express"]["verbs"]),
        express_nouns=frozenset(data["express"]["nouns"]),
        quote=frozenset(data["quote"]["verbs"]),
        quoted_saying=frozenset(data["quote"]["saying"]),
        speakers=frozenset(data["quote"]["speakers"]),
        adverbs=frozenset(data["hearsay"]["adverbs"]),
        passive=frozenset(data["hearsay"]["passive"]),
        phrases=tuple(tuple(phrase.split()) for phrase in data["prepositions"]["phrases"]),
        negatable=frozenset(data["negated"]["classes"]),
        going_on=frozenset(data["going_on"]["verbs"]),
        speakers_own=frozenset(verbs)
        | frozenset(data["joined"]["verbs"])
        | frozenset(data["joined"]["silence"]),
        silence=frozenset(data["joined"]["silence"]),
        outer=frozenset(data["outer"]["verbs"]),
    )
