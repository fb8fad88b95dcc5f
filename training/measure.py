"""Every figure of the model card, on the shipped files with the shipped runtime.

python training/measure.py --model src/dragoman/model --dev      # development sets alone
python training/measure.py --model src/dragoman/model            # the test sets too
"""

from __future__ import annotations

import argparse
import json
import lzma
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.annotate.parser.parse import Parser
from dragoman.coding.heads.relations import RelationClassifier, RelationRequest
from dragoman.evaluate.engine.names import measure_names, read_iob2
from dragoman.evaluate.engine.parse import MEASURES, measure_parse, read_conllu
from dragoman.evaluate.engine.relations import measure_relations
from dragoman.model.store import ModelFiles
from dragoman.settings import Settings
from relation_data import read_gold
from treebank import SHARED


def parse_figures(parser: Parser, name: str, *, raw: bool = False) -> dict[str, Any]:
    """UPOS, LAS and the others, in per cent."""
    with lzma.open(SHARED / "treebanks" / f"{name}.conllu.xz", "rt", encoding="utf-8") as lines:
        trees = list(read_conllu(lines))
    report = measure_parse(parser, trees, raw=raw)
    figures = {m: round(100 * report.score(m).f1, 2) for m in MEASURES}
    return {**figures, "sentences": round(100 * report.sentences.f1, 2)}


def name_figures(parser: Parser, name: str) -> dict[str, Any]:
    """F1 of each kind of name."""
    with lzma.open(SHARED / "treebanks" / f"{name}.iob2.xz", "rt", encoding="utf-8") as lines:
        report = measure_names(parser, list(read_iob2(lines)))
    kinds = {kind: round(100 * report.score(kind).f1, 1) for kind in ("PER", "ORG", "LOC")}
    return {**kinds, "all": round(100 * report.score().f1, 2)}


def relation_figures(classifier: RelationClassifier, part: str) -> dict[str, Any]:
    """None or relation, type, act and status on our own held-out pairs."""
    pairs = read_gold(part)
    requests = [RelationRequest(p.text, p.source, p.target) for p in pairs]
    report = measure_relations(classifier, requests, [p.root for p in pairs])
    scores = classifier.classify(requests)
    real = [(s, p) for s, p in zip(scores, pairs, strict=True) if p.root != "NONE"]
    return {
        "relation_f1": round(report.related.f1, 4),
        "relation_precision": round(report.related.precision, 4),
        "relation_recall": round(report.related.recall, 4),
        "accuracy": round(report.accuracy, 4),
        "calibration_error": round(report.calibration, 4),
        "act": round(sum(s.act[0] == p.act for s, p in real) / len(real), 4),
        "status": round(sum(s.status[0] == p.status for s, p in real) / len(real), 4),
    }


def main() -> None:
    """Print one JSON object."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--model", type=Path, required=True)
    ask.add_argument("--dev", action="store_true", help="leave the test sets untouched")
    ask.add_argument("--folds", type=Path, help="what relation_join.py found")
    ask.add_argument("--threads", type=int, default=2)
    args = ask.parse_args()
    files = ModelFiles.load(args.model, threads=args.threads)
    parser = Parser.load(replace(Settings(), threads=args.threads), folder=args.model)
    figures: dict[str, Any] = {}
    if args.folds:
        figures["relations, five folds"] = json.loads(args.folds.read_text("utf-8"))
    for part in ("dev",) if args.dev else ("dev", "test"):
        for bank in ("ewt", "gum-free"):
            figures[f"{bank}-{part}"] = parse_figures(parser, f"{bank}-{part}")
        figures[f"ewt-{part} from raw text"] = parse_figures(parser, f"ewt-{part}", raw=True)
        figures[f"uner-ewt-{part}"] = name_figures(parser, f"uner-ewt-{part}")
        if (args.model / "relations.onnx").exists():
            classifier = RelationClassifier(files)
            figures[f"none-or-relation {part}"] = relation_figures(classifier, part)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
