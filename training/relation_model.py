"""The relation encoder: a marked pair in, its root, its act, its status."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.coding.heads.marking import ROLES
from encoder import WIDTH, Encoder

BLEND, NONE_BIAS = 0.1, -0.3
INPUTS = ("pieces", "shapes", "roles", "mask", "select")
HEADS = ("root", "plv", "act", "status", "mode")


class Relations(nn.Module):
    """Pools the whole sentence and the marks that open source and target.

    Two heads tell the PLOVER type: ``root`` by our own reading of the ontology, with NONE; ``plv``
    by that of the PLV annotators, which differs here and there (a conviction is an ACCUSE to
    them) and knows no NONE. What ships joins them: NONE from the one, types from the other.
    """

    def __init__(
        self, encoder: Encoder, *, types: int, statuses: int, modes: int, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.role = nn.Embedding(ROLES, WIDTH)
        nn.init.normal_(self.role.weight, std=0.02)
        self.hidden = nn.Linear(3 * WIDTH, WIDTH)
        self.root = nn.Linear(WIDTH, types)
        self.plv = nn.Linear(WIDTH, types - 1)
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
        return {k: getattr(self, k)(hidden) for k in HEADS}


def type_loss(scores: Tensor, gold: Tensor, either: tuple[int, int], smooth: float) -> Tensor:
    """Cross entropy where gold -1 means one of the two types ``either``, and -100 nothing."""
    known = gold > -100
    if not known.any():
        return scores.sum() * 0
    logs, gold = scores[known].log_softmax(-1), gold[known]
    own = logs.gather(1, gold.clamp_min(0)[:, None]).squeeze(1)
    if (gold >= 0).all():
        return -((1 - smooth) * own + smooth * logs.mean(-1)).mean()
    both = torch.logaddexp(logs[:, either[0]], logs[:, either[1]])
    chosen = torch.where(gold < 0, both, own)
    return -((1 - smooth) * chosen + smooth * logs.mean(-1)).mean()


def joined(
    out: dict[str, Tensor],
    heat: tuple[float, float] = (1.0, 1.0),
    blend: float = BLEND,
    none_bias: float = NONE_BIAS,
) -> Tensor:
    """Log probabilities of the types and NONE (the last), from both heads.

    The types are the PLV head's, with a little of the other's; NONE is the other's, its odds
    lowered a little. Both amounts were chosen on the folds and on our own `dev` pairs.
    """
    root = (out["root"].float() / heat[0]).log_softmax(-1)
    plv = (out["plv"].float() / heat[1]).log_softmax(-1)
    types = (plv + blend * root[:, :-1].log_softmax(-1)).log_softmax(-1)
    some = root[:, :-1].logsumexp(-1, keepdim=True)
    either = torch.cat([some, root[:, -1:] + none_bias], 1).log_softmax(-1)
    return torch.cat([types + either[:, :1], either[:, 1:]], 1)
