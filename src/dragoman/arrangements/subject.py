"""What an arrangement is called, and what it is about."""

import re
from collections.abc import Mapping

from dragoman.arrangements.keys import is_proper
from dragoman.records import Mechanism, MechanismKind, Party
from dragoman.resolve.knowledge import Words
from dragoman.resolve.levels import levels_in
from dragoman.resolve.merging.sketches import content

FAIR = (2, 9)
TWO = 2
SHORT = 4
_EMPTY = re.compile(r"\b(?:of (?:its|the|their) (?:kind|series)|(?:talks?|meetings?) with)\b")
_BETWEEN = re.compile(r"\b(?:between|among|with) .*?(?=\b(?:on|for|about)\b|$)")


def subject_of(one: Mechanism, known: Words) -> frozenset[str]:
    """Return stems of what an arrangement is about, its names' general words left out."""
    names = (one.name, *one.other_names)
    return frozenset().union(*(_about(name, known) for name in names))


def _about(name: str, known: Words) -> frozenset[str]:
    """Return stems of what a name says that an arrangement is about, its parties left out."""
    words = [word.lower() for word in _BETWEEN.sub("", name).replace("’", "'").split()]
    telling = (word for word in words if not {word, word.strip("'s")} & known.generic)
    return stems_of(" ".join(known.same.get(word, word) for word in telling), (), known)


def stems_of(text: str, parties: tuple[Party, ...], known: Words) -> frozenset[str]:
    """Return stems of what words are about, the same for one thing and several.

    >>> stems_of("vegetable", (), Words.load()) == stems_of("vegetables", (), Words.load())
    True
    """
    plain = content(text.replace("-", " "), parties, known)
    return frozenset(s[:-1] if s[-1] in "ey" and len(s) > SHORT else s for s in plain)


def fullest_name(names: Mapping[str, int]) -> str:
    """Return the name that stands for an arrangement in its id."""
    return min(names, key=lambda name: (not is_proper(name), -len(name.split()), name))


def other_names(names: Mapping[str, int], name: str, kind: MechanismKind) -> tuple[str, ...]:
    """Return what else an arrangement is called, sorted; "a meeting of its kind" is no name.

    >>> other_names({"summit": 1, "annual summit": 2}, "Lake Forum", MechanismKind.MEETING_SERIES)
    ('annual summit',)
    """
    others = set(names) - {name, str(kind)}
    if kind is MechanismKind.MEETING_SERIES:
        others = {one for one in others if len(one.split()) > 1 and not _EMPTY.search(one)}
    return tuple(sorted(others))


def best_name(names: Mapping[str, int], first: Mechanism, level: str | None, known: Words) -> str:
    """Return the best name: a proper one, of a fair length, told most, the first of the alphabet.

    Meetings that no document calls anything but "talks with" somebody are named by their level.
    """
    low, high = FAIR
    kind = first.kind
    body = any(":" in member for member in first.members)

    def rank(name: str) -> tuple[object, ...]:
        words = name.split()
        capitals = sum(word[:1].isupper() for word in words)
        proper = capitals >= TWO and words[0][:1].isupper() and words[-1][:1].isupper()
        fair = low <= len(words) <= high
        empty = kind is MechanismKind.AGREEMENT and not _about(name, known)
        return (name == str(kind), not fair, not proper, empty, -names[name], len(words), name)

    best = min(names, key=rank, default=str(kind))
    if kind is not MechanismKind.MEETING_SERIES or level is None or (body and best != str(kind)):
        return best
    telling = best[:1].isupper() or bool(levels_in(best, known)) or "lateral" in best
    return best if telling and "talks with" not in best else f"meetings of {level}"
