"""Dates that headings and occasions give to what is told under and after them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.times import find_times
from dragoman.coding.occasion_dates import dated_by_occasion, with_provenance
from dragoman.records import (
    Annotated,
    DateBasis,
    Document,
    Event,
    Evidence,
    Segment,
    SegmentKind,
    Status,
)
from loaded import reader

PUBLISHED = date(2024, 5, 22)
MOST_DAYS_OFF = 305
MONTHS = ["January", "March", "April", "May", "July", "September", "December"]
Code = Callable[..., tuple[Event, ...]]


@pytest.fixture(scope="module")
def code() -> Code:
    """Code a text published on 22 May 2024, each line a paragraph."""
    pipeline = reader()

    def run(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
        segments = (Segment(0, len(text), SegmentKind.BODY),)
        document = Document("t", text, segments, published=published)
        (processed,) = pipeline.process([document])
        assert processed.refusals == ()
        return processed.events

    return run


def dated(events: tuple[Event, ...]) -> dict[str, str]:
    """Return what each type of event was dated, and on what basis."""
    return {
        str(each.event_type): f"{each.date} {each.date.basis}" if each.date else "-"
        for each in events
    }


CASES = {
    "what is said at an occasion was said on its day": (
        (
            "Peruvian Foreign Minister Ana Soto received her counterpart from Chile on May 4. "
            "She accused Chile of breaking the treaty."
        ),
        {"CONSULT": "2024-05-04 stated", "ACCUSE": "2024-05-04 scene"},
    ),
    "an older tense is not of the occasion": (
        (
            "Peruvian Foreign Minister Ana Soto met President Juan Rey of Chile in Lima on May 4. "
            "She had accused Chile of breaking the treaty."
        ),
        {"CONSULT": "2024-05-04 stated", "ACCUSE": "-"},
    ),
    "a passage that turns elsewhere leaves the occasion": (
        (
            "Peruvian Foreign Minister Ana Soto met President Juan Rey of Chile in Lima on May 4. "
            "Meanwhile, Kenya accused Uganda of breaking the treaty."
        ),
        {"CONSULT": "2024-05-04 stated", "ACCUSE": "-"},
    ),
    "a heading dates its own sentence": (
        "6 May 2019: Kenya accuses Uganda of breaking the treaty.",
        {"ACCUSE": "2019-05-06 stated"},
    ),
    "a line of its own dates the entry below": (
        (
            "6 May 2019\n\nKenya accuses Uganda of breaking the treaty.\n\n"
            "8 June 2020\n\nPeru and Chile sign a treaty."
        ),
        {"ACCUSE": "2019-05-06 scene", "SUPPORT": "2020-06-08 scene"},
    ),
    "one date alone on a line dates the page, not what it tells": (
        "20 May 2024\n\nKenya accuses Uganda of breaking the treaty.",
        {"ACCUSE": "-"},
    ),
}

SHARED = {
    "the participle behind a comma": (
        "Kenya expelled the ambassador of Uganda on Monday, accusing Uganda of breaking a treaty.",
        {"SANCTION": "2024-05-20 stated", "ACCUSE": "2024-05-20 stated"},
    ),
    "verbs in a row": (
        "Peru expelled the ambassador of Chile over a treaty on Monday and accused Chile of lies.",
        {"SANCTION": "2024-05-20 stated", "ACCUSE": "2024-05-20 stated"},
    ),
    "the clause of when": (
        "When the Security Council met on May 16, Kenya accused Uganda of breaking the treaty.",
        {"ACCUSE": "2024-05-16 stated"},
    ),
    "what happened then": (
        "The border has been quiet since 2015, when Kenya accused Uganda of breaking the treaty.",
        {"ACCUSE": "2015-01-01/2015-12-31 stated"},
    ),
    "an older tense shares nothing": (
        "Since 2015, when Kenya had accused Uganda of breaking the treaty, the border is quiet.",
        {"ACCUSE": "-"},
    ),
    "a weekday in a clause of the past is past, whatever else its sentence speaks of": (
        "On Thursday, unwilling to have his men wait any longer, Kenya accused Uganda of spying.",
        {"ACCUSE": "2024-05-16 stated"},
    ),
    "a year in front of the sentence": (
        "In 2019 Kenya, which wanted to have its say, accused Uganda of breaking the treaty.",
        {"ACCUSE": "2019-01-01/2019-12-31 stated"},
    ),
    "a time that names a noun is not the verb's": (
        "Kenya accused Uganda of breaking the treaty of 1998.",
        {"ACCUSE": "-"},
    ),
    "what the subject did is not what it does now": (
        "Kenya, which took in a few last year and more this spring, accused Uganda of spying.",
        {"ACCUSE": "-"},
    ),
}

LIVE = {
    "a live page is of the day of the page": (
        (
            "18:20\n\nKenya accuses Uganda of breaking the treaty.\n\n17:02 Kampala\n\n"
            "Peru and Chile sign a treaty.\n\n15:40\n\nThe page opens."
        ),
        {"ACCUSE": "2024-05-22 scene", "SUPPORT": "2024-05-22 scene"},
    ),
    "newest first, the evening before lies below midnight": (
        (
            "2:10 a.m.\n\nKenya accuses Uganda of breaking the treaty.\n\n0.28\n\nIt is dark.\n\n"
            "11:15 p.m. EST\n\nPeru and Chile sign a treaty."
        ),
        {"ACCUSE": "2024-05-22 scene", "SUPPORT": "2024-05-21 scene"},
    ),
    "oldest first, the last entry is of the day of the page": (
        (
            "21:10\n\nPeru and Chile sign a treaty.\n\n22:40\n\nIt is dark.\n\n01:20\n\n"
            "Kenya accuses Uganda of breaking the treaty."
        ),
        {"SUPPORT": "2024-05-21 scene", "ACCUSE": "2024-05-22 scene"},
    ),
    "an entry that names its day": (
        (
            "11:10 (Monday)\n\nPeru and Chile sign a treaty.\n\n10:40\n\nIt is dark.\n\n09:20\n\n"
            "Nobody came."
        ),
        {"SUPPORT": "2024-05-20 scene"},
    ),
    "two clocks make no live page": (
        "18:20\n\nKenya accuses Uganda of breaking the treaty.\n\n17:02\n\nThe page opens.",
        {"ACCUSE": "-"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHARED.values(), ids=SHARED)
def test_dates_that_clauses_share(code: Code, text: str, expected: dict[str, str]) -> None:
    """A time belongs to all that is told in one breath with it, and to nothing older."""
    found = dated(code(text))
    assert {kind: found.get(kind) for kind in expected} == expected


@pytest.mark.parametrize(("text", "expected"), LIVE.values(), ids=LIVE)
def test_clocks_date_the_entries_of_a_live_page(
    code: Code, text: str, expected: dict[str, str]
) -> None:
    """By the day of the page, and by midnights between them."""
    found = dated(code(text))
    assert {kind: found.get(kind) for kind in expected} == expected


def test_without_a_day_clocks_date_nothing(code: Code) -> None:
    """Nobody knows the day of a page that tells only hours."""
    assert dated(code(LIVE["a live page is of the day of the page"][0], None)) == {
        "ACCUSE": "-",
        "SUPPORT": "-",
    }


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_dates_that_are_taken_over(code: Code, text: str, expected: dict[str, str]) -> None:
    """Only where one occasion stands, and never for what lies behind it."""
    found = dated(code(text))
    assert {kind: found.get(kind) for kind in expected} == expected


def test_evidence_has_the_words_that_the_date_rests_on(code: Code) -> None:
    """The words of a date of another sentence come last, and stand where they are said to."""
    text = CASES["what is said at an occasion was said on its day"][0]
    (event,) = [each for each in code(text) if each.event_type == "ACCUSE"]
    assert [piece.quote for piece in event.evidence] == [
        "She accused Chile of breaking the treaty.",
        "May 4",
    ]
    assert all(text[piece.start : piece.end] == piece.quote for piece in event.evidence)


def test_the_nearest_words_of_the_day_prove_it(code: Code) -> None:
    """Of two places that name the day, the last before the event; without a date, none."""
    text = "On May 4 all was calm. It was May 4. She accused Chile."
    whole = Annotated(Document("t", text, published=PUBLISHED), (), find_times(text, PUBLISHED))
    told = code(CASES["what is said at an occasion was said on its day"][0])
    (taken,) = [replace(each, evidence=()) for each in told if each.event_type == "ACCUSE"]
    assert taken.date is not None
    at = Evidence("t", text.index("She"), len(text), "She accused Chile.")
    (proved,) = with_provenance(whole, [replace(taken, evidence=(at,))])
    assert [(one.start, one.quote) for one in proved.evidence] == [
        (at.start, at.quote),
        (text.rindex("May 4"), "May 4"),
    ]
    (undated,) = with_provenance(whole, [replace(taken, date=None, evidence=(at,))])
    assert (undated.evidence, undated.reported_on) == ((at,), PUBLISHED)
    assert dated_by_occasion(whole, ()) == ()


def test_every_event_tells_when_it_was_reported(code: Code) -> None:
    """The day of the document, which is never the date; nothing where the document has no day."""
    text = "Kenya accused Uganda of breaking the treaty."
    assert [(each.date, each.reported_on) for each in code(text)] == [(None, PUBLISHED)]
    assert [each.reported_on for each in code(text, None)] == [None]


def test_old_records_have_stated_dates() -> None:
    """A record of an older version is read as it was meant."""
    assert DateBasis("stated") is DateBasis.STATED


SENTENCES = [
    "Kenya and Uganda {} meet in Kampala on {} {}.",
    "Kenya {} review the treaty that it signed with Uganda on {} {}.",
    "On {1} {2} Kenya {0} accuse Uganda of breaking the treaty.",
    "Kenya {} discuss the {} {} raid with Uganda.",
]


@given(
    st.sampled_from(SENTENCES),
    st.sampled_from(["will", "is to", "did", "agreed to", "has vowed to"]),
    st.sampled_from(MONTHS),
    st.integers(1, 30),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
)
def test_no_day_is_thrown_a_year(
    sentence: str, verb: str, month: str, day: int, published: date
) -> None:
    """A day without a year is one that lies near, whatever the tenses around it."""
    for found in find_times(sentence.format(verb, month, day), published):
        if found.date is not None and found.date.start is not None:
            assert abs((found.date.start - published).days) <= MOST_DAYS_OFF


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["met", "will meet", "had met", "agreed to meet", "are meeting"]),
    st.sampled_from(
        ["on Friday", "on May 30", "in July", "this month", "on 3 June 2031", "last week"]
    ),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_nothing_was_done_after_its_document(
    code: Code, verb: str, time: str, published: date
) -> None:
    """An actual event never begins after the document that tells it; "this month" is this one."""
    text = f"The foreign ministers of Kenya and Uganda {verb} in Kampala {time}."
    for event in code(text, published):
        if event.date is None or event.date.start is None:
            continue
        assert event.status is not Status.ACTUAL or event.date.start <= published
        if time == "this month":
            assert event.date.start == published.replace(day=1)


def test_the_place_of_the_deciding_is_not_that_of_the_plan(code: Code) -> None:
    """Neither its day nor its place is put on what was agreed."""
    text = "Peru and Chile agreed on the joint naval exercise in Lima early this month."
    plans = [each for each in code(text) if each.status is Status.PLANNED]
    assert all(each.date is None and each.place is None for each in plans)
