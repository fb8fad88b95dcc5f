"""Whether a name can act in its sentence, is only a place, or only describes a thing."""

from __future__ import annotations

from dragoman.data.words import WordLists
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.phrases.phrases import LANDS, Line, Owner, Phrase
from dragoman.entities.phrases.spots import names_accord

WORDS = WordLists("entities", "mention.able_to_act")

ACTOR, PLACE, ATTRIBUTE = "actor", "place", "attribute"
_TOWNS = {"capital", "city"}
_DESCRIBING = {"demonym", "state"}
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
_NOUNS = {"NOUN", "PROPN", "ADJ", "NUM"}


def standing_of(
    line: Line,
    phrase: Phrase,
    kind: str,
    nouns: Nouns,
    *,
    relation: str,
    dateline: bool,
    after_place: bool,
) -> str:
    """Return ``actor``, ``place`` or ``attribute`` for a bare name.

    Args:
        line: the sentence's words.
        phrase: a phrase without role words.
        kind: kind of the name's first sense.
        nouns: nouns that decide.
        relation: UD relation of the name's head, empty where there is no parse.
        dateline: True where the name opens a dateline.
        after_place: True where a place and a comma stand right before ("Busan, South Korea").
    """
    owner = phrase.owners[0]
    if kind in _TOWNS and not owner.possessive and names_accord(line, owner.stop):
        return ATTRIBUTE
    if kind == "place" or dateline:
        return PLACE
    if _only_where(line, owner, kind, nouns, relation=relation, after_place=after_place):
        return PLACE
    if owner.link:
        return ATTRIBUTE
    if owner.possessive or kind not in _DESCRIBING:
        return ACTOR
    return ATTRIBUTE if _describes(line, owner.stop, kind, nouns, relation) else ACTOR


def _describes(line: Line, stop: int, kind: str, nouns: Nouns, relation: str) -> bool:
    """True where a name stands before a thing: "the Tokyo stock market", "Swiss-made"."""
    if stop < len(line.words) and line.words[stop].text == "-":
        return kind == "demonym" and stop + 1 not in line.hits
    if relation.startswith(_ARGUMENTS):
        return False
    noun = _noun_after(line, stop)
    if noun is None or nouns.is_event(noun):
        return False
    return bool(line.tags) or kind == "demonym" or noun.lower() in nouns.thing


def _only_where(
    line: Line, owner: Owner, kind: str, nouns: Nouns, *, relation: str, after_place: bool
) -> bool:
    """True for "in Tokyo", a town that is no capital, and "the Tokyo summit"."""
    if owner.link or kind not in LANDS:
        return False
    if owner.possessive or kind == "city":
        return kind == "city"
    if after_place and not relation.startswith("nsubj"):
        return True
    at = _index_before(line, owner.first)
    if at >= 0 and line.lows[at] in WORDS["within"]:
        return at == 0 or line.lows[at - 1] not in nouns.trusting
    following = line.words[owner.stop].text if owner.stop < len(line.words) else ""
    return kind == "capital" and following in nouns.place_event


def _index_before(line: Line, at: int) -> int:
    at -= 1
    while at >= 0 and line.lows[at] in WORDS["articles"]:
        at -= 1
    return at


def _noun_after(line: Line, at: int) -> str | None:
    """The noun that a name modifies: the last of the nouns that follow it."""
    noun = None
    words, tags = line.words, line.tags
    if not tags:
        return next((word.text for word in words[at : at + 1] if word.text.isalpha()), None)
    while at < len(words) and words[at].text.isalpha():
        if tags[at] not in _NOUNS or (tags[at] == "ADJ" and noun is not None):
            break
        if tags[at] in {"NOUN", "PROPN"}:
            noun = words[at].text
        at += 1
        if at < len(words) and words[at].text == "-":
            at += 1
    return noun
