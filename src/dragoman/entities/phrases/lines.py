"""Makes lines: the words of a sentence with the names and roles found among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.data.words import WordLists
from dragoman.entities.names.gazetteer import Word
from dragoman.entities.names.register import Register, Sense
from dragoman.entities.phrases.phrases import Line
from dragoman.entities.phrases.roles import Lexicon, RoleWord

WORDS = WordLists("entities", "phrases.lines")

_ARTICLES = frozenset({"the", "The", "THE"})
_NOUN_TAGS = frozenset({"NOUN", "PROPN", "X"})
_TAKEN = "\0"  # stands in no role
_SHORT = 6
_MOSTLY = 16


class LineMaker:
    """Finds names and role words.

    Args:
        register: names.
        lexicon: role words.
    """

    def __init__(self, register: Register, lexicon: Lexicon) -> None:
        self._names = register.names
        self._roles = lexicon.roles
        self._small = lexicon.determiners | lexicon.stop | lexicon.rank | lexicon.former

    def line(
        self,
        words: tuple[Word, ...],
        people: Mapping[int, int] | None = None,
        tags: Sequence[str] = (),
    ) -> Line:
        """Return the words with the names and roles found among them.

        Args:
            words: in order.
            people: by first word: one past the last word of a person's name.
            tags: UD parts of speech by word; empty where there is no parse.
        """
        lows = tuple([word.text.lower() for word in words])
        hits = self._hits(words)
        inside = {at for first, (stop, _) in hits.items() for at in range(first, stop)}
        states = {stop for stop, senses in hits.values() if senses[0].kind == "state"}
        roles = {
            first: (stop, meanings[0])
            for first, stop, meanings in self._roles.scan(_without(words, inside))
            # "the United States Embassy" is owned
            if _is_role(words, tags, first, stop, meanings[0], owned=first in states)
        }
        return Line(words, hits, roles, people or {}, tags, _is_titled(words, lows), lows)

    def _hits(self, words: tuple[Word, ...]) -> dict[int, tuple[int, tuple[Sense, ...]]]:
        """Return the names among words, each without its article."""
        hits: dict[int, tuple[int, tuple[Sense, ...]]] = {}
        past = 0
        for first, stop, senses in self._names.scan(words):
            if senses[0].sector == "PTY" and first > past and self._is_longer(words, first):
                continue
            if senses[0].sector == "LEG" and self._is_of_another(words, first, stop, past):
                continue
            past = stop
            article = words[first].text in _ARTICLES and stop - first > 1
            hits[first + article] = (stop, senses)
        return hits

    def _is_of_another(self, words: tuple[Word, ...], first: int, stop: int, past: int) -> bool:
        """True for "Trade Union Congress" and "Congress of Rural Workers": no parliament."""
        if stop - first > 1:
            return False
        after = [word.text for word in words[stop : stop + 2]]
        named = after[:1] == ["of"] and after[1:] and after[1][:1].isupper()
        return bool(named) or (first > past and first > 0 and self._is_longer(words, first))

    def _is_longer(self, words: tuple[Word, ...], first: int) -> bool:
        """True for the "Democratic Party" of "Social Democratic Party": another's name."""
        before = words[first - 1]
        apart = words[first].start - before.end == 1
        name = apart and before.text[:1].isupper() and before.text[1:].islower()
        return name and before.text.lower() not in self._small


def _without(words: tuple[Word, ...], inside: set[int]) -> tuple[Word, ...]:
    """Return words without those of names: "European Union officials" are of no trade union."""
    if not inside:
        return words
    return tuple(
        [word._replace(text=_TAKEN) if at in inside else word for at, word in enumerate(words)]
    )


def _is_role(
    words: tuple[Word, ...],
    tags: Sequence[str],
    first: int,
    stop: int,
    role: RoleWord,
    *,
    owned: bool,
) -> bool:
    """False for a verb that looks like a role, for "a house" and the "Press" of "Sahel Press"."""
    if not tags:
        return True
    if role.words in WORDS["capital"] and words[first].text.islower():
        return False
    if stop - first == 1 and tags[first] not in _NOUN_TAGS:
        # "arrested Serbian general Radko Petrov": no adjective before a name
        named = tags[first] == "ADJ" and stop < len(words) and tags[stop] == "PROPN"
        return named and role.sector == "MIL" and words[first].text.islower()
    return role.kind != "body" or not first or owned or not _ends_name(words, tags, first)


def _ends_name(words: tuple[Word, ...], tags: Sequence[str], at: int) -> bool:
    """Return whether a word goes on with the name before it: "Sahel Press", but not "UN Office"."""
    before = words[at - 1].text
    names = tags[at] == "PROPN" and tags[at - 1] == "PROPN"
    capitals = before[:1].isupper() and words[at].text[:1].isupper()
    return names and capitals and not before.isupper()


def _is_titled(words: tuple[Word, ...], lows: tuple[str, ...]) -> bool:
    """True for a headline with capitals throughout, where capitals tell nothing."""
    if len(words) <= _SHORT:
        return False
    spare = len(words) / _MOSTLY
    letters = lower = 0
    for word, low in zip(words, lows, strict=True):
        if low.isalpha():
            letters += 1
            if word.text == low and low not in WORDS["headline_small"]:
                lower += 1
                if lower > spare:
                    return False
    return letters > _SHORT and lower * _MOSTLY <= letters
