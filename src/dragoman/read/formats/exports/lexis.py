"""Nexis and LexisNexis: numbered documents in the older layout, "End of Document" in the newer."""

from collections.abc import Sequence

from dragoman.read.formats.exports.record import (
    Article,
    label_of,
    paragraphs_of,
    trimmed,
    without_by,
)
from dragoman.read.knowledge import Exports
from dragoman.read.page.dates import date_in

LONGEST_DAY = 70
FIRST_LINES = 12


def lexis(lines: Sequence[str], exports: Exports) -> list[Article] | None:
    """Return the articles of a Nexis or LexisNexis export, or None where the lines are none."""
    numbers = [n for n, line in enumerate(lines) if exports.lexis_number.fullmatch(line)]
    if numbers:
        ends = [*numbers[1:], len(lines)]
        parts = [lines[start + 1 : end] for start, end in zip(numbers, ends, strict=True)]
        return [_older(part, exports) for part in parts]
    found: list[Article] = []
    part: list[str] = []
    for line in lines:
        if not exports.lexis_end.fullmatch(line):
            part.append(line)
            continue
        article = _newer(part, exports)
        if article is None:
            return None
        found.append(article)
        part = []
    return found or None


def _older(lines: Sequence[str], exports: Exports) -> Article:
    """Return an article: paper, day, headline, labels, text, labels."""
    lines = _without_tail(lines, exports)
    fields: dict[str, str] = {}
    head: list[list[str]] = []
    body = 0
    for number, line in enumerate(lines):
        label = label_of(line, exports.lexis_before)
        if label:
            fields.setdefault(*label)
            body = number + 1
        elif not fields and line.strip():
            if not head or not lines[number - 1].strip():
                head.append([])
            head[-1].append(line.strip())
    day = next((n for n, part in enumerate(head) if _is_day(" ".join(part))), None)
    titles = [" ".join(part) for part in head[day + 1 :]] if day is not None else []
    titles = [words for words in titles if not words.lower().endswith("edition")]
    return Article(
        paragraphs=paragraphs_of(lines[body:]),
        title=fields.get("headline") or (titles[0] if titles else None),
        publisher=" ".join(head[0]) if head and day != 0 else None,
        published=_day(" ".join(head[day])) if day is not None else None,
        byline=without_by(fields.get("byline")),
        url=fields.get("url"),
    )


def _newer(lines: Sequence[str], exports: Exports) -> Article | None:
    """Return an article: headline, paper, day, labels, "Body", text, "Classification"."""
    body = next((n for n, line in enumerate(lines) if exports.lexis_body.fullmatch(line)), None)
    if body is None:
        return None
    head = trimmed(lines[:body])
    day = next((n for n in range(len(head) - 1, -1, -1) if _is_day(head[n])), None)
    if day is None:
        return None
    fields: dict[str, str] = {}
    for line in head[day + 1 :]:
        label = label_of(line, exports.lexis_before)
        if label:
            fields.setdefault(*label)
    return Article(
        paragraphs=paragraphs_of(_without_tail(lines[body + 1 :], exports)),
        title=head[day - 2] if day > 1 else None,
        publisher=head[day - 1] if day else None,
        published=_day(head[day]),
        byline=without_by(fields.get("byline")),
        url=fields.get("url"),
    )


def _without_tail(lines: Sequence[str], exports: Exports) -> Sequence[str]:
    """Return the lines before the labels that follow the text."""
    for number, line in enumerate(lines):
        words = line.strip()
        if words.lower() == "classification":
            return lines[:number]
        if number > 1 and label_of(line, exports.lexis_after) and not lines[number - 1].strip():
            return lines[:number]
    return lines


def _is_day(line: str) -> bool:
    return len(line) <= LONGEST_DAY and ":" not in line and date_in(line) is not None


def _day(line: str) -> str | None:
    found = date_in(line)
    return found.isoformat() if found else None
