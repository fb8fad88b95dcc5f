"""A triangle in words: what follows what, and what cannot be told."""

from collections.abc import Iterator

from dragoman.analyse.triangles.triangle import RECIPROCITY, TRIANGULAR, Link, Triangle

POWER = (
    "A strong link (a third of a unit answered a period later) is found in {strong:.0%} of such "
    "series of {at} periods, a weak one (a tenth) in {weak:.0%}: that no link is found does not "
    "mean that there is none."
)
# benchmarks/triangles.py, 60 replicates; by number of periods: strong, weak
POWERS = {60: (0.08, 0.02), 120: (0.32, 0.0), 240: (0.90, 0.02), 400: (0.98, 0.05)}


def triangle_lines(found: Triangle) -> Iterator[str]:
    """Yield what a triangle shows, a line at a time."""
    one, two, three = found.states
    yield f"{one}, {two} and {three}, {found.periods} {found.unit}s, {found.first} to {found.last}"
    if found.lack:
        yield f"Too little to say: {found.lack}."
        return
    yield (
        "What follows one unit of score, summed over six "
        f"{found.unit}s, with its 90% band; p after correction for {len(found.links)} links."
    )
    for kind, title in ((RECIPROCITY, "Reciprocity"), (TRIANGULAR, "Triangular responses")):
        yield ""
        yield title
        yield from (f"  {_told(link)}" for link in found.of(kind))
    yield ""
    yield summary(found)
    yield power(found.periods)


def summary(found: Triangle) -> str:
    """Return what a triangle shows, in a sentence for each kind of link.

    >>> summary(Triangle(("A", "B", "C"), "month", "", "", 12, {}, (), "12 months are too few"))
    'Too little to say: 12 months are too few.'
    """
    if found.lack:
        return f"Too little to say: {found.lack}."
    kinds = ((RECIPROCITY, "answers in kind"), (TRIANGULAR, "answers of the third state"))
    return " ".join(_sentence(found.of(kind), words) for kind, words in kinds)


def power(periods: int) -> str:
    """Return how likely so many periods are to show a link that is there."""
    at = max((one for one in POWERS if one <= periods), default=min(POWERS))
    strong, weak = POWERS[at]
    return POWER.format(strong=strong, weak=weak, at=at)


def _sentence(links: tuple[Link, ...], what: str) -> str:
    """Return what links of a kind show together."""
    shown = [link for link in links if link.found]
    if not shown:
        return f"Of {len(links)} {what} none can be told from chance."
    named = ", ".join(
        f"{_way(link.answer)} {'rises' if link.total > 0 else 'falls'} after {_way(link.shock)}"
        for link in shown
    )
    out = "stands out" if len(shown) == 1 else "stand out"
    return f"Of {len(links)} {what} {len(shown)} {out}: {named}."


def _told(link: Link) -> str:
    """Return one link."""
    mark = "*" if link.found else " "
    return (
        f"{mark} {_way(link.shock)} then {_way(link.answer)}: {link.total:+.2f} "
        f"({link.total_low:+.2f} to {link.total_high:+.2f}), F {link.value:.2f}, "
        f"p {link.corrected:.3f}"
    )


def _way(way: tuple[str, str]) -> str:
    return f"{way[0]} to {way[1]}"
