"""Finds towns in a sentence that the register does not name: "in the northern city of Kirkuk".

A town is only where a text puts somebody: after "in", "near", "the city of". So a city within a
person's name or a body's ("Leila de Lima", "Bank of London") is no place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.names.cities import Cities
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.phrases import Line, capitalised

WORDS = WordLists("entities", "phrases.towns")

_LONGEST = 7


def with_towns(
    reading: SentenceLine, cities: Cities, states: Collection[str], text: str
) -> SentenceLine:
    """Return the sentence with the towns that it names as places of their states.

    Args:
        reading: the sentence.
        cities: all cities.
        states: those that the document names.
        text: of the document.
    """
    line = reading.line
    if line.titled:
        return reading
    found: dict[int, tuple[int, tuple[Sense, ...]]] = {}
    for at, stop in _runs(line):
        name = text[line.words[at].start : line.words[stop - 1].end]
        city = cities.meant(name, states)
        if city is not None:
            sense = Sense("city", f"state:{city.country}", name, city.country)
            found[at] = (stop, (sense,))
    if not found:
        return reading
    roles = {first: role for first, role in line.roles.items() if first not in found}
    hits = dict(sorted({**line.hits, **found}.items()))
    return replace(reading, line=replace(line, hits=hits, roles=roles))


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals that stand where a place is told and have no name yet."""
    spans = [(first, stop) for first, (stop, _) in line.hits.items()]
    spans += line.people.items()
    inside = {at for first, stop in spans for at in range(first, stop)}
    at = 1
    while at < len(line.words):
        stop = _run(line, at, inside) if _is_where(line, at) else at
        if stop > at:
            yield at, stop
        at = max(stop, at + 1)


def _is_where(line: Line, at: int) -> bool:
    """True for a capital letter after words that put somebody in a place."""
    if not capitalised(line.words[at].text) or line.lows[at] in WORDS["no_town"]:
        return False
    before = at - 1
    while before > 0 and line.lows[before] in WORDS["passed"]:
        before -= 1
    low = line.lows[before]
    if low in WORDS["within"]:
        return True
    return before > 0 and low in {"of", "in"} and line.lows[before - 1] in WORDS["kinds"]


def _run(line: Line, at: int, inside: set[int]) -> int:
    """One past the last word of the run of capitals that starts at a word; `at` for none."""
    stop = at
    while _goes_on(line, at, stop) and stop not in inside:
        stop += 1
    while stop > at and not capitalised(line.words[stop - 1].text):
        stop -= 1
    while stop > at + 1 and line.lows[stop - 1] in WORDS["no_town"]:
        stop -= 1  # "in Kirkuk Monday"
    return at if stop in inside or _is_glued(line, stop) else stop


def _is_glued(line: Line, at: int) -> bool:
    """True where an apostrophe or hyphen follows without a space."""
    return at < len(line.words) and line.words[at].text in {"'", "-"} and line.glued(at)


def _goes_on(line: Line, at: int, stop: int) -> bool:
    """True for a capital, or what joins two, close behind the run that starts at a word."""
    if stop >= len(line.words) or stop - at >= _LONGEST:
        return False
    if stop == at:
        return capitalised(line.words[stop].text)
    near = line.words[stop].start - line.words[stop - 1].end <= 1
    return near and (capitalised(line.words[stop].text) or line.lows[stop] in WORDS["joints"])
