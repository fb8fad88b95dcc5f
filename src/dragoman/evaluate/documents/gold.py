"""Whole documents as gold, in which each event stands once.

A code that neither the table of states nor the register holds is left out: nobody can tell it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.data.tables import read_table
from dragoman.errors import InputError
from dragoman.evaluate.real_text import BODIES
from dragoman.records import Document, Segment, SegmentKind

SLACK = timedelta(days=1)
WRITTEN = "written for"  # the source of what nobody published


@dataclass(frozen=True, slots=True)
class Days:
    """A gold date; `asked` is false where it can be argued, and then every date is right."""

    first: date | None = None
    last: date | None = None
    asked: bool = True

    def holds(self, start: date | None, end: date | None) -> bool:
        """Return whether a told interval is right, a day of slack at either end.

        >>> Days().holds(None, None), Days().holds(date(2004, 5, 1), date(2004, 5, 1))
        (True, False)
        """
        if not self.asked:
            return True
        if self.first is None and self.last is None:
            return start is None and end is None
        told = [day for day in (start, end) if day]
        first, last = self.first or date.min + SLACK, self.last or date.max - SLACK
        return bool(told) and all(first - SLACK <= day <= last + SLACK for day in told)


@dataclass(frozen=True, slots=True)
class Act:
    """A gold event.

    Attributes:
        types: its type, and others that are as good.
        status: its status.
        actors: codes of those who act and must be told.
        recipients: codes of those to whom it is done and must be told.
        optional: codes that may be told or left out.
        days: its date.
        sentences: numbers of the sentences that tell it, from 0.
        arguable: neither asked for nor wrong.
        certainty: how firmly it is told.
        is_said: whether somebody else than the document says so.
        words: the words that tell it, of all its sentences.
    """

    types: frozenset[str]
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    optional: frozenset[str] = frozenset()
    days: Days = field(default_factory=Days)
    sentences: frozenset[int] = frozenset()
    arguable: bool = False
    certainty: str = "asserted"
    is_said: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document and all that it tells.

    Attributes:
        name: its id.
        split: `train`, `dev`, `gate` or `sealed`.
        text: its sentences, a line each.
        sentences: where each begins and ends.
        published: its day; None where nobody knows it.
        acts: its events.
        lookalikes: numbers of sentences with words that only look like an event.
        genre: `newswire`, `timeline` and so on.
        publisher: who published it; empty where it was written for the gold.
        url: where it stood; empty where it stood nowhere.
    """

    name: str
    split: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    published: date | None
    acts: tuple[Act, ...]
    lookalikes: frozenset[int] = frozenset()
    genre: str = ""
    publisher: str = ""
    url: str = ""

    def as_document(self) -> Document:
        """Return it as the reader takes it: one body of text, with its day and publisher."""
        body = (Segment(0, len(self.text), SegmentKind.BODY),)
        return Document(
            self.name,
            self.text,
            body,
            publisher=self.publisher or None,
            url=self.url or None,
            published=self.published,
        )


def known_codes() -> frozenset[str]:
    """Return every code that the shipped tables hold: states and organisations."""
    states = {row["iso3"] for row in read_table("states.tsv")}
    return frozenset(states | {f"org:{row['id']}" for row in read_table("organisations.tsv")})


def read_documents(folder: Path, split: str, codes: Collection[str]) -> list[WholeDocument]:
    """Return the gold documents of one split, by name.

    Args:
        folder: holds a folder for each split, with a JSON file for each document.
        split: the split.
        codes: codes that can be told; others are left out.

    Raises:
        InputError: there is none, or one has another form.
    """
    paths = sorted((folder / split).glob("*.json"))
    if not paths:
        raise InputError(f"{folder / split} holds no documents: files NAME.json are wanted")
    found = []
    for path in paths:
        try:
            found.append(document_of(json.loads(path.read_text("utf-8")), codes))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path} is no gold document: {error!r}") from error
    return found


def document_of(entry: dict[str, Any], codes: Collection[str]) -> WholeDocument:
    """Return the document that a gold file describes."""
    text, spans = "", []
    for sentence in entry["sentences"]:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return WholeDocument(
        entry["id"],
        entry["split"],
        text,
        tuple(spans),
        _day(entry["published"]),
        tuple(_act(event, codes, entry["sentences"]) for event in entry["events"]),
        frozenset(number - 1 for number, *_ in entry["not_events"]),
        entry["genre"],
        **_source(entry.get("source", WRITTEN)),
    )


def _source(told: str | dict[str, str]) -> dict[str, str]:
    """Return who published a document and where, if anybody did."""
    if isinstance(told, str):
        return {} if told.startswith(WRITTEN) else {"publisher": told}
    return {name: told.get(name, "") for name in ("publisher", "url")}


def _act(event: dict[str, Any], codes: Collection[str], sentences: Sequence[str]) -> Act:
    sides = [
        {BODIES.get(each["code"], each["code"]): each for each in event[role]}
        for role in ("actors", "recipients")
    ]
    optional = {code for side in sides for code, each in side.items() if each.get("optional")}
    must = [frozenset(code for code in side if code in codes) - optional for side in sides]
    days = event["date"]
    return Act(
        frozenset({event["event_type"], *event.get("also", ())}),
        event["status"],
        must[0],
        must[1],
        frozenset(optional),
        Days(_day(days["start"]), _day(days["end"]), days["basis"] != "open") if days else Days(),
        frozenset(number - 1 for number, _, _ in event["mentions"]),
        bool(event.get("may")),
        event["certainty"],
        event["speaker"] is not None,
        frozenset(
            word
            for number, start, end in event["mentions"]
            for word in sentences[number - 1][start:end].lower().split()
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
