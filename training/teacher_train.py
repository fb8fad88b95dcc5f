"""Train the teacher of the event heads on the labelled documents of the `train` split.

    python training/teacher_train.py --states build/events --teacher FOLDER --out build/events

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

from encoder import Average
from event_data import CERTAINTIES, STATUSES, TYPES, everything
from event_model import Sizes
from event_rows import labels_of
from event_scores import loss_of, predictions, scores, type_weights
from teacher_model import FROZEN, LAYERS, Teacher, tokenizer_of
from teacher_rows import TeacherRows, fill

EPOCHS, BUDGET, SEED = 3, 1400, 3
RATE, LOWER, RELATIVE, HEAD_RATE, WARM = 5e-5, 0.93, 0.3, 1e-3, 60
DROP, DECAY, EVERY = 0.03, 0.99, 4


def groups_of(model: Teacher) -> list[dict[str, object]]:
    """The trained weights with their rates: lower layers move less."""
    groups: list[dict[str, object]] = []
    for name, weights in model.named_parameters():
        if not weights.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("layers."):
            rate = RATE * LOWER ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith("relative"):
            rate = RATE * RELATIVE
        groups.append({"params": [weights], "lr": rate, "base": rate})
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
    dice, tokenizer = random.Random(SEED), tokenizer_of(args.teacher)
    states = pickle.loads((args.states / "states.pickle").read_bytes())  # noqa: S301 - our own
    documents = [each for each in everything() if states.get(each.name)]
    learn = [each for each in documents if each.split == "train"]
    paths, modes = labels_of(learn, states)
    train = TeacherRows(learn, states, (paths, modes), tokenizer)
    others = [each for each in documents if each.split == "dev"]
    dev = TeacherRows(others, states, (paths, modes), tokenizer)
    sizes = Sizes(
        len(TYPES), len(modes), len(STATUSES), len(CERTAINTIES), len(paths) + 1, LAYERS - FROZEN
    )
    model = Teacher(sizes, args.teacher)
    fill(model, train.rows + dev.rows)
    optimiser = torch.optim.AdamW(groups_of(model), weight_decay=0.01)
    average = Average(model, DECAY)
    weights = type_weights()
    steps, step, begun = EPOCHS * len(train.batches(BUDGET, dice)), 0, time.time()
    print(len(train.rows), "sentences", len(dev.rows), "dev", steps, "steps", flush=True)
    for epoch in range(EPOCHS):
        total, batches = 0.0, train.batches(BUDGET, dice)
        for group in batches:
            step += 1
            factor = min(1.0, step / WARM) * max(0.02, 1 - step / steps)
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * factor
            batch = train.tensors(group, DROP)
            loss = loss_of(model(*(batch[k] for k in train.names)), model.pairs, batch, weights)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if step % EVERY == 0:
                average.update(model)
            total += loss.item()
        own = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average.state)
        print("epoch", epoch, round(total / len(batches), 3), f"{time.time() - begun:.0f}s")
        found = predictions(model, dev)
        for least in (0.3, 0.4, 0.5, 0.6):
            print(json.dumps(scores(found, least, 0.5)), flush=True)
        state = {key: value.half() for key, value in average.state.items()}
        saved = {"sizes": asdict(sizes), "state": state, "modes": modes, "paths": paths}
        torch.save(saved, args.out / "teacher.pt")
        model.load_state_dict(own)


if __name__ == "__main__":
    main()
