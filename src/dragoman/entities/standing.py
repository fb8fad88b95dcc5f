"""Whether a name can act in its sentence, is only a place, or only describes a thing."""

from __future__ import annotations

from dragoman.entities.nouns import Nouns
from dragoman.entities.phrases import Line, Phrase

ACTOR, PLACE, ATTRIBUTE = "actor", "place", "attribute"
_IN = {"in", "at", "near", "outside", "inside", "across", "throughout", "around", "within"}
_SPOTS = {"state", "capital", "city", "people", "demonym", "place", "organisation", "house"}
_ARTICLES = {"the", "a", "an", "nearby", "neighbouring", "neighboring", "northern", "southern",
             "eastern", "western", "central", "occupied", "downtown"}  # fmt: skip
_BODIES = {"organisation", "house", "ministry"}
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl")
_NOUNS = {"NOUN", "PROPN", "ADJ", "NUM"}
_DASHES = {"-", "\u2014", "(", "/"}


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
    if kind == "place" or dateline:
        return PLACE
    owner = phrase.owners[0]
    words = line.words
    before = _before(line, owner.first)
    following = words[owner.stop].text if owner.stop < len(words) else ""
    if owner.link:
        return ATTRIBUTE
    if after_place and kind in {"state", "city", "capital"} and not owner.possessive:
        return PLACE
    if kind in {"state", "capital", "city"} and before in _IN and not owner.possessive:
        at = _index_before(line, owner.first)
        if at > 0 and words[at - 1].text.lower() in nouns.trusting:
            return ACTOR
        return PLACE
    if kind == "city":
        return PLACE
    if owner.possessive:
        return ACTOR
    if kind == "capital" and following in nouns.place_event:
        return PLACE
    if following in _DASHES and owner.stop + 1 < len(words) and following == "-":
        return ACTOR if kind != "demonym" or owner.stop + 1 in line.hits else ATTRIBUTE
    if kind in {"demonym", "state", "organisation", "capital"}:
        noun = _noun_after(line, owner.stop)
        if noun is None:
            return ACTOR
        if nouns.is_event(noun):
            return ACTOR
        if relation.startswith(_ARGUMENTS):
            return ACTOR
        if not line.tags and kind != "demonym" and noun.lower() not in nouns.thing:
            return ACTOR
        return ATTRIBUTE if kind in {"demonym", "state"} else ACTOR
    return ACTOR


def _index_before(line: Line, at: int) -> int:
    at -= 1
    while at >= 0 and line.words[at].text.lower() in _ARTICLES:
        at -= 1
    return at


def _before(line: Line, at: int) -> str:
    index = _index_before(line, at)
    return line.words[index].text.lower() if index >= 0 else ""


def _noun_after(line: Line, at: int) -> str | None:
    """The noun that a name modifies: the last of the nouns that follow it."""
    noun = None
    words, tags = line.words, line.tags
    while at < len(words) and words[at].text.isalpha():
        if tags:
            tag = tags[at]
            if tag not in _NOUNS or (tag == "ADJ" and noun is not None):
                break
            if tag in {"NOUN", "PROPN"}:
                noun = words[at].text
        else:
            noun = noun or words[at].text
            break
        at += 1
        if at < len(words) and words[at].text == "-":
            at += 1
    return noun
