"""Measures of one side against another: what a sentence tells of bans, sanctions and tariffs.

A sentence gives turns (`MeasureTurn`): who imposed, kept, extended, eased, lifted or restored what
against whom, and whether that happened. Arrangements of kind ``measure`` are made of them.
"""

from dragoman.measures.documents import turns_of_document
from dragoman.measures.settling import settled

__all__ = ["settled", "turns_of_document"]
