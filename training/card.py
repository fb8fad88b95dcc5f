"""Put measured figures into the model card, between its two marks.

python training/card.py figures.json [benchmark.json]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

CARD = Path(__file__).resolve().parents[1] / "src/dragoman/model/model_card.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def rows(figures: dict[str, Any], speed: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Measure, least, goal and figure."""
    cross = figures["relations, five folds"]
    ewt, gum = figures["ewt-test"], figures["gum-free-test"]
    raw, names = figures["ewt-test from raw text"], figures["uner-ewt-test"]
    none = figures["none-or-relation test"]
    each = ", ".join(f"{kind} {names[kind]}" for kind in ("PER", "ORG", "LOC"))
    return [
        ("relations, five folds of PLV, YIELD = CONCEDE or RETREAT: accuracy / macro F1",
         "0.86 / 0.83", "0.90 / 0.88", f"{cross['accuracy']:.3f} / {cross['macro']:.3f}"),
        ("none or relation, 300 unseen pairs of our own, half of them none: F1 of a relation",
         "0.85", "0.92", f"{none['relation_f1']:.3f}"),
        ("type (17 labels) and status on the same", "-", "-",
         f"{none['accuracy']:.3f}, {none['status']:.3f}"),
        ("LAS, EWT test / GUM test, gold words", "88.0 / 87.5", "90 / 90",
         f"{ewt['las']} / {gum['las']}"),
        ("UPOS, the same", "96.3 / 97", "97.3 / 98", f"{ewt['upos']} / {gum['upos']}"),
        ("features and lemmas, the same", "-", "-",
         f"{ewt['feats']} / {gum['feats']}, {ewt['lemmas']} / {gum['lemmas']}"),
        ("LAS from raw text, EWT test", "84", "87", f"{raw['las']}"),
        ("words / sentences from raw text, EWT test", "-", "-",
         f"{raw['words']} / {raw['sentences']}"),
        ("names, UNER EWT test: F1", "73", "82", f"{names['all']} ({each})"),
        ("expected calibration error of relations, five folds", "0.05", "0.02",
         f"{cross['calibration_error']:.3f}"),
        ("raw text to parsed and related, sentences a second, one thread", "80", "400",
         str(speed["parsed_and_related_per_second"])),
        ("raw text to parsed alone", "-", "-", str(speed["parsed_per_second"])),
        ("cold start to first result / memory", "2 s / 450 MB", "1 s / 250 MB",
         f"{speed['cold_start_seconds']} s / {speed['memory_megabytes']} MB"),
    ]  # fmt: skip


def main() -> None:
    """Read, fill, write."""
    figures, speed = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:3])
    lines = ["| measure | at least | goal | measured |", "|---|---|---|---|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows(figures, speed)]
    card = CARD.read_text("utf-8")
    before, after = card.split(BEGIN)[0], card.split(END)[1]
    CARD.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after, "utf-8")


if __name__ == "__main__":
    main()
