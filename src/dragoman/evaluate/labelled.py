"""Labelled documents: real newswire, and texts written and labelled in the same form.

A folder of newswire holds `texts`, `stories` and `single` (compressed JSON lines) and `splits.tsv`;
a folder of written documents holds a JSON file each. Spans of a sentence become spans of the
document.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES = ("actors", "recipients")


@dataclass(frozen=True)
class Part:
    """A party of an event: its words here or, where it is only implied, the words told before."""

    role: int
    start: int
    end: int
    code: str
    antecedent: str = ""


@dataclass(frozen=True)
class Gold:
    """One labelled event, in characters of its document."""

    start: int
    end: int
    type: str
    modes: tuple[str, ...]
    status: str
    certainty: str
    parts: tuple[Part, ...]
    sentence: int = 0
    place: str | None = None


@dataclass(frozen=True)
class Labelled:
    """A document with its events; `sentences` are the spans that the labellers saw."""

    name: str
    split: str
    text: str
    events: tuple[Gold, ...]
    sentences: tuple[tuple[int, int], ...] = field(default=())
    published: str | None = None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def gold_of(event: dict[str, Any], start: int, sentence: int) -> Gold:
    """An event of a sentence that begins at `start` of its document."""
    parts = []
    for role, name in enumerate(ROLES):
        for party in event[name]:
            span = party.get("span")
            left, right = (span[0] + start, span[1] + start) if span else (-1, -1)
            parts.append(
                Part(role, left, right, party.get("code") or "-", party.get("antecedent") or "")
            )
    return Gold(
        event["span"][0] + start,
        event["span"][1] + start,
        event["event_type"],
        tuple(event["mode"]),
        event["status"],
        event["certainty"],
        tuple(parts),
        sentence,
        event.get("place"),
    )


def joined(texts: list[str], events: list[list[dict[str, Any]]], name: str, split: str) -> Labelled:
    """Sentences of a story as one document, a line each."""
    text, spans, found = "", [], []
    for number, (sentence, own) in enumerate(zip(texts, events, strict=True)):
        start = len(text)
        found += [gold_of(event, start, number) for event in own]
        spans.append((start, start + len(sentence)))
        text += sentence + "\n"
    return Labelled(name, split, text, tuple(found), tuple(spans))


def newswire(folder: Path) -> Iterator[Labelled]:
    """Stories and single sentences of the newswire, by their splits."""
    texts = {row["n"]: row["text"] for row in lines(folder / "texts.jsonl.xz")}
    rows = (folder / "splits.tsv").read_text("utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    splits = {int(first): split for kind, first, _, _, split in cells if kind == "stories"}
    hands = {int(hand): split for kind, _, _, hand, split in cells if kind == "single"}
    for story in lines(folder / "stories.jsonl.xz"):
        numbers = range(story["first"], story["last"] + 1)
        events: dict[int, list[dict[str, Any]]] = {n: [] for n in numbers}
        for event in story["events"]:
            events[event["n"]].append(event)
        split = splits[story["first"]]
        name = f"voa-{story['first']}"
        yield joined([texts[n] for n in numbers], [events[n] for n in numbers], name, split)
    for row in lines(folder / "single.jsonl.xz"):
        split = hands[row["hand"]]
        yield joined([texts[row["n"]]], [row["events"]], f"single-{row['n']}", split)


def nth(text: str, part: str, count: int) -> int:
    """Where the `count`-th occurrence of `part` begins."""
    at = -1
    for _ in range(count):
        at = text.index(part, at + 1)
    return at


def spanned(text: str, row: dict[str, Any], key: str) -> list[int] | None:
    """The span of the words that a written label names."""
    if not row.get(key):
        return None
    start = nth(text, row[key], row.get("nth") or 1)
    return [start, start + len(row[key])]


def written(folder: Path) -> Iterator[Labelled]:
    """Documents written for genres that the newswire lacks, and labelled statements."""
    for path in sorted(folder.rglob("*.json")):
        document = json.loads(path.read_text("utf-8"))
        texts, events = [], []
        for sentence in document["sentences"]:
            if sentence["kind"] == "boilerplate":
                continue
            text = sentence["text"]
            for event in sentence["events"]:
                event["span"] = spanned(text, event, "trigger")
                for name in ROLES:
                    for party in event[name]:
                        party["span"] = spanned(text, party, "text")
            texts.append(text)
            events.append(sentence["events"])
        yield joined(texts, events, f"{folder.name}-{path.stem}", document["split"])
