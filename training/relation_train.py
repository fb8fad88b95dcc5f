"""Train the relation encoder: first on our own sentences, then with the PLV relations.

    python training/relation_train.py --out build/relations --folds 5

Stage one sees our own sentences alone. Stage two goes on with PLV and a sample of our own, once
for each fold (its fifth of PLV never seen). `relation_join.py` makes one model of the folds.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.annotate.parser.pieces import SHAPES
from encoder import DEVICE, Average, half, load, load_minilm, moved
from relation_data import STATUSES, TYPES, Pair, read_gold, read_own, read_plv
from relation_model import INPUTS, Relations, type_loss
from relation_rows import Rows
from relation_scores import (
    EITHER,
    folds_of,
    logits,
    own_scores,
    plv_scores,
)

LENT = 0.3  # weight of our own labels in the PLV head


def loss_of(model: Relations, batch: dict[str, Tensor], smooth: float) -> Tensor:
    """Weighted sum of the heads' losses."""
    with half():
        out = model(*(batch[k] for k in INPUTS))
    plv, root = out["plv"].float(), out["root"].float()
    total = type_loss(plv, batch["plv"], EITHER, smooth)
    total = total + LENT * type_loss(plv, batch["lent"], EITHER, smooth)
    total = total + type_loss(root, batch["root"], EITHER, smooth)
    foreign = batch["plv"] > -100
    if foreign.any():
        none = root[foreign].log_softmax(-1)[:, -1].exp()
        total = total - torch.log1p(-none.clamp_max(1 - 1e-6)).mean()
    for key, weight in (("act", 0.5), ("status", 0.4), ("mode", 0.2)):
        if (batch[key] >= 0).any():
            total = total + weight * F.cross_entropy(
                out[key].float(), batch[key], ignore_index=-100
            )
    return total


def fit(
    model: Relations,
    rows: Rows,
    pairs_of: list[list[Pair]],
    *,
    rate: float,
    head_rate: float,
    decay: float,
    budget: int,
    smooth: float,
    tell: str,
) -> dict[str, Tensor]:
    """Train on each list in turn, one an epoch; returns the averaged weights."""
    groups: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        depth = 6
        if name.startswith("encoder.layers."):
            depth = int(name.split(".")[2])
        elif name.startswith("encoder.") and "shape" not in name:
            depth = -1
        body = name.startswith("encoder.") and "shape" not in name
        scale = rate * decay ** (5 - depth) if body else head_rate
        groups.append({"params": [parameter], "lr": scale})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), foreach=True)
    bases = [g["lr"] for g in optimizer.param_groups]
    average = Average(model, 0.99)
    epochs = [rows.batches(pairs, budget) for pairs in pairs_of]
    total = sum(len(e) for e in epochs)
    step, start = 0, time.time()
    model.train()
    for number, batches in enumerate(epochs):
        losses = []
        for group in batches:
            factor = min(1.0, (step + 1) / (0.08 * total)) * max(0.02, 1 - step / total)
            for g, base in zip(optimizer.param_groups, bases, strict=True):
                g["lr"] = base * factor
            loss = loss_of(model, moved(rows.tensors(group, noise=True)), smooth)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            average.update(model)
            losses.append(loss.item())
            step += 1
        mean = sum(losses) / len(losses)
        print(f"{tell} epoch {number + 1} loss {mean:.3f} {time.time() - start:.0f}s", flush=True)
    return average.state


def main() -> None:
    """Two stages, as told above."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--pick", type=int, nargs="*", help="these folds alone")
    ask.add_argument("--first", type=float, default=4, help="epochs of stage one")
    ask.add_argument("--second", type=float, default=9, help="epochs of stage two")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--decay", type=float, default=0.9)
    ask.add_argument("--second-rate", type=float, default=0.8, help="share of the first rate")
    ask.add_argument(
        "--own-share", type=float, default=0.5, help="own pairs per PLV pair, stage two"
    )
    ask.add_argument("--smooth", type=float, default=0.05)
    ask.add_argument("--budget", type=int, default=800)
    ask.add_argument("--seed", type=int, default=11)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--reuse", type=Path, help="stage one of an earlier run (first.pt)")
    ask.add_argument("--parser", type=Path, help="begin from this parser's encoder")
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    own, plv = read_own(), read_plv()
    modes = [m for m, n in Counter(p.mode for p in own).most_common() if n >= 5]
    own_train, own_dev = own, read_gold("dev")
    known = {p.text for p in own_dev}
    assert not any(p.text in known for p in own), "gold among the training sentences"
    print(len(own_train), len(own_dev), Counter(p.root for p in own))
    encoder, table = load_minilm(SHAPES)
    if args.parser:
        saved = load(args.parser / "parser.pt")["state"]
        prefix = "encoder."
        encoder.load_state_dict(
            {k[len(prefix) :]: v for k, v in saved.items() if k.startswith(prefix)}
        )
    sizes = {"types": len(TYPES), "statuses": len(STATUSES), "modes": len(modes)}
    model = Relations(encoder, **sizes).to(DEVICE)
    rows = Rows(table, modes, args.seed)
    common = {"decay": args.decay, "budget": args.budget, "smooth": args.smooth}
    if args.reuse:
        first = {**model.state_dict(), **load(args.reuse)["state"]}
        if "plv.weight" not in load(args.reuse)["state"]:
            first["plv.weight"] = first["root.weight"][:-1].clone()
            first["plv.bias"] = first["root.bias"][:-1].clone()
    else:
        first = fit(
            model, rows, [own_train] * int(args.first), rate=args.rate, head_rate=args.head_rate,
            tell="own", **common,
        )  # fmt: skip
    model.load_state_dict(first)
    torch.save({"state": first, "sizes": sizes, "modes": modes}, args.out / "first.pt")
    print(
        "own only:",
        plv_scores(logits(model, rows, plv)["types"], plv),
        own_scores(model, rows, own_dev),
        flush=True,
    )
    folds = folds_of(plv, args.folds, 5)
    for k in range(args.folds) if args.pick is None else args.pick:
        model.load_state_dict(first)
        train = [p for i, p in enumerate(plv) if i not in set(folds[k])]
        share = min(len(own_train), int(args.own_share * len(train)))
        epochs = [train + sample(own_train, share, rows) for _ in range(int(args.second))]
        state = fit(
            model, rows, epochs, rate=args.rate * args.second_rate,
            head_rate=args.head_rate * args.second_rate, tell=f"fold {k}", **common,
        )  # fmt: skip
        model.load_state_dict(state)
        dev = [plv[i] for i in folds[k]]
        scores = logits(model, rows, dev)
        kept = {name: scores[name] for name in ("root", "plv", "types")}
        torch.save({"state": state, "scores": kept, "fold": folds[k]}, args.out / f"fold-{k}.pt")
        own_figures = own_scores(model, rows, own_dev)
        print(f"fold {k}:", plv_scores(scores["types"], dev), own_figures, flush=True)


def sample(pairs: list[Pair], size: int, rows: Rows) -> list[Pair]:
    """So many of our own pairs, a third of them without a relation."""
    none = [p for p in pairs if p.root == "NONE"]
    some = [p for p in pairs if p.root != "NONE"]
    share = min(len(none), size // 3)
    return rows.random.sample(none, share) + rows.random.sample(some, size - share)


if __name__ == "__main__":
    main()
