"""Days, months and years as people write them in figures: 2025-03-22, 2025-03, 2025."""

import re
from calendar import monthrange
from datetime import date

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
DECEMBER = 12


def days_of(text: str) -> tuple[date, date]:
    """Return the first and the last day of what a day, a month or a year names.

    Raises:
        ValueError: it names none.

    >>> [str(day) for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, *inner = (int(part) for part in found.groups() if part)
    first = date(year, *[*inner, 1, 1][:2])
    month = inner[0] if inner else DECEMBER
    return first, first if len(inner) > 1 else date(year, month, monthrange(year, month)[1])
