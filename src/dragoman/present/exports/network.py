"""Who deals with whom as a network over time: GEXF 1.3 for Gephi, GraphML for everything else.

Nodes are states, edges are dyads. In GEXF each edge has a spell for each act, so that a timeline
shows when it was there; GraphML has first and last day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from dragoman.entities.names.register import Register
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.pairs import Pair, pairs_of
from dragoman.records import Status

QUADS = ("vcoop", "mcoop", "vconf", "mconf")
FIGURES = ("acts", *QUADS, "balance")
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"


@dataclass(slots=True)
class Edge:
    """What passes between two states.

    Attributes:
        quads: acts by quad code.
        tone: sum of their scores.
        days: first and last day of each dated act.
    """

    quads: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    tone: float = 0.0
    days: list[tuple[str, str]] = field(default_factory=list)

    @property
    def figures(self) -> tuple[float, ...]:
        """The values of `FIGURES`."""
        acts = sum(self.quads)
        return (acts, *self.quads, round(self.tone / acts, 4))


def edges_of(ledger: Ledger, wanted: Filter) -> dict[Pair, Edge]:
    """Return what passes between each two states: acts that took place."""
    found: dict[Pair, Edge] = {}
    for event in ledger.events(wanted):
        if event.status is not Status.ACTUAL:
            continue
        for pair in sorted(pairs_of(event)):
            edge = found.setdefault(pair, Edge())
            edge.quads[event.quad_code - 1] += 1
            edge.tone += event.intensity
            when = event.date
            if when is not None and when.start and when.end:
                edge.days.append((when.start.isoformat(), when.end.isoformat()))
    return dict(sorted(found.items()))


def gexf_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a dynamic network as GEXF."""
    edges = edges_of(ledger, wanted)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{GEXF}" version="1.3">'
    yield '<graph mode="dynamic" defaultedgetype="undirected" timeformat="date"'
    yield ' timerepresentation="interval">'
    yield '<attributes class="edge" mode="static">'
    for number, name in enumerate(FIGURES):
        kind = "double" if name == "balance" else "integer"
        yield f'<attribute id="{number}" title="{name}" type="{kind}"/>'
    yield "</attributes><nodes>"
    for code, name in _nodes(edges):
        yield f'<node id="{code}" label={quoteattr(name)}/>'
    yield "</nodes><edges>"
    for number, ((one, other), edge) in enumerate(edges.items()):
        yield f'<edge id="{number}" source="{one}" target="{other}" weight="{edge.figures[0]}">'
        values = enumerate(edge.figures)
        told = "".join(f'<attvalue for="{place}" value="{value}"/>' for place, value in values)
        spells = "".join(
            f'<spell start="{start}" end="{end}"/>' for start, end in sorted(set(edge.days))
        )
        yield f"<attvalues>{told}</attvalues><spells>{spells}</spells></edge>"
    yield "</edges></graph></gexf>"


def graphml_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a network as GraphML."""
    edges = edges_of(ledger, wanted)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{GRAPHML}">'
    yield '<key id="name" for="node" attr.name="name" attr.type="string"/>'
    for name in FIGURES:
        kind = "double" if name == "balance" else "int"
        yield f'<key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'
    for name in ("first", "last"):
        yield f'<key id="{name}" for="edge" attr.name="{name}" attr.type="string"/>'
    yield '<graph edgedefault="undirected">'
    for code, name in _nodes(edges):
        yield f'<node id="{code}"><data key="name">{quoteattr(name)[1:-1]}</data></node>'
    for (one, other), edge in edges.items():
        told = dict(zip(FIGURES, map(str, edge.figures), strict=True))
        if edge.days:
            told |= {
                "first": min(day for day, _ in edge.days),
                "last": max(day for _, day in edge.days),
            }
        data = "".join(f'<data key="{name}">{value}</data>' for name, value in told.items())
        yield f'<edge source="{one}" target="{other}">{data}</edge>'
    yield "</graph></graphml>"


def _nodes(edges: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Yield the states with their names, in order of code."""
    states = Register.load().states
    for code in sorted({state for pair in edges for state in pair}):
        yield code, states[code].name if code in states else code
