"""Train the event heads on the labelled documents, and on what the teacher makes of them.

    python training/event_train.py --states build/events --out build/events

Prints scores on the development split after each epoch; keeps the averaged weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch

from encoder import DEVICE, Average, load
from event_data import CERTAINTIES, STATUSES, TYPES, Labelled, everything
from event_model import Sizes, fresh
from event_rows import Rows
from event_scores import predictions, scores, type_weights
from event_targets import TargetRows, read_targets, taught_loss

WARM = 80


def main() -> None:
    """Train, scoring the averaged weights after each epoch."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--start", type=Path, help="go on from heads that were trained before")
    ask.add_argument("--epochs", type=int, default=2)
    ask.add_argument("--budget", type=int, default=1300)
    ask.add_argument("--rate", type=float, default=2.4e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--drop", type=float, default=0.03)
    ask.add_argument("--decay", type=float, default=0.998)
    ask.add_argument("--seed", type=int, default=3)
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    dice = random.Random(args.seed)
    kept = {
        name: pickle.loads((args.states / f"{name}.pickle").read_bytes())  # noqa: S301 - our own
        for name in ("states", "copies")
    }
    documents = [each for each in everything() if kept["states"].get(each.name)]
    learn = [each for each in documents if each.split == "train"]
    copies = [Labelled(n, "train", r[0]["text"], ()) for n, r in kept["copies"].items() if r]
    files = [args.states / f"{name}.pickle" for name in ("targets", "copied-targets")]
    targets, labels = read_targets(files)
    train = TargetRows(learn, kept["states"], labels, targets)
    train.rows += TargetRows(copies, kept["copies"], labels, targets, labelled=False).rows
    dev = Rows([d for d in documents if d.split == "dev"], kept["states"], *labels)
    paths, modes = labels
    sizes = Sizes(len(TYPES), len(modes), len(STATUSES), len(CERTAINTIES), len(paths) + 1)
    model = fresh(sizes).to(DEVICE)
    if args.start:
        model.load_state_dict(load(args.start)["state"])
    body = [p for n, p in model.named_parameters() if n.startswith("layers")]
    head = [p for n, p in model.named_parameters() if not n.startswith("layers")]
    rates = (args.rate, args.head_rate)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rates[0]}, {"params": head, "lr": rates[1]}], weight_decay=0.01
    )
    average, weights = Average(model, args.decay), type_weights()
    steps, step, begun = args.epochs * len(train.batches(args.budget, dice)), 0, time.time()
    print(len(train.rows), "sentences", len(dev.rows), "dev", steps, "steps", flush=True)
    for epoch in range(args.epochs):
        total, batches = 0.0, train.batches(args.budget, dice)
        for group in batches:
            step += 1
            factor = min(1.0, step / WARM) * max(0.02, 1 - step / steps)
            for params, base in zip(optimiser.param_groups, rates, strict=True):
                params["lr"] = base * factor
            batch = train.tensors(group, args.drop)
            told = model(*(batch[k] for k in train.names))
            loss = taught_loss(told, model.pairs, batch, weights)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            average.update(model)
            total += loss.item()
        own = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average.state)
        print("epoch", epoch, round(total / len(batches), 3), f"{time.time() - begun:.0f}s")
        found = predictions(model, dev)
        for least in (0.3, 0.4, 0.5, 0.6):
            print(json.dumps(scores(found, least, 0.5)), flush=True)
        saved = {"sizes": asdict(sizes), "state": average.state, "modes": modes, "paths": paths}
        torch.save(saved, args.out / "events.pt")
        model.load_state_dict(own)


if __name__ == "__main__":
    main()
