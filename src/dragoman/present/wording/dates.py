"""Dates in English, never finer than the record tells them."""

from datetime import date, timedelta

from dragoman.records import DateInterval, Precision

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUARTERS = ("first", "second", "third", "fourth")
LAST_OF_FIRST_HALF = 6


def day_words(day: date) -> str:
    """Return a day.

    >>> day_words(date(2025, 3, 22))
    '22 March 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_words(interval: DateInterval | None) -> str:
    """Return a date without a preposition; empty where there is none.

    >>> interval_words(DateInterval(date(2024, 5, 26), date(2024, 5, 27), Precision.DAY))
    '26–27 May 2024'
    """
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    if interval.start is None:
        return f"until {day_words(interval.end)}" if interval.end else ""
    if interval.end is None:
        return f"since {_of(interval.start, interval.precision)}"
    start, end = interval.start, interval.end
    if start == end or interval.precision not in (Precision.DAY, Precision.WEEK):
        return _coarse(start, end, interval.precision)
    if interval.precision is Precision.WEEK and end - start <= timedelta(days=6):
        return f"the week of {day_words(start)}"
    return _span(start, end)


def date_phrase(interval: DateInterval | None) -> str:
    """Return when, as a sentence ends with it; empty where the text does not tell.

    >>> date_phrase(DateInterval(date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH))
    'in March 2025'
    """
    words = interval_words(interval)
    if not words or interval is None:
        return words
    if interval.start is None or interval.end is None:
        return words
    if interval.precision is Precision.DAY:
        return f"on {words}"
    if words.startswith("between"):
        return words
    return f"in {words}"


def _of(day: date, precision: Precision) -> str:
    """Return the beginning of an open interval, as finely as it is told."""
    if precision in (Precision.DAY, Precision.WEEK):
        return day_words(day)
    if precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.HALF):
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _span(start: date, end: date) -> str:
    """Return the days from one to another."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def _coarse(start: date, end: date, precision: Precision) -> str:
    """Return an interval by the unit that tells it."""
    if precision is Precision.DAY:
        return day_words(start)
    if precision is Precision.WEEK:
        return f"the week of {day_words(start)}"
    if precision is Precision.DECADE and start.year % 10 == 0:
        return f"the {start.year}s"
    if precision in (Precision.DECADE, Precision.CENTURY, Precision.YEAR):
        return str(end.year) if start.year == end.year else f"between {start.year} and {end.year}"
    return _part_of_year(start, end, precision)


def _part_of_year(start: date, end: date, precision: Precision) -> str:
    """Return months, seasons, quarters and halves."""
    same_year = start.year == end.year
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if same_year and start.month == end.month:
        return last
    if same_year and precision is Precision.QUARTER:
        return f"the {QUARTERS[(start.month - 1) // 3]} quarter of {start.year}"
    if same_year and precision is Precision.HALF:
        half = "first" if start.month <= LAST_OF_FIRST_HALF else "second"
        return f"the {half} half of {start.year}"
    first = MONTHS[start.month - 1]
    return (
        f"between {first} and {last}" if same_year else f"between {first} {start.year} and {last}"
    )
