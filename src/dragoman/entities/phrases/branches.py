"""What an office is about, before whose it is: "Minister of Energy and Industry of Algeria"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import Line, Phrase, capitalised

WORDS = WordLists("entities", "phrases.branches")

_MOST = 12  # words of "Agriculture, Rural Development and Water Resources"; not swept
_LANDS = frozenset({"state", "capital"})


def with_branches(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase with the branches of its office, where a state follows; else as it is.

    Args:
        line: the words of a sentence.
        phrase: a role up to its last word.
    """
    role, at = phrase.role, phrase.stop
    if role is None or role.kind != "office" or role.plural or line.titled:
        return phrase
    if line.lows[at : at + 1] not in {("of",), ("for",)}:
        return phrase
    past = _past_branches(line, at + 1)
    if past is None:
        return phrase
    title = phrase.title and (phrase.title[0], past)
    return replace(phrase, stop=past, title=title)


def _past_branches(line: Line, first: int) -> int | None:
    """Return the "of" before the state that follows words with capitals; None where none does."""
    for at in range(first, min(first + _MOST, len(line.words))):
        if line.lows[at] == "of" and at > first and _is_state(line, at + 1):
            return at
        if at in line.hits or at in line.people:
            return None
        if not capitalised(line.words[at].text) and line.lows[at] not in WORDS["joints"]:
            return None
    return None


def _is_state(line: Line, at: int) -> bool:
    """Return whether a state's name stands at a word, after its article."""
    at += line.lows[at : at + 1] == ("the",)
    return at in line.hits and line.sense(at).kind in _LANDS
