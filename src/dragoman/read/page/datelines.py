"""Datelines: where a report was filed, when and by which agency, before its first sentence."""

import re
from datetime import date

from dragoman.read.page.dates import DAY, MONTH, YEAR, date_in
from dragoman.read.page.native_dates import native_dateline

UPPER = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž'’.\-]{2,}(?:[ /][A-ZÀ-ÞĀ-Ž'’.\-]{2,}){0,3}"
PROPER = r"[A-ZÀ-Þ][\w'’.\-]+(?:[ /](?:[A-ZÀ-Þ][\w'’.\-]+|de|of|la|el|al|and)){0,3}"
NO_DATE = rf"(?!(?i:{MONTH.replace('?P<month>', '?:')})\s*\d)"
REGION = rf"(?:,\s*{NO_DATE}[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){{0,3}}){{0,2}}"
WHEN = (
    r",?\s*(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\.?,?\s*)?"
    rf"(?:(?i:{MONTH})\s*{DAY}|\d{{1,2}}\s*(?i:{MONTH.replace('?P<month>', '?:')}))(?:,?\s*{YEAR})?"
)
AGENCY = r"\s*,?\s*[(\[][A-Z][\w .,&/'’\-]{1,40}[)\]]"
DASH = r"\s*(?:--+|[-–—―])\s*"
FORMS = (
    # SEOUL, Sept. 26 (Wire) - ; SEOUL – ; UNITED NATIONS (Wire) --
    re.compile(rf"(?P<place>{UPPER}){REGION}(?P<when>{WHEN})?(?:{AGENCY})?(?:{DASH})"),
    # Hanoi (Wire) - ; Seoul, 26 September -
    re.compile(rf"(?P<place>{PROPER}){REGION}(?P<when>{WHEN})?(?:{AGENCY})(?:{DASH}|\s+)"),
    re.compile(rf"(?P<place>{PROPER}){REGION}(?P<when>{WHEN})(?:{AGENCY})?(?:{DASH}|\s*[:.]\s+)"),
    # ISLAMABAD: ; ISLAMABAD, March 3:
    re.compile(rf"(?P<place>{UPPER}){REGION}(?P<when>{WHEN})?(?:{AGENCY})?\s*:\s+"),
    # (Wire) -
    re.compile(rf"(?P<place>){AGENCY}{DASH}"),
)
BARE = re.compile(rf"(?P<place>{PROPER}){REGION}\s*(?:--+|—)\s*(?=[A-Z\"“‘])")
LONGEST = 120
FEWEST_WORDS = 3
INITIALS = 3


def find_dateline(line: str, labels: frozenset[str]) -> tuple[int, date | None] | None:
    """Return the length of the dateline that a line begins with, and its date where it has a year.

    Args:
        line: a paragraph.
        labels: upper-case words that stand before a colon or a dash and are no place.

    Returns:
        None where the line begins with none.

    >>> find_dateline("SEOUL, Sept. 26 (Wire) - Three diplomats met here today.", frozenset())
    (25, None)
    >>> find_dateline("TOKYO, March 22, 2025 (Wire) -- Ministers of the three met.", frozenset())
    (32, datetime.date(2025, 3, 22))
    """
    head = line[: 2 * LONGEST]
    for form in FORMS:
        match = form.match(head)
        if match is None or match.end() > LONGEST:
            continue
        if _is_place(match, line, labels):
            when = match.groupdict().get("when")
            return match.end(), date_in(when) if when else None
    match = BARE.match(head)
    if match and match.end() <= LONGEST and line.rstrip().endswith((".", '"', "”")):
        words = match["place"].split()
        if len(words) <= INITIALS and _is_place(match, line, labels):
            return match.end(), None
    return None if head.isascii() else native_dateline(line)


def _is_place(match: re.Match[str], line: str, labels: frozenset[str]) -> bool:
    place = match["place"]
    if place.upper() in labels or place.split(" ")[0].upper() in labels:
        return False
    rest = line[match.end() :]
    return len(rest.split()) >= FEWEST_WORDS and not rest[:1].islower()
