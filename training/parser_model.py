"""The parser: one encoder, and heads for tags, lemmas, trees and names."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from encoder import WIDTH, Encoder

ARC, REL, TAG = 320, 96, 320


@dataclass
class Sizes:
    """How many labels each head tells apart."""

    upos: int
    xpos: int
    feats: int
    scripts: int
    rels: int
    uner: int
    gum: int


class Parser(nn.Module):
    """Encoder and heads; a word's state is the mean of its first and last piece."""

    def __init__(self, encoder: Encoder, sizes: Sizes, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Parameter(torch.tensor([-2.0, -2.0, -1.0, 0.0, 0.0, 0.0]))
        self.tag_hidden = nn.Linear(WIDTH, TAG)
        self.name_hidden = nn.Linear(WIDTH, TAG)
        self.upos = nn.Linear(TAG, sizes.upos)
        self.xpos = nn.Linear(TAG, sizes.xpos)
        self.feats = nn.Linear(TAG, sizes.feats)
        self.scripts = nn.Linear(TAG, sizes.scripts)
        self.uner = nn.Linear(TAG, sizes.uner)
        self.gum = nn.Linear(TAG, sizes.gum)
        self.arc_dep = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.rel_dep = nn.Linear(WIDTH, REL)
        self.rel_head = nn.Linear(WIDTH, REL)
        self.arc_weight = nn.Parameter(torch.empty(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.rel_weight = nn.Parameter(torch.empty(REL + 1, sizes.rels, REL + 1))
        nn.init.normal_(self.arc_weight, std=0.05)
        nn.init.normal_(self.rel_weight, std=0.03)
        self.dropout = dropout

    def words(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """States of the words; index 0 is the tree's root, read at the opening mark."""
        states = self.encoder(pieces, shapes, mask)
        weights = self.mix.softmax(0)
        mixed = sum(weights[i] * states[i] for i in range(len(states)))

        def at(index: Tensor) -> Tensor:
            return torch.gather(mixed, 1, index[:, :, None].expand(-1, -1, WIDTH))

        return 0.5 * (at(first) + at(last))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> dict[str, Tensor]:
        """Scores of every head; words are counted from 1, 0 being the root."""
        x = self.words(pieces, shapes, mask, first, last)
        drop = self.dropout if self.training else 0.0
        x = F.dropout(x, drop, self.training)
        tags = F.dropout(F.gelu(self.tag_hidden(x)), drop, self.training)
        names = F.dropout(F.gelu(self.name_hidden(x)), drop, self.training)
        arc_dep = F.dropout(F.gelu(self.arc_dep(x)), drop, self.training)
        arc_head = F.dropout(F.gelu(self.arc_head(x)), drop, self.training)
        arcs = (arc_dep @ self.arc_weight + self.arc_bias) @ arc_head.transpose(1, 2)
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "feats": self.feats(tags),
            "scripts": self.scripts(tags),
            "uner": self.uner(names),
            "gum": self.gum(names),
            "arcs": arcs,
            "rel_dep": F.dropout(F.gelu(self.rel_dep(x)), drop, self.training),
            "rel_head": F.dropout(F.gelu(self.rel_head(x)), drop, self.training),
        }

    def rel_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores of words (n x REL) with the heads given (n x REL)."""
        one = torch.ones_like(dep[:, :1])
        dep, head = torch.cat([dep, one], 1), torch.cat([head, one], 1)
        size = self.rel_weight.shape
        left = (dep @ self.rel_weight.reshape(size[0], -1)).reshape(-1, size[1], size[2])
        return torch.einsum("nrk,nk->nr", left, head)
