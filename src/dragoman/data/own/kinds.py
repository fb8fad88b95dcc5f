"""What tables a folder of one's own may hold, from ``tables.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENDING = ".tsv"


@dataclass(frozen=True, slots=True)
class Kind:
    """One table.

    Attributes:
        name: of the file, without its ending.
        about: what stands above it in the template.
        columns: in their order.
        required: those that must be filled.
        checks: columns by what their cells must be.
        example: rows that show how it is written.
    """

    name: str
    about: str
    columns: tuple[str, ...]
    required: frozenset[str]
    checks: Mapping[str, tuple[str, ...]]
    example: tuple[str, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the tables by name.

    >>> kinds()["retired"].columns
    ('what', 'why')
    """
    text = (files("dragoman.data.own") / "tables.toml").read_text(encoding="utf-8")
    return {
        name: Kind(
            name,
            " ".join(row["about"].split()),
            tuple(column.rstrip("*") for column in row["columns"]),
            frozenset(column[:-1] for column in row["columns"] if column.endswith("*")),
            {kind: tuple(columns) for kind, columns in row["checks"].items()},
            tuple(row["example"]),
        )
        for name, row in tomllib.loads(text).items()
    }
