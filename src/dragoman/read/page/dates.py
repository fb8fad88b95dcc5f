"""Publication dates as pages and wires write them; a date without a year is no date here."""

import re
from datetime import UTC, date, datetime

from dragoman.read.page.native_dates import native_date_line, written_in

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
WRITTEN = (
    re.compile(rf"{MONTH}\s+{DAY}\s*,?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"{DAY}[\s-]+(?:of\s+)?{MONTH}[\s-]*,?\s*{YEAR}\b", re.IGNORECASE),
    re.compile(rf"{YEAR}\s?[-./]\s?(?P<month>\d{{1,2}})\s?[-./]\s?(?P<day>\d{{1,2}})(?!\d)"),
)
YEARLESS = (
    re.compile(rf"{MONTH}\s+{DAY}\b", re.IGNORECASE),
    re.compile(rf"{DAY}\s+{MONTH}", re.IGNORECASE),
)
NUMERIC = re.compile(rf"\b(\d{{1,2}})[./-](\d{{1,2}})[./-]{YEAR}\b")
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
LEAD = (
    r"(?:(?P<label>published|posted|first published|released|issued|date|dated|updated|"
    r"last updated|last modified|modified|created|input|registered)\s*(?:on|at|date)?\s*:?\s*)?"
)
TIME = (
    r"(?:[\s,|/T·•–-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?[A-Z]{1,4}\)?|[+-]\d{2}:?\d{2}|\((?:GMT|UTC)[^)]*\))?(?:\s+(?:time|hrs))?)?"
)
UPDATE = r"(?:[\s,|/·•–-]*(?:last )?(?:updated|modified|published)\b.{0,40})?"
BEFORE = re.compile(
    rf"(?:(?i:{LEAD}{WEEKDAY})|(?:All News\s+)?\d{{1,2}}:\d{{2}}[\s,|]*"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3},\s*)"
)
# "05 Mar 26 10:00 GMT", as RFC 822 had it
SHORT_YEAR = re.compile(
    rf"\s*(?:[a-z]{{3}},\s*)?{DAY}\s+{MONTH}\s+(?P<year>\d\d)(?=\s+\d\d?:\d\d)", re.IGNORECASE
)
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<all>(?P<year>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<month>[01]\d)(?P=sep)(?P<day>[0-3]\d))"
    r"(?!\d)"
)
LONGEST_ADDRESS = 1_000
LAST_MONTH = 12
LONGEST_LINE = 120
DIGIT = re.compile(r"\d")


def date_in(text: str) -> date | None:
    """Return the first full date that a text writes out, or None.

    A numeric date is taken only where the order of day and month leaves no doubt.

    >>> date_in("Tokyo, 22nd March 2025")
    datetime.date(2025, 3, 22)
    >>> date_in("03/04/2025") is None
    True
    """
    for pattern in WRITTEN:
        match = pattern.search(text)
        if match:
            found = _date(match["year"], _month(match["month"]), match["day"])
            if found:
                return found
    match = NUMERIC.search(text)
    if not match:
        written = None if text.isascii() else written_in(text)
        return written.day if written else None
    first, second = int(match[1]), int(match[2])
    if first > LAST_MONTH or first == second:
        return _date(match["year"], second, first)
    return _date(match["year"], first, second) if second > LAST_MONTH else None


def either_date(text: str) -> tuple[date, ...]:
    """Return both days that a numeric date may mean, where the order of day and month is open.

    >>> either_date("Date: 04/03/2026")
    (datetime.date(2026, 4, 3), datetime.date(2026, 3, 4))
    """
    match = NUMERIC.search(text)
    if not match or date_in(text):
        return ()
    days = (_date(match[3], match[1], match[2]), _date(match[3], match[2], match[1]))
    return tuple(day for day in days if day)


def month_and_day(text: str) -> tuple[int, int] | None:
    """Return the month and the day that a text writes out without a year.

    >>> month_and_day("PYONGYANG, March 4 (Wire) -")
    (3, 4)
    """
    for pattern in YEARLESS:
        match = pattern.search(text)
        if match:
            return _month(match["month"]), int(match["day"])
    return None


def date_line(line: str) -> tuple[date, bool] | None:
    """Return the date of a line that holds nothing else, and whether it is only an update's.

    >>> date_line("Published: Tuesday, March 25, 2025 09:30 KST")
    (datetime.date(2025, 3, 25), False)
    >>> date_line("They met on March 25, 2025") is None
    True
    """
    found = date_in(line) if len(line) <= LONGEST_LINE and DIGIT.search(line) else None
    if found is None:
        return None
    for pattern in (*WRITTEN, NUMERIC):
        match = pattern.search(line)
        if match is None:
            continue
        before = BEFORE.fullmatch(line[: match.start()].lstrip("(["))
        after = re.fullmatch(TIME + UPDATE + r"[\s)\].]*", line[match.end() :], re.IGNORECASE)
        if before and after:
            label = (before["label"] or "").lower()
            return found, "updated" in label or "modified" in label
    return None if line.isascii() else native_date_line(line)


def date_of_field(value: str) -> date | None:
    """Return the date of a metadata field: ISO 8601, RFC 2822 or written out.

    The day is taken as it is written, in the publisher's own time.

    >>> date_of_field("Tue, 25 Mar 2025 08:00:00 +0900")
    datetime.date(2025, 3, 25)
    """
    match = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if match:
        return _date(match[1], match[2], match[3])
    if EPOCH.fullmatch(value.strip()):
        return datetime.fromtimestamp(int(value.strip()[:10]), UTC).date()
    short = SHORT_YEAR.match(value)
    if short:
        return _date(f"20{short['year']}", _month(short["month"]), short["day"])
    return date_in(value)


def date_of_address(url: str) -> tuple[date, str] | None:
    """Return the day that an address holds and the part of it that says so, or None.

    >>> date_of_address("https://example.org/world/2026/03/04/talks.html")
    (datetime.date(2026, 3, 4), '2026/03/04')
    >>> date_of_address("https://example.org/story-20260399") is None
    True
    """
    for match in IN_ADDRESS.finditer(url[:LONGEST_ADDRESS]):
        found = _date(match["year"], match["month"], match["day"])
        if found:
            return found, match["all"]
    return None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return MONTHS.index(word.lower()[:3]) + 1


def _date(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
