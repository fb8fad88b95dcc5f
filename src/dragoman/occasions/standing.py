"""At which level the parties of an occasion meet; as `resolve.levels` tells it, kept by words."""

from functools import lru_cache

from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import Event
from dragoman.resolve.levels import VAGUE, level_of, levels_in

MOST_KEPT = 8192  # offices and sentences, which come again


def level_of_deed(event: Event) -> str | None:
    """Return at which level an event's parties acted: by their offices, else by the quotes."""
    offices = [one.office or "" for one in (*event.actors, *event.recipients) if one.person]
    by_office = frozenset[str]().union(*(_levels(one) for one in offices))
    if by_office:
        told_by_all = len(by_office) == 1 and all(_levels(one) for one in offices)
        return next(iter(by_office)) if told_by_all else None
    return _level_of_quotes(event)


def _level_of_quotes(event: Event) -> str | None:
    """Return the only level that an event's quotes tell; a vague one only where no other is."""
    found = {level for piece in event.evidence if (level := _level(piece.quote))}
    if len(found) > 1:
        found.discard(VAGUE)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=MOST_KEPT)
def _levels(office: str) -> frozenset[str]:
    return levels_in(office, Vocabulary.load().words)


@lru_cache(maxsize=MOST_KEPT)
def _level(quote: str) -> str | None:
    return level_of(quote, Vocabulary.load().words)
