"""Ledger to series: how relationships move, as pure functions over events.

The index of a dyad is defined in `dragoman.analyse.index`; what each event counts for in
`dragoman.analyse.weights`.
"""

from dragoman.analyse.index import IndexPoint, dyad_index
from dragoman.analyse.months import month_of, months_between
from dragoman.analyse.moves import Move, moved_most
from dragoman.analyse.network import Edge, Network, Node, edges_of, network_of
from dragoman.analyse.weights import Weights
from dragoman.ledger.pairs import pairs_of

__all__ = [
    "Edge",
    "IndexPoint",
    "Move",
    "Network",
    "Node",
    "Weights",
    "dyad_index",
    "edges_of",
    "month_of",
    "months_between",
    "moved_most",
    "network_of",
    "pairs_of",
]
