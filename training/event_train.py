"""Train the event heads on the labelled documents.

    python training/event_train.py --states build/events --out build/events

Prints scores on the development split after each epoch; keeps the averaged weights.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.annotate.proposals.paths import Chains
from encoder import DEVICE, WIDTH, Average
from event_data import CERTAINTIES, STATUSES, TYPES, Labelled, everything, triggers_of
from event_model import BEFORE, Heads, Sizes, fresh

LEAST_MODE = 5
LEAST_PATH = 4
NONE_WEIGHT = 0.6


class Rows:
    """Sentences with their gold as numbers, and batches of them."""

    def __init__(
        self,
        documents: list[Labelled],
        states: dict[str, list[dict[str, Any]]],
        paths: list[str],
        modes: list[str],
    ) -> None:
        self.paths = {path: i + 1 for i, path in enumerate(paths)}
        self.modes = {mode: i for i, mode in enumerate(modes)}
        self.rows = []
        for document in documents:
            previous = None
            for row in states[document.name]:
                self.rows.append(self._row(row, previous, document))
                previous = row

    def _row(
        self, row: dict[str, Any], previous: dict[str, Any] | None, document: Labelled
    ) -> dict[str, Any]:
        tokens = row["tokens"]
        chains = Chains.of(tokens)
        marks: dict[int, dict[str, Any]] = {}
        for trigger in triggers_of(tokens, document.events):
            roles = np.zeros((len(tokens), 2), np.float32)
            for role, filler in trigger.fillers:
                roles[filler, role] = 1
            ways = [self.paths.get(chains.path(trigger.word, i), 0) for i in range(len(tokens))]
            marks[trigger.word] = {"gold": trigger.gold, "roles": roles, "paths": ways}
        return {**row, "previous": previous, "gold": marks, "chains": chains}

    def batches(self, budget: int, dice: random.Random | None) -> list[list[dict[str, Any]]]:
        """Sentences of like length together, about ``budget`` pieces a batch."""
        jitter = dice.uniform if dice else (lambda *_: 0.0)
        order = sorted(self.rows, key=lambda r: length_of(r) + jitter(-3, 3))
        out, batch = [], []
        for row in order:
            if batch and length_of(row) * (len(batch) + 1) > budget:
                out.append(batch)
                batch = []
            batch.append(row)
        out.append(batch)
        if dice:
            dice.shuffle(out)
        return out

    def tensors(self, batch: list[dict[str, Any]], drop: float = 0.0) -> dict[str, Tensor]:
        """Inputs and gold of a batch; ``drop`` hides the states of that share of pieces."""
        length = max(length_of(row) for row in batch)
        words = max(len(row["first"]) for row in batch)
        out = {
            "low": torch.zeros(len(batch), length, WIDTH),
            "mask": torch.zeros(len(batch), length),
            "before": torch.zeros(len(batch), length),
            "first": torch.zeros(len(batch), words, dtype=torch.long),
            "last": torch.zeros(len(batch), words, dtype=torch.long),
            "words": torch.zeros(len(batch), words, WIDTH),
            "type": torch.full((len(batch), words), -100),
        }
        marks: list[tuple[int, int, dict[str, Any]]] = []
        for i, row in enumerate(batch):
            own = torch.from_numpy(row["low"]).float()
            size = len(own)
            out["low"][i, :size] = own
            if row["previous"] is not None:
                before = torch.from_numpy(row["previous"]["low"][:BEFORE]).float()
                out["low"][i, size : size + len(before)] = before
                out["before"][i, size : size + len(before)] = 1
                size += len(before)
            out["mask"][i, :size] = 1
            count = len(row["first"])
            out["first"][i, :count] = torch.tensor(row["first"])
            out["last"][i, :count] = torch.tensor(row["last"])
            out["words"][i, :count] = torch.from_numpy(row["words"]).float()
            out["type"][i, 1:count] = 0
            for word, mark in row["gold"].items():
                out["type"][i, word + 1] = TYPES.index(mark["gold"].type)
                marks.append((i, word + 1, mark))
        if drop:
            hidden = torch.rand(len(batch), length) < drop
            out["low"][hidden] = 0
        out["at"] = torch.tensor([[i, word] for i, word, _ in marks], dtype=torch.long).reshape(
            -1, 2
        )
        golds = [mark["gold"] for *_, mark in marks]
        out["status"] = torch.tensor([STATUSES.index(g.status) for g in golds], dtype=torch.long)
        out["certainty"] = torch.tensor(
            [CERTAINTIES.index(g.certainty) for g in golds], dtype=torch.long
        )
        out["mode"] = torch.zeros(len(golds), len(self.modes))
        for i, gold in enumerate(golds):
            for mode in gold.modes:
                if mode in self.modes:
                    out["mode"][i, self.modes[mode]] = 1
        links, roles, ways = [], [], []
        for i, word, mark in marks:
            count = len(mark["paths"])
            links += [(i, word, filler + 1) for filler in range(count)]
            roles.append(mark["roles"])
            ways += mark["paths"]
        out["links"] = torch.tensor(links, dtype=torch.long).reshape(-1, 3)
        out["roles"] = torch.from_numpy(np.concatenate(roles)) if roles else torch.zeros(0, 2)
        out["ways"] = torch.tensor(ways, dtype=torch.long)
        return {key: value.to(DEVICE) for key, value in out.items()}


def length_of(row: dict[str, Any]) -> int:
    """Pieces of a sentence and of what of the one before is read with it."""
    before = 0 if row["previous"] is None else min(BEFORE, len(row["previous"]["low"]))
    return len(row["low"]) + before


INPUTS = ("low", "mask", "before", "first", "last", "words")


def loss_of(model: Heads, batch: dict[str, Tensor], weights: Tensor) -> Tensor:
    """Sum of the heads' losses."""
    kind, mode, status, certainty, trigger, filler = model(*(batch[k] for k in INPUTS))
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
    pairs = model.pairs(trigger[i, word], filler[i, other], batch["ways"])
    weight = 1 + 2 * batch["roles"]
    return total + 8 * F.binary_cross_entropy_with_logits(pairs, batch["roles"], weight=weight)


@torch.no_grad()
def predictions(model: Heads, rows: Rows) -> list[dict[str, Any]]:
    """What the heads make of each sentence: probabilities, as arrays."""
    model.eval()
    found = []
    for group in rows.batches(6000, None):
        batch = rows.tensors(group)
        kind, mode, status, certainty, trigger, filler = model(*(batch[k] for k in INPUTS))
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


def main() -> None:
    """Train, scoring the averaged weights after each epoch."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--states", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--budget", type=int, default=900)
    ask.add_argument("--rate", type=float, default=1.6e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--layers", type=int, default=4)
    ask.add_argument("--start", default="published")
    ask.add_argument("--share", type=float, default=1.0, help="share of the training documents")
    ask.add_argument("--drop", type=float, default=0.03)
    ask.add_argument("--decay", type=float, default=0.998)
    ask.add_argument("--seed", type=int, default=3)
    ask.add_argument("--all", action="store_true", help="train on the development split too")
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    dice = random.Random(args.seed)
    states = pickle.loads((args.states / "states.pickle").read_bytes())  # noqa: S301 - our own
    documents = [each for each in everything() if states.get(each.name)]
    learn = [d for d in documents if d.split in ({"train", "dev"} if args.all else {"train"})]
    dice.shuffle(learn)
    learn = learn[: int(len(learn) * args.share)]
    ways: Counter[str] = Counter()
    for document in learn:
        for row in states[document.name]:
            chains = Chains.of(row["tokens"])
            for trigger in triggers_of(row["tokens"], document.events):
                ways.update(chains.path(trigger.word, filler) for _, filler in trigger.fillers)
    paths = [path for path, count in ways.most_common() if count >= LEAST_PATH]
    modes = Counter(mode for document in learn for gold in document.events for mode in gold.modes)
    kept = sorted(mode for mode, count in modes.items() if count >= LEAST_MODE)
    train = Rows(learn, states, paths, kept)
    dev = Rows([d for d in documents if d.split == "dev"], states, paths, kept)
    sizes = Sizes(
        len(TYPES), len(kept), len(STATUSES), len(CERTAINTIES), len(paths) + 1, args.layers
    )
    model = fresh(sizes, args.start).to(DEVICE)
    body = [p for n, p in model.named_parameters() if n.startswith("layers")]
    head = [p for n, p in model.named_parameters() if not n.startswith("layers")]
    rates = (args.rate, args.head_rate)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": rates[0]}, {"params": head, "lr": rates[1]}], weight_decay=0.01
    )
    average = Average(model, args.decay)
    weights = torch.ones(len(TYPES))
    weights[0] = NONE_WEIGHT
    steps = args.epochs * len(train.batches(args.budget, dice))
    print(len(train.rows), "sentences", len(dev.rows), "dev", steps, "steps", flush=True)
    step, begun = 0, time.time()
    for epoch in range(args.epochs):
        total, batches = 0.0, train.batches(args.budget, dice)
        for group in batches:
            step += 1
            factor = min(1.0, step / 80) * max(0.02, 1 - step / steps)
            for params, base in zip(optimiser.param_groups, rates, strict=True):
                params["lr"] = base * factor
            loss = loss_of(model, train.tensors(group, args.drop), weights)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            average.update(model)
            total += loss.item()
            if step % 100 == 0:
                print(
                    step,
                    round(total / (batches.index(group) + 1), 3),
                    f"{time.time() - begun:.0f}s",
                    flush=True,
                )
        own = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average.state)
        found = predictions(model, dev)
        print("epoch", epoch, round(total / len(batches), 3), f"{time.time() - begun:.0f}s")
        for least in (0.3, 0.4, 0.5, 0.6):
            print(json.dumps(scores(found, least, 0.5)), flush=True)
        torch.save(
            {"sizes": asdict(sizes), "state": average.state, "modes": kept, "paths": paths},
            args.out / "events.pt",
        )
        model.load_state_dict(own)


if __name__ == "__main__":
    main()
