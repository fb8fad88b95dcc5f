"""A mention: where a text names an actor, a place or a people, and whom it means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dragoman.records import Party

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody or something that can act, or a place.

    Attributes:
        start: first character of the whole mention, title and name together.
        end: one past the last.
        head: first character of its syntactic head; None where there is no parse.
        sentence: index of its sentence.
        kind: ``state``, ``demonym``, ``capital``, ``city``, ``house``, ``ministry``,
            ``organisation``, ``person``, ``role``, ``group``, ``pronoun`` or ``place``.
        role: ``actor`` (can act or be acted upon), ``place`` (only where) or ``attribute``
            (only what something is like, as in "Korean food").
        parties: whom it means: one, several for groups, none where unresolved.
        candidates: entity ids that it may mean, where the text does not decide.
    """

    start: int
    end: int
    head: int | None
    sentence: int
    kind: str
    role: str
    parties: tuple[Party, ...]
    candidates: tuple[str, ...] = ()


def slug(words: str) -> str:
    """Return words as they stand in an entity id.

    >>> slug("Cho Tae-yul"), slug("Foreign Ministry"), slug("Lopez Obrador, A.")
    ('cho-tae-yul', 'foreign-ministry', 'lopez-obrador-a')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain).strip("-")
