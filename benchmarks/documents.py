"""What is told of whole documents, against gold in which each event stands once.

    python benchmarks/documents.py training/data/documents --split dev
    python benchmarks/documents.py training/data/documents --split dev --told events.jsonl

Without `--told` the shipped reader reads them. A file of `--told` holds events in the form that
`dragoman code` prints, of any system, over the texts that `--texts` writes. The sealed split is
for releases: nobody reads its errors.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from dragoman.evaluate.documents import (
    MEASURES,
    Tally,
    WholeDocument,
    compare,
    known_codes,
    read_documents,
)
from dragoman.records import Document, Event, Segment, SegmentKind
from dragoman.records.codec import from_builtins

NAMES = {
    "types": "type",
    "parties": "type + parties",
    "status": "type + parties + status",
    "date": "type + parties + status + date",
}


def main() -> None:
    """Read the documents of a split, or what somebody told of them, and print the figures."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("folder", type=Path)
    ask.add_argument("--split", default="dev")
    ask.add_argument("--told", type=Path, help="events of another system, a JSON object a line")
    ask.add_argument("--texts", type=Path, help="only write the texts there, a JSON object a line")
    args = ask.parse_args()
    codes = known_codes()
    documents = read_documents(args.folder, args.split, codes)
    if args.texts:
        args.texts.write_text("".join(as_input(each) for each in documents), "utf-8")
        return
    told = told_of_file(args.told) if args.told else told_by_reader(documents)
    tally = Tally()
    for each in documents:
        compare(each, told[each.name], tally, codes)
    report(len(documents), tally)


def as_input(document: WholeDocument) -> str:
    """Give a document as a line that `dragoman code` reads."""
    record = {"id": document.name, "text": document.text}
    if document.published:
        record["published"] = document.published.isoformat()
    return json.dumps(record, ensure_ascii=False) + "\n"


def told_of_file(path: Path) -> defaultdict[str, list[Event]]:
    """Give the events of a file by document."""
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        told[record["document_id"]].append(from_builtins(record, Event))
    return told


def told_by_reader(documents: list[WholeDocument]) -> defaultdict[str, list[Event]]:
    """Give what the shipped reader tells of each document."""
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the models

    pipeline = Pipeline.load()
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for each in documents:
        whole = (Segment(0, len(each.text), SegmentKind.BODY),)
        document = Document(each.name, each.text, whole, published=each.published)
        for processed in pipeline.process([document]):
            told[each.name].extend(processed.events)
    return told


def report(count: int, tally: Tally) -> None:
    """Print the figures."""
    print(f"{count} documents, {tally.gold} events in the gold, {tally.events} told")
    print(f"{'':32} precision  recall  F1")
    for measure in MEASURES:
        score = tally.score(measure)
        print(f"{NAMES[measure]:32} {score.precision:.3f}      {score.recall:.3f}   {score.f1:.3f}")
    share = 100 * tally.forbidden / tally.events if tally.events else 0.0
    print(f"forbidden readings: {tally.forbidden}, {share:.1f} in 100 told events")


if __name__ == "__main__":
    main()
