"""Occasions in English: what one is called, how it stands, and each turn of its life."""

import tomllib
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError
from dragoman.present.wording.dates import date_phrase, interval_words
from dragoman.present.wording.names import Namer
from dragoman.present.wording.places import with_article
from dragoman.present.wording.words import capital, ordinal, short_text
from dragoman.records import DateInterval, Occasion, OccasionKind, OccasionTurn, Stage

LONGEST_PLACE = 60


class OccasionTeller:
    """Puts occasions into sentences.

    Args:
        tables: the patterns of ``wording/occasions.toml``.
        namer: names of states.
    """

    def __init__(self, tables: dict[str, Any], namer: Namer) -> None:
        self.tables = tables
        self.namer = namer

    @classmethod
    def load(cls, namer: Namer | None = None) -> "OccasionTeller":
        """Return a teller over the shipped patterns.

        Raises:
            DataError: they are missing or damaged.
        """
        try:
            text = (files("dragoman.data") / "wording" / "occasions.toml").read_text("utf-8")
            return cls(tomllib.loads(text), namer or Namer.load())
        except (OSError, tomllib.TOMLDecodeError) as error:
            message = "wording/occasions.toml cannot be read; reinstall dragoman"
            raise DataError(message) from error

    def sentence(self, one: Occasion, *, dated: bool = True) -> str:
        """Return how an occasion stands in one sentence, with a full stop.

        What is planned, refused or called off can never read as if it had been held.

        Args:
            one: the occasion.
            dated: whether the sentence says when; a list may say so beside it.
        """
        said = self._said(one)
        if not dated:
            said |= {"when": "", "for": ""}
        if one.state is Stage.HELD:
            pattern = self.tables["held"][self._form(one)]
        else:
            # a day that stands beside the sentence was planned all the same
            bare = not said["for"] and (one.date is None or one.state is not Stage.NOT_KNOWN)
            patterns = self.tables["states"]
            pattern = (bare and self.tables["bare"].get(str(one.state))) or patterns[str(one.state)]
        return capital(pattern.format(name=self.name(one), **said)) + "."

    def name(self, one: Occasion) -> str:
        """Return what an occasion is called, with an article: "a meeting of Peru and Chile"."""
        words: str = self.tables["names"][self._form(one)].format(**self._said(one))
        takes_an = words.split(maxsplit=1)[0] in self.tables["article"]["an"]
        return f"{'an' if takes_an else 'a'} {words}"

    def turn(self, one: OccasionTurn) -> str:
        """Return what became of an occasion in a turn."""
        pattern: str = self.tables["turns"][str(one.stage)]
        return pattern.format(when=_lead(date_phrase(one.date)), **{"for": _for(one.date)})

    def standing(self, one: Occasion) -> str:
        """Return where an occasion stands, in a word or two."""
        told: str = self.tables["standing"][str(one.state)]
        return told

    def day(self, one: Occasion) -> str:
        """Return the day of an occasion, or that none is told."""
        return interval_words(one.date) or "undated"

    def _form(self, one: Occasion) -> str:
        guests = one.host in one.parties and len(one.parties) > 1
        return "between" if one.kind is OccasionKind.VISIT and not guests else str(one.kind)

    def _said(self, one: Occasion) -> dict[str, str]:
        guests = [code for code in one.parties if code != one.host]
        return {
            "who": self.namer.states(one.parties),
            "guests": self.namer.states(guests),
            "host": self.namer.state(one.host) if one.host else "",
            "where": self._where(one),
            "when": _lead(date_phrase(one.date)),
            "for": _for(one.date),
            "number": f"{ordinal(one.ordinal)} " if one.ordinal else "",
        }

    def _where(self, one: Occasion) -> str:
        """Return where it is; of a visit the host says so already."""
        if one.place is None or (one.kind is OccasionKind.VISIT and one.host):
            return ""
        name = short_text(one.place.text, LONGEST_PLACE)
        code = self.namer.register.code(name)
        return f" in {self.namer.state(code) if code else with_article(name, self.namer.tables)}"


def _lead(words: str) -> str:
    return f" {words}" if words else ""


def _for(interval: DateInterval | None) -> str:
    """Return for when something is planned.

    >>> from datetime import date
    >>> from dragoman.records import Precision
    >>> _for(DateInterval(date(2025, 5, 1), date(2025, 5, 31), Precision.MONTH))
    ' for May 2025'
    """
    words = interval_words(interval)
    if not words or words.startswith(("between", "since", "until")):
        return f" {words}" if words else ""
    return f" for {words}"
