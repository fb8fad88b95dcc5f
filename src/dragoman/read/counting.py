"""About how many documents there are to read, without reading them."""

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

from dragoman.read.knowledge import load_knowledge
from dragoman.read.sources import walk
from dragoman.records import Refusal

COUNTED = 50_000_000
LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".json")
UNKNOWN = (*TABLES, ".gz", ".warc", ".xml", ".rss", ".atom", ".mbox", ".eml", ".epub")


def count_hint(paths: Sequence[str]) -> int | None:
    """Return about how many documents the paths hold, for a progress bar.

    Args:
        paths: files, folders, addresses or ``-``.

    Returns:
        None where that cannot be told without reading everything.
    """
    is_about = load_knowledge().furniture.collection.fullmatch
    total = 0
    for path in paths:
        if path == "-" or "://" in path[:12]:
            return None
        folder = Path(path)
        found = walk(folder, is_about) if os.path.isdir(path) else [folder]  # noqa: PTH112 - "" is no folder
        for file in found:
            count = 1 if isinstance(file, Refusal) else _count(file)
            if count is None:
                return None
            total += count
    return total


def _count(file: Path) -> int | None:
    name = file.name.lower()
    try:
        if not file.is_file():
            return 1
        if name.endswith(".zip"):
            with zipfile.ZipFile(file) as archive:
                return len(archive.namelist())
        if name.endswith(LINES):
            return _lines(file) if file.stat().st_size <= COUNTED else None
    except (OSError, ValueError, zipfile.BadZipFile):
        return 1
    return None if name.endswith(UNKNOWN) else 1


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
