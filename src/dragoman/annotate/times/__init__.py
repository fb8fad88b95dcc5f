"""Time expressions: found by rules over words, resolved to intervals of days."""

from dragoman.annotate.times.filed import filed_on, times_of
from dragoman.annotate.times.finder import find_times
from dragoman.annotate.times.native import find_native_times

__all__ = ["filed_on", "find_native_times", "find_times", "times_of"]
