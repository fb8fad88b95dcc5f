"""Occasions out of events: one meeting, visit, call, exercise, signing or vote, with its life.

Pure: the same events always give the same occasions, in whatever order they come, and what is told
of two states does not depend on what is told of others.
"""

from dragoman.occasions.asking import (
    BY,
    LastHeld,
    Wanted,
    is_meeting,
    is_overdue,
    is_upcoming,
    last_held,
    newest_first,
    soonest_first,
)
from dragoman.occasions.hanging import hung
from dragoman.occasions.kinds import TELLING_MODES, TELLING_TYPES
from dragoman.occasions.making import occasions_of

__all__ = [
    "BY",
    "TELLING_MODES",
    "TELLING_TYPES",
    "LastHeld",
    "Wanted",
    "hung",
    "is_meeting",
    "is_overdue",
    "is_upcoming",
    "last_held",
    "newest_first",
    "occasions_of",
    "soonest_first",
]
