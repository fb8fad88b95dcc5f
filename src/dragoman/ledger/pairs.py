"""Which pairs of states an event is between."""

from itertools import combinations

from dragoman.records import Event, EventType, Party

Pair = tuple[str, str]
MUTUAL = (EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT, EventType.RETREAT)


def pairs_of(event: Event) -> frozenset[Pair]:
    """Return the pairs of states that deal with one another in an event, each in order of code.

    Those who act and those acted on form pairs; where nobody is acted on, those who act do so
    with one another, if the act is one that needs two. States that act side by side towards a
    third are no pair: what they do is between each of them and the third. Whoever takes part in
    talks talks with all others.
    """
    actors = _states(event.actors)
    recipients = _states(event.recipients)
    if event.event_type is EventType.CONSULT:
        return frozenset(combinations(sorted(actors | recipients), 2))
    if not recipients and event.event_type not in MUTUAL:
        return frozenset()
    if recipients:
        found = {(one, other) for one in actors for other in recipients if one != other}
        return frozenset((min(pair), max(pair)) for pair in found)
    return frozenset(combinations(sorted(actors), 2))


def _states(parties: tuple[Party, ...]) -> set[str]:
    return {party.country for party in parties if party.country}
