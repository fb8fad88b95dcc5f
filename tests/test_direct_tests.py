"""Modules of the reading core have tests that import what they define.

A module that is only tested through others breaks far from where it is wrong.
"""

import ast
from functools import cache
from pathlib import Path

import dragoman

SOURCE = Path(dragoman.__file__).parent
TESTS = Path(__file__).parent
ROOMS = ("annotate", "arrangements", "codebook", "coding", "entities", "frames", "occasions",
         "resolve", "syntax")  # fmt: skip
LEAST = 0.84  # of the modules; it only rises, and is to reach 1


def module_name(path: Path) -> str:
    """Return the name by which a file of the package is imported."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def modules() -> list[str]:
    """Return the names of the core's modules that define a function or a class."""
    return [
        module_name(path)
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        if any(
            isinstance(each, ast.FunctionDef | ast.ClassDef)
            for each in ast.parse(path.read_text(encoding="utf-8")).body
        )
    ]


@cache
def handed_on() -> dict[str, str]:
    """Return where the names stand that packages hand on: "dragoman.read.Context" ..."""
    found = {}
    for path in SOURCE.rglob("__init__.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                for each in node.names:
                    found[f"{module_name(path)}.{each.name}"] = node.module
    return found


@cache
def imported() -> frozenset[str]:
    """Return the names of modules that test modules, and what they share, import."""
    names: set[str] = set()
    for path in TESTS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = {f"{node.module}.{each.name}" for each in node.names}
                names |= {node.module, *whole}
                names |= {handed_on()[each] for each in whole if each in handed_on()}
            elif isinstance(node, ast.Import):
                names |= {each.name for each in node.names}
    return frozenset(names)


def test_modules_of_the_core_are_tested_by_name() -> None:
    """Run this file to see which are not."""
    known = modules()
    with_tests = sum(module in imported() for module in known)
    assert with_tests / len(known) >= LEAST


if __name__ == "__main__":
    print("\n".join(module for module in modules() if module not in imported()))  # noqa: T201
