"""Stances on matters that the list of issues does not have, named as the text names them."""

from dragoman.stances.matters import further_positions

__all__ = ["further_positions"]
