"""How heads learn, the teacher's and ours: steps, their average, scores after each epoch."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from encoder import Average
from event_model import Heads, Sizes
from event_rows import Rows
from event_scores import Told, predictions, scores
from teacher_model import Teacher

LEASTS = (0.3, 0.4, 0.5, 0.6)
LOWEST = 0.02  # share of its rate that a weight keeps to the end
Loss = Callable[[Told, dict[str, Tensor]], Tensor]


@dataclass(frozen=True)
class Plan:
    """How long and how fast.

    Attributes:
        epochs: passes over the rows.
        budget: pieces a batch.
        warm: steps until the rates are whole.
        decay: of the average of the weights.
        drop: share of the pieces whose states are hidden.
        every: steps between two that count for the average.
        precise: whether the weights are kept as they are, or in half.
    """

    epochs: int
    budget: int
    warm: int
    decay: float
    drop: float = 0.03
    every: int = 1
    precise: bool = True


def group(weights: list[nn.Parameter], rate: float) -> dict[str, Any]:
    """Weights that move at one rate."""
    return {"params": weights, "lr": rate, "base": rate}


def learn(  # noqa: PLR0917 - what learns, from what, by what, to where
    model: Heads | Teacher,
    groups: list[dict[str, Any]],
    rows: tuple[Rows, Rows],
    loss: Loss,
    plan: Plan,
    sizes: Sizes,
    labels: tuple[list[str], list[str]],
    out: Path,
    seed: int,
) -> None:
    """Train a model, and write the average of its weights after each epoch.

    Args:
        model: the heads or their teacher.
        groups: its weights with their rates.
        rows: to learn from, and to be scored on.
        loss: of what is told of a batch.
        plan: how long and how fast.
        sizes: of the model.
        labels: the paths and modes that it tells apart.
        out: the file.
        seed: of the order of the rows.
    """
    (train, dev), dice = rows, random.Random(seed)
    optimiser, average = torch.optim.AdamW(groups, weight_decay=0.01), Average(model, plan.decay)
    steps, step, begun = plan.epochs * len(train.batches(plan.budget, dice)), 0, time.time()
    print(len(train.rows), "sentences", len(dev.rows), "dev", steps, "steps", flush=True)
    for epoch in range(plan.epochs):
        total, batches = 0.0, train.batches(plan.budget, dice)
        for some in batches:
            step += 1
            factor = min(1.0, step / plan.warm) * max(LOWEST, 1 - step / steps)
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * factor
            batch = train.tensors(some, plan.drop)
            lost = loss(model(*(batch[name] for name in train.names)), batch)
            optimiser.zero_grad(set_to_none=True)
            lost.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if step % plan.every == 0:
                average.update(model)
            total += lost.item()
        own = {key: value.clone() for key, value in model.state_dict().items()}
        model.load_state_dict(average.state)
        print("epoch", epoch, round(total / len(batches), 3), f"{time.time() - begun:.0f}s")
        found = predictions(model, dev)
        for least in LEASTS:
            print(json.dumps(scores(found, least, 0.5)), flush=True)
        state = {k: v if plan.precise else v.half() for k, v in average.state.items()}
        saved = {"sizes": asdict(sizes), "state": state, "paths": labels[0], "modes": labels[1]}
        torch.save(saved, out)
        model.load_state_dict(own)
