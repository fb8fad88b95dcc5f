"""Train the relation encoder: first on our own sentences, then with the PLV relations.

    python training/relation_train.py --out build/relations --folds 5

Stage one sees our own sentences alone. Stage two goes on with PLV and a sample of our own, once
for each fold (its fifth of PLV never seen), which gives the development figures and the
temperature; the shipped weights are the mean of the folds' weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from dragoman.annotate.pieces import MASK, SHAPES, WordPieces
from dragoman.annotate.tokens import TokenRules
from dragoman.coding.marking import Marked, mark
from encoder import Average, load_minilm, minilm_folder
from relation_data import STATUSES, TYPES, YIELD, Pair, read_gold, read_own, read_plv
from relation_model import Relations, joined, type_loss

EITHER = (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))


def plv_label(pair: Pair) -> int:
    """Number of the type, -1 for either kind of yielding, -100 for NONE."""
    if pair.root == "NONE":
        return -100
    return -1 if pair.root == YIELD else TYPES.index(pair.root)


class Rows:
    """Pairs to tensors."""

    def __init__(self, table: Tensor, modes: list[str], seed: int) -> None:
        tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.pieces = WordPieces(lambda w: tokenizer.encode(w, add_special_tokens=False).ids)
        self.rules = TokenRules.load()
        self.table = table
        self.modes = {m: i for i, m in enumerate(modes)}
        self.random = random.Random(seed)
        self.known: dict[Pair, Marked] = {}

    def marked(self, pair: Pair) -> Marked:
        """Pieces of a pair, remembered."""
        if pair not in self.known:
            self.known[pair] = mark(pair.text, pair.source, pair.target, self.rules, self.pieces)
        return self.known[pair]

    def batches(self, pairs: list[Pair], budget: int) -> list[list[Pair]]:
        """Pairs of like length together."""
        keyed = [
            (len(self.marked(p).ids) + self.random.uniform(-3, 3), i) for i, p in enumerate(pairs)
        ]
        out, batch, longest = [], [], 0.0
        for length, i in sorted(keyed):
            if batch and max(longest, length) * (len(batch) + 1) > budget:
                out.append(batch)
                batch, longest = [], 0.0
            batch.append(pairs[i])
            longest = max(longest, length)
        out.append(batch)
        self.random.shuffle(out)
        return out

    def tensors(self, batch: list[Pair], *, noise: bool) -> dict[str, Tensor]:
        """Inputs and gold; ``noise`` hides words now and then, names of the parties more often."""
        marked = [self.marked(p) for p in batch]
        length = max(len(m.ids) for m in marked)
        ids, shapes, roles = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
        select = torch.zeros(len(batch), 3, length)
        for i, m in enumerate(marked):
            size = len(m.ids)
            own = list(m.ids)
            if noise:
                hide = self.random.random() < 0.12
                for k in range(1, size - 1):
                    inside = m.roles[k] in {1, 2, 3}
                    limit = 0.5 if hide and inside else 0.04
                    if m.roles[k] < 4 and self.random.random() < limit:
                        own[k] = MASK
            ids[i, :size] = torch.tensor(own)
            shapes[i, :size] = torch.tensor(m.shapes)
            roles[i, :size] = torch.tensor(m.roles)
            select[i, 0, :size] = 1 / size
            for row, places in ((1, m.sources), (2, m.targets)):
                for place in places:
                    select[i, row, place] = 1 / len(places)
        gold = {
            "root": [TYPES.index(p.root) if p.origin == "own" else -100 for p in batch],
            "plv": [plv_label(p) if p.origin == "plv" else -100 for p in batch],
            "lent": [plv_label(p) if p.origin == "own" else -100 for p in batch],
            "act": [TYPES.index(p.act) if p.act else -100 for p in batch],
            "status": [STATUSES.index(p.status) if p.status else -100 for p in batch],
            "mode": [self.modes.get(p.mode, -100) if p.mode else -100 for p in batch],
        }
        return {
            "pieces": self.table[ids],
            "shapes": shapes,
            "roles": roles,
            "mask": (ids > 0).float(),
            "select": select,
            **{k: torch.tensor(v) for k, v in gold.items()},
        }


LENT = 0.3  # weight of our own labels in the PLV head
INPUTS = ("pieces", "shapes", "roles", "mask", "select")


def loss_of(model: Relations, batch: dict[str, Tensor], smooth: float) -> Tensor:
    """Weighted sum of the heads' losses."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model(*(batch[k] for k in INPUTS))
    plv, root = out["plv"].float(), out["root"].float()
    total = type_loss(plv, batch["plv"], EITHER, smooth)
    total = total + LENT * type_loss(plv, batch["lent"], EITHER, smooth)
    total = total + type_loss(root, batch["root"], EITHER, smooth)
    foreign = batch["plv"] > -100
    if foreign.any():
        none = root[foreign].log_softmax(-1)[:, -1].exp()
        total = total - 0.3 * torch.log1p(-none.clamp_max(1 - 1e-6)).mean()
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
            loss = loss_of(model, rows.tensors(group, noise=True), smooth)
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


@torch.no_grad()
def logits(model: Relations, rows: Rows, pairs: list[Pair]) -> dict[str, Tensor]:
    """Scores of every head, in the order of ``pairs``."""
    model.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(rows.marked(pairs[i]).ids))
    parts: dict[str, dict[int, Tensor]] = defaultdict(dict)
    for at in range(0, len(order), 48):
        group = order[at : at + 48]
        batch = rows.tensors([pairs[i] for i in group], noise=False)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(*(batch[k] for k in INPUTS))
        for key, values in out.items():
            for i, value in zip(group, values.float(), strict=True):
                parts[key][i] = value
    stacked = {k: torch.stack([v[i] for i in range(len(pairs))]) for k, v in parts.items()}
    return {**stacked, "types": joined(stacked)}


def plv_scores(scores: Tensor, pairs: list[Pair]) -> dict[str, float]:
    """Accuracy and macro F1 with CONCEDE and RETREAT read as YIELD."""
    names = yielding(scores)
    gold = [YIELD if p.root in {"CONCEDE", "RETREAT"} else p.root for p in pairs]
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


def fold_calibration(
    gathered: dict[str, Tensor], folds: list[list[int]], seen: list[int], plv: list[Pair]
) -> float:
    """Expected calibration error, each fold under the temperature of the others."""
    from dragoman.evaluate.scores import calibration_error

    sure, right = [], []
    for fold in folds:
        rest = [i for i in seen if i not in set(fold)]
        mine = [i for i in fold if i in set(seen)]
        if not rest or not mine:
            continue
        heat = temperature(gathered["plv"][rest], torch.tensor([plv_label(plv[i]) for i in rest]))
        chances = joined({k: gathered[k][mine] for k in ("root", "plv")}, (1.0, heat)).exp()
        chances[:, EITHER[0]] += chances[:, EITHER[1]]
        chances[:, EITHER[1]] = 0
        best = chances.max(-1)
        names = [TYPES[i] for i in best.indices.tolist()]
        names = [YIELD if n in {"CONCEDE", "RETREAT"} else n for n in names]
        sure += best.values.tolist()
        right += [n == plv[i].root for n, i in zip(names, mine, strict=True)]
    return round(calibration_error(sure, right), 4)


def main() -> None:
    """Two stages, as told above."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--folds", type=int, default=5)
    ask.add_argument("--only", type=int, default=0, help="stop after so many folds")
    ask.add_argument("--first", type=float, default=3, help="epochs of stage one")
    ask.add_argument("--second", type=float, default=3, help="epochs of stage two")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--decay", type=float, default=0.85)
    ask.add_argument("--second-rate", type=float, default=0.6, help="share of the first rate")
    ask.add_argument(
        "--own-share", type=float, default=1.0, help="own pairs per PLV pair, stage two"
    )
    ask.add_argument("--smooth", type=float, default=0.05)
    ask.add_argument("--budget", type=int, default=1400)
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
        saved = torch.load(args.parser / "parser.pt", weights_only=True)["state"]
        prefix = "encoder."
        encoder.load_state_dict(
            {k[len(prefix) :]: v for k, v in saved.items() if k.startswith(prefix)}
        )
    sizes = {"types": len(TYPES), "statuses": len(STATUSES), "modes": len(modes)}
    model = Relations(encoder, **sizes)
    rows = Rows(table, modes, args.seed)
    common = {"decay": args.decay, "budget": args.budget, "smooth": args.smooth}
    if args.reuse:
        first = {**model.state_dict(), **torch.load(args.reuse, weights_only=True)["state"]}
        if "plv.weight" not in torch.load(args.reuse, weights_only=True)["state"]:
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
    gathered = {
        k: torch.zeros(len(plv), len(TYPES) - (k == "plv")) for k in ("root", "plv", "types")
    }
    seen: list[int] = []
    soup: dict[str, Tensor] = {}
    own_known: dict[str, tuple[list[int], Tensor]] = {}
    done = 0
    for k, fold in enumerate(folds):
        model.load_state_dict(first)
        train = [p for i, p in enumerate(plv) if i not in set(fold)]
        epochs = []
        for _ in range(int(args.second)):
            share = rows.random.sample(
                own_train, min(len(own_train), int(args.own_share * len(train)))
            )
            epochs.append(train + share)
        state = fit(
            model, rows, epochs, rate=args.rate * args.second_rate,
            head_rate=args.head_rate * args.second_rate, tell=f"fold {k}", **common,
        )  # fmt: skip
        model.load_state_dict(state)
        dev = [plv[i] for i in fold]
        scores = logits(model, rows, dev)
        for key, table in gathered.items():
            table[fold] = scores[key]
        seen += fold
        torch.save({"scores": gathered, "seen": seen}, args.out / "folds.pt")
        print(
            f"fold {k}:",
            plv_scores(scores["types"], dev),
            own_scores(model, rows, own_dev),
            flush=True,
        )
        done += 1
        for key, value in state.items():
            soup[key] = soup.get(key, 0) + value
        if done == args.only:
            break
    seen_pairs = [plv[i] for i in seen]
    result = plv_scores(gathered["types"][seen], seen_pairs)
    gold = torch.tensor([plv_label(p) for p in seen_pairs])
    heats = {"plv": temperature(gathered["plv"][seen], gold)}
    for key, labels in (("root", TYPES), ("act", TYPES), ("status", STATUSES)):
        known = [i for i, p in enumerate(own_dev) if getattr(p, key)]
        real = torch.tensor([labels.index(getattr(own_dev[i], key)) for i in known])
        heats[key] = 0.0
        own_known[key] = (known, real)
    soup = {k: v / done if v.is_floating_point() else v for k, v in soup.items()}
    model.load_state_dict(soup)
    final = logits(model, rows, own_dev)
    for key, (known, real) in own_known.items():
        heats[key] = temperature(final[key][known], real)
    result["calibration_error"] = fold_calibration(gathered, folds, seen, plv)
    print("all folds:", result, heats, "soup on own:", own_scores(model, rows, own_dev))
    torch.save(
        {"state": soup, "sizes": sizes, "modes": modes, "temperatures": heats},
        args.out / "relations.pt",
    )
    (args.out / "result.json").write_text(json.dumps({**result, "temperatures": heats}))


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


if __name__ == "__main__":
    main()
