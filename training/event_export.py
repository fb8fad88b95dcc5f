"""The trained event heads to what ships: `events.onnx`, `events.npz` and their labels.

    python training/event_export.py --events build/events --out ../src/dragoman/model

Adds to the labels of the model's folder and renews its checksums.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from encoder import WIDTH, load
from event_data import CERTAINTIES, STATUSES, TYPES
from event_model import Heads, Sizes
from export import write_checksums, write_graph

INPUTS = ["low", "mask", "before", "first", "last", "words"]
OUTPUTS = ["kind", "mode", "status", "certainty", "trigger", "filler"]


class HeadsGraph(nn.Module):
    """What the runtime needs of the heads: probabilities, and vectors for pairs of words."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.heads = heads

    def forward(  # noqa: PLR0917 - what the graph takes
        self, low: Tensor, mask: Tensor, before: Tensor, first: Tensor, last: Tensor, words: Tensor
    ) -> tuple[Tensor, ...]:
        kind, mode, status, certainty, trigger, filler = self.heads(
            low, mask, before, first, last, words
        )
        return (
            kind.softmax(-1),
            mode.sigmoid(),
            status.softmax(-1),
            certainty.softmax(-1),
            trigger,
            filler,
        )


def export_events(folder: Path, out: Path) -> dict[str, list[str]]:
    """Write the graph and the tables of the heads; return their labels."""
    saved = load(folder / "events.pt")
    heads = Heads(Sizes(**saved["sizes"]))
    heads.load_state_dict(saved["state"])
    heads.eval()
    batch, length, words = 2, 24, 12
    sample = (
        torch.randn(batch, length, WIDTH),
        torch.ones(batch, length),
        torch.zeros(batch, length),
        torch.ones(batch, words, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
        torch.randn(batch, words, WIDTH),
    )
    axes = {
        name: {0: "batch", 1: "length" if name in {"low", "mask", "before"} else "words"}
        for name in INPUTS
    }
    graph = HeadsGraph(heads)
    write_graph(graph, sample, INPUTS, OUTPUTS, axes, out / "events.onnx", precise=False)
    pair, path = heads.pair.detach().numpy(), heads.path.detach().numpy()
    np.savez(out / "events.npz", pair=pair.astype(np.float16), path=path.astype(np.float16))
    return {
        "types": list(TYPES),
        "modes": saved["modes"],
        "statuses": list(STATUSES),
        "certainties": list(CERTAINTIES),
        "paths": saved["paths"],
    }


def main() -> None:
    """Write the heads into the model's folder."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--events", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    labels_file = args.out / "labels.json"
    labels = json.loads(labels_file.read_text("utf-8"))
    labels["events"] = export_events(args.events, args.out)
    labels_file.write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", "utf-8")
    write_checksums(args.out)


if __name__ == "__main__":
    main()
