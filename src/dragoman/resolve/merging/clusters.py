"""Accounts to clusters: which belong together, given who matches whom.

Invariant: clusters are a function of the set of accounts. The surest pairs are joined first and
nothing is joined that holds a conflict, in an order that only strengths and ids decide. What
becomes of a cluster depends on the clusters that an edge ties it to and on nothing else, so that
`dragoman.ledger.merge.merging` need not look at the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.resolve.merging.accounts import Decision
from dragoman.resolve.merging.keys import kept_under, sought_under
from dragoman.resolve.merging.matching import Match, Standing, differ, match, standing
from dragoman.resolve.merging.sketches import Sketch

DECIDED = 100.0
SAME_ID = ("both have the same id",)
Matching = Callable[[Sketch, Sketch], Match | None]


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


def edges_among(sketches: Sequence[Sketch]) -> tuple[Edge, ...]:
    """Return all pairs of accounts that match, whatever persons decided.

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
    return tuple(
        edge
        for first, second in sorted(pairs)
        if (edge := edge_between(sketches[first], sketches[second])) is not None
    )


def edge_between(one: Sketch, other: Sketch, matched: Matching = match) -> Edge | None:
    """Return the edge between two accounts, or None.

    Args:
        one: an account.
        other: another.
        matched: tells why two can be of one event, as `match` does.
    """
    if one.event_id == other.event_id:
        found: Match | None = Match(DECIDED, SAME_ID)
    else:
        found = matched(one, other)
    if found is None:
        return None
    return Edge(*pair(one.report_id, other.report_id), found)


def ruled(sketches: Iterable[Sketch], edges: Iterable[Edge], rulings: Rulings) -> tuple[Edge, ...]:
    """Return edges as persons would have them: theirs instead of our own on the same pairs."""
    by_id = {one.report_id: one for one in sketches}
    if rulings.together or rulings.apart:
        said = rulings.together | rulings.apart
        edges = [
            edge
            for edge in edges
            if pair(by_id[edge.first].anchor, by_id[edge.second].anchor) not in said
        ]
    found = {*edges, *_said(by_id.values(), rulings)}
    return tuple(sorted(found, key=lambda edge: edge.order))


def _said(sketches: Iterable[Sketch], rulings: Rulings) -> Iterable[Edge]:
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
class _Cluster:
    """Accounts of one event so far, and what of them can stand against others."""

    members: list[Sketch]
    documents: set[str]
    standings: set[Standing]


@dataclass(slots=True)
class _Grouping:
    """Clusters while they grow, each under the first of its report ids."""

    rulings: Rulings
    of: dict[str, str]
    clusters: dict[str, _Cluster]
    refused: dict[str, set[str]]

    @classmethod
    def of_single(cls, sketches: Iterable[Sketch], rulings: Rulings) -> "_Grouping":
        """Return each account as a cluster of its own."""
        singles = {
            one.report_id: _Cluster([one], {one.document_id}, {standing(one)}) for one in sketches
        }
        return cls(rulings, {name: name for name in singles}, singles, defaultdict(set))

    def try_join(self, one: str, other: str, *, decided: bool = False) -> None:
        """Make one cluster of two unless a member of one conflicts with one of the other.

        Args:
            one: a cluster.
            other: another.
            decided: whether a person joins them; then only another person's word counts.
        """
        if one == other or (not decided and other in self.refused[one]):
            return
        if self._may_join(self.clusters[one], self.clusters[other], decided=decided):
            self._join(one, other)
        elif not decided:
            self.refused[one].add(other)
            self.refused[other].add(one)

    def _may_join(self, one: _Cluster, other: _Cluster, *, decided: bool) -> bool:
        if self.rulings.apart and any(
            pair(a.anchor, b.anchor) in self.rulings.apart
            for a in one.members
            for b in other.members
        ):
            return False
        return decided or (
            one.documents.isdisjoint(other.documents)
            and not any(differ(a, b) for a in one.standings for b in other.standings)
        )

    def _join(self, one: str, other: str) -> None:
        keep, drop = pair(one, other)
        gone = self.clusters.pop(drop)
        for member in gone.members:
            self.of[member.report_id] = keep
        kept = self.clusters[keep]
        kept.members += gone.members
        kept.documents |= gone.documents
        kept.standings |= gone.standings
        for name in self.refused.pop(drop, ()):  # who conflicts with a part conflicts with all
            self.refused[name].discard(drop)
            self.refused[name].add(keep)
            self.refused[keep].add(name)


def clusters(
    sketches: Iterable[Sketch], edges: Sequence[Edge], rulings: Rulings
) -> tuple[tuple[str, ...], ...]:
    """Return report ids, those of one event together; each list and the whole are sorted.

    Args:
        sketches: the accounts.
        edges: all matching pairs among them, as `ruled` gives them.
        rulings: what persons decided.
    """
    grouping = _Grouping.of_single(sketches, rulings)
    for edge in edges:
        if edge.match.strength < DECIDED and not edge.match.weak:
            grouping.try_join(grouping.of[edge.first], grouping.of[edge.second])
    _join_only_choices(grouping, [edge for edge in edges if edge.match.weak])
    # Last, so that what a person joins brings along what belongs to either side.
    for edge in edges:
        if edge.match.strength >= DECIDED:
            grouping.try_join(grouping.of[edge.first], grouping.of[edge.second], decided=True)
    return tuple(
        sorted(
            tuple(sorted(one.report_id for one in cluster.members))
            for cluster in grouping.clusters.values()
        )
    )


def _join_only_choices(grouping: _Grouping, edges: Sequence[Edge]) -> None:
    """Join what is only vaguely dated where nothing but one cluster can be meant."""
    choices: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        one, other = grouping.of[edge.first], grouping.of[edge.second]
        if one != other:
            choices[one].add(other)
            choices[other].add(one)
    chosen = [
        (vague, next(iter(meant)))
        for vague, meant in sorted(choices.items())
        if len(meant) == 1 and not any(one.days.sharp for one in grouping.clusters[vague].members)
    ]
    for vague, other in chosen:
        grouping.try_join(grouping.of[vague], grouping.of[other])
