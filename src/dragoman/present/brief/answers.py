"""Who answers whom among the three states of a brief, in figures: a sentence for each kind."""

from dragoman.analyse.triangles.triangle import RECIPROCITY, TRIANGULAR, Link, Triangle
from dragoman.present.analyses.triangles import power
from dragoman.present.brief.made import Made
from dragoman.present.brief.records import Claim

LABEL = "who answers whom"  # which is no forecast
KINDS = {RECIPROCITY: "answers in kind", TRIANGULAR: "answers of the third state"}
NOTHING = "Of {n} possible {what} among {who} none can be told from chance, by {periods} {unit}s."
FOUND = "Of {n} possible {what} among {who} these stand out, by {periods} {unit}s: {links}."
LINK = "after a friendlier act of {one} towards {other}, {third} {way} towards {fourth}"
WARMS, COOLS = "warms", "cools"


def answers(made: Made) -> tuple[Claim, ...]:
    """Return what the triangle of a brief's states shows; nothing where there is too little.

    Like forecasts they are figures of all that was read, without a document to cite.
    """
    found = made.material.triangle
    if found is None or found.lack:
        return ()
    told = tuple(Claim(_sentence(found, kind, made), label=LABEL) for kind in KINDS)
    if any(link.found for link in found.links):
        return told
    return (*told, Claim(power(found.periods), label=LABEL))


def _sentence(found: Triangle, kind: str, made: Made) -> str:
    links = found.of(kind)
    shown = [link for link in links if link.found]
    words = FOUND if shown else NOTHING
    return words.format(
        n=len(links),
        what=KINDS[kind],
        who=", ".join(made.namer.heading(code) for code in found.states),
        periods=found.periods,
        unit=found.unit,
        links="; ".join(_link(link, made) for link in shown),
    )


def _link(link: Link, made: Made) -> str:
    """Return a link, with the sign of its answer."""
    one, other, third, fourth = (made.namer.heading(code) for code in (*link.shock, *link.answer))
    way = WARMS if link.total > 0 else COOLS
    return LINK.format(one=one, other=other, third=third, fourth=fourth, way=way)
