"""The network of states: width by volume, colour and dashes by balance."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from dragoman.analyse import Edge, Network
from dragoman.present.charts import shapes
from dragoman.present.charts.shapes import BLUE, GREY, VERMILION, Figure
from dragoman.present.charts.sheets import NARROW, WIDE
from dragoman.present.wording.words import counted

TALL, LOW = 400.0, 240.0
FEW = 8  # states up to which a low drawing has room for all
MARGIN = 46.0
MOST_NUMBERS = 24
NEUTRAL = 1.0
WIDEST = 9.0
SMALLEST, LARGEST = 5.0, 14.0
MOST_EDGES = 60
TIES_EACH = 2


def network_figure(
    network: Network,
    name: Callable[[str], str],
    *,
    link: Callable[[str, str], str | None] | None = None,
    narrow: bool = False,
) -> Figure:
    """Return the network of states.

    Args:
        network: from `dragoman.analyse.network_of`.
        name: gives a state's name for its code.
        link: gives the address of a pair's page; None for no links.
        narrow: for a telephone.
    """
    drawn = strongest(network.edges)
    part = "" if len(drawn) == len(network.edges) else f", the {len(drawn)} strongest ties shown"
    caption = (
        f"Who deals with whom: width by number of acts, blue where cooperation prevails, red and "
        f"dashed where conflict does, grey between; n = {network.events:,} acts that took place, "
        f"{len(network.nodes)} states{part}."
    )
    if not network.edges:
        return Figure("", caption, 0)
    sheet = NARROW if narrow else WIDE
    finding = _finding(drawn, name)
    head, top = sheet.heading(finding)
    high = LOW if len(network.nodes) <= FEW else TALL
    places = {
        node.state: (
            MARGIN + node.x * (sheet.width - 2 * MARGIN),
            top + MARGIN / 2 + node.y * (high - MARGIN - 10) + 8,
        )
        for node in network.nodes
    }
    most = max(edge.events for edge in network.edges)
    ordered = sorted(drawn, key=lambda edge: edge.events)
    parts = [*head, *(_edge(edge, places, most, name, link) for edge in ordered)]
    if len(drawn) <= MOST_NUMBERS:
        parts += [_number(edge, places) for edge in ordered]
    busiest = max(node.events for node in network.nodes)
    for node in network.nodes:
        x, y = places[node.state]
        words = f"{name(node.state)}: {node.events:,} acts"
        radius = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(node.events / busiest)
        parts.append(shapes.circle(x, y, radius, GREY, title=words))
        parts.append(shapes.text(x, y - radius - 4, name(node.state), "middle"))
    drawing = shapes.drawing(sheet.width, top + high, caption, parts)
    return Figure(drawing, caption, network.events, finding)


def _finding(edges: Sequence[Edge], name: Callable[[str], str]) -> str:
    """Return who dealt with whom most; of two that are alike none is told."""
    ranked = sorted(edges, key=lambda edge: -edge.events)
    if len(ranked) > 1 and ranked[0].events == ranked[1].events:
        return ""
    first = ranked[0]
    acts = counted(first.events, "act")
    return f"{name(first.first)} and {name(first.second)} dealt with one another most: {acts}."


def _number(edge: Edge, places: dict[str, tuple[float, float]]) -> str:
    """Return the number of acts at the middle of an edge."""
    (x, y), (u, v) = places[edge.first], places[edge.second]
    return shapes.text((x + u) / 2, (y + v) / 2 - 6, f"{edge.events:,}", "middle", size=10)


def strongest(edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges that a drawing has room for: each state's strongest, and the strongest.

    Args:
        edges: in any order; all of them where there are few.
    """
    if len(edges) <= MOST_EDGES:
        return list(edges)
    ranked = sorted(edges, key=lambda edge: (-edge.events, edge.first, edge.second))
    ties: Counter[str] = Counter()
    kept: list[Edge] = []
    rest: list[Edge] = []
    for edge in ranked:
        if min(ties[edge.first], ties[edge.second]) < TIES_EACH:
            kept.append(edge)
            ties.update((edge.first, edge.second))
        else:
            rest.append(edge)
    return [*kept, *rest[: max(MOST_EDGES - len(kept), 0)]]


def _edge(
    edge: Edge,
    places: dict[str, tuple[float, float]],
    most: int,
    name: Callable[[str], str],
    link: Callable[[str, str], str | None] | None,
) -> str:
    """Return what passes between two states as a line."""
    width = 1 + (WIDEST - 1) * math.sqrt(edge.events / most)
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
