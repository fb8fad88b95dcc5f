"""Ids of arrangements: a family that may be one, and which of the family it is.

Invariant: two observations can only be one arrangement when their families are the same, so that
a new document touches few families and nothing else.
"""

import re
from hashlib import blake2b

from dragoman.data.words import WordLists
from dragoman.records import MechanismKind

NAMED = frozenset({MechanismKind.ZONE, MechanismKind.ORGANISATION})
WORDS = WordLists("arrangements", "keys")
_WORD = re.compile(r"[^\W_]+")
_WHERE = re.compile(r" (?:in|of|off|along|between|near|among) ")
PAIR = 2


def family(kind: MechanismKind, members: tuple[str, ...], name: str) -> str:
    """Return the family of an arrangement: its kind and who is in it, or its name.

    Zones, organisations and agreements of many go by their proper names: who is in these changes.
    """
    named = kind in NAMED or not members
    if kind is MechanismKind.AGREEMENT and len(members) != PAIR:
        named = is_proper(name)
    who = zone_name(name) if named else "+".join(members)
    return _digest(f"{kind}|{who}", 5)


def is_proper(name: str) -> bool:
    """Return whether a name is a proper one: two words or more, all that are not small in capitals.

    >>> is_proper("Apia Cable Compact"), is_proper("Treaty of Amity"), is_proper("trade pact")
    (True, True, False)
    """
    words = [word for word in zone_part(name).split() if word.lower() not in WORDS["small"]]
    return len(words) >= PAIR and all(word[:1].isupper() or word[:1].isdigit() for word in words)


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
    return within_family(f"m-{family(kind, members, name)}-", kind, targets, level, name)


def within_family(
    prefix: str, kind: MechanismKind, targets: tuple[str, ...], level: str | None, name: str
) -> str:
    """Return the id of an arrangement of a family that is already known."""
    own = f"{'+'.join(targets)}|{plain_name(name)}"
    if kind is MechanismKind.MEETING_SERIES:
        own = level or ""
    if kind is MechanismKind.ORGANISATION:
        own = ""
    return prefix + _digest(own, 3)


def titled_family(kind: MechanismKind, title: str) -> str:
    """Return the family of a series that is one by its proper name.

    >>> titled_family(MechanismKind.EXERCISE_SERIES, "Northern Anvil")[:2]
    'm-'
    """
    return f"m-{_digest(f'{kind}|title|{title_key(title)}', 5)}-"


def title_key(title: str) -> str:
    """Return what is the same of a series' proper name however it is written.

    >>> title_key("Northern-Anvil") == title_key("northern anvil")
    True
    """
    return " ".join(word for word in _WORD.findall(title.lower()) if word not in WORDS["small"])


def zone_name(name: str) -> str:
    """Return a zone's own name without where it lies.

    >>> zone_name("Provisional Fishing Zone in the Coral Sea")
    'fishing provisional zone'
    """
    return plain_name(zone_part(name))


def zone_part(name: str) -> str:
    """Return a name without what says where it lies, unless only one word would be left of it."""
    first = _WHERE.split(name)[0]
    return first if len(first.split()) >= PAIR else name


def plain_name(name: str) -> str:
    """Return a name's words without small ones, in order of the alphabet.

    >>> plain_name("Treaty on the Comprehensive Partnership")
    'comprehensive partnership treaty'
    """
    words = _WORD.findall(name.lower().replace("’", "'").replace("'s", ""))
    return " ".join(sorted(set(words) - WORDS["small"]))


def family_of(mechanism_id: str) -> str:
    """Return the beginning that the ids of one family share."""
    return mechanism_id[: mechanism_id.rfind("-") + 1]


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size).hexdigest()
