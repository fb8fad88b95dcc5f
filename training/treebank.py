"""Treebanks and name files to training sentences."""

from __future__ import annotations

import lzma
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.annotate.parser.lemmas import lemma_script

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass
class Sentence:
    """One sentence with its gold columns; ``names`` holds BIO labels of one scheme or nothing."""

    words: list[str]
    glued: list[bool]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    scripts: list[str]
    heads: list[int]
    rels: list[str]
    ident: str = ""
    text: str = ""
    paragraph: bool = False
    document: bool = False
    names: list[str] = field(default_factory=list)
    scheme: str = ""


def read_lines(name: str) -> Iterator[list[str]]:
    """Blocks of lines of an ``.xz`` file under the treebanks folder."""
    block: list[str] = []
    with lzma.open(SHARED / "treebanks" / f"{name}.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            stripped = line.rstrip("\n")
            if stripped:
                block.append(stripped)
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_treebank(name: str, *, entities: bool = False) -> list[Sentence]:
    """All sentences of ``name``; with ``entities``, names come from the MISC column."""
    return [_sentence(block, entities=entities) for block in read_lines(f"{name}.conllu")]


def _sentence(block: list[str], *, entities: bool) -> Sentence:
    out = Sentence([], [], [], [], [], [], [], [])
    glue_next, covered, inside_space = False, 0, False
    miscs = []
    for line in block:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            key = key.strip()
            if key == "text":
                out.text = value.strip()
            elif key == "sent_id":
                out.ident = value.strip()
            elif key.startswith("newpar"):
                out.paragraph = True
            elif key.startswith("newdoc"):
                out.document = True
            continue
        col = line.split("\t")
        if "." in col[0]:
            continue
        if "-" in col[0]:
            covered = int(col[0].split("-")[1])
            inside_space = "SpaceAfter=No" in col[9]
            continue
        number = int(col[0])
        out.words.append(col[1])
        out.glued.append(glue_next)
        if number < covered:
            glue_next = True
        elif number == covered:
            glue_next = inside_space
        else:
            glue_next = "SpaceAfter=No" in col[9]
        out.scripts.append(lemma_script(col[1], col[2]))
        out.upos.append(col[3])
        out.xpos.append(col[4])
        out.feats.append(col[5])
        out.heads.append(int(col[6]))
        out.rels.append(col[7])
        miscs.append(col[9])
    if entities:
        out.names = _gum_names(miscs, out.upos)
        out.scheme = "gum"
    return out


_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def _gum_names(miscs: list[str], upos: list[str]) -> list[str]:
    """BIO labels of entities whose head is a proper noun; inner names win over outer ones."""
    labels = ["O"] * len(miscs)
    open_at: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    for i, misc in enumerate(miscs):
        entity = next((p[7:] for p in misc.split("|") if p.startswith("Entity=")), "")
        for part in entity.replace("(", " (").replace(")", ") ").split():
            if part.startswith("("):
                fields = part[1:].rstrip(")").split("-")
                key = fields[0]
                minspan = next((f for f in fields[4:] if f[0].isdigit()), "1")
                info = (fields[1] if len(fields) > 1 else "") + " " + minspan
                open_at.setdefault(key, []).append((i, info))
                if part.endswith(")"):
                    start, info = open_at[key].pop()
                    spans.append((start, i, info))
            else:
                key = part.rstrip(")")
                if open_at.get(key):
                    start, info = open_at[key].pop()
                    spans.append((start, i, info))
    for start, end, info in sorted(spans, key=lambda s: s[0] - s[1]):
        kind, minspan = info.split(" ")
        wanted = _GUM_KINDS.get(kind)
        if not wanted:
            continue
        numbers = [int(x) for x in minspan.split(",") if x.isdigit()]
        inside = [start + n - 1 for n in numbers if start + n - 1 <= end]
        inside = [n for n in inside if n < len(upos)]
        if not inside or any(upos[n] != "PROPN" for n in inside):
            continue
        low = high = inside[0]
        while low > start and upos[low - 1] == "PROPN":
            low -= 1
        while high < end and upos[high + 1] == "PROPN":
            high += 1
        for n in range(low, high + 1):
            labels[n] = ("B-" if n == low else "I-") + wanted
    return labels


def add_uner(sentences: list[Sentence], name: str) -> None:
    """Attach Universal NER labels, by sentence id where words agree."""
    found: dict[str, list[tuple[str, str]]] = {}
    for block in read_lines(f"{name}.iob2"):
        ident, rows = "", []
        for line in block:
            if line.startswith("#"):
                if line.startswith("# sent_id"):
                    ident = line.split("=", 1)[1].strip()
                continue
            col = line.split("\t")
            label = col[2] if col[2] not in {"B-O", "I-O"} else "O"
            rows.append((col[1], label))
        found[ident] = rows
    for sentence in sentences:
        rows = found.get(sentence.ident, [])
        if [word for word, _ in rows] == sentence.words:
            sentence.names = [label for _, label in rows]
            sentence.scheme = "uner"
