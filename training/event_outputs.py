"""Add to the parser's graph what the event heads read: the shared layers' states, and its words.

    python training/event_outputs.py ../src/dragoman/model/parser.onnx

`export.py` does it for a parser trained anew; run by itself it amends one exported before.
"""

from __future__ import annotations

import sys

import onnx
from onnx import TensorProto, helper

from encoder import WIDTH

SHARED = 2
LOW = f"/model/encoder/layers.{SHARED - 1}/norm2/LayerNormalization_output_0"


def add_outputs(model: onnx.ModelProto) -> None:
    """Name the two tensors and make them outputs, once."""
    graph = model.graph
    if any(output.name == "low" for output in graph.output):
        return
    words = next(n.output[0] for n in graph.node if n.name == "/model/Mul_8")
    for name, source, axis in (("low", LOW, "length"), ("words", words, "words")):
        graph.node.append(helper.make_node("Identity", [source], [name]))
        graph.output.append(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", axis, WIDTH])
        )


if __name__ == "__main__":
    graph = onnx.load(sys.argv[1])
    add_outputs(graph)
    onnx.save(graph, sys.argv[1])
