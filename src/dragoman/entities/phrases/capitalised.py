"""Finds persons' names by their capitals, where the encoder has not found them."""

from __future__ import annotations

from dragoman.entities.phrases.phrases import Line, capitalised
from dragoman.entities.phrases.roles import Lexicon, RoleWord

_PLACES = frozenset({"city", "capital", "state", "people"})
_LONGEST = 6
_PARTICLES = 3  # "de los Santos", "van den der"
_JOINTS = frozenset({"-", "'", "."})


class NameReader:
    """Reads names.

    Args:
        lexicon: tells particles ("bin", "de") from other small words.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._particles = lexicon.particles
        self._stop = lexicon.stop
        self._days = lexicon.days

    def name_at(self, line: Line, at: int) -> tuple[int, int] | None:
        """Return first word and one past the last of the name that starts at a word, or None."""
        if at in line.people:
            return at, line.people[at]
        if line.titled or at >= len(line.words) or (at in line.roles and not line.tags):
            return None
        stop = self._end(line, at)
        return (at, stop) if stop > at else None

    def _end(self, line: Line, at: int) -> int:
        """Return where the name that may start at `at` ends; `at` itself where none does."""
        words, stop = line.words, at
        while stop < len(words) and stop - at < _LONGEST:
            apart = stop > at and words[stop].start - words[stop - 1].end > 1
            step = 0 if apart else self._step(line, at, stop)
            if not step:
                break
            stop += step
        return stop

    def _step(self, line: Line, at: int, stop: int) -> int:
        """How many words at `stop` go on the name that starts at `at`: 0 where it ends."""
        words = line.words
        text = words[stop].text
        if stop in line.hits and not self._hit_in_name(line, at, stop):
            return 0
        if capitalised(text) and line.lows[stop] not in self._stop | self._days:
            return 1
        if stop + 1 >= len(words):
            return 0
        follow = words[stop + 1].text
        if stop > at and text in _JOINTS and _joins(line, stop):
            return 1 if text == "." else 2
        if line.lows[stop] in self._particles and follow == "-":
            return 2
        return self._particles_at(line, stop)

    def _particles_at(self, line: Line, at: int) -> int:
        """How many particles stand before a capital: 2 for "van der Meer", 0 where none does."""
        past = at
        while past < len(line.words) and line.lows[past] in self._particles:
            past += 1
        ends = past < len(line.words) and past - at <= _PARTICLES
        return past - at if ends and capitalised(line.words[past].text) else 0

    def _hit_in_name(self, line: Line, at: int, stop: int) -> bool:
        """True for the "Jordan" of a person's name."""
        if stop > at:
            return line.sense(stop).kind in _PLACES
        follow = line.hits[at][0]
        return (
            follow < len(line.words)
            and follow not in line.hits
            and follow not in line.roles
            and capitalised(line.words[follow].text)
        )

    def name_after_role(self, line: Line, at: int, roles: list[RoleWord]) -> bool:
        """True where a place name after a title opens a name ("Senator Chad Smith")."""
        if not _is_of_one(roles):
            return False
        if at in line.people:
            return True
        stop = line.hits[at][0]
        if stop - at != 1 or stop >= len(line.words) or line.titled:
            return False
        free = stop not in line.roles and stop not in line.hits
        return free and line.words[at - 1].text[:1].isupper() and capitalised(line.words[stop].text)


def _is_of_one(roles: list[RoleWord]) -> bool:
    """True where words before a name are the title of one person."""
    return bool(roles) and not roles[-1].plural and roles[-1].kind != "body"


def _joins(line: Line, at: int) -> bool:
    """True for the mark within "Tae-yul", "N'Diaye" or "J. Smith"."""
    words = line.words
    text, follow = words[at].text, words[at + 1].text
    if not line.glued(at) or not follow[:1].isalpha():
        return False
    if text == ".":
        return len(words[at - 1].text) == 1
    return line.glued(at + 1) and not (text == "'" and follow == "s")
