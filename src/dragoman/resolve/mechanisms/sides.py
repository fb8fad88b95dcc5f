"""The sides that parties stand for in an arrangement: states, unions and blocs."""

from collections.abc import Iterable

from dragoman.records import Party
from dragoman.resolve.sketches import side

ISO_LETTERS = 3
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
