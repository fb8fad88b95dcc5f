"""What sentences say became of the occasions that they name."""

import pytest

from dragoman.occasions.cues import told_in
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import OccasionKind, Stage

KNOWN = Vocabulary.load()
OFF = [
    ("norway postponed the talks until may.", Stage.POSTPONED),
    ("the talks have been pushed back to may.", Stage.POSTPONED),
    ("kenya called the meeting off.", Stage.CANCELLED),
    ("a meeting in oslo was scrapped on friday.", Stage.CANCELLED),
    ("norway pulled out of talks with kenya.", Stage.CANCELLED),
    ("kenya refused on monday to attend a meeting in oslo.", Stage.REFUSED),
    ("norway will not take part in talks with kenya.", Stage.REFUSED),
    ("a meeting of the two planned for may never took place.", Stage.LAPSED),
    ("the talks did not take place.", Stage.LAPSED),
]
HELD = [
    "the two ministers met in oslo.",
    "they held the long-delayed talks in oslo.",
    "norway rejected the demand at the meeting in oslo.",
    "the meeting, the first that was not held on the sidelines of another, ended.",
    "kenya postponed its decision after the talks in oslo.",
]


@pytest.mark.parametrize(("text", "stage"), OFF)
def test_what_ended_it(text: str, stage: Stage) -> None:
    """The first name of an occasion is what was put off, refused, called off or not held."""
    assert told_in(text, KNOWN.talks, KNOWN)[0].off is stage


@pytest.mark.parametrize("text", HELD)
def test_nothing_ended_it(text: str) -> None:
    """Words that are about something else, or describe it, end no occasion."""
    assert told_in(text, KNOWN.talks, KNOWN)[0].off is None


def test_margins_are_no_occasion_of_those_who_meet_there() -> None:
    """Who meets on the sidelines of a conference does not hold it."""
    text = "the two met on the sidelines of a security conference in oslo."
    assert [one.name for one in told_in(text, KNOWN.talks, KNOWN)] == ["met"]


def test_lines_are_read_apart() -> None:
    """What one quote says is said of nothing in another."""
    found = told_in("the meeting in oslo\nit was called off.", KNOWN.talks, KNOWN)
    assert [one.off for one in found] == [None]


def test_visits_and_exercises_have_words_of_their_own() -> None:
    """Each kind is looked for by its own names."""
    visit, drill = KNOWN.names[OccasionKind.VISIT], KNOWN.names[OccasionKind.EXERCISE]
    text = "kenya cancelled a visit to norway and the two held an exercise."
    assert [one.off for one in told_in(text, visit, KNOWN)] == [Stage.CANCELLED]
    assert [one.off for one in told_in(text, drill, KNOWN)] == [None]
