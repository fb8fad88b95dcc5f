"""One row of a user's table, which knows where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row.

    Attributes:
        file: name of its table's file.
        line: from 1.
        cells: by column; those that the table does not have are empty.
        own: whether it is a user's.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    own: bool = False

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where the table has no such column."""
        return self.cells.get(column, "")
