"""How much the labels are worth: the event heads trained on shares of them, without a teacher.

    python training/learning_curve.py --states build/events --out build/curve

Each share is a choice of whole documents of the `train` split, and each contains the smaller ones.
All are scored on the same development split; prints one line a share.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import torch

from encoder import DEVICE, load
from event_data import CERTAINTIES, STATUSES, TYPES, Labelled, everything
from event_loop import Plan, group, learn
from event_model import Sizes, fresh
from event_rows import Rows, labels_of
from event_scores import loss_of, predictions, scores, type_weights
from event_states import read_kept

SHARES = (0.125, 0.25, 0.5, 1.0)
EPOCHS = {0.125: 8, 0.25: 6, 0.5: 4, 1.0: 3}  # fewer labels are passed over more often
PLAN = Plan(epochs=3, budget=1300, warm=60, decay=0.99)
RATE, HEAD_RATE, SEED = 2.4e-4, 1e-3, 3
LEASTS = (0.3, 0.4, 0.5, 0.6)


def drawn(document: Labelled) -> float:
    """Where in the order of shares a document stands, from 0 to 1; by its name alone."""
    return int(hashlib.sha256(document.name.encode()).hexdigest()[:8], 16) / 2**32


def main() -> None:
    """Train and score once a share."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--threads", type=int, default=2)
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    states = read_kept(args.states, "states")
    documents = [each for each in everything() if states.get(each.name)]
    labelled = [each for each in documents if each.split == "train"]
    labels = labels_of(labelled, states)
    dev = Rows([each for each in documents if each.split == "dev"], states, *labels)
    sizes = Sizes(len(TYPES), len(labels[1]), len(STATUSES), len(CERTAINTIES), len(labels[0]) + 1)
    weights = type_weights()
    for share in SHARES:
        torch.manual_seed(SEED)
        some = [each for each in labelled if drawn(each) < share]
        model, place = fresh(sizes).to(DEVICE), args.out / f"share-{share}.pt"
        body = [p for n, p in model.named_parameters() if n.startswith("layers")]
        head = [p for n, p in model.named_parameters() if not n.startswith("layers")]
        learn(
            model,
            [group(body, RATE), group(head, HEAD_RATE)],
            (Rows(some, states, *labels), dev),
            lambda told, batch, pairs=model.pairs: loss_of(told, pairs, batch, weights),
            replace(PLAN, epochs=EPOCHS[share]),
            sizes,
            labels,
            place,
            SEED,
        )
        model.load_state_dict(load(place)["state"])
        found = predictions(model, dev)
        best = max((scores(found, least, 0.5) for least in LEASTS), key=_typed)
        events = sum(len(each.events) for each in some)
        print("share", share, "events", events, json.dumps(best), flush=True)


def _typed(told: dict[str, list[float]]) -> float:
    """The F1 of types per sentence."""
    return told["types per sentence"][2]


if __name__ == "__main__":
    main()
