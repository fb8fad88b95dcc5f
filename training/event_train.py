"""Train the event heads on the labelled documents, and on what the teacher makes of them.

    python training/event_train.py --states build/events --out build/events

Prints scores on the development split after each epoch; keeps the averaged weights.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from pathlib import Path

import torch

from encoder import DEVICE, load
from event_data import CERTAINTIES, STATUSES, TYPES, everything, unlabelled
from event_loop import Plan, group, learn
from event_model import Sizes, fresh
from event_rows import Rows
from event_scores import type_weights
from event_states import read_kept
from event_targets import TargetRows, read_targets, taught_loss

PLAN = Plan(epochs=2, budget=1300, warm=80, decay=0.998)
OF_PLAIN = 0.25  # share learned of the sentences in which the teacher sees no act; not swept


def main() -> None:
    """Train, scoring the averaged weights after each epoch."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", type=Path, help="go on from heads that were trained before")
    ask.add_argument("--rate", type=float, default=2.4e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--epochs", type=int, default=PLAN.epochs)
    ask.add_argument("--seed", type=int, default=3)
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    states, copies, texts = (read_kept(args.states, name) for name in ("states", "copies", "texts"))
    documents = [each for each in everything() if states.get(each.name)]
    labelled = [each for each in documents if each.split == "train"]
    targets, labels = read_targets(args.states)
    train, dice = TargetRows(labelled, states, labels, targets), random.Random(args.seed)
    train.rows += TargetRows(unlabelled(copies), copies, labels, targets, labelled=False).rows
    plain = TargetRows(unlabelled(texts), texts, labels, targets, labelled=False).rows
    train.rows += [r for r in plain if r["target"]["events"] or dice.random() < OF_PLAIN]
    dev = Rows([d for d in documents if d.split == "dev"], states, *labels)
    paths, modes = labels
    sizes = Sizes(len(TYPES), len(modes), len(STATUSES), len(CERTAINTIES), len(paths) + 1)
    model = fresh(sizes).to(DEVICE)
    if args.start:
        model.load_state_dict(load(args.start)["state"])
    body = [p for n, p in model.named_parameters() if n.startswith("layers")]
    head = [p for n, p in model.named_parameters() if not n.startswith("layers")]
    weights = type_weights()
    learn(
        model,
        [group(body, args.rate), group(head, args.head_rate)],
        (train, dev),
        lambda told, batch: taught_loss(told, model.pairs, batch, weights),
        replace(PLAN, epochs=args.epochs),
        sizes,
        labels,
        args.out / "events.pt",
        args.seed,
    )


if __name__ == "__main__":
    main()
