"""States for lists to choose from: those that a ledger knows, or all."""

from dragoman.serve.desk import Desk


def known_states(desk: Desk) -> list[tuple[str, str]]:
    """Return the states that deal with others in the ledger, by name; all where none does."""
    known = {code for one in desk.pairs() for code in (one.first, one.second)}
    states = desk.namer.register.states
    found = [(code, state.name) for code, state in states.items() if code in known or not known]
    return sorted(found, key=lambda one: one[1])


def all_states(desk: Desk) -> list[tuple[str, str]]:
    """Return all states by name, whatever the ledger holds: nothing is summed up for them."""
    states = desk.namer.register.states
    return sorted(((code, one.name) for code, one in states.items()), key=lambda one: one[1])


def partners_first(
    desk: Desk, state: str
) -> tuple[list[tuple[str, str, int]], list[tuple[str, str]]]:
    """Return those with whom a state deals, most first with numbers of acts, and all others."""
    name = dict(known_states(desk))
    found = [
        (other, name.get(other, other), edge.events)
        for edge in desk.partners(state)
        for other in (edge.second if edge.first == state else edge.first,)
    ]
    told = {code for code, *_ in found} | {state}
    return found, [one for one in known_states(desk) if one[0] not in told]
