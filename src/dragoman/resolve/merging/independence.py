"""How many reports of an event do not repeat one another.

Near-copies are one source, and so are texts that tell it in the same words, however much else
differs: a list of sources, an agency's sentence within stories of many papers.
"""

from collections.abc import Iterable

LONG = 60  # characters: two desks may well tell one short fact in the same words


def independent_of(told: Iterable[tuple[str, str]]) -> int:
    """Return how many sources stand behind reports.

    Args:
        told: of each report the source (a family of near-copies is one) and the words that tell it.

    >>> long = "The ministers of both states met in the harbour town on Monday, the agency said."
    >>> independent_of([("a", long), ("b", long), ("c", "They met."), ("d", "They met.")])
    3
    """
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    sources = set()
    for source, quote in told:
        sources.add(source)
        words = " ".join(quote.lower().split())
        if len(words) >= LONG:
            root[find(f"quote {words}")] = find(source)
    return len({find(source) for source in sources})
