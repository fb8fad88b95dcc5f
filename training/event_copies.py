"""Copies of the training documents with other words, for the teacher to label.

    python training/event_copies.py --states build/events --teacher FOLDER --out build/events

A third of the nouns, verbs, adjectives and adverbs give way to another of the same form: mostly a
near one by the teacher's published table of words, so that the copy still reads like news.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

from dragoman.annotate.parser.parse import Parser
from dragoman.records import Token
from dragoman.settings import Settings
from event_data import Labelled, everything, rare_manners
from event_states import read_kept, rows_of
from teacher_model import tokenizer_of

OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
SHARE, OF_VERBS = 0.3, 1.3
COPIES, OF_THE_RARE = 2, 10  # copies of a document; of one whose manner newswire lacks; not swept
ANY, ANY_NAME = 0.12, 0.3  # how often any word of the form does, near or not
NEAR, FEWEST, SHORTEST, AT_ONCE = 16, 30, 3, 2000
Form = tuple[str, str]


def form_of(token: Token) -> Form:
    """What a word must share with the one whose place it takes."""
    return token.upos, str(token.feats)


def plain(token: Token) -> str | None:
    """The word as it is looked up; None for what stays as it is."""
    if token.upos not in OPEN or not token.text.isalpha() or len(token.text) < SHORTEST:
        return None
    return token.text if token.upos == "PROPN" else token.text.lower()


@dataclass
class Others:
    """The words of each form, and the nearest of each word."""

    words: dict[Form, list[str]] = field(default_factory=dict)
    near: dict[Form, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: list[Token], folder: Path) -> Others:
        """Those that some text has, by the published table of words."""
        table = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
        tokenizer = tokenizer_of(folder)
        told: dict[Form, dict[str, None]] = defaultdict(dict)
        for token in tokens:
            word = plain(token)
            if word is not None:
                told[form_of(token)][word] = None
        others = cls()
        for form, found in told.items():
            words = list(found)
            if len(words) < FEWEST:
                continue
            pieces = [tokenizer.encode(word, add_special_tokens=False).ids for word in words]
            others.words[form] = words
            others.near[form] = nearest(words, np.stack([table[ids].mean(0) for ids in pieces]))
        return others

    def instead(self, token: Token, dice: random.Random) -> str:
        """Another word, or the same."""
        form, word = form_of(token), plain(token)
        share = SHARE * (OF_VERBS if token.upos == "VERB" else 1)
        if word is None or form not in self.words or dice.random() >= share:
            return token.text
        anything = dice.random() < (ANY_NAME if token.upos == "PROPN" else ANY)
        new = dice.choice(self.words[form] if anything else self.near[form][word])
        return new.capitalize() if token.text[0].isupper() and new.islower() else new


def nearest(words: list[str], vectors: np.ndarray[Any, Any]) -> dict[str, list[str]]:
    """The nearest other words of each."""
    vectors = vectors - vectors.mean(0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    count = min(NEAR, len(words))
    found = {}
    for first in range(0, len(words), AT_ONCE):
        like = vectors[first : first + AT_ONCE] @ vectors.T
        for i, row in enumerate(np.argpartition(-like, count - 1, axis=1)[:, :count]):
            found[words[first + i]] = [words[j] for j in row if j != first + i]
    return found


def copy_of(text: str, rows: list[dict[str, Any]], others: Others, dice: random.Random) -> str:
    """A document with other words, a line a sentence."""
    lines = []
    for tokens in (row["tokens"] for row in rows if row["tokens"]):
        parts, at = [], tokens[0].start
        for token in tokens:
            parts += [text[at : token.start], others.instead(token, dice)]
            at = token.end
        lines.append("".join(parts) + "\n")
    return "".join(lines)


def main() -> None:
    """Write the copies as the parser reads them."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--teacher", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    states = read_kept(args.states, "states")
    documents = [d for d in everything() if d.split == "train" and states.get(d.name)]
    tokens = [token for d in documents for row in states[d.name] for token in row["tokens"]]
    others, dice = Others.of(tokens, args.teacher), random.Random(7)
    parser = Parser.load(Settings(threads=2, heads=False))
    rare = {each.name for each in rare_manners()}
    copies = {}
    for document in documents:
        for number in range(OF_THE_RARE if document.name in rare else COPIES):
            text = copy_of(document.text, states[document.name], others, dice)
            name = f"{document.name}~{number}"
            copies[name] = rows_of(parser, Labelled(name, "train", text, ()))
    (args.out / "copies.pickle").write_bytes(pickle.dumps(copies, protocol=5))
    print(len(copies), "copies")


if __name__ == "__main__":
    main()
