"""A user's own rows of the codebook, names, offices and the like: a folder, read and checked."""

from dragoman.data.own.folder import NOTHING, Own, load
from dragoman.data.own.rows import PlacedRow

__all__ = ["NOTHING", "Own", "PlacedRow", "load"]
