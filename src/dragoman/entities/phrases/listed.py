"""Lists in which an organisation stands: "officials from Chad, Niger and the African Union"."""

from __future__ import annotations

from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.phrases import BODIES, Phrase


def listed_senses(phrase: Phrase) -> tuple[Sense, ...]:
    """Return each of whom a list has somebody, where one of them is an organisation; else nothing.

    The list stands before the role ("Taliban and al-Qaida fighters") or behind it.

    Args:
        phrase: a role without a name.
    """
    behind = phrase.of if phrase.of is not None and not phrase.owners else None
    whole = phrase if phrase.joined else behind
    if whole is None or not whole.joined or (whole is behind and whole.roles):
        return ()
    senses = tuple(owner.senses[0] for owner in whole.owners)
    return senses if any(is_body(sense) for sense in senses) else ()


def is_body(sense: Sense) -> bool:
    """Return whether a name means an organisation, which is a party of its own."""
    return sense.kind in BODIES or sense.apart
