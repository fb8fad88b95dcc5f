"""The words by which times pass on from word to word."""

from dataclasses import dataclass
from functools import cache

from dragoman.data.words import sets_in


@dataclass(frozen=True, slots=True)
class Links:
    """Sets of lemmas by which a time passes on; `linking.toml` explains each."""

    light: frozenset[str]
    happening: frozenset[str]
    settling: frozenset[str]
    aspect: frozenset[str]
    inside: frozenset[str]
    limits: frozenset[str]
    deadlines: frozenset[str]
    meetings: frozenset[str]
    plural: frozenset[str]
    meeting_verbs: frozenset[str]
    hosting: frozenset[str]
    conversing: frozenset[str]
    statements: frozenset[str]
    other_meeting: frozenset[str]
    definite: frozenset[str]
    verbal: frozenset[str]
    saying: frozenset[str]
    speaking: frozenset[str]
    measures: frozenset[str]
    groups: frozenset[str]
    pronouns: frozenset[str]


@cache
def links() -> Links:
    """Return the sets of lemmas; read once, never changed."""
    return Links(**sets_in("times/linking.toml"))
