"""What is told of whole documents, against gold in which each event stands once.

    python benchmarks/documents.py training/data/documents --split dev
    python benchmarks/documents.py training/data/documents --split dev --heads-alone
    python benchmarks/documents.py training/data/documents --split dev --told events.jsonl

Without `--told` the shipped reader reads them, with `--heads-alone` its learned heads without any
rule (`dragoman.evaluate.heads_alone`). A file of `--told` holds events in the form that
`dragoman code` prints, of any system (`dragoman.evaluate.told`), over the texts that `--texts`
writes. Of the splits gate and sealed nobody reads errors.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dragoman.evaluate.documents.gold import WholeDocument, known_codes, read_documents
from dragoman.evaluate.documents.scores import MEASURES, Tally, compare
from dragoman.evaluate.told import told_events
from dragoman.records import Event
from dragoman.settings import Settings

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
    ask.add_argument("--heads-alone", action="store_true", help="a baseline without rules")
    ask.add_argument("--told", type=Path, help="events of another system, a JSON object a line")
    ask.add_argument("--texts", type=Path, help="only write the texts there, a JSON object a line")
    args = ask.parse_args()
    codes = known_codes()
    documents = read_documents(args.folder, args.split, codes)
    if args.texts:
        args.texts.write_text("".join(as_input(each) for each in documents), "utf-8")
        return
    lines = args.told.read_text("utf-8").splitlines() if args.told else None
    told = (
        told_events(lines)
        if lines is not None
        else told_by_reader(documents, bare=args.heads_alone)
    )
    groups = {
        "newswire": [each for each in documents if each.genre == "newswire"],
        "statements": [each for each in documents if each.genre == "statement"],
        "written": [each for each in documents if each.genre not in {"newswire", "statement"}],
        "all": documents,
    }
    for name, group in groups.items():
        if group and (name == "all" or len(group) < len(documents)):
            tally = Tally()
            for each in group:
                compare(each, told.get(each.name, []), tally, codes)
            report(name, len(group), tally)


def as_input(document: WholeDocument) -> str:
    """Give a document as a line that `dragoman code` reads."""
    record = {"id": document.name, "text": document.text}
    if document.published:
        record["published"] = document.published.isoformat()
    told = {"publisher": document.publisher, "url": document.url}
    record |= {name: value for name, value in told.items() if value}
    return json.dumps(record, ensure_ascii=False) + "\n"


def told_by_reader(documents: list[WholeDocument], *, bare: bool) -> dict[str, list[Event]]:
    """Give what the shipped reader tells of each document, or its heads alone."""
    from dragoman.evaluate.heads_alone import HeadsAlone  # noqa: PLC0415 - loads the models
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - as above

    whole = Pipeline.load(Settings.from_environment())
    pipeline = HeadsAlone(whole) if bare else whole
    told: dict[str, list[Event]] = {each.name: [] for each in documents}
    for each in documents:
        for processed in pipeline.process([each.as_document()]):
            told[each.name].extend(processed.events)
    return told


def report(name: str, count: int, tally: Tally) -> None:
    """Print the figures of some documents."""
    print(f"{name}: {count} documents, {tally.gold} events in the gold, {tally.events} told")
    print(f"{'':32} precision  recall  F1")
    for measure in MEASURES:
        score = tally.score(measure)
        print(f"{NAMES[measure]:32} {score.precision:.3f}      {score.recall:.3f}   {score.f1:.3f}")
    found = tally.found or 1
    print(f"of those with type and parties: certainty {tally.certain / found:.3f}", end=", ")
    print(f"whether somebody else says so {tally.voiced / found:.3f}")
    share = 100 * tally.forbidden / tally.events if tally.events else 0.0
    print(f"forbidden readings: {tally.forbidden}, {share:.1f} in 100 told events")


if __name__ == "__main__":
    main()
