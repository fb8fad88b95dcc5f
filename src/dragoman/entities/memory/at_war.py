"""Who is spoken of as being at war: "the Taliban insurgency", "suspected Taliban", "the ousted"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention

WORDS = WordLists("entities", "memory.at_war")

_WORD = re.compile(r"[A-Za-z]+")
_BEFORE = 4  # words of "ousted the hard-line"; not swept
_REACH = 40  # characters


def at_war(found: Iterable[Mention], text: str, bodies: Collection[str]) -> set[str]:
    """Return the organisations beside whose name words of an uprising stand.

    Args:
        found: the mentions of a document.
        text: of the document.
        bodies: entity ids of the organisations that are asked about.
    """
    if not bodies:
        return set()
    return {
        party.entity_id
        for mention in found
        for party in mention.parties
        if party.entity_id in bodies and _is_at_war(text, mention)
    }


def _is_at_war(text: str, mention: Mention) -> bool:
    """Return whether words of an uprising stand in a mention, or right before or after it."""
    before = _WORD.findall(text[max(0, mention.start - _REACH) : mention.start].lower())
    inside = _WORD.findall(text[mention.start : mention.end].lower())
    after = _WORD.findall(text[mention.end : mention.end + _REACH].lower())
    told = {*before[-_BEFORE:], *inside} & WORDS["before"] or {*inside, *after[:1]} & WORDS["after"]
    return bool(told)
