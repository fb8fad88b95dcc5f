"""Time expressions: found by rules over words, resolved to intervals of days."""

from dragoman.annotate.times.finder import find_times

__all__ = ["find_times"]
