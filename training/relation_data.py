"""Training pairs: our own sentences and the PLV relations."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from treebank import SHARED

GOLD = Path(__file__).resolve().parents[1] / "tests/gold/relations/none_or_relation.tsv"
OWN = Path(__file__).resolve().parent / "data" / "relations"
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
STATUSES = ("actual", "planned", "hypothetical", "negated", "urged")
YIELD = "YIELD"
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True)
class Pair:
    """A sentence, its spans and its labels; empty labels are unknown."""

    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]
    root: str
    act: str = ""
    status: str = ""
    mode: str = ""
    origin: str = "own"


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Plain text and the spans that ``<s>`` and ``<t>`` marked."""
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            spans[match[2]].append((opened.pop(match[2]), len(text)))
        else:
            opened[match[2]] = len(text)
    text += marked[at:]
    if opened:
        raise ValueError(marked)
    return text, tuple(spans["s"]), tuple(spans["t"])


def read_own(folder: Path = OWN) -> list[Pair]:
    """All of our own pairs; lines that break the format are told and left out."""
    return [pair for path in sorted(folder.glob("*.tsv")) for pair in read_file(path)]


def read_gold(part: str) -> list[Pair]:
    """``dev`` or ``test`` of the project's held-out pairs, half of them without a relation."""
    pairs = read_file(GOLD)
    half = len(pairs) // 2
    return pairs[:half] if part == "dev" else pairs[half:]


def read_file(path: Path) -> list[Pair]:
    """Pairs of one file."""
    pairs = []
    header, *lines = path.read_text("utf-8").splitlines()
    names = header.split("\t")
    for number, line in enumerate(lines, 2):
        row = dict(zip(names, line.split("\t"), strict=False))
        try:
            text, source, target = unmark(row["text"])
        except (KeyError, ValueError):
            print(f"{path.name}:{number}: marks")
            continue
        status = "" if row["status"] == "-" else row["status"]
        if row["root"] not in TYPES or row["type"] not in TYPES or status not in {"", *STATUSES}:
            print(f"{path.name}:{number}: {row['root']} {row['type']} {status}")
            continue
        mode = f"{row['type']}:{row['mode']}"
        pairs.append(Pair(text, source, target, row["root"], row["type"], status, mode))
    return pairs


def read_plv() -> list[Pair]:
    """The PLV relations; their YIELD is CONCEDE or RETREAT."""
    pairs = []
    for line in (SHARED / "gold" / "relations.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        source, target = (tuple(tuple(s) for s in row[k]) for k in ("source", "target"))
        pairs.append(Pair(row["text"], source, target, row["event_type"], origin="plv"))
    return pairs
