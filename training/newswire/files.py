"""The files of `training/data/newswire`, read and written."""

import json
import lzma
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "data" / "newswire"

Label = dict[str, Any]


def read(name: str) -> list[Label]:
    """Give the records of one file, `stories` or `first/single` or `texts`."""
    with lzma.open(FOLDER / f"{name}.jsonl.xz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def write(name: str, records: list[Label]) -> None:
    """Write records, one a line; the same records give the same bytes."""
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    packed = lzma.compress(lines.encode("utf-8"), preset=6)
    (FOLDER / f"{name}.jsonl.xz").write_bytes(packed)


def texts() -> dict[int, str]:
    """Give every sentence by its number."""
    return {each["n"]: each["text"] for each in read("texts")}
