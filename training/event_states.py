"""Run the shipped parser over the labelled documents and keep what the event heads start from.

    python training/event_states.py --out build/events

The heads share the parser's first layers and read its words; both are frozen, so they are computed
once, by the very graph that ships: training sees what the runtime sees, rounding included.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path
from typing import Any

from dragoman.annotate.parser.parse import Parser
from dragoman.settings import Settings
from event_data import Labelled, everything
from reading import plain_document


def rows_of(parser: Parser, labelled: Labelled) -> list[dict[str, object]]:
    """One row a sentence: its states and its tree."""
    document = plain_document(labelled.name, labelled.text)
    return [
        {
            "document": labelled.name,
            "text": labelled.text,
            "low": states.low,
            "words": states.words,
            "first": states.first,
            "last": states.last,
            "tokens": sentence.tokens,
        }
        for sentence, states in parser.with_states(document)
    ]


def read_kept(folder: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """The rows that a step kept: `states` of the labelled, `copies` of some, or other `texts`."""
    kept: dict[str, list[dict[str, Any]]] = pickle.loads(  # noqa: S301 - our own
        (folder / f"{name}.pickle").read_bytes()
    )
    return kept


def main() -> None:
    """Write the rows of all documents."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    parser = Parser.load(Settings(threads=2, heads=False))
    place = args.out / "states.pickle"
    kept = pickle.loads(place.read_bytes()) if place.exists() else {}  # noqa: S301 - our own
    fresh = {
        labelled.name: rows_of(parser, labelled)
        for labelled in everything()
        if not kept.get(labelled.name) or kept[labelled.name][0]["text"] != labelled.text
    }
    place.write_bytes(pickle.dumps({**kept, **fresh}, protocol=5))
    print(len(fresh), "documents read,", len(kept), "kept")


if __name__ == "__main__":
    main()
