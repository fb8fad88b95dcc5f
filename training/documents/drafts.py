"""A draft of a whole document from the labels of its sentences.

Every label becomes an event of its own, numbered in the order of the labels; notes by hand merge
those that are one act (`documents.notes`).
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.data.tables import read_table, split_list
from dragoman.evaluate.labelled import spanned
from newswire import files

Record = dict[str, Any]

MONTHS = "January February March April May June July August September October November December"
MONTH = {name: number for number, name in enumerate(MONTHS.split(), 1)}
DAY = re.compile(rf"({'|'.join(MONTH)}) (\d{{1,2}}),? ((?:19|20)\d\d)")
MONTH_OF_YEAR = re.compile(rf"({'|'.join(MONTH)}),? (?:of )?((?:19|20)\d\d)")
YEAR = re.compile(r"(?:in |since )?((?:19|20)\d\d)")
PRONOUNS = frozenset({"he", "she", "it", "they", "who"})


def drafts(hands: Collection[int] = (7, 8)) -> dict[int, Record]:
    """Give the draft of every story of some hands by its first sentence."""
    rows = (files.FOLDER / "splits.tsv").read_text("utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    splits = {int(first): split for kind, first, _, _, split in cells if kind == "stories"}
    texts = files.texts()
    return {
        story["first"]: draft(story, texts, splits[story["first"]])
        for story in files.read("stories")
        if story["hand"] in hands
    }


def written_drafts() -> dict[str, Record]:
    """Give the draft of every written document: `a-05`, and of statements: `s-1f9a1d68`."""
    folder = files.FOLDER.parent
    written = {
        f"{path.parent.name}-{path.name[:2]}": written_draft(path)
        for path in sorted(folder.glob("written/?/*.json"))
    }
    statements = {
        f"s-{path.name[:8]}": written_draft(path)
        for path in sorted(folder.glob("statements/*.json"))
    }
    return written | statements


def written_draft(path: Path) -> Record:
    """Give a written document or statement, without its furniture, with its labels one by one."""
    written = json.loads(path.read_text("utf-8"))
    body = [each for each in written["sentences"] if each["kind"] != "boilerplate"]
    events, lookalikes = [], []
    for number, sentence in enumerate(body, 1):
        text = sentence["text"]
        for label in sentence["events"]:
            event = _event(label | {"n": number, "span": spanned(text, label, "trigger")}, [1])
            events.append(event | {"date": label["date"]})
        lookalikes += [
            [number, *(spanned(text, label, "trigger") or ())] for label in sentence["not_events"]
        ]
    real = "publisher" in written
    origin = {key: written[key] for key in ("publisher", "url", "licence") if key in written}
    return {
        "id": f"statement-{path.stem}" if real else f"written-{path.parent.name}-{path.stem}",
        "source": origin if real else "written for this project",
        "genre": written["genre"],
        "hand": "s" if real else path.parent.name,
        "split": written["split"],
        "political": bool(events),
        "published": written["published"],
        "published_basis": "given" if written["published"] else None,
        "sentences": [each["text"] for each in body],
        "events": events,
        "not_events": lookalikes,
        "people": [],
        "occasions": [],
    }


def draft(story: Record, texts: dict[int, str], split: str) -> Record:
    """Give a story of the newswire as a document whose events are its labels, one by one."""
    numbers = list(range(story["first"], story["last"] + 1))
    return {
        "id": f"voa-{story['first']}",
        "source": "Voice of America",
        "genre": "newswire",
        "hand": story["hand"],
        "split": split,
        "political": story["political"],
        "published": None,
        "published_basis": None,
        "sentences": [texts[n] for n in numbers],
        "events": [_event(label, numbers) for label in story["events"]],
        "not_events": [
            [label["n"] - numbers[0] + 1, *label["span"]] for label in story["not_events"]
        ],
        "people": [],
        "occasions": [],
    }


def _event(label: Record, numbers: list[int]) -> Record:
    return {
        "event_type": label["event_type"],
        "mode": label["mode"],
        "status": label["status"],
        "certainty": label["certainty"],
        "actors": _parties(label["actors"]),
        "recipients": _parties(label["recipients"]),
        "date": stated(label["when"]) if label["when"] else None,
        "when": label["when"],
        "place": label["place"],
        "speaker": _speaker(label["speaker"]) if label["speaker"] else None,
        "occasion": None,
        "mentions": [[label["n"] - numbers[0] + 1, *label["span"]]],
    }


def _parties(parties: list[Record]) -> list[Record]:
    return [
        {
            "code": party["code"],
            "sector": party["sector"],
            "name": None,
            "words": party["text"] or party["antecedent"],
            "antecedent": party["antecedent"],
        }
        for party in parties
    ]


def stated(words: str) -> Record | None:
    """Give the interval that words tell in full by themselves, else nothing.

    >>> stated("May 2008")
    {'start': '2008-05-01', 'end': '2008-05-31', 'basis': 'stated'}
    """
    if found := DAY.fullmatch(words):
        day = f"{found[3]}-{MONTH[found[1]]:02}-{int(found[2]):02}"
        return {"start": day, "end": day, "basis": "stated"}
    if found := MONTH_OF_YEAR.fullmatch(words):
        return interval(f"{found[2]}-{MONTH[found[1]]:02}")
    if found := YEAR.fullmatch(words):
        return interval(found[1])
    return None


def interval(text: str, basis: str = "stated") -> Record:
    """Give an interval for `2008`, `2008-05`, `2008-05-03`, two joined by `..`, or `2008..`.

    >>> interval("2008-02")
    {'start': '2008-02-01', 'end': '2008-02-29', 'basis': 'stated'}
    """
    first, several, last = text.partition("..")
    return {
        "start": _edge(first, last=False) if first else None,
        "end": _edge(last if several else first, last=True) if last or not several else None,
        "basis": basis,
    }


def _edge(day: str, *, last: bool) -> str:
    if len(day) == len("2008"):
        day += "-12" if last else "-01"
    if len(day) == len("2008-05"):
        year, month = (int(part) for part in day.split("-"))
        day += f"-{monthrange(year, month)[1]:02}" if last else "-01"
    return day


def _speaker(words: str) -> Record:
    return {"words": words, "code": code_of_words(words), "name": None}


def code_of_words(words: str) -> str:
    """Give the code of words: as labelled elsewhere, else that of a state in them."""
    plain = words.casefold().removeprefix("the ")
    if plain in PRONOUNS:
        return "-"
    if plain in _labelled():
        return _labelled()[plain]
    for name, code in _states():
        if name in words and re.search(rf"\b{re.escape(name)}\b", words):
            return code
    return "-"


@cache
def _labelled() -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for story in files.read("stories"):
        for label in story["events"]:
            for party in (*label["actors"], *label["recipients"]):
                words = (party["text"] or "").casefold().removeprefix("the ")
                if words[:1].isalpha() and words not in PRONOUNS and " " in words:
                    counts.setdefault(words, Counter())[party["code"]] += 1
    return {words: count.most_common(1)[0][0] for words, count in counts.items()}


@cache
def _states() -> list[tuple[str, str]]:
    names = []
    for row in read_table("states.tsv"):
        for cell in ("name", "official", "aliases", "adjectives", "capitals"):
            names += [(name, row["iso3"]) for name in split_list(row[cell]) if name != "+"]
    return sorted(names, key=lambda pair: -len(pair[0]))
