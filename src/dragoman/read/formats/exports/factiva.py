"""Factiva: articles that end with a document number; their fields have codes, or have none."""

import re
from collections.abc import Sequence

from dragoman.read.formats.exports.record import Article, paragraphs_of, trimmed, without_by
from dragoman.read.knowledge import Exports
from dragoman.read.page.dates import date_line

HEAD_LINES = 14
TITLE_LINES = 3
BYLINE = re.compile(r"by:?\s+[A-Z].{1,80}", re.IGNORECASE)
STAMP = re.compile(r"\d{1,2}:\d\d")


def factiva(lines: Sequence[str], exports: Exports) -> list[Article] | None:
    """Return the articles of a Factiva export, or None where the lines are none."""
    found: list[Article] = []
    part: list[str] = []
    for line in lines:
        if not exports.factiva_end.fullmatch(line.strip()):
            part.append(line)
            continue
        article = _coded(part, exports) or _plain(part, exports)
        if article is None:
            return None
        found.append(article)
        part = []
    return found or None


def _coded(lines: Sequence[str], exports: Exports) -> Article | None:
    """Return an article whose fields have codes: HD, WC, PD, SN, LP, TD."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        word, _, rest = line.strip().partition(" ")
        if word in exports.factiva_codes and (not rest or line.strip() != rest):
            code = word
            fields.setdefault(code, []).append(rest.strip())
        elif code:
            fields[code].append(line)
    if "HD" not in fields or not fields.keys() & {"PD", "LP", "TD"}:
        return None

    def one(name: str) -> str | None:
        return " ".join(trimmed(fields.get(name, []))) or None

    body = [*fields.get("LP", []), "", *fields.get("TD", [])]
    return Article(
        paragraphs=paragraphs_of(body),
        title=one("HD"),
        publisher=one("SN"),
        published=one("PD"),
        byline=without_by(one("BY")),
    )


def _plain(lines: Sequence[str], exports: Exports) -> Article | None:
    """Return an article whose fields follow one another: headline, writer, length, day, paper."""
    at = next(
        (n for n, line in enumerate(lines) if exports.factiva_length.fullmatch(line.strip())), None
    )
    if at is None:
        return None
    before, byline = _before(lines[:at])
    after = at + 1
    day = publisher = None
    for number in range(at + 1, min(len(lines), at + HEAD_LINES)):
        line = lines[number].strip()
        if not line:
            continue
        if day is None and date_line(line):
            day = line
        elif day is None or (publisher and not _is_skipped(line, exports)):
            break
        elif publisher is None and not STAMP.match(line):
            publisher = line
        after = number + 1
    if day is None:
        return None
    return Article(
        paragraphs=paragraphs_of(lines[after:]),
        title=" ".join(before) or None,
        publisher=publisher,
        published=day,
        byline=byline,
    )


def _before(lines: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the lines of the headline, nearest the length, and the byline."""
    title: list[str] = []
    byline = None
    for line in reversed(lines):
        words = line.strip()
        if not words and title:
            break
        if not words:
            continue
        if not title and byline is None and BYLINE.fullmatch(words):
            byline = without_by(words)
        elif len(title) < TITLE_LINES:
            title.insert(0, words)
    return title, byline


def _is_skipped(line: str, exports: Exports) -> bool:
    return bool(exports.factiva_skipped.fullmatch(line))
