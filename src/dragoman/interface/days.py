"""Days as a caller may give them."""

from datetime import date

from dragoman.errors import UsageError


def day_of(value: date | str | None) -> date | None:
    """Return a day that was given as one or in ISO form.

    Raises:
        UsageError: the words are no day.

    >>> day_of("2024-05-22")
    datetime.date(2024, 5, 22)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = f"{value!r} is no day; write 2024-05-22"
        raise UsageError(message) from error
