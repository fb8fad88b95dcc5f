"""What standing arrangements are called: by their own names, else by what and whose they are."""

from dragoman.present.wording.names import Namer
from dragoman.present.wording.words import capital, short_text
from dragoman.records import Mechanism, MechanismKind

LONGEST_NAME = 90
POINTING = frozenset(("its", "their", "his", "her", "this", "these", "such"))


def is_proper(name: str) -> bool:
    """Return whether a name is one, and not a description: a later word of it is large.

    >>> is_proper("Fjord Dialogue"), is_proper("Sixth meeting of foreign ministers")
    (True, False)
    """
    return any(word[:1].isupper() for word in name.replace("-", " ").split()[1:])


def whose(level: str) -> str:
    """Return a level as it stands before "meeting".

    >>> whose("foreign ministers"), whose("vice-ministerial")
    ("foreign ministers'", 'vice-ministerial')
    """
    return f"{level}'" if level.endswith("s") else level


def arrangement_name(mechanism: Mechanism, namer: Namer) -> str:
    """Return what a standing arrangement is called, with its members where the name lacks them.

    Args:
        mechanism: the arrangement.
        namer: names of states.
    """
    members = namer.states(mechanism.members)
    name = capital(short_text(mechanism.name, LONGEST_NAME).strip(" -–—'\""))
    if mechanism.kind is MechanismKind.MEETING_SERIES and not is_proper(name):
        if mechanism.level and members:
            return f"Meetings of the {mechanism.level} of {members}"
        return f"{name} of {members}" if members else name
    if POINTING & set(name.casefold().split()):  # "agreement on its establishment" names nothing
        return f"{capital(mechanism.kind.replace('-', ' '))} of {members}" if members else name
    named = all(namer.heading(code) in name for code in mechanism.members)
    level = mechanism.level or ""
    within = level.casefold() in name.casefold().replace("'", "")
    about = "; ".join(part for part in ("" if within else level, "" if named else members) if part)
    return f"{name} ({about})" if about else name
