"""The states that a sentence puts somebody in: "in Mosul", "the Afghan city of Khost"."""

from __future__ import annotations

from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import LANDS, Line

WORDS = WordLists("entities", "phrases.spots")

_ACCORD = 4  # words of "comprehensive peace agreement"
_OWNING = frozenset({"demonym", "state"})
_TOWNS = frozenset({"capital", "city"})


def spots_of(line: Line) -> frozenset[str]:
    """Return the states of the places that a sentence names as where something is."""
    found = set()
    for first, (stop, senses) in line.hits.items():
        sense = senses[0]
        if sense.country is None or len({one.country for one in senses}) > 1:
            continue
        if sense.kind in _TOWNS and names_accord(line, stop):
            continue
        if sense.kind == "city" or _is_spot(line, first, stop, sense.kind):
            found.add(sense.country)
    return frozenset(found)


def _is_spot(line: Line, first: int, stop: int, kind: str) -> bool:
    """Return whether a name stands as where something is, or owns a town where it is."""
    if kind in LANDS and _is_within(line, first) and not _owns_body(line, stop):
        return True
    return kind in _OWNING and _owns_town(line, stop)


def named_in(line: Line) -> frozenset[str]:
    """Return the states that a sentence names in any way."""
    return frozenset(
        senses[0].country for _, senses in line.hits.values() if senses[0].country is not None
    )


def names_accord(line: Line, at: int) -> bool:
    """True where a town before a word only names an agreement: "the Oslo peace process".

    Args:
        line: the words.
        at: the word after the town's name.
    """
    words = line.lows[at : at + _ACCORD]
    spare = 0
    while spare < len(words) and words[spare] in WORDS["of_accords"]:
        spare += 1
    return words[spare : spare + 1] != () and words[spare] in WORDS["accords"]


def _is_within(line: Line, at: int) -> bool:
    before = at - 1
    while before >= 0 and line.lows[before] in WORDS["passed"]:
        before -= 1
    talked = before > 0 and line.lows[before - 1] in WORDS["talks"]
    return before >= 0 and line.lows[before] in WORDS["within"] and not talked


def _owns_body(line: Line, at: int) -> bool:
    """True for "at the United States Embassy": where that is, the state does not tell."""
    return at < len(line.lows) and line.lows[at] in WORDS["bodies"]


def _owns_town(line: Line, at: int) -> bool:
    """True for "the Afghan city", "Pakistan's northwestern province"."""
    lows = line.lows
    while at < len(lows) and (lows[at] in WORDS["passed"] or lows[at] in {"'", "s"}):
        at += 1
    return at < len(lows) and lows[at] in WORDS["towns"]
