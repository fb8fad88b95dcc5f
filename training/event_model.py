"""The event heads: layers of their own over the parser's first ones, and what they tell of a word.

The sentence before stands behind the sentence itself, so that "it was called off" can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from encoder import WIDTH, Layer, half, load_minilm

KIND, PAIR = 320, 160
BEFORE = 48


@dataclass
class Sizes:
    """How many labels each head tells apart."""

    types: int
    modes: int
    statuses: int
    certainties: int
    paths: int
    layers: int = 4


class Heads(nn.Module):
    """Whether a word tells an event, of what kind, and which words fill its roles."""

    def __init__(self, sizes: Sizes, dropout: float = 0.2) -> None:
        super().__init__()
        self.before = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(sizes.layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * sizes.layers))
        self.read = nn.Linear(WIDTH, WIDTH)
        self.kind_hidden = nn.Linear(2 * WIDTH, KIND)
        self.kind = nn.Linear(KIND, sizes.types)
        self.mode = nn.Linear(KIND, sizes.modes)
        self.mood_hidden = nn.Linear(2 * WIDTH, KIND)
        self.status = nn.Linear(KIND, sizes.statuses)
        self.certainty = nn.Linear(KIND, sizes.certainties)
        self.trigger = nn.Linear(2 * WIDTH, PAIR)
        self.filler = nn.Linear(2 * WIDTH, PAIR)
        self.pair = nn.Parameter(torch.randn(2, PAIR + 1, PAIR) * 0.02)
        self.path = nn.Parameter(torch.zeros(sizes.paths, 2))
        self.dropout = dropout

    def states(self, low: Tensor, mask: Tensor, before: Tensor) -> Tensor:
        """``before`` is 1.0 for pieces of the sentence before."""
        x = low + before[:, :, None] * self.before
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        if not torch.onnx.is_in_onnx_export():
            bias = bias.expand(-1, 1, low.shape[1], -1)
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        weights = self.mix.softmax(0)
        return sum(weights[i] * state for i, state in enumerate(states))  # type: ignore[return-value]

    def forward(  # noqa: PLR0917 - what the graph takes
        self, low: Tensor, mask: Tensor, before: Tensor, first: Tensor, last: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        """Scores of each word: kind, mode, status, certainty; vectors as trigger and as filler."""
        with half(enabled=self.training):
            mixed = self.states(low, mask, before)
        mixed = mixed.float()

        def at(index: Tensor) -> Tensor:
            return torch.gather(mixed, 1, index[:, :, None].expand(-1, -1, WIDTH))

        drop = self.dropout if self.training else 0.0
        own = 0.5 * (at(first) + at(last))
        x = F.dropout(torch.cat([own, self.read(words)], -1), drop, self.training)
        kind = F.dropout(F.gelu(self.kind_hidden(x)), drop, self.training)
        mood = F.dropout(F.gelu(self.mood_hidden(x)), drop, self.training)
        return (
            self.kind(kind),
            self.mode(kind),
            self.status(mood),
            self.certainty(mood),
            F.dropout(F.gelu(self.trigger(x)), drop, self.training),
            F.dropout(F.gelu(self.filler(x)), drop, self.training),
        )

    def pairs(self, trigger: Tensor, filler: Tensor, paths: Tensor) -> Tensor:
        """Scores of fillers (n x PAIR) for triggers (n x PAIR), for both roles."""
        one = torch.ones_like(trigger[:, :1])
        left = torch.einsum("nd,rde->nre", torch.cat([trigger, one], 1), self.pair)
        return torch.einsum("nre,ne->nr", left, filler) + self.path[paths]


def fresh(sizes: Sizes, start: str = "published") -> Heads:
    """Heads whose layers begin as the published encoder's upper ones."""
    heads = Heads(sizes)
    if start == "published":
        published, _ = load_minilm(1)
        for own, layer in zip(heads.layers, published.layers[-sizes.layers :], strict=True):
            own.load_state_dict(layer.state_dict())
    return heads
