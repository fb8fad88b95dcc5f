"""Days as Korean, Japanese, Chinese and Russian pages and wires write them."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dragoman.errors import DataError

TABLE = "native/times.toml"
FIRST_YEAR = "元"
LONGEST = 120
LONGEST_WORDS = 60
FEWEST_LETTERS = 5


class Written(NamedTuple):
    """A day that is written out with its year, and where."""

    day: date
    start: int
    end: int


def written_in(text: str) -> Written | None:
    """Return the first full date of a text in one of these languages.

    >>> written_in("외교부 2025년 3월 22일").day, written_in("令和7年3月22日").day
    (datetime.date(2025, 3, 22), datetime.date(2025, 3, 22))
    >>> written_in("Москва, 1 апреля 2025 года").day
    datetime.date(2025, 4, 1)
    """
    matches = (match for form in forms() for match in form.finditer(text))
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        day = day_of(match)
        if day is not None:
            return Written(day, *match.span())
    return None


def native_date_line(line: str) -> tuple[date, bool] | None:
    """Return the day of a line that tells nothing else, and whether it is only a change's.

    >>> native_date_line("발행 2025년 3월 22일 보도자료") is None
    True
    >>> native_date_line("掲載 2025年3月22日 10時05分")
    (datetime.date(2025, 3, 22), False)
    """
    found = (_numbered(line) or written_in(line)) if len(line) <= LONGEST else None
    if found is None:
        return None
    published, modified, rest = _line_forms()
    before = line[: found.start].strip(" \t:\uff1a|[(")
    if not rest.fullmatch(line[found.end :]):
        return None
    if before and not (published.fullmatch(before) or modified.fullmatch(before)):
        return None
    return found.day, bool(before and modified.fullmatch(before))


def native_dateline(line: str) -> tuple[int, date | None] | None:
    """Return the length of the dateline that a paragraph begins with, and its date with a year.

    >>> native_dateline("新华社莫斯科2025年4月1日电 外交部长举行会谈。")
    (17, datetime.date(2025, 4, 1))
    """
    head = line[: 2 * LONGEST]
    for form in _dateline_forms():
        match = form.match(head)
        if match is None or match.end() > LONGEST or len(line) - match.end() < FEWEST_LETTERS:
            continue
        found = written_in(match["when"])
        return match.end(), found.day if found else None
    return None


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """Return how full dates are written; groups year, month and day, and era where there is one."""
    return tuple(map(_form, table()["full"]))


def day_of(match: re.Match[str], year: int | None = None) -> date | None:
    """Return the day that a match tells; None for none of the calendar.

    Args:
        match: of one of the `forms`, or of one without a year.
        year: where the match has none.
    """
    told = match.groupdict()
    number = year_of(told) if year is None else year
    month = month_of(told["month"])
    if number is None or month is None:
        return None
    try:
        return date(number, month, int(told["day"]))
    except ValueError:
        return None


def year_of(told: dict[str, Any]) -> int | None:
    """Return the year of the groups of a match: four digits, or the year of an era."""
    words, era = told["year"], told.get("era")
    if era is None:
        return int(words) if len(words) == len("2025") else None
    within = 1 if words == FIRST_YEAR else int(words)
    return int(table()["eras"][era]) + within


def month_of(words: str) -> int | None:
    """Return the number of a month in digits or in Russian."""
    if words.isdigit():
        return int(words)
    for number, names in enumerate(table()["months"], 1):
        if words.lower() in names.split("|"):
            return number
    return None


def months() -> str:
    """Return all Russian names of months, for a pattern; the longest first."""
    names = [name for group in table()["months"] for name in group.split("|")]
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


@cache
def table() -> dict[str, Any]:
    """Return the words for days.

    Raises:
        DataError: the file is damaged.
    """
    try:
        return tomllib.loads(files("dragoman.data").joinpath(TABLE).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{TABLE} cannot be read ({error}); install Dragoman again") from error


def _numbered(line: str) -> Written | None:
    """Return a day in digits after a word of these languages: 입력 2025.03.22."""
    match = re.search(
        "(?P<year>(?:19|20)\\d\\d)[-./] ?(?P<month>\\d{1,2})[-./] ?(?P<day>\\d{1,2})(?!\\d)\\.?",
        line,
    )
    day = day_of(match) if match else None
    return Written(day, *match.span()) if match and day else None


@cache
def _line_forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns of labels of publication, of labels of changes, and of the rest of a line."""
    told = table()
    labels = [*told["published"], *told["modified"], *told["beside"]]
    # what was taken is never given back: a line of labels alone has very many ways to be parted
    parts = f"[\\s\\d:\uff1a.,|/()\u00b7~-]|{'|'.join(_longest_first(labels))}"
    rest = re.compile(f"(?>{parts}){{0,{LONGEST_WORDS}}}+", re.IGNORECASE)
    return _any(told["published"]), _any(told["modified"]), rest


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_longest_first(words))})(?:\\s?일시|日時|日)?", re.IGNORECASE)


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one))]


@cache
def _dateline_forms() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_form, table()["datelines"]))


def _form(written: str) -> re.Pattern[str]:
    """Return a pattern of the table, with the names of months and eras in it."""
    eras = "|".join(table()["eras"])
    return re.compile(written.replace("MONTH", f"(?i:{months()})").replace("ERA", eras))
