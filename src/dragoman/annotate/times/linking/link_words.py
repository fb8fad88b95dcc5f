"""The words by which times pass on from word to word."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    path = files("dragoman.data") / "times" / "linking.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Links(**{name: frozenset(members) for name, members in data.items()})
