"""The sides that parties stand for in an arrangement: states, unions and blocs."""

from collections.abc import Iterable

from dragoman.records import Party
from dragoman.resolve.merging.sketches import side

ISO_LETTERS = 3
ARMED = frozenset({"REB", "UAF", "CRM"})
GOVERNING_BODIES = frozenset({"IGO", "UNO", "EUR"})


def states(parties: Iterable[Party]) -> frozenset[str]:
    """Return the states that parties stand for; unions and blocs by their ids."""
    found = set()
    for party in parties:
        name = side(party)
        body = party.sector in GOVERNING_BODIES and name.startswith("org:")
        if body or (len(name) == ISO_LETTERS and name.isupper()):
            found.add(name)
    return frozenset(found)


def with_nationals(parties: Iterable[Party]) -> frozenset[str]:
    """Return the sides that parties stand for, and the states whose nationals they are.

    Whoever is freed or turned back is no state, but what is done to them is done towards theirs;
    what is done to armed groups is not.
    """
    told = tuple(parties)
    nationals = {one.country for one in told if one.country and one.sector not in ARMED}
    return frozenset({side(one) for one in told} | nationals)
