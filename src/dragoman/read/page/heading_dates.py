"""Days that stand among other words of a heading: "Press Service - Kiel, June 10, 2019".

A heading is cut at its dashes and bars; a piece that is a date line tells the day, and so does one
that ends in a date behind a place or behind the kind of the text: "Regular Press Conference on
May 20, 2024". "The blast in Beirut on 4 August 2020" tells none: that was the day of the blast.
"""

import re
from datetime import date

from dragoman.data.words import WordLists
from dragoman.read.page.dates import DAY, NUMERIC, WRITTEN, date_in, date_line

WORDS = WordLists("read", "page.heading_dates")
LONGEST = 240
# "1 - 3 May" is no border between pieces; "Kiel - June 10, 2019" is
DASH = r"\s+[-–—·•]{1,3}\s+"
BORDER = re.compile(rf"(?<!\d){DASH}|{DASH}(?!\d)|\s*\|\s*")
AFTER = re.compile(r"[)\]]?\s*,?\s*(?:[(\[][\w .&'’-]{1,40}[)\]]|[A-Z]{2,8})?\s*[.!]?")
BEFORE = re.compile(r"(?P<joint>,|\(|\[|:|\bon|\bof)?\s*(?P<day>\w+day,?\s+)?$", re.IGNORECASE)
SMALL = frozenset({"and", "the", "of", "de", "del", "la", "da", "do", "le", "el", "al"})
MOST_WORDS = 12
RANGE = re.compile(rf"{DAY}\s*(?:-|–|to|and|until)\s*$", re.IGNORECASE)


def date_in_heading(line: str) -> tuple[date, bool] | None:
    """Return the day that a heading tells for its text, and whether it is only an update's.

    Args:
        line: a heading; no sentence.

    >>> date_in_heading("SENATE - PROOF - Thursday, 20 March 1997")
    (datetime.date(1997, 3, 20), False)
    >>> date_in_heading("Joint Statement of the Ministers of Peru and Chile, Lima, 17 May 2024")
    (datetime.date(2024, 5, 17), False)
    >>> date_in_heading("The blast in Beirut on 4 August 2020") is None
    True
    """
    if len(line) > LONGEST or not any(char.isdigit() for char in line):
        return None
    found: list[tuple[date, bool]] = []
    for piece in filter(None, map(str.strip, BORDER.split(line))):
        told = date_line(piece)
        if told is None:
            day = _behind_place_or_kind(piece, line)
            told = None if day is None else (day, False)
        if told is not None:
            found.append(told)
    days = {day for day, update in found if not update} or {day for day, _ in found}
    if len(days) != 1:
        return None
    (only,) = days
    return only, all(update for day, update in found if day == only)


def _behind_place_or_kind(piece: str, line: str) -> date | None:
    """Return the date at the end of a piece, where a place or the kind of the text is before it."""
    for pattern in (*WRITTEN, NUMERIC):
        match = pattern.search(piece)
        if match is None or not AFTER.fullmatch(piece[match.end() :]):
            continue
        before = piece[: match.start()]
        joint = BEFORE.search(before)
        if joint is None or RANGE.search(before):
            return None
        words, mark = before[: joint.start()].strip(), (joint["joint"] or "").lower()
        if _is_kind(words, mark) or (
            mark in {",", "("} and (_is_place(words) or _names_kind(line))
        ):
            return date_in(match.group())
    return None


def _is_place(words: str) -> bool:
    """Return whether words are names alone: "St Vincent and the Grenadines", "GENEVA"."""
    parts = words.replace(",", " ").replace("/", " ").split()
    named = [part for part in parts if part not in SMALL]
    return 0 < len(parts) <= MOST_WORDS and all(part[0].isupper() for part in named)


def _is_kind(words: str, mark: str) -> bool:
    """Return whether the last words before a date name the kind of the text."""
    return mark != ":" and any(words.lower().endswith(kind) for kind in WORDS["kinds"])


def _names_kind(line: str) -> bool:
    """Return whether a heading says of what kind its text is: "Statement by", "Transcript of"."""
    low = line.lower()
    return any(re.search(rf"\b{re.escape(kind)}\b", low) for kind in WORDS["kinds"])
