"""The teacher of the event heads: MPNet (12 layers, 768 wide) in plain torch, with the same heads.

It is used in training alone: what it makes of words is what the small heads learn beside the
labels. Its lower half stays as published, so it is computed once.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from encoder import HEADS, Layer, half
from event_model import KIND, PAIR, Sizes

WIDTH, LAYERS, FROZEN, MIXED = 768, 12, 6, 4
WORDS, READ, SHAPES = 384, 256, 4
FIRST_PLACE = 2  # the published positions begin after two that are none
BUCKETS, FAR = 32, 128


def tokenizer_of(folder: Path) -> Tokenizer:
    """The published word pieces, without a limit of length."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def buckets(length: int) -> Tensor:
    """The bucket of the way from each place to each other, as MPNet counts them."""
    places = torch.arange(length)
    ways = places[:, None] - places[None]
    half = BUCKETS // 2
    exact = half // 2
    far = ways.abs()
    scale = (half - exact) / math.log(FAR / exact)
    large = exact + (torch.log(far.clamp_min(1).float() / exact) * scale).long()
    return (ways < 0).long() * half + torch.where(far < exact, far, large.clamp_max(half - 1))


class Teacher(nn.Module):
    """What `event_model.Heads` tells of a word, told by a larger encoder."""

    def __init__(self, sizes: Sizes, folder: Path | None = None, dropout: float = 0.2) -> None:
        super().__init__()
        self.word = nn.Embedding(30527, WIDTH)
        self.position = nn.Embedding(514, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(0.1, WIDTH, 1e-5) for _ in range(LAYERS))
        self.before = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(MIXED))
        self.read = nn.Linear(WORDS, READ)
        width, kind, pair = WIDTH + READ, KIND + 64, PAIR + 32
        self.kind_hidden = nn.Linear(width, kind)
        self.kind = nn.Linear(kind, sizes.types)
        self.mode = nn.Linear(kind, sizes.modes)
        self.mood_hidden = nn.Linear(width, kind)
        self.status = nn.Linear(kind, sizes.statuses)
        self.certainty = nn.Linear(kind, sizes.certainties)
        self.trigger = nn.Linear(width, pair)
        self.filler = nn.Linear(width, pair)
        self.pair = nn.Parameter(torch.randn(2, pair + 1, pair) * 0.02)
        self.path = nn.Parameter(torch.zeros(sizes.paths, 2))
        self.dropout = dropout
        if folder is not None:
            self._published(folder)

    def _published(self, folder: Path) -> None:
        """Take the published weights; what stands below the trained layers stays as it is."""
        weights = load_file(folder / "model.safetensors")
        state = {
            "word.weight": weights["embeddings.word_embeddings.weight"],
            "position.weight": weights["embeddings.position_embeddings.weight"],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "relative.weight": weights["encoder.relative_attention_bias.weight"],
        }
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            for part in ("weight", "bias"):
                attention = [weights[f"{old}attention.attn.{name}.{part}"] for name in "qkv"]
                state[f"{new}qkv.{part}"] = torch.cat(attention)
                state[f"{new}out.{part}"] = weights[f"{old}attention.attn.o.{part}"]
                state[f"{new}norm1.{part}"] = weights[f"{old}attention.LayerNorm.{part}"]
                state[f"{new}up.{part}"] = weights[f"{old}intermediate.dense.{part}"]
                state[f"{new}down.{part}"] = weights[f"{old}output.dense.{part}"]
                state[f"{new}norm2.{part}"] = weights[f"{old}output.LayerNorm.{part}"]
        self.load_state_dict(state, strict=False)
        for part in (self.word, self.position, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(requires_grad=False)

    def _bias(self, mask: Tensor) -> Tensor:
        relative = self.relative(buckets(mask.shape[1])).permute(2, 0, 1)[None]
        return (relative + (1 - mask)[:, None, None, :] * -1e4).to(torch.bfloat16)

    @torch.no_grad()
    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states below the trained layers, of sentences by themselves."""
        with half():
            places = self.position.weight[FIRST_PLACE : FIRST_PLACE + ids.shape[1]]
            x = self.norm(self.word(ids) + places)
            bias = self._bias(mask)
            for layer in self.layers[:FROZEN]:
                x = layer(x, bias)
        return x

    def forward(  # noqa: PLR0917 - what the heads take, with the shapes of the pieces
        self,
        low: Tensor,
        shapes: Tensor,
        mask: Tensor,
        before: Tensor,
        first: Tensor,
        last: Tensor,
        words: Tensor,
    ) -> tuple[Tensor, ...]:
        """Scores of each word, as of `event_model.Heads`."""
        with half():
            x = low.float() + self.shape(shapes) + before[:, :, None] * self.before
            bias = self._bias(mask)
            states = []
            for layer in self.layers[FROZEN:]:
                x = layer(x, bias)
                states.append(x)
            weights = self.mix.softmax(0)
            mixed = sum(weights[i] * state for i, state in enumerate(states[-MIXED:])).float()

        def at(index: Tensor) -> Tensor:
            return torch.gather(mixed, 1, index[:, :, None].expand(-1, -1, WIDTH))

        drop = self.dropout if self.training else 0.0

        def dropped(value: Tensor) -> Tensor:
            return F.dropout(value, drop, self.training)

        x = dropped(torch.cat([0.5 * (at(first) + at(last)), self.read(words)], -1))
        kind = dropped(F.gelu(self.kind_hidden(x)))
        mood = dropped(F.gelu(self.mood_hidden(x)))
        return (
            self.kind(kind),
            self.mode(kind),
            self.status(mood),
            self.certainty(mood),
            dropped(F.gelu(self.trigger(x))),
            dropped(F.gelu(self.filler(x))),
        )

    def pairs(self, trigger: Tensor, filler: Tensor, paths: Tensor) -> Tensor:
        """Scores of fillers for triggers, for both roles."""
        one = torch.ones_like(trigger[:, :1])
        left = torch.einsum("nd,rde->nre", torch.cat([trigger, one], 1), self.pair)
        return torch.einsum("nre,ne->nr", left, filler) + self.path[paths]
