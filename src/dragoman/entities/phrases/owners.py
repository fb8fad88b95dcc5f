"""Reads owners: "Japan's", "US-backed", "US, Japanese and South Korean"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.data.words import WordLists
from dragoman.entities.names.register import Sense
from dragoman.entities.phrases.phrases import (
    NATIONAL,
    NATIONAL_KINDS,
    OWNING_KINDS,
    TOWARDS,
    Line,
    Owner,
)
from dragoman.entities.phrases.roles import Lexicon

WORDS = WordLists("entities", "phrases.owners")

_ADJECTIVAL = frozenset({"demonym", "organisation"})
_ADJECTIVAL_STATES = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "ROK", "DPRK", "Hong Kong"})
_ACTING = OWNING_KINDS | {"house"}
_PASSED = frozenset({"organisation", "demonym", "house", "ministry", "city", "group", "place"})
_MODIFIER_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_SEPARATORS = frozenset({",", "and", "or", "&", "/", "-"})
_AND = frozenset({"and", "or", "&"})
_PAIR = 2
_REACH = 6
_LONG_NAME = 6  # words


class OwnerReader:
    """Reads owners and tells whether a role follows them.

    Args:
        lexicon: role words and the small words around them.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def owner(self, line: Line, at: int) -> tuple[Owner, int]:
        """Return the owner that starts at a word, and where what it owns starts."""
        stop, senses = line.hits[at]
        past = past_possessive(line, stop)
        if past is not None:
            return Owner(at, stop, senses, possessive=True), past
        texts = [word.text for word in line.words[stop : stop + 2]]
        if len(texts) == _PAIR and texts[0] == "-" and texts[1].lower() in self._lexicon.links:
            return Owner(at, stop, senses, link=texts[1].lower()), stop + 2
        if at > 1 and line.lows[at - 1] == "-" and line.lows[at - 2] in TOWARDS:
            return Owner(at, stop, senses, link=line.lows[at - 2]), stop
        return Owner(at, stop, senses), stop

    def owners(self, line: Line, at: int) -> tuple[list[Owner], int, bool]:
        """Return one owner, or a list of owners that share what follows.

        Returns:
            The owners, where what they own starts, and whether they are a list.
        """
        owner, stop = self.owner(line, at)
        run, after, last = [owner], stop, ""
        while after < len(line.words) and line.words[after].text in _SEPARATORS:
            follow = after + 1
            last = line.words[after].text
            if last == "-" and not line.glued(after):
                break
            if last == "," and follow < len(line.words) and line.words[follow].text in _AND:
                last = line.words[follow].text
                follow += 1
            if follow not in line.hits:
                break
            item, after = self.owner(line, follow)
            run.append(item)
        shared = len(run) > 1 and last != "," and _shares(line, run)
        if shared and self.role_ahead(line, after):
            return run, after, True
        return [owner], stop, False

    def role_ahead(self, line: Line, at: int) -> bool:
        """True where a role follows, with nothing but modifiers in between."""
        steps = 0
        while at < len(line.words) and steps <= _REACH:
            if at in line.roles:
                return True
            if at in line.hits:
                if line.sense(at).kind not in _PASSED:
                    return False
                at = line.hits[at][0]
            elif self._passes(line, at):
                at += 1
            else:
                return False
            steps += 1
        return False

    def _passes(self, line: Line, at: int) -> bool:
        low = line.lows[at]
        if low in self._lexicon.rank or low in self._lexicon.former or low == "-":
            return True
        return self.may_modify(line, at, owned=True, after_role=False)

    def may_modify(self, line: Line, at: int, *, owned: bool, after_role: bool) -> bool:
        """True for a word that can stand between an owner and its role.

        Args:
            line: the words.
            at: the word.
            owned: True where an owner stands before it.
            after_role: True where a role word stands before it.
        """
        text = line.words[at].text
        if not (owned or (after_role and text.islower())) or not self._is_plain(line, at):
            return False
        if after_role and text[:1].isupper() and not line.titled:
            return False
        return not line.tags or _is_modifier(line, at, after_role=after_role)

    def _is_plain(self, line: Line, at: int) -> bool:
        """True for a word that neither ends a phrase nor belongs to a person's name."""
        low = line.lows[at]
        if low in self._lexicon.stop or low in self._lexicon.determiners or at in line.people:
            return False
        return line.words[at].text.isalpha()


def _shares(line: Line, run: Sequence[Owner]) -> bool:
    """True where a list of owners can own one role together."""
    if run[-1].possessive:
        others = [owner.possessive for owner in run[:-1]]
        return all(others) or not any(others)
    adjectives = all(
        owner.senses[0].kind in _ADJECTIVAL or line.words[owner.stop - 1].text in _ADJECTIVAL_STATES
        for owner in run
    )
    return adjectives or all(line.words[owner.stop].text == "-" for owner in run[:-1])


def past_possessive(line: Line, stop: int) -> int | None:
    """Return where what is owned starts, where "'s" or the apostrophe of a plural stands there."""
    texts = [word.text for word in line.words[stop : stop + 2]]
    if texts[:1] != ["'"]:
        return None
    if texts[1:] in (["s"], ["S"]):
        return stop + 2
    plural = line.words[stop - 1].text.endswith("s") and line.glued(stop)
    return stop + 1 if plural else None


def combined(owners: Sequence[Owner]) -> Owner:
    """Return one owner for "Peru's Congress": the body, of the state that stands before it."""
    first, last = owners[0], owners[-1]
    reach = _REACH if first.possessive else _PAIR
    if len(owners) != _PAIR or last.first - first.stop > reach:
        return first
    mine, body = first.senses[0], last.senses[0]
    if body.kind != "organisation" or mine.kind not in NATIONAL_KINDS or mine.country is None:
        return first
    return Owner(first.first, last.stop, (_of_state(body, mine),), last.link, last.possessive)


def _of_state(body: Sense, state: Sense) -> Sense:
    """Return a body as that of the state before it, where it is another's or nobody's."""
    if body.country not in {None, state.country} and body.sector in NATIONAL:
        identity = f"body:{state.country}:{body.sector}"
        return Sense(body.kind, identity, f"{body.name} ({state.name})", state.country, body.sector)
    if body.country is None and body.sector == "NGO":
        return Sense(body.kind, body.entity_id, body.name, state.country, body.sector)
    return body


def _ends_actor(line: Line, at: int) -> bool:
    """True where the name of somebody who acts ends before a word."""
    return any(
        first in line.hits and line.hits[first][0] == at and line.sense(first).kind in _ACTING
        for first in range(max(0, at - _LONG_NAME), at)
    )


def _is_modifier(line: Line, at: int, *, after_role: bool) -> bool:
    """True for a word whose part of speech may stand before a noun, participles with care."""
    tag, text = line.tags[at], line.words[at].text
    if tag == "VERB" and line.lows[at] in WORDS["participles"]:
        return not after_role and not _ends_actor(line, at)
    if tag != "VERB" or not text.endswith(("ed", "ing")):
        return tag in _MODIFIER_TAGS
    # "Tajikistan blamed border guards": after a bare state name, a verb is a verb
    if _ends_actor(line, at):
        return False
    if after_role and text.endswith("ing"):
        return False  # "forces fighting Taliban insurgents"
    if text.endswith("ed") and line.tags[at - 1] == "NOUN" and line.words[at - 1].text != "-":
        return False  # "a UN report implicated Syrian officials"
    # "the foreign ministry summoned China's ambassador"
    return not (after_role and text.endswith("ed"))
