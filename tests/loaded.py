"""The shipped reader, loaded once for all tests of a process: it keeps nothing of what it reads."""

from functools import cache

from dragoman.interface.reader import codebook_version, shipped
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings


@cache
def reader() -> Pipeline:
    """Return the reader as it comes, which commands that are called in this process have too."""
    return shipped(Settings(), codebook_version(Settings()))


@cache
def reader_of_rules() -> Pipeline:
    """Return the reader without the learned heads."""
    return Pipeline.load(Settings(heads=False))
