"""Weights of an ONNX graph to int8, with the activations quantised row by row at run time.

ONNX Runtime's dynamic quantisation takes one scale for a whole tensor, so an answer would depend
on the batch it came in. Here every row (a piece of a sentence) has its own scale, computed in the
graph, and the integer product is exact: the same piece gives the same bits in any batch. Weights
use seven bits a column, so the sums cannot overflow on processors without VNNI.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

LEAST = 20_000


def quantise(model: onnx.ModelProto, *, least: int = LEAST, skip: tuple[str, ...] = ()) -> None:
    """Replace, in place, each product with a constant matrix of at least ``least`` numbers."""
    graph = model.graph
    _split_gemm(graph)
    tables = {t.name: t for t in graph.initializer}
    fresh: list[onnx.NodeProto] = []
    gone: set[str] = set()
    kept = {n for node in graph.node if node.op_type != "MatMul" for n in node.input}
    scaled: dict[str, tuple[str, str]] = {}
    for node in graph.node:
        table = tables.get(node.input[1]) if node.op_type == "MatMul" else None
        if (
            table is None
            or len(table.dims) != 2
            or table.dims[0] * table.dims[1] < least
            or any(part in node.name for part in skip)
        ):
            fresh.append(node)
            continue
        weight = numpy_helper.to_array(table)
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 63
        rounded = np.clip(np.round(weight / scale), -63, 63).astype(np.int8)
        name = table.name
        if name not in gone:
            graph.initializer.append(numpy_helper.from_array(rounded, f"{name}_q"))
            graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}_s"))
        gone.add(name)
        x = node.input[0]
        if x not in scaled:
            scaled[x] = (f"{x}_rows", f"{x}_scale")
            fresh += _rows(x)
        rows, row_scale = scaled[x]
        out = node.output[0]
        fresh.append(
            helper.make_node(
                "MatMulIntegerToFloat",
                [rows, f"{name}_q", "q_one", f"{name}_s", "q_zero"],
                [f"{out}_int"],
                domain="com.microsoft",
            )
        )
        fresh.append(helper.make_node("Mul", [f"{out}_int", row_scale], [out]))
    del graph.node[:]
    graph.node.extend(fresh)
    for name in gone - kept:
        graph.initializer.remove(tables[name])
    constants = {
        "q_per": np.array(1 / 127, np.float32),
        "q_least": np.array(1e-8, np.float32),
        "q_one": np.array(1, np.float32),
        "q_zero": np.array(128, np.uint8),
        "q_axis": np.array([-1]),
    }
    for name, value in constants.items():
        graph.initializer.append(numpy_helper.from_array(value, name))
    if not any(o.domain == "com.microsoft" for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _split_gemm(graph: onnx.GraphProto) -> None:
    """Gemm with a transposed constant to a plain product and a sum."""
    tables = {t.name: t for t in graph.initializer}
    fresh: list[onnx.NodeProto] = []
    for node in graph.node:
        flags = {a.name: helper.get_attribute_value(a) for a in node.attribute}
        if node.op_type != "Gemm" or flags.get("transB") != 1 or node.input[1] not in tables:
            fresh.append(node)
            continue
        table = tables[node.input[1]]
        turned = f"{table.name}_turned"
        weight = np.ascontiguousarray(numpy_helper.to_array(table).T)
        graph.initializer.append(numpy_helper.from_array(weight, turned))
        graph.initializer.remove(table)
        out = node.output[0]
        fresh.append(helper.make_node("MatMul", [node.input[0], turned], [f"{out}_product"]))
        fresh.append(helper.make_node("Add", [f"{out}_product", node.input[2]], [out]))
    del graph.node[:]
    graph.node.extend(fresh)


def _rows(x: str) -> list[onnx.NodeProto]:
    return [
        helper.make_node("Abs", [x], [f"{x}_abs"]),
        helper.make_node("ReduceMax", [f"{x}_abs", "q_axis"], [f"{x}_max"], keepdims=1),
        helper.make_node("Mul", [f"{x}_max", "q_per"], [f"{x}_raw"]),
        helper.make_node("Max", [f"{x}_raw", "q_least"], [f"{x}_scale"]),
        helper.make_node("Div", [x, f"{x}_scale"], [f"{x}_unit"]),
        helper.make_node("QuantizeLinear", [f"{x}_unit", "q_one", "q_zero"], [f"{x}_rows"]),
    ]
