"""Texts that nobody labelled, for the teacher to label: other manners of text than newswire.

    python training/event_texts.py --out build/events

The training parts of the treebanks, the sentences of our own pairs, and the whole statements of
governments that are not among the labelled ones.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from dragoman.annotate.parser.parse import Parser
from dragoman.settings import Settings
from event_data import HERE, Labelled
from event_states import rows_of
from relation_data import read_own
from treebank import SHARED, read_treebank

TREEBANKS = ("ewt-train", "gum-free-train")


def texts() -> Iterator[Labelled]:
    """All of them, a line a sentence where sentences are known."""
    for name in TREEBANKS:
        sentences = read_treebank(name)
        for ident, some in groupby(sentences, key=lambda each: each.ident.rsplit("-", 1)[0]):
            yield Labelled(ident, "train", "".join(f"{one.text}\n" for one in some), ())
    for number, text in enumerate(dict.fromkeys(pair.text for pair in read_own())):
        yield Labelled(f"pair-{number}", "train", text, ())
    files = (HERE / "statements").glob("*.json")
    labelled = {json.loads(path.read_text(encoding="utf-8"))["source_id"] for path in files}
    lines = (SHARED / "newswire" / "statements-2016.jsonl").read_text(encoding="utf-8")
    for line in lines.splitlines():
        told = json.loads(line)
        if told["id"] not in labelled:
            yield Labelled(f"statement-{told['id']}", "train", told["text"], ())


def main() -> None:
    """Write the texts as the parser reads them."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    parser = Parser.load(Settings(threads=2, heads=False))
    rows = {each.name: rows_of(parser, each) for each in texts()}
    (args.out / "texts.pickle").write_bytes(pickle.dumps(rows, protocol=5))
    print(len(rows), "texts")


if __name__ == "__main__":
    main()
