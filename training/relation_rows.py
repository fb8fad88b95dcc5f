"""Marked pairs to tensors."""

from __future__ import annotations

import random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.annotate.parser.pieces import MASK, WordPieces
from dragoman.annotate.parser.tokens import TokenRules
from dragoman.coding.heads.marking import Marked, mark
from encoder import minilm_folder
from relation_data import STATUSES, TYPES, Pair
from relation_scores import plv_label


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
