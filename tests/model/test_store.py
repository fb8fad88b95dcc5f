"""The model's folder: whole, missing, damaged."""

import json
import shutil
from importlib import resources
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.model.store import ModelFiles

SHIPPED = Path(str(resources.files("dragoman.model")))
LIMIT = 45 * 10**6


def test_the_shipped_model_is_whole_and_small() -> None:
    """Checksums fit, and everything together stays under 45 MB."""
    files = ModelFiles.load()
    sums = json.loads((files.folder / "checksums.json").read_text("utf-8"))
    assert {"parser.onnx", "arcs.onnx", "relations.onnx", "tables.npz", "tokenizer.json.gz"} <= set(
        sums
    )
    assert sum((files.folder / name).stat().st_size for name in sums) < LIMIT


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    """An empty folder is a clear error."""
    with pytest.raises(ModelError, match="install Dragoman again"):
        ModelFiles.load(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is listed but not there is named."""
    (tmp_path / "checksums.json").write_text('{"parser.onnx": "00"}')
    with pytest.raises(ModelError, match=r"parser\.onnx is missing"):
        ModelFiles.load(tmp_path)


@pytest.mark.parametrize("emptied", ["{}", "[]", "null", '"x"', "0"])
def test_emptied_checksums_are_a_failure(tmp_path: Path, emptied: str) -> None:
    """They are no switch that turns the checking off."""
    (tmp_path / "checksums.json").write_text(emptied)
    with pytest.raises(ModelError, match="names no file"):
        ModelFiles.load(tmp_path)


def test_a_file_without_a_checksum_is_a_failure(tmp_path: Path) -> None:
    """Whoever takes a line out of the list takes the file out of use."""
    for name in ("checksums.json", "labels.json"):
        shutil.copy(SHIPPED / name, tmp_path / name)
    sums = json.loads((tmp_path / "checksums.json").read_text("utf-8"))
    (tmp_path / "checksums.json").write_text(json.dumps({"arcs.onnx": sums["arcs.onnx"]}))
    with pytest.raises(ModelError, match=r"labels\.json has no checksum"):
        ModelFiles.load(tmp_path)


def test_a_damaged_file_is_never_used(tmp_path: Path) -> None:
    """One changed byte is enough to refuse."""
    for name in ("checksums.json", "labels.json"):
        shutil.copy(SHIPPED / name, tmp_path / name)
    sums = json.loads((tmp_path / "checksums.json").read_text("utf-8"))
    (tmp_path / "checksums.json").write_text(json.dumps({"labels.json": sums["labels.json"]}))
    assert ModelFiles.load(tmp_path).labels["upos"]
    with (tmp_path / "labels.json").open("ab") as stream:
        stream.write(b" ")
    with pytest.raises(ModelError, match="damaged"):
        ModelFiles.load(tmp_path)


def test_a_graph_that_cannot_be_opened(tmp_path: Path) -> None:
    """A file that is no graph is a model error, not a crash."""
    (tmp_path / "parser.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match="cannot be opened"):
        ModelFiles(tmp_path).session("parser.onnx")
