"""Join trained folds: development figures, temperatures, and the weights that ship.

    python training/relation_join.py --out build/relations build/relations-a build/relations-b

Runs that began from the same stage one lie close together, so the mean of their weights is a
better model than any of them. A fold's figures come from the mean of its runs, none of which saw
that fold's pairs; what ships is the mean over all folds and runs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from dragoman.annotate.parser.pieces import SHAPES
from encoder import DEVICE, load, load_minilm
from relation_data import STATUSES, TYPES, read_gold, read_own, read_plv
from relation_model import Relations
from relation_rows import Rows
from relation_scores import (
    fold_calibration,
    joint_temperature,
    logits,
    own_scores,
    plv_scores,
    temperature,
)

State = dict[str, Tensor]


def mean(states: list[State]) -> State:
    """Mean of weights."""
    return {
        key: torch.stack([s[key] for s in states]).mean(0) if value.is_floating_point() else value
        for key, value in states[0].items()
    }


def main() -> None:
    """Join and measure."""
    ask = argparse.ArgumentParser()
    ask.add_argument("runs", type=Path, nargs="+")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--threads", type=int, default=2)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    plv, own_dev = read_plv(), read_gold("dev")
    modes = [m for m, n in Counter(p.mode for p in read_own()).most_common() if n >= 5]
    first = load(args.runs[0] / "first.pt")
    encoder, table = load_minilm(SHAPES)
    model = Relations(encoder, **first["sizes"]).to(DEVICE)
    rows = Rows(table, first.get("modes", modes), 0)
    gathered: dict[str, list[Tensor]] = {"root": [], "plv": [], "types": []}
    order: list[int] = []
    sizes: list[int] = []
    everything: list[State] = []
    for k in range(99):
        paths = [run / f"fold-{k}.pt" for run in args.runs if (run / f"fold-{k}.pt").exists()]
        if not paths:
            break
        saved = [load(path) for path in paths]
        assert all(s["fold"] == saved[0]["fold"] for s in saved)
        everything += [s["state"] for s in saved]
        model.load_state_dict(mean([s["state"] for s in saved]))
        fold = saved[0]["fold"]
        scores = logits(model, rows, [plv[i] for i in fold])
        for key, parts in gathered.items():
            parts.append(scores[key])
        order += fold
        sizes.append(len(fold))
        print(f"fold {k}:", plv_scores(scores["types"], [plv[i] for i in fold]), flush=True)
    whole = {key: torch.cat(parts) for key, parts in gathered.items()}
    seen = [plv[i] for i in order]
    result: dict[str, Any] = plv_scores(whole["types"], seen)
    result["calibration_error"] = fold_calibration(whole, sizes, seen)
    heats = {"plv": joint_temperature(whole["root"], whole["plv"], seen)}
    state = mean(everything)
    model.load_state_dict(state)
    final = logits(model, rows, own_dev)
    for key, labels in (("root", TYPES), ("act", TYPES), ("status", STATUSES)):
        known = [i for i, p in enumerate(own_dev) if getattr(p, key)]
        real = torch.tensor([labels.index(getattr(own_dev[i], key)) for i in known])
        heats[key] = temperature(final[key][known], real)
    result |= {"folds": len(sizes), "models": len(everything), "temperatures": heats}
    print("all folds:", result, "joined, own:", own_scores(model, rows, own_dev))
    about = {"sizes": first["sizes"], "modes": first.get("modes", modes)}
    torch.save({"state": state, "temperatures": heats, **about}, args.out / "relations.pt")
    (args.out / "result.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
