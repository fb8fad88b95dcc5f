"""Scoring places: told, as labelled, with a state, and where the label has none."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.labelled import Gold, Labelled
from dragoman.evaluate.places import PlaceScore, evaluate_places, judged
from dragoman.records import Document, Place, Segment, SegmentKind
from loaded import reader

TEXT = "Gunmen attacked a convoy near the town of Gao in Mali on Monday.\n"


def story(place: str | None, type_: str = "ASSAULT") -> Labelled:
    """Return a story of one labelled act."""
    act = Gold(7, 15, type_, (), "actual", "asserted", (), 0, place)
    return Labelled("s", "dev", TEXT, (act,), ((0, len(TEXT) - 1),))


def score(one: Labelled) -> PlaceScore:
    """Return what the shipped reader gets right of a story."""
    whole = Document("d", TEXT, (Segment(0, len(TEXT), SegmentKind.BODY),))
    (told,) = reader().process([whole])
    return PlaceScore(judged(one, told.events))


@pytest.mark.parametrize(
    ("place", "figures"),
    [
        ("the town of Gao", (1, 1, 1, 1, 0)),
        ("Timbuktu", (1, 1, 0, 0, 0)),
        (None, (0, 0, 0, 0, 1)),
    ],
)
def test_a_place_is_right_by_its_words(place: str | None, figures: tuple[int, ...]) -> None:
    """One where the label has none is counted apart."""
    found = score(story(place))
    assert (found.asked, found.told, found.right, found.with_state, found.added) == figures
    assert found.judgements[0].told == Place("Gao", "MLI")


def test_only_events_that_are_found_count() -> None:
    """By their type."""
    assert score(story("Gao", "PROTEST")).judgements == ()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(InputError, match="no labelled newswire"):
        evaluate_places(tmp_path, "dev", reader())
