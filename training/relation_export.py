"""The trained relation encoder to ``relations.onnx`` and its labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.annotate.parser.pieces import SHAPES
from encoder import load, load_minilm
from relation_data import STATUSES, TYPES
from relation_model import BLEND, HEADS, NONE_BIAS, Relations


class RelationGraph(nn.Module):
    """What the runtime needs: scores of every head."""

    def __init__(self, model: Relations) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, shapes: Tensor, roles: Tensor, mask: Tensor, select: Tensor
    ) -> tuple[Tensor, ...]:
        out = self.model(pieces, shapes, roles, mask, select)
        return tuple(out[name] for name in HEADS)


def export_relations(folder: Path, out: Path, *, precise: bool) -> dict[str, Any]:
    """Write ``relations.onnx``; returns its labels and temperature."""
    from export import write_graph

    saved = load(folder / "relations.pt")
    model = Relations(load_minilm(SHAPES)[0], **saved["sizes"])
    model.load_state_dict(saved["state"])
    model.eval()
    sample = (
        torch.randn(2, 16, 384),
        torch.ones(2, 16, dtype=torch.long),
        torch.ones(2, 16, dtype=torch.long),
        torch.ones(2, 16),
        torch.ones(2, 3, 16) / 16,
    )
    inputs = ["pieces", "shapes", "roles", "mask", "select"]
    axes = {name: {0: "batch", 1: "length"} for name in inputs[:4]}
    axes["select"] = {0: "batch", 2: "length"}
    write_graph(
        RelationGraph(model), sample, inputs, list(HEADS), axes,
        out / "relations.onnx", precise=precise,
    )  # fmt: skip
    return {
        "types": list(TYPES),
        "statuses": list(STATUSES),
        "modes": saved["modes"],
        "temperatures": saved["temperatures"],
        "blend": BLEND,
        "none_bias": NONE_BIAS,
    }
