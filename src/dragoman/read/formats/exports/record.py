"""An article of an export before it is a document, and what the layouts share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z /-]{1,30}?)\s*:\s*(?P<value>.*)")
BY = re.compile(r"\s*by:?\s+(?=[A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an export.

    Attributes:
        paragraphs: its words.
        title: its headline.
        publisher: the paper or agency.
        published: the day, as written.
        byline: who wrote it.
        url: where it stands.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    byline: str | None = None
    url: str | None = None


def paragraphs_of(lines: Iterable[str]) -> tuple[str, ...]:
    """Return lines joined to paragraphs at blank lines.

    >>> paragraphs_of(["They met", "in Lima.", "", "They left."])
    ('They met in Lima.', 'They left.')
    """
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return tuple(" ".join(part) for part in found if part)


def label_of(line: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Return the label that a line begins with, in lower case, and what follows it.

    >>> label_of("LENGTH: 312 words", frozenset({"length"}))
    ('length', '312 words')
    """
    match = LABEL.match(line[:400])
    if match is None or match["label"].lower() not in known:
        return None
    return match["label"].lower(), line[match.start("value") :].strip()


def without_by(line: str | None) -> str | None:
    """Return a byline without its "By"."""
    return BY.sub("", line, count=1).strip() or None if line else None


def trimmed(lines: Sequence[str]) -> list[str]:
    """Return the lines that are not blank, without the space around them."""
    return [line.strip() for line in lines if line.strip()]
