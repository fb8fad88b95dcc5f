"""Makes, shows and checks whole documents.

    PYTHONPATH=src:training python -m documents show --hand 7 --from 5163 --stories 10
    PYTHONPATH=src:training python -m documents build
    PYTHONPATH=src:training python -m documents check

`show` prints stories with their labels, numbered as notes name them. `build` makes the files of
all stories that `data/documents/notes/*.txt` has notes on; a story without events needs its `=`
line alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from documents.check import FOLDER, counts, faults
from documents.drafts import drafts, written_drafts
from documents.notes import follow, read

Record = dict[str, Any]


def main() -> None:
    """Do what is asked."""
    ask = argparse.ArgumentParser(prog="documents", description=__doc__)
    ask.add_argument("task", choices=("show", "build", "check"))
    ask.add_argument("--hand", default="7", help="7, 8, or a folder of written documents")
    ask.add_argument("--from", dest="first", default="", help="name of the first")
    ask.add_argument("--stories", type=int, default=10)
    args = ask.parse_args()
    if args.task == "show":
        show(args.hand, args.first, args.stories)
    elif args.task == "build":
        build()
    else:
        wrong = list(faults())
        print(*wrong, *counts(), sep="\n")
        sys.exit(bool(wrong))


def build() -> None:
    """Write the document of every story that has notes."""
    for document in made():
        out = FOLDER / document["split"] / f"{document['id']}.json"
        out.parent.mkdir(exist_ok=True)
        out.write_text(as_text(document), "utf-8")


def made() -> Iterator[Record]:
    """Give the document of every story that has notes.

    Notes in `HAND-SPLIT.txt` make documents of that split, those in `HAND.txt` of the story's own.
    """
    ready: dict[int | str, Record] = {**drafts(), **written_drafts()}
    for path in sorted((FOLDER / "notes").glob("*.txt")):
        split = path.stem.partition("-")[2]
        for first, lines in read(path).items():
            document = follow(ready[first], lines)
            yield document | {"split": split or document["split"]}


def as_text(document: Record) -> str:
    """Give JSON in which every sentence, event and person has a line of its own."""
    parts = []
    for key, value in document.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and not isinstance(value[0], int):
            rows = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value)
            text = f"[\n  {rows}\n ]"
        parts.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def show(hand: str, first: str, stories: int) -> None:
    """Print stories and their labels."""
    ready = drafts({int(hand)}) if hand.isdigit() else written_drafts()
    chosen = [d for n, d in ready.items() if str(n) >= first and str(d["hand"]) == hand]
    for document in chosen[:stories]:
        print(f"= {document['id'].removeprefix('voa-')}", document["published"] or "")
        for number, text in enumerate(document["sentences"], 1):
            print(f"{number}. {text}")
            for index, event in enumerate(document["events"], 1):
                if event["mentions"][0][0] == number:
                    print(f"    {index:2} {_line(event, text)}")
            for where, start, end in document["not_events"]:
                if where == number:
                    print(f"       not: {text[start:end]}")


def _line(event: Record, text: str) -> str:
    _, start, end = event["mentions"][0]
    mode = "/" + ",".join(event["mode"]) if event["mode"] else ""
    parts = [f'"{text[start:end]}" {event["event_type"]}{mode} {event["status"]}']
    if event["certainty"] != "asserted":
        parts.append(event["certainty"])
    parts.append(_side(event["actors"]) + " > " + _side(event["recipients"]))
    parts += [f"{name}={event[name]}" for name in ("when", "place") if event[name]]
    if event["date"]:
        parts.append(f"{event['date']['start']}..{event['date']['end']}")
    if event["speaker"]:
        parts.append(f"says={event['speaker']['code']}|{event['speaker']['words']}")
    return "  ".join(parts)


def _side(parties: list[Record]) -> str:
    return " ".join(
        party["code"] + ("/" + party["sector"] if party["sector"] else "") + f"[{party['words']}]"
        for party in parties
    )


if __name__ == "__main__":
    main()
