"""Trained weights to what ships: ONNX graphs, tables, tokenizer, labels, checksums.

python training/export.py --parser build/parser --out src/dragoman/model
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.annotate.parser.pieces import SHAPES
from encoder import load, load_minilm, minilm_folder, quantise_rows
from event_outputs import add_outputs
from parser_model import REL, Parser, Sizes
from quantise import quantise

FILES = (
    "arcs.onnx",
    "events.npz",
    "events.onnx",
    "labels.json",
    "parser.onnx",
    "relations.onnx",
    "tables.npz",
    "tokenizer.json.gz",
)


class ParserGraph(nn.Module):
    """What the runtime needs of the parser, as a tuple."""

    def __init__(self, model: Parser) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        out = self.model(pieces, shapes, mask, first, last)
        tags = torch.stack([out[k].argmax(-1) for k in ("upos", "xpos", "feats", "scripts")], -1)
        names = out["uner"].softmax(-1)
        return tags, names, out["arcs"], out["rel_dep"], out["rel_head"]


class ArcGraph(nn.Module):
    """Scores of the dependency labels, for words and the heads that the tree gave them."""

    def __init__(self, model: Parser) -> None:
        super().__init__()
        size = model.rel_weight.shape
        self.shape = (size[1], size[2])
        self.weight = nn.Parameter(model.rel_weight.detach().reshape(size[0], -1))

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(dep[:, :1])
        left = torch.cat([dep, one], 1) @ self.weight
        left = left.reshape(-1, *self.shape)
        return (left @ torch.cat([head, one], 1)[:, :, None]).squeeze(-1)


def export_parser(folder: Path, out: Path, *, precise: bool) -> None:
    """Write ``parser.onnx`` and ``arcs.onnx``."""
    saved = load(folder / "parser.pt")
    model = Parser(load_minilm(SHAPES)[0], Sizes(**saved["sizes"]))
    model.load_state_dict(saved["state"])
    model.eval()
    batch, length, words = 2, 16, 16
    sample = (
        torch.randn(batch, length, 384),
        torch.ones(batch, length, dtype=torch.long),
        torch.ones(batch, length),
        torch.ones(batch, words, dtype=torch.long),
        torch.ones(batch, words, dtype=torch.long),
    )
    write_graph(
        ParserGraph(model),
        sample,
        ["pieces", "shapes", "mask", "first", "last"],
        ["tags", "names", "arcs", "rel_dep", "rel_head"],
        {
            "pieces": {0: "batch", 1: "length"},
            "shapes": {0: "batch", 1: "length"},
            "mask": {0: "batch", 1: "length"},
            "first": {0: "batch", 1: "words"},
            "last": {0: "batch", 1: "words"},
        },
        out / "parser.onnx",
        precise=precise,
    )
    graph = onnx.load(out / "parser.onnx")
    add_outputs(graph)
    onnx.save(graph, out / "parser.onnx")
    sample = (torch.randn(3, REL), torch.randn(3, REL))
    axes = {"dep": {0: "words"}, "head": {0: "words"}}
    arcs = ArcGraph(model)
    write_graph(arcs, sample, ["dep", "head"], ["rels"], axes, out / "arcs.onnx", precise=precise)


def write_graph(  # noqa: PLR0917 - the same six wherever a graph is written
    graph: nn.Module,
    sample: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
    *,
    precise: bool,
) -> None:
    """Export ``graph``; int8 unless ``precise``."""
    torch.onnx.export(
        graph,
        sample,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=18,
        dynamo=False,
        do_constant_folding=True,
    )
    model = onnx.load(path)
    if not precise:
        quantise(model)
    model.producer_name = "dragoman"
    onnx.save(model, path)


def write_tables(out: Path) -> None:
    """Word embeddings in int8 a row."""
    weights = load_file(minilm_folder() / "model.safetensors")
    rows, scale = quantise_rows(weights["embeddings.word_embeddings.weight"])
    # packed, though unpacking takes 0.1 s: all weights together are to stay under 45 MB
    np.savez_compressed(
        out / "tables.npz", rows=rows.numpy(), scale=scale.numpy().astype(np.float32)
    )


def write_tokenizer(out: Path) -> None:
    """The published tokenizer without padding or truncation."""
    data = json.loads((minilm_folder() / "tokenizer.json").read_text("utf-8"))
    data["padding"] = data["truncation"] = None
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def write_checksums(out: Path) -> None:
    """SHA-256 of every file that must be whole."""
    sums = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in FILES
        if (out / name).exists()
    }
    (out / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", "utf-8")


def main() -> None:
    """Write the model folder."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--parser", type=Path, required=True)
    ask.add_argument("--relations", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--precise", action="store_true", help="fp32, to measure what int8 costs")
    args = ask.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    export_parser(args.parser, args.out, precise=args.precise)
    labels = json.loads((args.parser / "labels.json").read_text("utf-8"))
    labels.pop("gum", None)
    if args.relations:
        from relation_export import export_relations

        labels.update(export_relations(args.relations, args.out, precise=args.precise))
    write_tables(args.out)
    write_tokenizer(args.out)
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    (args.out / "labels.json").write_text(text + "\n", "utf-8")
    write_checksums(args.out)
    total = sum((args.out / n).stat().st_size for n in FILES if (args.out / n).exists())
    print(f"{total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
