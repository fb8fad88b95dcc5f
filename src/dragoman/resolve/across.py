"""Merging across documents: one event for all that report it.

Invariant: the result is a function of the set of accounts and decisions; neither order nor
batches matter, since a new account can only touch the component that it joins.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.resolve.accounts import Account, Decision
from dragoman.resolve.clusters import Edge, Rulings, clusters, components, edges_among
from dragoman.resolve.knowledge import Words
from dragoman.resolve.merged import Merged, Why, combine
from dragoman.resolve.sketches import Sketch, sketch


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
    sketches = [sketch(one, known, today) for one in accounts]
    return merge_sketches(sketches, Rulings.of(decisions))


def merge_sketches(sketches: Sequence[Sketch], rulings: Rulings) -> tuple[Merged, ...]:
    """Return the events of accounts that are sketched already, in order of their first report."""
    by_id = {one.report_id: one for one in sketches}
    edges = edges_among(list(by_id.values()), rulings)
    of: dict[str, int] = {}
    groups = components(by_id, edges)
    for number, group in enumerate(groups):
        of.update(dict.fromkeys(group, number))
    edges_of: list[list[Edge]] = [[] for _ in groups]
    for edge in edges:
        edges_of[of[edge.first]].append(edge)
    made: list[Merged] = []
    for group, between in zip(groups, edges_of, strict=True):
        made.extend(
            combine([by_id[name] for name in names], _why(names, between))
            for names in clusters([by_id[name] for name in group], between, rulings)
        )
    return tuple(sorted(made, key=lambda one: one.reports))


def _why(names: tuple[str, ...], edges: Sequence[Edge]) -> list[Why]:
    """Return for each report but one the surest edge that ties it to the others."""
    inside = set(names)
    found = []
    ours = [edge for edge in edges if edge.first in inside and edge.second in inside]
    roots = {name: name for name in names}
    for edge in ours:
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
