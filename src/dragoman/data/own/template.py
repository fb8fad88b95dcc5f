"""The template of a folder of one's own: every table, empty, with comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from dragoman.data.own.kinds import ENDING, Kind, kinds
from dragoman.errors import UsageError

_WIDTH = 96


def write_template(folder: Path) -> tuple[Path, ...]:
    """Write a folder with every table, its columns and rows to show how it is written.

    The rows stand behind ``#``, so that the new folder changes nothing.

    Args:
        folder: new, or without any of the files.

    Returns:
        The files written.

    Raises:
        UsageError: there are files already.
    """
    paths = [folder / f"{name}{ENDING}" for name in kinds()]
    there = [path for path in paths if path.exists()]
    if there:
        message = f"{there[0]} is there already; name a new folder"
        raise UsageError(message)
    folder.mkdir(parents=True, exist_ok=True)
    for path, kind in zip(paths, kinds().values(), strict=True):
        path.write_text("\n".join(_lines(kind)) + "\n", encoding="utf-8")
    return tuple(paths)


def _lines(kind: Kind) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(kind.about, _WIDTH))
    yield "# Cells are parted by tabs. Lines with # are remarks; take the # away to use such a row."
    yield "\t".join(kind.columns)
    yield from (f"# {row}" for row in kind.example)
