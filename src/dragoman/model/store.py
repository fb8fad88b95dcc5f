"""The model's folder: found, verified and opened.

Invariant: nothing is read from a file whose checksum differs from the one it shipped with.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.model.vocabulary import Vocabulary

SUMMED = frozenset({".onnx", ".npz", ".json"})
ADVICE = "install Dragoman again, or rebuild the model with `make train`"


@dataclass(frozen=True)
class ModelFiles:
    """A verified folder of model files, and how to open them.

    Attributes:
        folder: where the files stand.
        threads: how many batches may be read side by side.
    """

    folder: Path
    threads: int = 1
    _opened: dict[str, onnxruntime.InferenceSession] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> ModelFiles:
        """Verify a folder; the shipped one when None.

        Raises:
            ModelError: a file is missing or differs from what shipped.
        """
        where = folder or Path(str(resources.files("dragoman.model")))
        sums_file = where / "checksums.json"
        try:
            sums = json.loads(sums_file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            message = f"no model in {where}: {sums_file.name} cannot be read; {ADVICE}"
            raise ModelError(message) from error
        if not isinstance(sums, dict) or not sums:
            message = f"no model in {where}: {sums_file.name} names no file; {ADVICE}"
            raise ModelError(message)
        here = {path.name for path in where.iterdir() if path.suffix in SUMMED} - {sums_file.name}
        if unlisted := sorted(here - sums.keys()):
            message = f"{where / unlisted[0]} has no checksum in {sums_file.name}; {ADVICE}"
            raise ModelError(message)
        for name, expected in sums.items():
            _verify(where / name, expected)
        return cls(where, threads)

    def open(self, names: Iterable[str]) -> ModelFiles:
        """Open what takes long now: graphs by file name, the tokenizer and the tables.

        Raises:
            ModelError: one is missing or cannot be opened.
        """
        for name in names:
            self._opened[name] = self.session(name)
        _ = self._vocabulary, self.tables
        return self

    @cached_property
    def labels(self) -> dict[str, Any]:
        """Label lists and calibration, by head."""
        loaded: dict[str, Any] = json.loads((self.folder / "labels.json").read_text("utf-8"))
        return loaded

    @cached_property
    def tables(self) -> dict[str, NDArray[np.generic]]:
        """Arrays by name: ``rows`` and ``scale`` are the word embeddings in int8."""
        with np.load(self.folder / "tables.npz", allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}

    @property
    def has_events(self) -> bool:
        """Whether the folder holds the learned event heads."""
        return (self.folder / "events.onnx").exists()

    @cached_property
    def event_tables(self) -> dict[str, NDArray[np.generic]]:
        """Arrays of the event heads: weights of pairs of words and of ways between them."""
        with np.load(self.folder / "events.npz", allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}

    def embed(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Word embeddings of piece numbers."""
        tables = self.tables
        rows: NDArray[np.float32] = tables["rows"][pieces].astype(np.float32)
        rows *= tables["scale"][pieces].astype(np.float32)
        return rows

    def encode_pieces(self) -> Callable[[str], Sequence[int]]:
        """The tokenizer, as a function from a text to piece numbers."""
        return self._vocabulary.encode

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        try:
            packed = (self.folder / "tokenizer.json.gz").read_bytes()
            return Vocabulary.of(gzip.decompress(packed).decode("utf-8"))
        except Exception as error:
            message = f"the tokenizer in {self.folder} cannot be read; {ADVICE}"
            raise ModelError(message) from error

    def session(self, name: str) -> onnxruntime.InferenceSession:
        """Open a graph by file name, unless it is open.

        Raises:
            ModelError: the graph is missing or cannot be opened.
        """
        if name in self._opened:
            return self._opened[name]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a batch is too small to be shared out
        options.inter_op_num_threads = 1
        options.log_severity_level = 4  # what fails is raised; it need not be printed too
        try:
            return onnxruntime.InferenceSession(
                str(self.folder / name), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            message = f"{name} in {self.folder} cannot be opened; {ADVICE}"
            raise ModelError(message) from error


def _verify(path: Path, expected: str) -> None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        message = f"the model file {path} is missing; {ADVICE}"
        raise ModelError(message) from error
    if digest.hexdigest() != expected:
        message = f"the model file {path} is damaged; {ADVICE}"
        raise ModelError(message)
