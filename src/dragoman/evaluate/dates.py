"""How many dates of labelled documents a reader tells right, by what they rest on.

A told event is that of a label where their types agree and the word of one lies in the words of
the other. What the reader does not tell at all is not counted here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date as day
from pathlib import Path
from typing import Any

from dragoman.evaluate.labelled import nth
from dragoman.records import DateInterval, Document, Segment, SegmentKind

RIGHT, MISSING, WRONG = "right", "missing", "wrong"
ENTRY = re.compile(
    r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,4}\b[,.:]? ?){1,2}(?:[-–—:]|[A-Z])"
)
ENDED = re.compile(r"[.!?:;][\"'”’)]*$")
# a label without a date: the reader tells one all the same
EXTRA, NONE = "extra", "none"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An event of a document as it was labelled.

    Attributes:
        start: where its trigger begins in the document's text.
        end: where it ends.
        event_type: as PLOVER has it.
        status: as in `Status`.
        date: first and last day, where text and day of publication tell them.
        basis: `stated` or `scene`; empty without a date.
        when: the words of the time, where the sentence has them.
    """

    start: int
    end: int
    event_type: str
    status: str
    date: tuple[day | None, day | None] | None
    basis: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event as the reader told it: where its word stands, its type and its date."""

    start: int
    end: int
    event_type: str
    status: str
    date: DateInterval | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A label, what the reader told of it, and how their dates agree."""

    label: Labelled
    told: DatedEvent
    result: str


@dataclass(slots=True)
class DateCounts:
    """How often each result came, by the label's basis.

    >>> counts = DateCounts()
    >>> counts.results["stated", RIGHT] += 3
    >>> counts.results["stated", MISSING] += 1
    >>> counts.share(RIGHT)
    0.75
    """

    results: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, compared: Compared) -> None:
        """Count one event."""
        self.results[compared.label.basis, compared.result] += 1

    def of(self, result: str, basis: str | None = None) -> int:
        """Return how often a result came, for one basis or all."""
        return sum(
            count
            for (rests, told), count in self.results.items()
            if told == result and basis in {None, rests}
        )

    def share(self, result: str, basis: str | None = None) -> float:
        """Return the share of a result among the events whose label has a date."""
        dated = sum(self.of(each, basis) for each in (RIGHT, MISSING, WRONG))
        return round(self.of(result, basis) / dated, 3) if dated else 0.0

    @property
    def false_share(self) -> float:
        """The share of false dates among all that were told: another day, or where none is."""
        false = self.of(WRONG) + self.of(EXTRA)
        told = false + self.of(RIGHT)
        return round(false / told, 3) if told else 0.0


def labelled_documents(folder: Path, split: str) -> Iterator[tuple[Document, tuple[Labelled, ...]]]:
    """Yield the documents of a split, laid out in paragraphs, with their labels.

    Args:
        folder: of JSON files in the form of `training/data/written`; folders below count.
        split: which of them.
    """
    for path in sorted(folder.rglob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, dict) and record.get("split") == split:
            yield laid_out(record, f"{path.parent.name}-{path.stem}")


def laid_out(record: dict[str, Any], name: str) -> tuple[Document, tuple[Labelled, ...]]:
    """Return a document of a record, its sentences joined to paragraphs, and its labels.

    What ends without a full stop is a line of its own, and so is an entry that begins with a day.
    """
    text = ""
    segments: list[Segment] = []
    labels: list[Labelled] = []
    before: tuple[str, int] | None = None
    for sentence in record["sentences"]:
        place = (sentence["kind"], sentence["paragraph"])
        unended = not ENDED.search(text) or not ENDED.search(sentence["text"])
        alone = unended or ENTRY.match(sentence["text"])
        goes_on = place == before and not alone
        if text:
            text += " " if goes_on else "\n\n"
        start = len(text)
        text += sentence["text"]
        kind = SegmentKind(sentence["kind"])
        if segments and goes_on:
            segments[-1] = Segment(segments[-1].start, len(text), kind)
        else:
            segments.append(Segment(start, len(text), kind))
        before = place
        labels.extend(_label(event, sentence["text"], start) for event in sentence["events"])
    published = day.fromisoformat(record["published"]) if record.get("published") else None
    return (
        Document(name, text, tuple(segments), title=record.get("title"), published=published),
        tuple(labels),
    )


def _label(event: dict[str, Any], sentence: str, offset: int) -> Labelled:
    start = nth(sentence, event["trigger"], event.get("nth") or 1) + offset
    date = event.get("date")
    return Labelled(
        start=start,
        end=start + len(event["trigger"]),
        event_type=event["event_type"],
        status=event["status"],
        date=(_day(date["start"]), _day(date["end"])) if date else None,
        basis=date["basis"] if date else "",
        when=event.get("when") or "",
    )


def _day(text: str | None) -> day | None:
    return day.fromisoformat(text) if text else None


def compare_dates(labels: Iterable[Labelled], told: Iterable[DatedEvent]) -> Iterator[Compared]:
    """Yield each label that was told with how its date agrees; every telling counts once."""
    left = list(told)
    for label in labels:
        found = [
            each
            for each in left
            if each.event_type == label.event_type
            and each.start < label.end
            and label.start < each.end
        ]
        if found:
            best = min(found, key=lambda each: each.status != label.status)
            left.remove(best)
            yield Compared(label, best, _result(label, best))


def _result(label: Labelled, told: DatedEvent) -> str:
    if label.date is None:
        return NONE if told.date is None else EXTRA
    if told.date is None:
        return MISSING
    return RIGHT if (told.date.start, told.date.end) == label.date else WRONG
