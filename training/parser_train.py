"""Train the parser.

    python training/parser_train.py --out build/parser --epochs 9

Prints scores on the development sets as it goes and keeps snapshots of the averaged weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from dragoman.annotate.parser.pieces import CLS, MASK, SEP, SHAPES, WordPieces, shape_of
from encoder import DEVICE, Average, half, load, load_minilm, minilm_folder, moved
from parser_model import Parser, Sizes
from treebank import Sentence, add_uner, read_treebank

COLUMNS = ("upos", "xpos", "feats", "scripts", "rels")
LEAST = {"upos": 1, "xpos": 1, "feats": 2, "scripts": 2, "rels": 3}
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.3, "scripts": 0.3, "uner": 0.7, "gum": 0.3}
MAX_WORDS = 120


def make_labels(sentences: list[Sentence]) -> dict[str, list[str]]:
    """Label lists, the commonest first."""
    labels = {}
    for column in COLUMNS:
        counts = Counter(value for s in sentences for value in getattr(s, column))
        labels[column] = [k for k, n in counts.most_common() if n >= LEAST[column]]
    for scheme, kinds in (("uner", ("PER", "ORG", "LOC", "OTH")), ("gum", ("PER", "ORG", "LOC"))):
        labels[scheme] = ["O", *(f"{p}-{k}" for k in kinds for p in "BI")]
    return labels


class Batcher:
    """Sentences to tensors."""

    def __init__(self, labels: dict[str, list[str]], table: Tensor, seed: int) -> None:
        tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.pieces = WordPieces(lambda w: tokenizer.encode(w, add_special_tokens=False).ids)
        self.index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
        self.table = table
        self.random = random.Random(seed)

    def length(self, sentence: Sentence) -> int:
        """Pieces of a sentence with its two marks."""
        return 2 + sum(len(self.pieces(w)) for w in sentence.words[:MAX_WORDS])

    def batches(self, sentences: list[Sentence], budget: int) -> list[list[Sentence]]:
        """Sentences of like length together, about ``budget`` pieces a batch."""
        keyed = [(self.length(s) + self.random.uniform(-2, 2), i) for i, s in enumerate(sentences)]
        out, batch, longest = [], [], 0.0
        for length, i in sorted(keyed):
            if batch and max(longest, length) * (len(batch) + 1) > budget:
                out.append(batch)
                batch, longest = [], 0.0
            batch.append(sentences[i])
            longest = max(longest, length)
        if batch:
            out.append(batch)
        self.random.shuffle(out)
        return out

    def tensors(self, batch: list[Sentence], *, noise: bool) -> dict[str, Tensor]:
        """Inputs and gold of a batch; ``noise`` masks words and changes letter case."""
        rows = [self._row(s, noise=noise) for s in batch]
        length = max(len(r["ids"]) for r in rows)
        words = max(len(r["first"]) for r in rows)
        out: dict[str, Tensor] = {}
        for key in rows[0]:
            width = length if key in {"ids", "shapes"} else words
            fill = 0 if key in {"ids", "shapes", "first", "last"} else -100
            out[key] = torch.full((len(rows), width), fill, dtype=torch.long)
            for i, row in enumerate(rows):
                out[key][i, : len(row[key])] = torch.tensor(row[key])
        out["mask"] = (out["ids"] > 0).float()
        out["pieces"] = self.table[out["ids"]]
        return out

    def _row(self, s: Sentence, *, noise: bool) -> dict[str, list[int]]:
        size = min(len(s.words), MAX_WORDS)
        recase = self.random.random() if noise else 1.0
        ids, shapes, first, last = [CLS], [0], [0], [0]
        for word, glued in zip(s.words[:size], s.glued[:size], strict=True):
            cased = word
            if recase < 0.03:
                cased = word.upper()
            elif recase < 0.06:
                cased = word.lower()
            elif recase < 0.09:
                cased = word[:1].upper() + word[1:]
            own = list(self.pieces(word))
            if noise:
                dice = self.random.random()
                if dice < 0.04:
                    own = [MASK] * len(own)
                if self.random.random() < 0.02:
                    glued = not glued
            first.append(len(ids))
            for i, piece in enumerate(own):
                ids.append(piece)
                shapes.append(shape_of(cased, glued=glued, continues=i > 0))
            last.append(len(ids) - 1)
        row = {"ids": [*ids, SEP], "shapes": [*shapes, 0], "first": first, "last": last}
        for column in COLUMNS:
            index = self.index[column]
            row[column] = [-100, *(index.get(v, -100) for v in getattr(s, column)[:size])]
        row["heads"] = [-100, *(h if h <= size else -100 for h in s.heads[:size])]
        for scheme in ("uner", "gum"):
            index = self.index[scheme]
            gold = [index[v] for v in s.names[:size]] if s.scheme == scheme else [-100] * size
            row[scheme] = [-100, *gold]
        return row


def loss_of(model: Parser, batch: dict[str, Tensor]) -> Tensor:
    """Sum of the heads' losses."""
    with half():
        out = model(*(batch[k] for k in ("pieces", "shapes", "mask", "first", "last")))
    total = torch.zeros((), device=DEVICE)
    for key, weight in WEIGHTS.items():
        gold = batch[key]
        if (gold >= 0).any():
            scores = out[key].float().flatten(0, 1)
            total = total + weight * F.cross_entropy(scores, gold.flatten(), ignore_index=-100)
    arcs = mask_arcs(out["arcs"].float(), batch)
    total = total + F.cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten())
    b, w = (batch["heads"] >= 0).nonzero(as_tuple=True)
    dep, head = out["rel_dep"][b, w], out["rel_head"][b, batch["heads"][b, w]]
    with half():
        rels = model.rel_scores(dep, head)
    return total + F.cross_entropy(rels.float(), batch["rels"][b, w])


def mask_arcs(arcs: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """No word heads itself and none hangs from padding."""
    real = batch["last"] > 0
    real[:, 0] = True
    size = arcs.shape[1]
    arcs = arcs.masked_fill(~real[:, None, :], -1e4)
    return arcs.masked_fill(torch.eye(size, dtype=torch.bool, device=arcs.device)[None], -1e4)


@torch.no_grad()
def scores(model: Parser, batcher: Batcher, sentences: list[Sentence]) -> dict[str, float]:
    """Greedy scores on gold words: quick, a little under what tree decoding gives."""
    model.eval()
    right: Counter[str] = Counter()
    total = 0
    for group in batcher.batches(sentences, 4000):
        batch = moved(batcher.tensors(group, noise=False))
        with half():
            out = model(*(batch[k] for k in ("pieces", "shapes", "mask", "first", "last")))
        heads = mask_arcs(out["arcs"].float(), batch).argmax(-1)
        b, w = (batch["last"] > 0).nonzero(as_tuple=True)
        dep, head = out["rel_dep"][b, w].float(), out["rel_head"][b, heads[b, w]].float()
        rels = model.rel_scores(dep, head).argmax(-1)
        good = heads[b, w] == batch["heads"][b, w]
        total += len(b)
        right["UAS"] += int(good.sum())
        right["LAS"] += int((good & (rels == batch["rels"][b, w])).sum())
        for key in ("upos", "xpos", "feats", "scripts"):
            right[key] += int((out[key].argmax(-1)[b, w] == batch[key][b, w]).sum())
    model.train()
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def main() -> None:
    """Train, scoring the averaged weights after each epoch."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--epochs", type=float, default=9)
    ask.add_argument("--budget", type=int, default=1400)
    ask.add_argument("--rate", type=float, default=2.5e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--start", type=Path, help="go on from this folder's averaged weights")
    ask.add_argument(
        "--stop", type=int, default=0, help="stop after so many epochs of the schedule"
    )
    ask.add_argument("--names", type=float, default=0.7, help="weight of the names in the loss")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--minutes", type=float, default=0, help="stretch the schedule to this time")
    args = ask.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)

    train = read_treebank("ewt-train")
    add_uner(train, "uner-ewt-train-draft")
    train += read_treebank("gum-free-train", entities=True)
    dev = {name: read_treebank(f"{name}-dev") for name in ("ewt", "gum-free")}
    labels = make_labels(train)
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False))
    encoder, table = load_minilm(SHAPES)
    batcher = Batcher(labels, table, args.seed)
    sizes = Sizes(**{k: len(v) for k, v in labels.items()})
    model = Parser(encoder, sizes)
    if args.start:
        saved = load(args.start / "parser.pt")
        model.load_state_dict(saved["state"])
    WEIGHTS["uner"] = args.names
    model.to(DEVICE)
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "shape" not in n]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or "shape" in n]
    groups = [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), foreach=True)
    average = Average(model, 0.998)
    keeper = Parser(load_minilm(SHAPES)[0], sizes).to(DEVICE)
    start, step, epoch = time.time(), 0, 0
    bases = [g["lr"] for g in groups]
    done = 0.0
    while done < 1:
        batches = batcher.batches(train, args.budget)
        for i, group in enumerate(batches):
            if args.minutes:
                done = (time.time() - start) / 60 / args.minutes
            else:
                done = (epoch + i / len(batches)) / args.epochs
            if done >= 1:
                break
            factor = min(1.0, (step + 1) / 250) * max(0.0, 1 - done) ** 0.9
            for g, base in zip(optimizer.param_groups, bases, strict=True):
                g["lr"] = base * factor
            loss = loss_of(model, moved(batcher.tensors(group, noise=True)))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            average.update(model)
            step += 1
            if step % 50 == 0:
                print(f"{step} {loss.item():.3f} {time.time() - start:.0f}s", flush=True)
        epoch += 1
        keeper.load_state_dict(average.state)
        torch.save({"state": average.state, "sizes": asdict(sizes)}, args.out / "parser.pt")
        if epoch == args.stop:
            done = 1.0
        if done >= 1:
            for name, sentences in dev.items():
                print("epoch", epoch, name, scores(keeper, batcher, sentences), flush=True)
    print(f"done in {time.time() - start:.0f}s")


if __name__ == "__main__":
    main()
