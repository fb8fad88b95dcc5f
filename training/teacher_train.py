"""Train the teacher of the event heads on the labelled documents of the `train` split.

    python training/teacher_train.py --states build/events --teacher FOLDER --out build/events

Prints scores on the development split after each epoch; keeps the averaged weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from event_data import CERTAINTIES, STATUSES, TYPES, everything
from event_loop import Plan, group, learn
from event_model import Sizes
from event_rows import labels_of
from event_scores import loss_of, type_weights
from event_states import read_kept
from teacher_model import FROZEN, LAYERS, Teacher, tokenizer_of
from teacher_rows import TeacherRows, fill

SEED = 3
PLAN = Plan(epochs=3, budget=1400, warm=60, decay=0.99, every=4, precise=False)
RATE, LOWER, RELATIVE, HEAD_RATE = 5e-5, 0.93, 0.3, 1e-3


def groups_of(model: Teacher) -> list[dict[str, Any]]:
    """The trained weights with their rates: lower layers move less."""
    groups = []
    for name, weights in model.named_parameters():
        if not weights.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("layers."):
            rate = RATE * LOWER ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith("relative"):
            rate = RATE * RELATIVE
        groups.append(group([weights], rate))
    return groups


def main() -> None:
    """Train, scoring the averaged weights after each epoch."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--teacher", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    tokenizer, states = tokenizer_of(args.teacher), read_kept(args.states, "states")
    documents = [each for each in everything() if states.get(each.name)]
    labelled = [each for each in documents if each.split == "train"]
    labels = paths, modes = labels_of(labelled, states)
    train = TeacherRows(labelled, states, labels, tokenizer)
    others = [each for each in documents if each.split == "dev"]
    dev = TeacherRows(others, states, labels, tokenizer)
    layers = LAYERS - FROZEN
    sizes = Sizes(len(TYPES), len(modes), len(STATUSES), len(CERTAINTIES), len(paths) + 1, layers)
    model = Teacher(sizes, args.teacher)
    fill(model, train.rows + dev.rows)
    weights = type_weights()
    learn(
        model,
        groups_of(model),
        (train, dev),
        lambda told, batch: loss_of(told, model.pairs, batch, weights),
        PLAN,
        sizes,
        labels,
        args.out / "teacher.pt",
        SEED,
    )


if __name__ == "__main__":
    main()
