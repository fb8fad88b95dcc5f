"""Each word that may tell an event ends as one, with its steps, or is dropped by a named filter."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.coding.acceptance.filters import FILTERS
from dragoman.pipeline import Processed
from dragoman.records import Document, Reason, Segment, SegmentKind, Step
from loaded import reader_of_rules

Code = Callable[[str], Processed]
MADE_BY_WORDS = {
    Reason.NO_PATTERN, Reason.NO_EVENT, Reason.READ_WITH_VERB, Reason.MODIFIER, Reason.CIRCUMSTANCE,
    Reason.SAME_EVENT, Reason.CLASH_OF_ONE, Reason.NO_SPEAKER, Reason.INWARD,
}  # fmt: skip


@pytest.fixture(scope="module")
def code() -> Code:
    """Code a text published on 22 May 2024."""
    pipeline = reader_of_rules()

    def run(text: str) -> Processed:
        segments = (Segment(0, len(text), SegmentKind.BODY),)
        (told,) = pipeline.process([Document("t", text, segments, published=date(2024, 5, 22))])
        assert told.refusals == ()
        return told

    return run


def test_an_event_lists_the_rules_that_made_it(code: Code) -> None:
    """The row of the codebook, who fills which role and how, and what else was decided."""
    told = code("Oman and Qatar held talks with Yemen in Muscat on Monday.")
    (event,) = told.events
    assert told.steps[event.event_id] == (
        Step("verb:hold/1", "held", "@ where obj=@MEETING"),
        Step("noun:talk/1", "talks", "CONSULT, equal"),
        Step("actor", "Oman", "state:OMN, subject"),
        Step("actor", "Qatar", "state:QAT, subject"),
        Step("actor", "Yemen", 'state:YEM, after "with"'),
        Step("status", "held", "actual, asserted"),
        Step("date", "Monday", "2024-05-20..2024-05-20"),
        Step("place", "Muscat", "OMN"),
    )
    assert told.rejected == ()


def test_a_second_telling_adds_its_steps(code: Code) -> None:
    """What was merged says so, with the sentence that told it again."""
    text = "Oman met Qatar on Monday. Oman and Qatar met on Monday in Muscat."
    told = code(text)
    (event,) = told.events
    rules = [step.rule for step in told.steps[event.event_id]]
    assert rules.count("told-again") == 1
    assert Step("told-again", text[26:], "the same act told again") in told.steps[event.event_id]


CASES = {
    "no condition holds": ("Kenya will visit.", "visit", Reason.NO_PATTERN),
    "only wished": ("Peru wants to boost ties with Chile.", "boost", Reason.WISHED),
}


@pytest.mark.parametrize(("text", "word", "reason"), CASES.values(), ids=CASES)
def test_a_rejected_word_names_its_filter(code: Code, text: str, word: str, reason: Reason) -> None:
    """The last step is the filter's, and the spans are those of the text."""
    told = code(text)
    found = [each for each in told.rejected if each.words == word]
    assert [each.reason for each in found] == [reason]
    assert found[0].steps[-1].rule == reason
    assert text[found[0].start : found[0].end] == word
    assert found[0].sentence.quote == text


def test_a_page_of_another_subject_is_rejected_whole(code: Code) -> None:
    """One rejection for the document, without words."""
    told = code("Spain attacked down the left and scored in the second half of the match.")
    assert [(each.words, each.reason) for each in told.rejected] == [("", Reason.SUBJECT)]


def test_the_filters_are_asked_in_the_order_of_their_names() -> None:
    """The list of filters and the list of reasons agree; the rest are made by words."""
    asked = [each.reason for each in FILTERS]
    assert asked == [reason for reason in Reason if reason in asked]
    assert set(Reason) - set(asked) == {
        *MADE_BY_WORDS,
        Reason.SUBJECT,
        Reason.SECOND_OPINION,
        Reason.ECHO,
        Reason.TAKEN_BACK,
    }
