"""The network of states: who deals with whom, how much, and in what tone."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.analyse.dealings import Dealings, tallied
from dragoman.analyse.index import DEFAULT
from dragoman.analyse.weights import Weights
from dragoman.ledger.pairs import Pair
from dragoman.records import Status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDS = 200
SEED = 7
FIRST_STEP = 0.1
GRAVITY = 1.5  # keeps groups that have nothing to do with one another on one page


@dataclass(frozen=True, slots=True)
class Edge:
    """What passes between two states.

    Attributes:
        first: a state.
        second: another.
        events: acts that took place between them.
        balance: mean tone of these, weighted; -10 conflict to 10 cooperation.
    """

    first: str
    second: str
    events: int
    balance: float


@dataclass(frozen=True, slots=True)
class Node:
    """A state in the network.

    Attributes:
        state: ISO 3166 alpha-3 code.
        events: acts that it takes part in with another of the network.
        x: where it is drawn, 0 to 1 from left to right.
        y: 0 to 1 from top to bottom.
    """

    state: str
    events: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Network:
    """States and what passes between them; n is the number of acts behind it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    events: int


def edges_of(events: Dealings, *, weights: Weights = DEFAULT) -> tuple[tuple[Edge, ...], int]:
    """Return what passed between each pair of states, and how many acts there were.

    Args:
        events: of any kind, or sums of them, which count an act once for each pair in it; plans
            and words are passed over.
        weights: what events count for.
    """
    sums: dict[Pair, tuple[int, float, float]] = {}
    acts = 0
    for one in events:
        told = [each for each in tallied((one,)) if each.status == Status.ACTUAL]
        acts += told[0].events if told else 0
        for each in told:
            total = each.confidence * weights.factor(each.status, each.certainty)
            pair = (each.first, each.second)
            count, sure, tone = sums.get(pair, (0, 0.0, 0.0))
            sums[pair] = (count + each.events, sure + total, tone + total * each.intensity)
    edges = tuple(
        Edge(*pair, count, tone / total if total else 0.0)
        for pair, (count, total, tone) in sorted(sums.items())
    )
    return edges, acts


def network_of(
    events: Dealings, *, most: int = 30, acts: int | None = None, weights: Weights = DEFAULT
) -> Network:
    """Return the network of acts that took place.

    Args:
        events: of any kind, or sums of them; plans and words are passed over.
        most: how many states to keep, those with most acts first.
        acts: how many acts stand behind sums; where None, each counts once for each pair.
        weights: what events count for.
    """
    everything, counted = edges_of(events, weights=weights)
    volume: dict[str, int] = {}
    for edge in everything:
        for state in (edge.first, edge.second):
            volume[state] = volume.get(state, 0) + edge.events
    kept = sorted(volume, key=lambda state: (-volume[state], state))[:most]
    edges = tuple(edge for edge in everything if {edge.first, edge.second} <= set(kept))
    places = layout(sorted(kept), {(edge.first, edge.second): edge.events for edge in edges})
    nodes = tuple(Node(state, volume[state], *places[state]) for state in sorted(kept))
    return Network(nodes, edges, counted if acts is None else acts)


def layout(states: Sequence[str], volume: Mapping[Pair, int]) -> dict[str, tuple[float, float]]:
    """Return a place for each state, near those that it deals with much.

    After Fruchterman and Reingold (1991), Graph drawing by force-directed placement, Software:
    Practice and Experience 21; from a fixed start, so that the same network always looks the same.

    >>> sorted(layout(["CHL", "PER"], {("CHL", "PER"): 3}))
    ['CHL', 'PER']
    """
    import numpy as np  # noqa: PLC0415 - needed to draw only

    count = len(states)
    if count == 0:
        return {}
    angles = np.arange(count) * (2 * math.pi / count)
    spots = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.zeros((count, count))
    number = {state: index for index, state in enumerate(states)}
    for (first, second), events in volume.items():
        pull[number[first], number[second]] = pull[number[second], number[first]] = math.log1p(
            events
        )
    spots = spots + np.random.default_rng(SEED).normal(0, 0.01, spots.shape)
    for step in np.linspace(FIRST_STEP, 0, ROUNDS):
        spots = _step(spots, pull, float(step))
    low, high = spots.min(axis=0), spots.max(axis=0)
    scaled = (spots - low) / np.where(high > low, high - low, 1)
    return {state: (float(scaled[i, 0]), float(scaled[i, 1])) for i, state in enumerate(states)}


def _step(
    spots: "NDArray[np.float64]", pull: "NDArray[np.float64]", step: float
) -> "NDArray[np.float64]":
    """Return the places after each has moved a step towards balance."""
    import numpy as np  # noqa: PLC0415 - as above

    ideal = 1 / math.sqrt(len(spots))
    apart = spots[:, None, :] - spots[None, :, :]
    distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
    force = ideal**2 / distance - pull * distance**2 / ideal / max(float(pull.max()), 1)
    moved = (apart * (force / distance)[:, :, None]).sum(axis=1) - GRAVITY * spots
    length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return np.asarray(spots + moved / length * np.minimum(length, step))
