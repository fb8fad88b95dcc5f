"""Whom a text means by "the trilateral summit": the group of that size that it names most."""

from collections import Counter
from collections.abc import Sequence

from dragoman.arrangements.sides import states
from dragoman.entities.mention.mentions import Mention
from dragoman.records import Event

PAIR = 2


def groups_of(mentions: Sequence[Mention], events: Sequence[Event]) -> Counter[frozenset[str]]:
    """Return the groups of states that a document names together, with how often."""
    found: Counter[frozenset[str]] = Counter()
    for mention in mentions:
        found[states(mention.parties)] += 1
    for event in events:
        found[states((*event.actors, *event.recipients))] += 1
    return Counter({group: count for group, count in found.items() if len(group) >= PAIR})


def group_of_size(
    groups: Counter[frozenset[str]], size: int, named: frozenset[str]
) -> frozenset[str]:
    """Return the group of so many states that is named most and holds those already named."""
    fitting = [
        (count, tuple(sorted(group)))
        for group, count in groups.items()
        if len(group) == size and named <= group
    ]
    if not fitting:
        return frozenset()
    best = max(count for count, _ in fitting)
    return frozenset(min(group for count, group in fitting if count == best))
