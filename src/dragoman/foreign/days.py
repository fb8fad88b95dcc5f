"""Days as other people write them."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from dragoman.foreign.rows import BadRowError

FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d/%m/%Y")
PLAIN = 8
DAY = len("2024-05-27")


def plain_day(value: str) -> str:
    """Return a day that stands as eight figures, in ISO form.

    Raises:
        BadRowError: it is no day.

    >>> plain_day("20150218")
    '2015-02-18'
    """
    if len(value) != PLAIN or not value.isdigit():
        raise BadRowError(f"{value[:40]!r} is no day such as 20150218")
    return iso_day(f"{value[:4]}-{value[4:6]}-{value[6:]}")


def iso_day(value: str) -> str:
    """Return a day in ISO form, also of a moment.

    Raises:
        BadRowError: it is no day.

    >>> iso_day("2023-05-08 00:00:00.000")
    '2023-05-08'
    """
    try:
        return date.fromisoformat(value.strip()[:DAY]).isoformat()
    except ValueError as error:
        raise BadRowError(f"{value[:40]!r} is no day such as 2024-05-27") from error


def any_day(value: str) -> str:
    """Return a day in one of several forms as ISO.

    Raises:
        BadRowError: it is in none of them.

    >>> any_day("07 May 2023")
    '2023-05-07'
    """
    for form in FORMS:
        try:
            return datetime.strptime(value.strip(), form).date().isoformat()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    raise BadRowError(f"{value[:40]!r} is no day that is known: write 2024-05-27 or 27 May 2024")


def week_around(day: str) -> tuple[str, str]:
    """Return the first and last day of a day's week.

    >>> week_around("2023-05-08")
    ('2023-05-08', '2023-05-14')
    """
    first = date.fromisoformat(day)
    first -= timedelta(days=first.weekday())
    return first.isoformat(), (first + timedelta(days=6)).isoformat()


def month_around(day: str) -> tuple[str, str]:
    """Return the first and last day of a day's month.

    >>> month_around("2023-02-08")
    ('2023-02-01', '2023-02-28')
    """
    one = date.fromisoformat(day)
    last = monthrange(one.year, one.month)[1]
    return one.replace(day=1).isoformat(), one.replace(day=last).isoformat()
