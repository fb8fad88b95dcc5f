"""The relation encoder: a marked pair in, its root, its act, its status."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.coding.marking import ROLES
from encoder import WIDTH, Encoder


class Relations(nn.Module):
    """Pools the whole sentence and the marks that open source and target."""

    def __init__(
        self, encoder: Encoder, *, types: int, statuses: int, modes: int, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.role = nn.Embedding(ROLES, WIDTH)
        nn.init.normal_(self.role.weight, std=0.02)
        self.hidden = nn.Linear(3 * WIDTH, WIDTH)
        self.root = nn.Linear(WIDTH, types)
        self.act = nn.Linear(WIDTH, types)
        self.status = nn.Linear(WIDTH, statuses)
        self.mode = nn.Linear(WIDTH, modes)
        self.dropout = dropout

    def forward(
        self, pieces: Tensor, shapes: Tensor, roles: Tensor, mask: Tensor, select: Tensor
    ) -> dict[str, Tensor]:
        """``select`` is batch x 3 x length: weights of the pieces in the three pools."""
        states = self.encoder(pieces + self.role(roles), shapes, mask)
        pooled = (select @ states[-1]).flatten(1)
        drop = self.dropout if self.training else 0.0
        hidden = F.gelu(self.hidden(F.dropout(pooled, drop, self.training)))
        hidden = F.dropout(hidden, drop, self.training)
        return {k: getattr(self, k)(hidden) for k in ("root", "act", "status", "mode")}


def root_loss(scores: Tensor, gold: Tensor, either: tuple[int, int], smooth: float) -> Tensor:
    """Cross entropy where gold -1 means one of the two types ``either``."""
    logs = scores.log_softmax(-1)
    fixed = gold.clamp_min(0)
    own = logs.gather(1, fixed[:, None]).squeeze(1)
    both = torch.logaddexp(logs[:, either[0]], logs[:, either[1]])
    chosen = torch.where(gold < 0, both, own)
    return -((1 - smooth) * chosen + smooth * logs.mean(-1)).mean()
