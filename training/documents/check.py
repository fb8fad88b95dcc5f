"""What is wrong with whole documents, and how many there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.data.tables import read_table
from dragoman.records import Certainty, EventType, Status
from newswire.files import FOLDER as NEWSWIRE

Record = dict[str, Any]

FOLDER = Path(__file__).resolve().parents[1] / "data" / "documents"
SPLITS = ("train", "dev", "gate", "sealed")
LIVES = ("proposed", "planned", "held", "refused", "postponed", "cancelled", "not known")
SECTORS = frozenset(
    each
    for line in (
        "GOV MIL REB OPP PTY AGR BUS CRM CVL COP EDU ELI ENV IGO JRN JUD LAB LEG MED MNC NGO",
        "PRM REF REL SOC SPY UAF UNK HLH HRI IMG RAD INT",
    )
    for each in line.split()
)


def paths() -> list[Path]:
    """Give the files of all documents."""
    return sorted(path for split in SPLITS for path in (FOLDER / split).glob("*.json"))


def faults() -> Iterator[str]:
    """Give a line for each fault of each document."""
    codes = _codes()
    seen: set[str] = set()
    for path in paths():
        document = json.loads(path.read_text("utf-8"))
        name = document["id"]
        if name in seen or path.stem != name or path.parent.name != document["split"]:
            yield f"{path.parent.name}/{path.name}: twice, or under another name or split"
        seen.add(name)
        yield from (f"{name}: {fault}" for fault in _document(document, codes))


def _codes() -> frozenset[str]:
    states = {row["iso3"] for row in read_table("states.tsv")}
    register = {f"org:{row['id']}" for row in read_table("organisations.tsv")}
    rows = (NEWSWIRE / "codes.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset({"-", *states, *register, *(row.split("\t")[0] for row in rows)})


def _document(document: Record, codes: frozenset[str]) -> Iterator[str]:
    if (document["published"] is None) != (document["published_basis"] is None):
        yield "a day needs its basis"
    if document["published"]:
        date.fromisoformat(document["published"])
    occasions = {each["id"] for each in document["occasions"]}
    used = {event["occasion"] for event in document["events"]} - {None}
    if used - occasions:
        yield f"occasions {sorted(used - occasions)} are not there"
    for each in document["occasions"]:
        if each["life"] not in LIVES or not set(each["parties"]) <= codes:
            yield f"occasion {each['id']}: {each['life']}, {each['parties']}"
    yield from _people(document, codes)
    if [event["id"] for event in document["events"]] != [
        number for number, _ in enumerate(document["events"], 1)
    ]:
        yield "events are not numbered from 1"
    taken: Counter[tuple[int, ...]] = Counter()
    for event in document["events"]:
        taken.update((*mention, event["event_type"]) for mention in map(tuple, event["mentions"]))
        yield from (f"event {event['id']}: {fault}" for fault in _event(event, document, codes))
    yield from (f"two events of one type at {where}" for where, n in taken.items() if n > 1)
    for mention in document["not_events"]:
        yield from _span(mention, document["sentences"])


def _people(document: Record, codes: frozenset[str]) -> Iterator[str]:
    text = " ".join(document["sentences"])
    names = [person["name"] for person in document["people"]]
    for person in document["people"]:
        if person["name"] not in text or person["country"] not in codes:
            yield f"person {person}"
        if person["office"] and person["office"] not in text:
            yield f"office of {person['name']}: {person['office']!r} is not in the text"
    if len(set(names)) < len(names):
        yield "a person twice"


def _event(event: Record, document: Record, codes: frozenset[str]) -> Iterator[str]:
    for kind in (event["event_type"], *event.get("also", ())):
        if kind not in set(EventType):
            yield f"type {kind}"
    if event["status"] not in set(Status) or event["certainty"] not in set(Certainty):
        yield f"{event['status']}, {event['certainty']}"
    names = {person["name"] for person in document["people"]} | {None}
    speaker = [event["speaker"]] if event["speaker"] else []
    for party in (*event["actors"], *event["recipients"], *speaker):
        if party["code"] not in codes or party["name"] not in names:
            yield f"party {party}"
        if (party.get("sector") or "GOV") not in SECTORS:
            yield f"sector of {party}"
    text = " ".join(document["sentences"])
    yield from (f"{words!r} is not in the text" for words in _words(event) if words not in text)
    if not event["mentions"]:
        yield "no mention"
    for mention in event["mentions"]:
        yield from _span(mention, document["sentences"])
    yield from _date(event, document["published"])


def _words(event: Record) -> Iterator[str]:
    if event["place"]:
        yield event["place"]
    if event["speaker"]:
        yield event["speaker"]["words"]


def _span(mention: list[int], sentences: list[str]) -> Iterator[str]:
    number, start, end = mention
    if not 1 <= number <= len(sentences):
        yield f"no sentence {number}"
        return
    text = sentences[number - 1]
    inside = 0 <= start < end <= len(text)
    if not inside or text[start:end] != text[start:end].strip():
        yield f"no words at {mention}"
    elif text[start - 1 : start + 1].isalnum() and start:
        yield f"{mention} begins inside a word"
    elif text[end - 1 : end + 1].isalnum() and end < len(text):
        yield f"{mention} ends inside a word"


def _date(event: Record, published: str | None) -> Iterator[str]:
    told = event["date"]
    if not told:
        return
    if told["basis"] not in {"stated", "scene", "open"}:
        yield f"basis {told['basis']}"
    if told["basis"] == "open":
        return
    if not told["start"] and not told["end"]:
        yield "a date without a day"
    first = date.fromisoformat(told["start"] or "0001-01-01")
    last = date.fromisoformat(told["end"] or "9999-12-31")
    if first > last:
        yield f"{first} is after {last}"
    if published and event["status"] == "actual" and first > date.fromisoformat(published):
        yield f"done on {first}, after the document of {published}"


def counts() -> Iterator[str]:
    """Give lines that count documents and events by split."""
    rows: dict[str, Counter[str]] = {}
    for path in paths():
        document = json.loads(path.read_text("utf-8"))
        for split in (document["split"], "all"):
            rows.setdefault(split, Counter()).update(_counted(document))
    for split, count in rows.items():
        yield f"{split}: " + ", ".join(f"{number} {what}" for what, number in count.items())


def _counted(document: Record) -> Iterable[str]:
    yield "documents"
    yield from ["with a day"] * bool(document["published"])
    yield from ["without events"] * (not document["events"])
    yield from ["events"] * len(document["events"])
    yield from ["mentions"] * sum(len(event["mentions"]) for event in document["events"])
    for event in document["events"]:
        yield event["status"]
        yield from ["arguable"] * bool(event.get("may"))
        yield from ["dated"] * bool(event["date"] and event["date"]["start"])
        yield from ["by a speaker"] * bool(event["speaker"])
    yield from ["people"] * len(document["people"])
    yield from ["occasions"] * len(document["occasions"])
