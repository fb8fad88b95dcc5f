"""Checks the written documents (`a/*.json`, `b/*.json`) and prints what they hold.

    python training/data/written/check.py            # all folders beside this file
    python training/data/written/check.py a          # one of them

Every trigger and party must stand in its sentence, every code in the registers, every label in
the codebook, and nothing told as done may lie after the day that tells it. Exits with 1 otherwise.
"""

import csv
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "src" / "dragoman" / "data"
OTHER_CODES = HERE.parent / "newswire" / "codes.tsv"  # organisations that only labels name

KINDS = {"headline", "dateline", "body", "caption", "boilerplate"}
SPLITS = {"train", "dev", "sealed"}
STATUSES = {"actual", "planned", "hypothetical", "negated", "urged"}
CERTAINTIES = {"asserted", "reported", "suspected"}
BASES = {"stated", "scene"}
SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
}
NOT_TOLD = "-"
IDENTITY = ("trigger", "event_type", "status", "actors", "recipients")

Record = dict[str, Any]


class Register(NamedTuple):
    """What labels may say: codes of parties, and the modes of each type."""

    codes: frozenset[str]
    modes: dict[str, frozenset[str]]


def register() -> Register:
    """Reads the codes of states and organisations, and the codebook's types and modes."""
    with (DATA / "states.tsv").open(encoding="utf-8", newline="") as file:
        codes = {row["iso3"] for row in csv.DictReader(file, delimiter="\t")}
    with (DATA / "organisations.tsv").open(encoding="utf-8", newline="") as file:
        codes |= {f"org:{row['id']}" for row in csv.DictReader(file, delimiter="\t")}
    with OTHER_CODES.open(encoding="utf-8", newline="") as file:
        codes |= {row["code"] for row in csv.DictReader(file, delimiter="\t")}
    types = tomllib.loads((DATA / "codebook" / "types.toml").read_text(encoding="utf-8"))
    modes = {
        name: frozenset({*entry["modes"], *entry.get("extensions", {})})
        for name, entry in types.items()
    }
    return Register(frozenset(codes | {NOT_TOLD}), modes)


def documents(folders: list[str]) -> Iterator[tuple[Path, Record]]:
    """Yields every document of the folders in the order of their names."""
    for folder in folders:
        for path in sorted((HERE / folder).glob("*.json")):
            yield path, json.loads(path.read_text(encoding="utf-8"))


def position(part: str, text: str, nth: int = 1) -> tuple[int, int] | None:
    """Where `part` stands in `text` for the `nth` time; None where it does not, or cuts a word.

    Args:
        part: The words, without space around them.
        text: The sentence.
        nth: Which occurrence, from 1; those inside longer words count ("he" in "the").
    """
    if not part or part != part.strip():
        return None
    starts = [match.start() for match in re.finditer(f"(?={re.escape(part)})", text)]
    if not 0 < nth <= len(starts):
        return None
    start, end = starts[nth - 1], starts[nth - 1] + len(part)
    cut = re.search(r"\w\w", text[max(start - 1, 0) : start + 1]) if start else None
    return None if cut or re.search(r"^\w\w", text[end - 1 : end + 1]) else (start, end)


def occurs(part: str, text: str, nth: int = 1) -> bool:
    """Whether `part` stands at least `nth` times in `text`, the last time as whole words."""
    return position(part, text, nth) is not None


def party_problems(party: Record, text: str, whole: str, codes: frozenset[str]) -> Iterator[str]:
    """Yields what is wrong with one actor or recipient."""
    said, antecedent = party["text"], party["antecedent"]
    if said is None and not antecedent:
        yield "a party has neither text nor antecedent"
    if said is not None and not occurs(said, text, party.get("nth", 1)):
        yield f"party {said!r} is not in the sentence"
    if antecedent and antecedent not in whole:
        yield f"antecedent {antecedent!r} is not in the document"
    if party["code"] not in codes:
        yield f"code {party['code']!r} is not in the registers"
    if party["sector"] is not None and party["sector"] not in SECTORS:
        yield f"sector {party['sector']!r} is unknown"


def date_problems(event: Record, published: str | None) -> Iterator[str]:
    """Yields what is wrong with the date of an event."""
    when = event["date"]
    if when is None:
        return
    if when["basis"] not in BASES:
        yield f"date basis {when['basis']!r} is unknown"
    if date.fromisoformat(when["start"]) > date.fromisoformat(when["end"]):
        yield "the date ends before it starts"
    if published and event["status"] == "actual" and when["start"] > published[:10]:
        yield f"done on {when['start']}, told on {published}"


def event_problems(event: Record, text: str, doc: Record, known: Register) -> Iterator[str]:
    """Yields what is wrong with one event of a sentence."""
    whole = " ".join([doc["title"] or "", *(one["text"] for one in doc["sentences"])])
    if not occurs(event["trigger"], text, event.get("nth", 1)):
        yield "the trigger is not in the sentence"
    if event["event_type"] not in known.modes:
        yield f"type {event['event_type']!r} is unknown"
    elif wrong := set(event["mode"]) - known.modes[event["event_type"]]:
        yield f"{event['event_type']} has no mode {sorted(wrong)}"
    if event["status"] not in STATUSES:
        yield f"status {event['status']!r} is unknown"
    if event["certainty"] not in CERTAINTIES:
        yield f"certainty {event['certainty']!r} is unknown"
    for party in [*event["actors"], *event["recipients"]]:
        yield from party_problems(party, text, whole, known.codes)
    yield from (
        f"{field} {event[field]!r} is not in the sentence"
        for field in ("place", "when")
        if event[field] is not None and not occurs(event[field], text)
    )
    if event["speaker"] is not None and event["speaker"] not in whole:
        yield f"speaker {event['speaker']!r} is not in the document"
    yield from date_problems(event, doc["published"])


def sentence_problems(sentence: Record, doc: Record, known: Register) -> Iterator[str]:
    """Yields what is wrong with one sentence, each with the words that it is about."""
    text = sentence["text"]
    if text != text.strip() or "\n" in text or "  " in text:
        yield f"stray space: {text[:40]!r}"
    if sentence["kind"] not in KINDS:
        yield f"kind {sentence['kind']!r} is unknown"
    seen = set()
    for event in sentence["events"]:
        where = f"{event['trigger']!r} of {text[:40]!r}"
        yield from (f"{where}: {wrong}" for wrong in event_problems(event, text, doc, known))
        key = json.dumps([event.get("nth", 1), *(event[name] for name in IDENTITY)])
        if key in seen:
            yield f"{where}: labelled twice"
        seen.add(key)
    for word in sentence["not_events"]:
        if not occurs(word["trigger"], text, word.get("nth", 1)) or not word["why"]:
            yield f"no such look-alike: {word['trigger']!r} of {text[:40]!r}"


def problems(doc: Record, known: Register) -> list[str]:
    """Everything that is wrong with a document, in words.

    Args:
        doc: The document as it stands in its file.
        known: The registers and the codebook.
    """
    found = []
    if doc["split"] not in SPLITS:
        found.append(f"split {doc['split']!r} is unknown")
    if doc["published"] is not None:
        date.fromisoformat(doc["published"][:10])
    paragraphs = [sentence["paragraph"] for sentence in doc["sentences"]]
    if paragraphs != sorted(paragraphs):
        found.append("the paragraphs are out of order")
    for sentence in doc["sentences"]:
        found.extend(sentence_problems(sentence, doc, known))
    return found


def counts(docs: list[Record]) -> dict[str, Counter[str]]:
    """Counts of documents by genre, region and split, and of events by type, status and so on."""
    events = [event for doc in docs for one in doc["sentences"] for event in one["events"]]
    return {
        "documents by genre": Counter(doc["genre"] for doc in docs),
        "documents by region": Counter(doc["region"] for doc in docs),
        "documents by split": Counter(doc["split"] for doc in docs),
        "documents by year": Counter((doc["published"] or "undated")[:4] for doc in docs),
        "sentences by kind": Counter(one["kind"] for doc in docs for one in doc["sentences"]),
        "events by type": Counter(event["event_type"] for event in events),
        "events by status": Counter(event["status"] for event in events),
        "events by certainty": Counter(event["certainty"] for event in events),
        "events by date": Counter(
            (event["date"] or {"basis": "none"})["basis"] for event in events
        ),
    }


def main(folders: list[str]) -> int:
    """Checks the folders, prints problems and counts, and returns the exit status."""
    known = register()
    read = list(documents(folders or sorted(path.name for path in HERE.iterdir() if path.is_dir())))
    wrong = [f"{path.name}: {line}" for path, doc in read for line in problems(doc, known)]
    ids = Counter(doc["id"] for _, doc in read)
    wrong += [f"id {name!r} is used {times} times" for name, times in ids.items() if times > 1]
    print("\n".join(wrong) or "no problems")
    docs = [doc for _, doc in read]
    sentences = [one for doc in docs for one in doc["sentences"]]
    print(f"\n{len(docs)} documents, {len(sentences)} sentences, ", end="")
    print(f"{sum(len(one['events']) for one in sentences)} events, ", end="")
    print(f"{sum(len(one['not_events']) for one in sentences)} look-alikes")
    for name, table in counts(docs).items():
        print(f"\n{name}")
        for label, number in table.most_common():
            print(f"  {label:<24}{number:>6}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
