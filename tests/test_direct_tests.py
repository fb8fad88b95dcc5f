"""Modules of the reading core have tests that import what they define.

A module that is only tested through others breaks far from where it is wrong.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import dragoman

SOURCE = Path(dragoman.__file__).parent
TESTS = Path(__file__).parent
ROOMS = ("annotate", "arrangements", "codebook", "coding", "entities", "frames", "occasions",
         "resolve", "syntax")  # fmt: skip
# text is looked through and not parsed: there are many tests
IMPORT = re.compile(r"^ *from (dragoman[\w.]*) import (?:\(([^)]*)\)|([^\n(]*))", re.MULTILINE)
DEFINES = re.compile(r"^(?:def|class) ", re.MULTILINE)
NAME = re.compile(r"(\w+)(?: as \w+)?")


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
        if DEFINES.search(path.read_text(encoding="utf-8"))
    ]


@cache
def handed_on() -> dict[str, str]:
    """Return where the names stand that packages hand on: "dragoman.read.Context" ..."""
    return {
        f"{module_name(path)}.{name}": module
        for path in SOURCE.rglob("__init__.py")
        for module, name in imports_of(path)
    }


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a file imports from the package: the module and the name."""
    for module, block, line in IMPORT.findall(path.read_text(encoding="utf-8")):
        for name in NAME.findall(block or line):
            yield module, name


@cache
def imported() -> frozenset[str]:
    """Return the names of modules that test modules, and what they share, import."""
    names: set[str] = set()
    for path in TESTS.rglob("*.py"):
        for module, name in imports_of(path):
            whole = f"{module}.{name}"
            names |= {module, whole, handed_on().get(whole, module)}
    return frozenset(names)


def test_modules_of_the_core_are_tested_by_name() -> None:
    """Each of them."""
    assert [module for module in modules() if module not in imported()] == []
