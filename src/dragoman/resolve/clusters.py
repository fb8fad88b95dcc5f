"""Accounts to clusters: which belong together, given who matches whom.

Invariant: clusters are a function of the set of accounts. Accounts that match, directly or
through others, form a component; within one, the surest pairs are joined first and nothing is
joined that holds a conflict, in an order that only strengths and ids decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.resolve.accounts import Decision
from dragoman.resolve.keys import kept_under, sought_under
from dragoman.resolve.matching import Match, conflict, match
from dragoman.resolve.sketches import Sketch

DECIDED = 100.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Two accounts that match.

    Attributes:
        first: the smaller report id.
        second: the larger.
        match: why.
    """

    first: str
    second: str
    match: Match

    @property
    def order(self) -> tuple[float, str, str]:
        """Surest first, then by ids."""
        return -self.match.strength, self.first, self.second


@dataclass(frozen=True, slots=True)
class Rulings:
    """What persons decided, by anchors of reports.

    Attributes:
        together: pairs that are one event.
        apart: pairs that are not.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "Rulings":
        """Return decisions ready to be looked up; of two on one pair the split wins."""
        pairs: dict[str, set[tuple[str, str]]] = {"merge": set(), "split": set()}
        for one in decisions:
            pairs.setdefault(one.kind, set()).add(pair(one.first, one.second))
        return cls(frozenset(pairs["merge"] - pairs["split"]), frozenset(pairs["split"]))


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two names in order."""
    return (one, other) if one <= other else (other, one)


def edges_among(sketches: Sequence[Sketch], rulings: Rulings) -> tuple[Edge, ...]:
    """Return all pairs of accounts that match, surest first.

    Only accounts that share a block are compared.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sketches):
        for key in kept_under(one):
            by_key[key].append(number)
    pairs = {
        (number, other) if number < other else (other, number)
        for number, one in enumerate(sketches)
        for key in sought_under(one)
        for other in by_key.get(key, ())
        if other != number
    }
    found = [
        edge
        for first, second in pairs
        if (edge := edge_between(sketches[first], sketches[second], rulings)) is not None
    ]
    found.extend(_ruled(sketches, rulings))
    return tuple(sorted(set(found), key=lambda edge: edge.order))


def edge_between(one: Sketch, other: Sketch, rulings: Rulings) -> Edge | None:
    """Return the edge between two accounts, or None."""
    names = pair(one.anchor, other.anchor)
    if names in rulings.apart or names in rulings.together:
        return None
    if one.event.event_id == other.event.event_id:
        found: Match | None = Match(DECIDED, ("both have the same id",))
    else:
        found = match(one, other)
    if found is None:
        return None
    return Edge(*pair(one.report_id, other.report_id), found)


def _ruled(sketches: Sequence[Sketch], rulings: Rulings) -> Iterable[Edge]:
    """Yield edges that a person decided."""
    if not rulings.together:
        return
    by_anchor: dict[str, list[Sketch]] = defaultdict(list)
    for one in sketches:
        by_anchor[one.anchor].append(one)
    for first, second in rulings.together:
        for one in by_anchor.get(first, ()):
            for other in by_anchor.get(second, ()):
                if one.report_id != other.report_id:
                    yield Edge(
                        *pair(one.report_id, other.report_id), Match(DECIDED, ("a person said so",))
                    )


@dataclass(slots=True)
class _Grouping:
    """Clusters while they grow."""

    sketches: Mapping[str, Sketch]
    rulings: Rulings
    of: dict[str, str]
    members: dict[str, list[str]]

    def may_join(self, one: str, other: str, *, decided: bool = False) -> bool:
        """Return whether no member of one cluster conflicts with one of the other.

        Args:
            one: a cluster.
            other: another.
            decided: whether a person joins them; then only another person's word counts.
        """
        for first in self.members[one]:
            for second in self.members[other]:
                a, b = self.sketches[first], self.sketches[second]
                if pair(a.anchor, b.anchor) in self.rulings.apart:
                    return False
                if not decided and conflict(a, b):
                    return False
        return True

    def join(self, one: str, other: str) -> None:
        """Make one cluster of two."""
        keep, drop = pair(one, other)
        for member in self.members[drop]:
            self.of[member] = keep
        self.members[keep] += self.members.pop(drop)


def clusters(
    sketches: Sequence[Sketch], edges: Sequence[Edge], rulings: Rulings
) -> tuple[tuple[str, ...], ...]:
    """Return report ids, those of one event together; each list and the whole are sorted.

    Args:
        sketches: the accounts.
        edges: all matching pairs among them, surest first.
        rulings: what persons decided.
    """
    names = [one.report_id for one in sketches]
    grouping = _Grouping(
        sketches={one.report_id: one for one in sketches},
        rulings=rulings,
        of={name: name for name in names},
        members={name: [name] for name in names},
    )
    decided = [edge for edge in edges if edge.match.strength >= DECIDED]
    sure = [edge for edge in edges if edge.match.strength < DECIDED and not edge.match.weak]
    _join_all(grouping, sure, decided=False)
    _join_only_choices(grouping, [edge for edge in edges if edge.match.weak])
    # Last, so that what a person joins brings along what belongs to either side.
    _join_all(grouping, decided, decided=True)
    return tuple(sorted(tuple(sorted(group)) for group in grouping.members.values()))


def _join_all(grouping: _Grouping, edges: Sequence[Edge], *, decided: bool) -> None:
    for edge in edges:
        one, other = grouping.of[edge.first], grouping.of[edge.second]
        if one != other and grouping.may_join(one, other, decided=decided):
            grouping.join(one, other)


def _join_only_choices(grouping: _Grouping, edges: Sequence[Edge]) -> None:
    """Join what is only vaguely dated where nothing but one cluster can be meant."""
    choices: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        one, other = grouping.of[edge.first], grouping.of[edge.second]
        if one != other:
            choices[one].add(other)
            choices[other].add(one)
    for vague, meant in sorted(choices.items()):
        sharp = any(grouping.sketches[name].days.sharp for name in grouping.members.get(vague, ()))
        if sharp or len(meant) != 1:
            continue
        other = next(iter(meant))
        there = vague in grouping.members and other in grouping.members
        if there and grouping.may_join(vague, other):
            grouping.join(vague, other)


def components(names: Iterable[str], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return report ids, those that hang together by edges in one list; all sorted."""
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for edge in edges:
        one, other = root(edge.first), root(edge.second)
        if one != other:
            keep, drop = pair(one, other)
            parent[drop] = keep
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(parent):
        found[root(name)].append(name)
    return tuple(sorted(tuple(group) for group in found.values()))
