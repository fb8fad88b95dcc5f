"""What a named body is said to be: "the Lebanese militant group Hezbollah" is one, and Hezbollah.

The words before the name belong to it; whose they would be without it does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import Line, Phrase

WORDS = WordLists("entities", "phrases.kind_before")

_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_OF = (("of",), ("from",), ("for",))
_ADJECTIVES = frozenset({"demonym", "place", "thing", "group"})
_MOST = 6  # words before a name; not swept


def with_kinds(line: Line, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return phrases in which the name of a body has taken up what it is said to be.

    Args:
        line: the words of a sentence.
        phrases: its phrases, from left to right.
    """
    found: list[Phrase] = []
    for phrase in phrases:
        first = _first(line, phrase, found) if _is_name(phrase) else phrase.first
        while found and found[-1].first >= first:
            found.pop()
        whole = phrase if first == phrase.first else replace(phrase, first=first)
        last = found[-1] if found else None
        if last is not None and _is_of(line, last, phrase, first):
            found[-1] = replace(last, of=whole, stop=whole.stop)
        else:
            found.append(whole)
    return tuple(found)


def _is_of(line: Line, last: Phrase, phrase: Phrase, first: int) -> bool:
    """Return whether the phrase before a name, which begins at `first`, is of what it names."""
    belongs = first < phrase.first and _belongs(line, last, first)
    return belongs or _is_described(line, last, phrase)


def _belongs(line: Line, role: Phrase, first: int) -> bool:
    """Return whether it is somebody of such a body: "leaders of the trade bloc Mercosur"."""
    if not role.roles or role.name is not None or role.of is not None or role.place is not None:
        return False
    between = line.lows[role.stop : first]
    return between[:1] in _OF and (len(between) == 1 or between[1:] == ("the",))


def _is_described(line: Line, role: Phrase, phrase: Phrase) -> bool:
    """Return whether it is somebody of one who is named now: "for the militant group Hamas"."""
    of = role.of
    if of is None or role.name is not None or of.of is not None or role.stop != phrase.first:
        return False
    kind = line.lows[phrase.first - 1] in WORDS["kinds"]
    return kind and bool(of.roles) and of.name is None and _is_name(phrase)


def _is_name(phrase: Phrase) -> bool:
    """Return whether a phrase is the bare name of an organisation."""
    if phrase.roles or phrase.name is not None or len(phrase.owners) != 1:
        return False
    owner = phrase.owners[0]
    return owner.senses[0].kind == "organisation" and not owner.link and owner.first == phrase.first


def _first(line: Line, phrase: Phrase, before: list[Phrase]) -> int:
    """Return where the words begin that tell what a name is; its own first word without any."""
    at = phrase.first - 1
    if at < 0 or line.lows[at] not in WORDS["kinds"] or not line.words[at].text.islower():
        return phrase.first
    last = before[-1] if before else None
    if last is not None and last.stop == phrase.first:
        plain = last.name is None and last.of is None and last.place is None
        return last.first if plain and last.roles else phrase.first
    least = max(last.stop if last is not None else 0, phrase.first - _MOST)
    while at > least and line.tags and _goes_before(line, at - 1):
        at -= 1
    return last.first if last is not None and at == last.stop and _describes(last) else at


def _describes(phrase: Phrase) -> bool:
    """Return whether a name is an adjective of what follows: "the Palestinian groups"."""
    if phrase.roles or phrase.name is not None or len(phrase.owners) != 1:
        return False
    owner = phrase.owners[0]
    return owner.senses[0].kind in _ADJECTIVES and not owner.possessive


def _goes_before(line: Line, at: int) -> bool:
    hyphen = line.words[at].text == "-" and line.glued(at)
    return hyphen or line.tags[at] in _BEFORE
