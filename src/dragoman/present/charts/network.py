"""The network of states: width by volume, colour and dashes by balance."""

import math
from collections.abc import Callable

from dragoman.analyse import Edge, Network
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure

WIDTH = 760.0
HEIGHT = 420.0
MARGIN = 46.0
NEUTRAL = 1.0
WIDEST = 9.0


def network_figure(
    network: Network,
    name: Callable[[str], str],
    *,
    link: Callable[[str, str], str | None] | None = None,
) -> Figure:
    """Return the network of states.

    Args:
        network: from `dragoman.analyse.network_of`.
        name: gives a state's name for its code.
        link: gives the address of a pair's page; None for no links.
    """
    caption = (
        f"Who deals with whom: width by number of acts, blue where cooperation prevails, red and "
        f"dashed where conflict does, grey between; n = {network.events} acts that took place, "
        f"{len(network.nodes)} states."
    )
    if not network.edges:
        return Figure("", caption, 0)
    places = {
        node.state: (
            MARGIN + node.x * (WIDTH - 2 * MARGIN),
            MARGIN / 2 + node.y * (HEIGHT - MARGIN - 10) + 8,
        )
        for node in network.nodes
    }
    most = max(edge.events for edge in network.edges)
    parts = [
        _edge(edge, places, most, name, link)
        for edge in sorted(network.edges, key=lambda edge: edge.events)
    ]
    for node in network.nodes:
        x, y = places[node.state]
        words = f"{name(node.state)}: {node.events} acts"
        parts.append(shapes.circle(x, y, 5 + 2 * math.log1p(node.events), GREY, title=words))
        parts.append(
            shapes.text(x, y - 9 - 2 * math.log1p(node.events), name(node.state), "middle")
        )
    return Figure(shapes.drawing(WIDTH, HEIGHT, caption, parts), caption, network.events)


def _edge(
    edge: Edge,
    places: dict[str, tuple[float, float]],
    most: int,
    name: Callable[[str], str],
    link: Callable[[str, str], str | None] | None,
) -> str:
    """Return what passes between two states as a line."""
    width = 1 + (WIDEST - 1) * math.log1p(edge.events) / math.log1p(most)
    colour, dash = GREY, ""
    if edge.balance > NEUTRAL:
        colour = BLUE
    elif edge.balance < -NEUTRAL:
        colour, dash = VERMILION, "9 5"
    words = (
        f"{name(edge.first)} and {name(edge.second)}: {edge.events} acts, "
        f"balance {edge.balance:+.1f}"
    )
    drawn = shapes.line(
        places[edge.first],
        places[edge.second],
        colour,
        width=width,
        dash=dash,
        opacity=0.75,
        title=words,
    )
    address = link(edge.first, edge.second) if link else None
    return shapes.linked(address, drawn, words)
