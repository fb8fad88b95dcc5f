"""What the heads lose by the labels while they learn, and how well they then tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from event_data import CERTAINTIES, STATUSES, TYPES
from event_rows import Rows

NONE_WEIGHT = 0.6
Told = tuple[Tensor, ...]
Pairs = Callable[[Tensor, Tensor, Tensor], Tensor]


def type_weights() -> Tensor:
    """How much each type weighs: most words tell nothing."""
    weights = torch.ones(len(TYPES))
    weights[0] = NONE_WEIGHT
    return weights


def loss_of(told: Told, pairs: Pairs, batch: dict[str, Tensor], weights: Tensor) -> Tensor:
    """Sum of the heads' losses.

    Args:
        told: what the heads tell of the batch.
        pairs: their scores of fillers for triggers.
        batch: inputs and gold.
        weights: of each type.
    """
    kind, mode, status, certainty, trigger, filler = told
    total = 4 * F.cross_entropy(
        kind.transpose(1, 2), batch["type"], weight=weights, ignore_index=-100, label_smoothing=0.03
    )
    if len(batch["at"]) == 0:
        return total
    i, word = batch["at"].T
    total = total + 0.5 * F.cross_entropy(status[i, word], batch["status"])
    total = total + 0.3 * F.cross_entropy(certainty[i, word], batch["certainty"])
    total = total + 8 * F.binary_cross_entropy_with_logits(mode[i, word], batch["mode"])
    i, word, other = batch["links"].T
    scores = pairs(trigger[i, word], filler[i, other], batch["ways"])
    weight = 1 + 2 * batch["roles"]
    return total + 8 * F.binary_cross_entropy_with_logits(scores, batch["roles"], weight=weight)


@torch.no_grad()
def predictions(model: nn.Module, rows: Rows) -> list[dict[str, Any]]:
    """What the heads make of each sentence: probabilities, as arrays."""
    model.eval()
    found = []
    for group in rows.batches(6000, None):
        batch = rows.tensors(group)
        kind, mode, status, certainty, trigger, filler = model(*(batch[k] for k in rows.names))
        probable = kind.softmax(-1)
        for i, row in enumerate(group):
            count = len(row["tokens"])
            own = probable[i, 1 : count + 1].numpy()
            events = {}
            for word in np.flatnonzero(own[:, 0] < 0.85):
                ways = [rows.paths.get(row["chains"].path(int(word), k), 0) for k in range(count)]
                left = trigger[i, word + 1].expand(count, -1)
                pairs = model.pairs(left, filler[i, 1 : count + 1], torch.tensor(ways))
                events[int(word)] = {
                    "kind": own[word],
                    "status": int(status[i, word + 1].argmax()),
                    "certainty": int(certainty[i, word + 1].argmax()),
                    "modes": mode[i, word + 1].sigmoid().numpy(),
                    "roles": pairs.sigmoid().numpy(),
                }
            found.append({"row": row, "events": events})
    model.train()
    return found


def f1(right: int, told: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1, to three digits."""
    return (
        round(right / max(told, 1), 3),
        round(right / max(gold, 1), 3),
        round(2 * right / max(told + gold, 1), 3),
    )


def scores(found: list[dict[str, Any]], least: float, part: float) -> dict[str, Any]:
    """Scores at a threshold of events and one of fillers."""
    c: Counter[str] = Counter()
    for each in found:
        gold = each["row"]["gold"]
        told = {
            word: event for word, event in each["events"].items() if 1 - event["kind"][0] > least
        }
        c["gold"] += len(gold)
        c["told"] += len(told)
        kinds = {w: TYPES[int(e["kind"][1:].argmax()) + 1] for w, e in told.items()}
        ours, theirs = set(kinds.values()), {m["gold"].type for m in gold.values()}
        c["s-told"] += len(ours)
        c["s-gold"] += len(theirs)
        c["s-right"] += len(ours & theirs)
        for word, kind in kinds.items():
            if word not in gold:
                continue
            c["trigger"] += 1
            mark = gold[word]
            if kind != mark["gold"].type:
                continue
            c["typed"] += 1
            c["status"] += STATUSES[told[word]["status"]] == mark["gold"].status
            c["certainty"] += CERTAINTIES[told[word]["certainty"]] == mark["gold"].certainty
            chosen = told[word]["roles"] > part
            c["exact"] += bool((chosen == (mark["roles"] > 0)).all())
            c["f-told"] += int(chosen.sum())
            c["f-gold"] += int(mark["roles"].sum())
            c["f-right"] += int((chosen * mark["roles"]).sum())
    return {
        "least": least,
        "types per sentence": f1(c["s-right"], c["s-told"], c["s-gold"]),
        "trigger": f1(c["trigger"], c["told"], c["gold"]),
        "trigger and type": f1(c["typed"], c["told"], c["gold"]),
        "exact fillers too": f1(c["exact"], c["told"], c["gold"]),
        "fillers": f1(c["f-right"], c["f-told"], c["f-gold"]),
        "status": round(c["status"] / max(c["typed"], 1), 3),
        "certainty": round(c["certainty"] / max(c["typed"], 1), 3),
    }
