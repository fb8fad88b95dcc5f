"""Entries of a timeline take the year that the timeline has reached; a dateline moves "today"."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.times import filed_on, find_times, times_of
from dragoman.records import Document, Segment, SegmentKind

PUBLISHED = date(2024, 5, 22)

TIMELINES = {
    "years stand on lines of their own": (
        "The dispute\n\n2017\n\nMay 23 - Kenya accuses Uganda.\n\nJune 5 - Uganda answers.",
        ["2017-01-01/2017-12-31", "2017-05-23", "2017-06-05"],
    ),
    "the first entry tells the year": (
        "3 March 2019: Kenya accuses Uganda.\n\n7 April: Uganda answers.",
        ["2019-03-03", "2019-04-07"],
    ),
    "entries that go up the calendar pass into the next year": (
        "3 March 2019: Riot.\n\n25 December: Truce.\n\n6 January: Talks.",
        ["2019-03-03", "2019-12-25", "2020-01-06"],
    ),
    "where their way is not known, two years would fit": (
        "25 December 2019: Truce.\n\n6 January: Talks.",
        ["2019-12-25", "None"],
    ),
    "months head entries too": (
        "March 2019 - Kenya accuses Uganda.\n\nNovember - Uganda answers.",
        ["2019-03-01/2019-03-31", "2019-11-01/2019-11-30"],
    ),
    "without a year above, the page decides": (
        "3 March: Kenya accuses Uganda.\n\n7 April: Uganda answers.",
        ["2024-03-03", "2024-04-07"],
    ),
    "what an entry tells beside its day is near it": (
        (
            "27 August 2012: Kenya says it has talked since February.\n\n"
            "14 April 2015: Riot, and on 22 May talks."
        ),
        ["2012-08-27", "2012-02-01/2012-02-29", "2015-04-14", "2015-05-22"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TIMELINES.values(), ids=TIMELINES)
def test_the_year_of_an_entry(text: str, expected: list[str]) -> None:
    """That of the entries above it, and none where two would fit."""
    assert [str(time.date) for time in find_times(text, PUBLISHED)] == expected


@settings(deadline=None)
@given(st.lists(st.dates(date(2011, 1, 1), date(2011, 12, 28)), min_size=2, max_size=6))
def test_entries_in_order_stay_in_their_year(days: list[date]) -> None:
    """Entries that go up within one year are all of the year of the first."""
    rising = sorted(set(days))
    first, *others = rising
    lines = [f"{first:%-d %B %Y}: Talks.", *(f"{each:%-d %B}: Talks." for each in others)]
    found = [time.date for time in find_times("\n\n".join(lines), PUBLISHED)]
    assert [each and each.start for each in found] == rising


def document(head: str, body: str, published: date | None = PUBLISHED) -> Document:
    """Return a document with a dateline."""
    text = head + body
    parts = (
        Segment(0, len(head), SegmentKind.DATELINE),
        Segment(len(head), len(text), SegmentKind.BODY),
    )
    return Document("d", text, parts, published=published)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("LIMA, 21 May (Wire) - ", date(2024, 5, 21)),
        ("LIMA, May 20, 2024 - ", date(2024, 5, 20)),
        ("LIMA, 12 May (Wire) - ", PUBLISHED),
        ("LIMA, 23 May (Wire) - ", PUBLISHED),
        ("LIMA (Wire) - ", PUBLISHED),
        ("LIMA, 20 and 21 May - ", PUBLISHED),
    ],
)
def test_the_day_on_which_a_report_was_filed(head: str, expected: date) -> None:
    """The dateline's day where it lies just before publication, else that of publication."""
    assert filed_on(document(head, "They met today.")) == expected


def test_today_is_the_day_of_the_dateline() -> None:
    """A report of the 21st that came out on the 22nd."""
    found = times_of(document("LIMA, 21 May (Wire) - ", "They met today."))
    assert str(found[-1].date) == "2024-05-21"


def test_without_publication_nothing_is_counted() -> None:
    """A dateline alone has no year."""
    assert filed_on(document("LIMA, 21 May - ", "They met today.", None)) is None


def test_a_date_of_dots_may_end_its_sentence() -> None:
    """The full stop behind it is not part of the number."""
    found = find_times("They met on 4.3.2024. Then they left.", PUBLISHED)
    assert [(time.text, str(time.date)) for time in found] == [("4.3.2024", "2024-03-04")]
