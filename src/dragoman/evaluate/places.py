"""Places of events against labelled newswire: told where the text tells one, and with a state.

Of the events that the reader finds (by sentence and type) and for which the label has a place, how
many have one of the same words; of those, how many know its state. Places of events for which the
label has none are counted apart: the words of the label stand in the sentence itself, so such a
place may be right all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.evaluate.labelled import Gold, Labelled, newswire
from dragoman.records import Document, Event, Place, Segment, SegmentKind

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = frozenset({"the", "off", "near", "outside", "inside", "around", "city", "town", "capital"})


@dataclass(frozen=True, slots=True)
class PlaceJudgement:
    """What was made of the place of an event that was found.

    Attributes:
        gold: the words of the label; None where it has no place.
        told: the place of the event; None where it has none.
        sentence: the words that tell the event.
    """

    gold: str | None
    told: Place | None
    sentence: str

    @property
    def is_right(self) -> bool:
        """Whether a place is told that shares a word with the label."""
        if self.gold is None or self.told is None:
            return False
        return bool(_words(self.gold) & _words(self.told.text))


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """What labelled text comes to."""

    judgements: tuple[PlaceJudgement, ...]

    @property
    def asked(self) -> int:
        """Events found whose label has a place."""
        return sum(one.gold is not None for one in self.judgements)

    @property
    def told(self) -> int:
        """Those of them that have any place."""
        return sum(one.gold is not None and one.told is not None for one in self.judgements)

    @property
    def right(self) -> int:
        """Those of them that have the place of the label."""
        return sum(one.is_right for one in self.judgements)

    @property
    def with_state(self) -> int:
        """Those with the place of the label that know its state."""
        found = (one.told for one in self.judgements if one.is_right)
        return sum(place is not None and place.country is not None for place in found)

    @property
    def added(self) -> int:
        """Events with a place whose label has none."""
        return sum(one.gold is None and one.told is not None for one in self.judgements)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _SMALL


def evaluate_places(folder: Path, split: str, reader: Reader) -> PlaceScore:
    """Read the stories of a split of labelled newswire, and compare where acts took place.

    Args:
        folder: holds the labelled newswire.
        split: whose stories are read.
        reader: understands documents.

    Raises:
        InputError: the folder is none of labelled newswire, or has no story of the split.
    """
    try:
        every = tuple(newswire(folder))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{folder}: no labelled newswire: {error}") from error
    stories = [one for one in every if one.split == split and len(one.sentences) > 1]
    if not stories:
        raise InputError(f"{folder}: no stories of the split {split!r}")
    told = reader.process([_document(one) for one in stories])
    return PlaceScore(
        tuple(
            judgement
            for story, one in zip(stories, told, strict=True)
            for judgement in judged(story, one.events)
        )
    )


def _document(story: Labelled) -> Document:
    whole = (Segment(0, len(story.text), SegmentKind.BODY),)
    return Document(story.name, story.text, whole)


def judged(story: Labelled, events: Sequence[Event]) -> tuple[PlaceJudgement, ...]:
    """Return what was made of the places of the events of a story that were found."""
    return tuple(
        PlaceJudgement(gold.place, found.place, _sentence(story, gold))
        for gold in story.events
        if (found := _found(gold, events, story)) is not None
    )


def _sentence(story: Labelled, gold: Gold) -> str:
    start, end = story.sentences[gold.sentence]
    return story.text[start:end]


def _found(gold: Gold, events: Iterable[Event], story: Labelled) -> Event | None:
    """Return the event of a type that a sentence tells: one with the place of the label, if any."""
    start, end = story.sentences[gold.sentence]
    of_type = [
        event
        for event in events
        if event.event_type == gold.type
        and any(piece.start < end and start < piece.end for piece in event.evidence)
    ]
    right = (
        one
        for one in of_type
        if gold.place and one.place and _words(gold.place) & _words(one.place.text)
    )
    return next(right, of_type[0] if of_type else None)
