"""Turn the marked passages (``*.marks``) into gold lines with offsets (``*.jsonl``).

A mark is ``[words=value]``; README.md lists the values. A label whose weekday contradicts its
words stops the build, so slips of the pen do not become gold.

Run as ``python tests/gold/times/build.py`` from the repository's root.
"""

import calendar
import json
import re
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^=\[\]]+)=([^\]]+)\]")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
THIRDS = {"e": (1, 10), "m": (11, 20), "l": (21, 0)}
YEAR_THIRDS = {"E": (1, 4), "M": (5, 8), "L": (9, 12)}


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, count: int) -> tuple[date, date]:
    """Return the days that `count` months from `first` on cover."""
    last = year * 12 + first - 1 + count - 1
    return date(year, first, 1), month_end(last // 12, last % 12 + 1)


def interval(value: str) -> tuple[date, date, str]:
    """Return first day, last day and precision of a value other than dur, freq and null."""
    if ".." in value:
        first, _, rest = value.partition("..")
        last, _, precision = rest.partition(":")
        start, end = interval(first), interval(last)
        return start[0], end[1], precision or end[2]
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(*map(int, found.groups()))
        return day, day, "day"
    if found := re.fullmatch(r"(\d{4})-(\d\d)([eml]?)", value):
        year, month = int(found[1]), int(found[2])
        first_day, last_day = THIRDS.get(found[3], (1, 0))
        end = date(year, month, last_day) if last_day else month_end(year, month)
        return date(year, month, first_day), end, "month"
    if found := re.fullmatch(r"(\d{4})([EML]?)", value):
        low, high = YEAR_THIRDS.get(found[2], (1, 12))
        return (*months(int(found[1]), low, high - low + 1), "year")
    if found := re.fullmatch(r"(\d{3})x", value):
        return date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 9, 12, 31), "decade"
    if found := re.fullmatch(r"c(\d+)", value):
        century = int(found[1])
        return date(century * 100 - 99, 1, 1), date(century * 100, 12, 31), "century"
    if value.startswith("w"):
        monday = date.fromisoformat(value[1:])
        if monday.weekday() != 0:
            raise ValueError(f"{value}: not a Monday")
        return monday, monday + timedelta(days=6), "week"
    if found := re.fullmatch(r"q(\d{4})-([1-4])", value):
        return (*months(int(found[1]), 3 * int(found[2]) - 2, 3), "quarter")
    if found := re.fullmatch(r"h(\d{4})-([12])", value):
        return (*months(int(found[1]), 6 * int(found[2]) - 5, 6), "half")
    if found := re.fullmatch(r"s(\d{4})-(\d\d)", value):
        return (*months(int(found[1]), int(found[2]), 3), "season")
    raise ValueError(f"unknown value {value!r}")


def check(words: str, start: date, precision: str) -> None:
    """Raise where a weekday in the words contradicts the label."""
    named = [number for number, name in enumerate(WEEKDAYS) if name in words.lower()]
    if precision == "day" and named and start.weekday() not in named:
        raise ValueError(f"{words!r}: {start} is a {WEEKDAYS[start.weekday()]}")


def expressions(marked: str) -> tuple[str, list[dict[str, object]]]:
    """Return a passage's plain text and its expressions."""
    text, found, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        words, value = mark[1], mark[2]
        entry: dict[str, object] = {"text": words, "start": len(text)}
        entry["end"] = len(text) + len(words)
        entry["kind"] = {"dur": "duration", "freq": "frequency"}.get(value, "point")
        entry["date"] = None
        if value not in {"dur", "freq", "null"}:
            start, end, precision = interval(value)
            check(words, start, precision)
            entry["date"] = {"start": str(start), "end": str(end), "precision": precision}
        found.append(entry)
        text += words
        last = mark.end()
    return text + marked[last:], found


def build(part: str) -> int:
    """Write one part's gold lines; return how many expressions they hold."""
    count, lines = 0, []
    for line in (HERE / f"{part}.marks").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        published, genre, marked = line.split("\t")
        text, found = expressions(marked)
        count += len(found)
        entry = {
            "id": f"{part}-{len(lines) + 1:03}",
            "genre": genre,
            "text": text,
            "published": None if published == "-" else published,
            "expressions": found,
        }
        lines.append(json.dumps(entry, ensure_ascii=False))
    (HERE / f"{part}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return count


if __name__ == "__main__":
    for name in ("dev", "test"):
        print(name, build(name), "expressions")
