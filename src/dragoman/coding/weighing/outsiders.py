"""Those whom a sentence names beside an act and who have no part in it.

"Peru condemned the attack on Chad": it does not accuse Chad. "Missile tests were condemned by
Japan": Japan tests nothing. "France backed more pressure against Sudan": it does not back Sudan.
"Talks on Syria": Syria has no seat there. "A truce brokered by Oman": Oman was not at war.
"""

from collections.abc import Callable, Mapping

from dragoman.coding.weighing.acts import Act
from dragoman.frames.roles.brokers import brokers
from dragoman.frames.roles.parties import (
    is_nobody,
    is_opposed,
    is_topic,
    judges,
    looks_on,
    suffers,
)
from dragoman.records import EventType, RoleName

Shares = Mapping[RoleName, Mapping[str, float]]
ABOUT_SOMETHING = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT}
)
AGREED = frozenset({EventType.AGREE, EventType.RETREAT, EventType.SUPPORT})
FOR_SOMETHING = frozenset({EventType.SUPPORT, EventType.AGREE, EventType.REQUEST})


def without_outsiders(act: Act, shares: Shares) -> Shares:
    """Return how probable each side is in each role, with no chance for those who have no part.

    Args:
        act: the act.
        shares: how probable each side is in each role.
    """
    kind = act.candidate.trigger.event_type
    tree, word = act.tree, act.candidate.trigger.index
    absent = _sides(act, lambda each: is_nobody(tree, each, word))
    barred = dict.fromkeys(shares, absent)
    barred[RoleName.ACTOR] |= _sides(act, lambda each: judges(tree, each, word))
    if kind is EventType.ACCUSE and RoleName.RECIPIENT in shares:
        barred[RoleName.RECIPIENT] = _victims(act)
    if kind in ABOUT_SOMETHING:
        topics = _sides(act, lambda each: is_topic(tree, each, word) or looks_on(tree, each))
        barred = {role: codes | topics for role, codes in barred.items()}
    if kind in AGREED:
        between = _sides(act, lambda each: brokers(tree, each, word))
        barred = {role: codes | between for role, codes in barred.items()}
    if kind in FOR_SOMETHING:
        far = RoleName.RECIPIENT if RoleName.RECIPIENT in shares else RoleName.ACTOR
        barred[far] |= _sides(act, lambda each: is_opposed(tree, each, word))
    return {role: _without(row, barred[role]) for role, row in shares.items()}


def _without(row: Mapping[str, float], barred: frozenset[str]) -> Mapping[str, float]:
    return {code: 0.0 if code in barred else share for code, share in row.items()}


def _sides(act: Act, is_out: Callable[[int], bool]) -> frozenset[str]:
    """Return the sides of which every word in the sentence is out."""
    return frozenset(
        code for code, found in act.words.items() if all(is_out(word) for word, _ in found)
    )


def _victims(act: Act) -> frozenset[str]:
    """Return the sides that are named only as victims of what is condemned."""
    hit: set[str] = set()
    others: set[str] = set()
    for seat in act.seats[RoleName.RECIPIENT]:
        (hit if suffers(act.tree, seat.word) else others).update(seat.codes)
    return frozenset(hit - others)
