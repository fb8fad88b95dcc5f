"""Merging across documents: one event for all that report it.

Invariant: the result is a function of the set of accounts and decisions; neither order nor
batches matter.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.resolve.knowledge import Words
from dragoman.resolve.merging.accounts import Account, Decision
from dragoman.resolve.merging.clusters import Edge, Rulings, clusters, edges_among, ruled
from dragoman.resolve.merging.merged import Merged, Told, Why, combine
from dragoman.resolve.merging.sketches import sketch


def merge(
    accounts: Iterable[Account],
    known: Words,
    *,
    today: date,
    decisions: Iterable[Decision] = (),
) -> tuple[Merged, ...]:
    """Return the events that accounts tell, each account in exactly one.

    Args:
        accounts: of any documents, in any order.
        known: the words of this stage.
        today: the day of reading; documents published later have wrong dates.
        decisions: what persons joined or parted.
    """
    told = [(one, sketch(one, known, today)) for one in accounts]
    return merge_told(told, Rulings.of(decisions))


def merge_told(told: Iterable[Told], rulings: Rulings) -> tuple[Merged, ...]:
    """Return the events of accounts that are sketched already, in order of their first report."""
    by_id = {account.report_id: (account, sketched) for account, sketched in told}
    sketches = [sketched for _, sketched in by_id.values()]
    edges = ruled(sketches, edges_among(sketches), rulings)
    groups = clusters(sketches, edges, rulings)
    of = {name: number for number, group in enumerate(groups) for name in group}
    inside: list[list[Edge]] = [[] for _ in groups]
    for edge in edges:
        if of[edge.first] == of[edge.second]:
            inside[of[edge.first]].append(edge)
    made = [
        combine([by_id[name] for name in names], _why(names, between))
        for names, between in zip(groups, inside, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: one.reports))


def _why(names: tuple[str, ...], edges: Sequence[Edge]) -> list[Why]:
    """Return for each report but one the surest edge that ties it to the others."""
    found = []
    roots = {name: name for name in names}
    for edge in edges:
        one, other = _root(roots, edge.first), _root(roots, edge.second)
        if one == other:
            continue
        roots[max(one, other)] = min(one, other)
        found.append(Why(edge.second, edge.first, edge.match.reasons, edge.match.strength))
    return found


def _root(roots: dict[str, str], name: str) -> str:
    while roots[name] != name:
        name = roots[name]
    return name
