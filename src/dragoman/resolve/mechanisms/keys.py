"""Ids of arrangements: a family that may be one, and which of the family it is.

Invariant: two observations can only be one arrangement when their families are the same, so that
a new document touches few families and nothing else.
"""

import re
from hashlib import blake2b

from dragoman.records import MechanismKind

NAMED = frozenset({MechanismKind.ZONE, MechanismKind.ORGANISATION})
_SMALL = frozenset(
    {"the", "a", "an", "of", "on", "in", "for", "between", "and", "to", "with", "their", "its"}
)
_WORD = re.compile(r"[a-z0-9]+")


def family(kind: MechanismKind, members: tuple[str, ...], name: str) -> str:
    """Return the family of an arrangement: its kind and who is in it; for zones their name."""
    who = zone_name(name) if kind in NAMED or not members else "+".join(members)
    return _digest(f"{kind}|{who}", 5)


def mechanism_id(
    kind: MechanismKind,
    members: tuple[str, ...],
    targets: tuple[str, ...],
    level: str | None,
    name: str,
) -> str:
    """Return a stable id: the family, and within it the level or else targets and name.

    >>> one = mechanism_id(MechanismKind.MEETING_SERIES, ("CHL", "PER"), (), "leaders", "summit")
    >>> one == mechanism_id(MechanismKind.MEETING_SERIES, ("CHL", "PER"), (), "leaders", "talks")
    True
    """
    own = f"{'+'.join(targets)}|{plain_name(name)}"
    if kind is MechanismKind.MEETING_SERIES:
        own = level or ""
    return f"m-{family(kind, members, name)}-{_digest(own, 3)}"


def zone_name(name: str) -> str:
    """Return a zone's own name without where it lies.

    >>> zone_name("Provisional Fishing Zone in the Coral Sea")
    'fishing provisional zone'
    """
    return plain_name(re.split(r" (?:in|of|off|along|between|near) ", name)[0])


def plain_name(name: str) -> str:
    """Return a name's words without small ones, in order of the alphabet.

    >>> plain_name("Treaty on the Comprehensive Partnership")
    'comprehensive partnership treaty'
    """
    words = _WORD.findall(name.lower().replace("’", "'").replace("'s", ""))
    return " ".join(sorted(set(words) - _SMALL))


def family_of(mechanism_id: str) -> str:
    """Return the beginning that the ids of one family share."""
    return mechanism_id[: mechanism_id.rfind("-") + 1]


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()
