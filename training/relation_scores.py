"""Figures of the relation encoder on development pairs, and its temperatures."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from dragoman.evaluate.scores import calibration_error
from encoder import half, moved
from relation_data import STATUSES, TYPES, YIELD, Pair
from relation_model import INPUTS, Relations, joined, type_loss

if TYPE_CHECKING:
    from relation_rows import Rows

EITHER = (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))


def plv_label(pair: Pair) -> int:
    """Number of the type, -1 for either kind of yielding, -100 for NONE."""
    if pair.root == "NONE":
        return -100
    return -1 if pair.root == YIELD else TYPES.index(pair.root)


@torch.no_grad()
def logits(model: Relations, rows: Rows, pairs: list[Pair]) -> dict[str, Tensor]:
    """Scores of every head, in the order of ``pairs``."""
    model.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(rows.marked(pairs[i]).ids))
    parts: dict[str, dict[int, Tensor]] = defaultdict(dict)
    for at in range(0, len(order), 48):
        group = order[at : at + 48]
        batch = moved(rows.tensors([pairs[i] for i in group], noise=False))
        with half():
            out = model(*(batch[k] for k in INPUTS))
        for key, values in out.items():
            for i, value in zip(group, values.float(), strict=True):
                parts[key][i] = value.cpu()
    stacked = {k: torch.stack([v[i] for i in range(len(pairs))]) for k, v in parts.items()}
    return {**stacked, "types": joined(stacked)}


def plv_scores(scores: Tensor, pairs: list[Pair]) -> dict[str, float]:
    """Accuracy and macro F1 with CONCEDE and RETREAT read as YIELD."""
    names = yielding(scores)
    gold = [gold_name(p) for p in pairs]
    hit: Counter[str] = Counter(g for g, n in zip(gold, names, strict=True) if g == n)
    told, real = Counter(names), Counter(gold)
    f1 = [2 * hit[k] / (told[k] + real[k]) for k in real]
    none = sum(n == "NONE" for n in names) / len(names)
    return {
        "accuracy": round(sum(hit.values()) / len(gold), 4),
        "macro": round(sum(f1) / len(f1), 4),
        "none": round(none, 4),
    }


def yielding(scores: Tensor) -> list[str]:
    """Likeliest types, CONCEDE and RETREAT taken together."""
    probs = scores.exp().clone()
    probs[:, EITHER[0]] += probs[:, EITHER[1]]
    probs[:, EITHER[1]] = 0
    names = [TYPES[i] for i in probs.argmax(-1).tolist()]
    return [YIELD if n in {"CONCEDE", "RETREAT"} else n for n in names]


def folds_of(pairs: list[Pair], count: int, seed: int) -> list[list[int]]:
    """Folds with every type spread evenly, the same text never in two."""
    chooser = random.Random(seed)
    by_text: dict[str, list[int]] = defaultdict(list)
    for i, pair in enumerate(pairs):
        by_text[pair.text].append(i)
    texts = sorted(by_text)
    chooser.shuffle(texts)
    texts.sort(key=lambda t: pairs[by_text[t][0]].root)
    folds: list[list[int]] = [[] for _ in range(count)]
    for k, text in enumerate(texts):
        folds[k % count] += by_text[text]
    return folds


def temperature(scores: Tensor, gold: Tensor) -> float:
    """The temperature under which the gold types are likeliest."""
    best, chosen = 1e9, 1.0
    for step in range(30, 250, 2):
        value = type_loss(scores / (step / 100), gold, EITHER, 0.0).item()
        if value < best:
            best, chosen = value, step / 100
    return chosen


def joint_temperature(root: Tensor, plv: Tensor, pairs: list[Pair]) -> float:
    """The temperature of the PLV head under which the joined types are likeliest."""
    gold = torch.tensor([plv_label(p) for p in pairs])
    values = {}
    for step in range(50, 200, 5):
        scores = joined({"root": root, "plv": plv}, (1.0, step / 100))
        values[step / 100] = type_loss(scores, gold, EITHER, 0.0).item()
    return min(values, key=lambda heat: values[heat])


def fold_calibration(gathered: dict[str, Tensor], sizes: list[int], pairs: list[Pair]) -> float:
    """Expected calibration error, each fold under the temperature that suits the others."""
    sure, right = [], []
    start = 0
    for size in sizes:
        mine = list(range(start, start + size))
        rest = [i for i in range(len(pairs)) if not start <= i < start + size] or mine
        start += size
        root, plv = gathered["root"], gathered["plv"]
        heat = joint_temperature(root[rest], plv[rest], [pairs[i] for i in rest])
        scores = joined({"root": root[mine], "plv": plv[mine]}, (1.0, heat))
        chances = scores.exp()
        chances[:, EITHER[0]] += chances[:, EITHER[1]]
        chances[:, EITHER[1]] = 0
        sure += chances.max(-1).values.tolist()
        right += [n == gold_name(pairs[i]) for n, i in zip(yielding(scores), mine, strict=True)]
    return round(calibration_error(sure, right), 4)


def gold_name(pair: Pair) -> str:
    """The type with CONCEDE and RETREAT taken together."""
    return YIELD if pair.root in {"CONCEDE", "RETREAT"} else pair.root


def own_scores(model: Relations, rows: Rows, pairs: list[Pair]) -> dict[str, float]:
    """Root, act and status accuracy, and F1 of "relation", on held-out pairs of our own."""
    out = logits(model, rows, pairs)
    root = [TYPES[i] for i in out["root"].argmax(-1).tolist()]
    types = [TYPES[i] for i in out["types"].argmax(-1).tolist()]
    act = [TYPES[i] for i in out["act"].argmax(-1).tolist()]
    status = [STATUSES[i] for i in out["status"].argmax(-1).tolist()]
    with_status = [(p.status == s) for p, s in zip(pairs, status, strict=True) if p.status]
    hit = sum(r != "NONE" and p.root != "NONE" for r, p in zip(types, pairs, strict=True))
    told, real = sum(r != "NONE" for r in types), sum(p.root != "NONE" for p in pairs)
    return {
        "root": round(sum(r == p.root for r, p in zip(root, pairs, strict=True)) / len(pairs), 4),
        "types": round(sum(t == p.root for t, p in zip(types, pairs, strict=True)) / len(pairs), 4),
        "act": round(sum(a == p.act for a, p in zip(act, pairs, strict=True)) / len(pairs), 4),
        "status": round(sum(with_status) / max(1, len(with_status)), 4),
        "relation_f1": round(2 * hit / max(1, told + real), 4),
        "none_recall": round(
            sum(r == "NONE" and p.root == "NONE" for r, p in zip(types, pairs, strict=True))
            / max(1, len(pairs) - real),
            4,
        ),
    }
