"""Each module of the reading core has a test that imports it by its name.

A module that is only tested through others breaks far from where it is wrong. `OWED` lists those
that still have none; it only shrinks.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

import dragoman

SOURCE = Path(dragoman.__file__).parent
TESTS = Path(__file__).parent
ROOMS = ("annotate", "arrangements", "codebook", "coding", "entities", "frames", "occasions",
         "resolve", "syntax")  # fmt: skip
OWED = frozenset((TESTS / "owed_direct_tests.txt").read_text(encoding="utf-8").split())


def modules() -> list[str]:
    """Return the names of the core's modules that define a function or a class."""
    found = []
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            body = ast.parse(path.read_text(encoding="utf-8")).body
            if any(isinstance(each, ast.FunctionDef | ast.ClassDef) for each in body):
                parts = path.relative_to(SOURCE.parent).with_suffix("").parts
                found.append(".".join(parts).removesuffix(".__init__"))
    return found


@cache
def imported() -> frozenset[str]:
    """Return the names of modules that test modules, and what they share, import."""
    names: set[str] = set()
    for path in TESTS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
                names |= {f"{node.module}.{each.name}" for each in node.names}
            elif isinstance(node, ast.Import):
                names |= {each.name for each in node.names}
    return frozenset(names)


@pytest.mark.parametrize("module", modules())
def test_a_module_has_a_test_of_its_own(module: str) -> None:
    """By name; what was owed and is paid leaves the list."""
    assert (module in imported()) != (module in OWED), "add a test, or take it off the list"


def test_nothing_is_owed_for_a_module_that_is_gone() -> None:
    """The list names modules that there are."""
    assert sorted(OWED - set(modules())) == []
