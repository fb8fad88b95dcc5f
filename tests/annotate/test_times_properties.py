"""What holds for every time expression."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.times import find_times
from dragoman.annotate.times.lexicon import lexicon
from dragoman.records import Precision, TimeKind

DAYS_IN_WEEK = 7
MOST_DAYS = {
    Precision.DAY: 62,
    Precision.WEEK: 7,
    Precision.MONTH: 366,
    Precision.QUARTER: 92,
    Precision.SEASON: 92,
    Precision.HALF: 184,
}
NUMBERS = ["1", "3", "12", "31", "45", "1999", "2024", "21st", "2024-05-21", "3/4/2024", "1990s"]
NAMES = ["May", "March", "June", "Jan.", "Friday", "Monday", "Christmas Day", "Q3", "FY2024"]
MARKS = [",", ".", "-", "(", ")", ":"]


def vocabulary() -> list[str]:
    """Return words that time expressions are made of."""
    return [*lexicon().classes, *NUMBERS, *NAMES, *MARKS]


texts = st.lists(st.sampled_from(vocabulary()), min_size=1, max_size=10).map(" ".join)
dates = st.dates(date(1000, 1, 1), date(2200, 12, 31))


@given(texts, st.none() | st.dates())
def test_spans_and_intervals(text: str, published: date | None) -> None:
    """Spans prove their words and never overlap; no interval ends before it starts."""
    last = 0
    for found in find_times(text, published):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        last = found.end
        if found.date is not None:
            assert found.kind is TimeKind.POINT
            assert found.date.start is not None
            assert found.date.end is not None
            assert found.date.start <= found.date.end
            assert found.date.text == found.text


@given(texts, dates)
def test_precision_never_exceeds_the_words(text: str, published: date) -> None:
    """A day is only told where the words name days; an interval is not longer than its unit."""
    for found in find_times(text, published):
        if found.date is None or found.date.start is None or found.date.end is None:
            continue
        length = (found.date.end - found.date.start).days + 1
        most = MOST_DAYS.get(found.date.precision)
        ranged = any(mark in found.text for mark in ("-", " to ", "until", "till", "thr"))
        if most is not None and not ranged:
            assert length <= most
        if found.date.precision is Precision.DAY:
            low = found.text.lower()
            known = lexicon().classes
            words = low.replace("-", " ").replace(",", " ").split()
            named = any(
                known.get(word.rstrip("s")) in {"weekday", "deictic", "part", "holiday"}
                or word.rstrip("s.") in {"day", "hour", "minute"}
                or any(letter.isdigit() for letter in word)
                or word in {"new", "christmas"}
                for word in words
            )
            assert named


@given(
    st.sampled_from(
        [
            "yesterday",
            "today",
            "tomorrow",
            "on Monday",
            "on Friday",
            "last Tuesday",
            "next Sunday",
            "this week",
            "last week",
            "next week",
            "two days ago",
            "three weeks ago",
            "overnight",
            "last night",
            "this morning",
            "over the weekend",
            "Thursday of next week",
        ]
    ),
    st.sampled_from(["They met", "They will meet"]),
    dates.filter(lambda day: day < date(2200, 12, 1)),
)
def test_a_week_later_everything_is_a_week_later(words: str, clause: str, published: date) -> None:
    """Shifting the publication date by a week shifts what counts from it by a week."""
    text = f"{clause} {words}."
    week = timedelta(days=DAYS_IN_WEEK)
    now, later = find_times(text, published), find_times(text, published + week)
    assert len(now) == len(later) == 1
    assert now[0].date is not None
    assert later[0].date is not None
    assert now[0].date.start is not None
    assert now[0].date.end is not None
    assert (later[0].date.start, later[0].date.end) == (
        now[0].date.start + week,
        now[0].date.end + week,
    )
