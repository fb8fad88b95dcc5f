"""A maker of meanings, asked by itself: the first match of its own rules in a text."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotate.times.lexicon import lexicon
from dragoman.annotate.times.meanings.intervals import Days
from dragoman.annotate.times.meanings.surroundings import Meaning, TextSoFar
from dragoman.annotate.times.tokens import words_of

TUESDAY = date(2025, 3, 25)
Maker = Callable[[TextSoFar, re.Match[str]], Meaning | None]


def reading_of(text: str, published: date | None = TUESDAY) -> TextSoFar:
    """Return a text as a maker has it, nothing found yet."""
    return TextSoFar(words_of(text, lexicon()), lexicon(), published)


def meaning(
    make: Maker, text: str, published: date | None = TUESDAY, told: Days | None = None
) -> Meaning | None:
    """Return what a maker makes of the longest first match of its rules; None where none matches.

    Args:
        make: the maker.
        text: holds the expression.
        published: the publication date.
        told: a point that was told before the text's first word.
    """
    reading = reading_of(text, published)
    if told is not None:
        reading.points.append((-1, told))
    rules = (rule for rule in lexicon().rules if rule.make == make.__name__)
    matches = [one for rule in rules for one in rule.pattern.finditer(reading.words.classes)]
    if not matches:
        return None
    return make(reading, min(matches, key=lambda one: (one.start(), -one.end())))


def shown(days: Days | None) -> str:
    """Return days as "2024-05-01/2024-05-31 month"; one day once; "?" where untold."""
    if days is None:
        return "?"
    first, last = str(days.start), str(days.end)
    return f"{first if first == last else f'{first}/{last}'} {days.precision.value}"


def made(
    make: Maker, text: str, published: date | None = TUESDAY, told: Days | None = None
) -> str | None:
    """Return the days that a maker makes of a text; None where it takes it for no time."""
    found = meaning(make, text, published, told)
    return None if found is None else shown(found.days)
