"""The shipped reader, loaded once a process and only when there is something to read."""

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.ledger import Ledger
from dragoman.records import Document
from dragoman.settings import Settings

if TYPE_CHECKING:  # what only asks a ledger never loads the encoder
    from dragoman.pipeline import Pipeline, Processed

VERSION_DIGITS = 12
READING = ("max_document_bytes", "max_archive_bytes", "max_ratio")


class WhenNeeded:
    """A reader that loads the encoder with the first new document, not before."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        """Keep what loading needs.

        Args:
            ledger: is told the versions of what was loaded.
            settings: for the encoder.
        """
        self._ledger = ledger
        self._settings = settings
        self._pipeline: Pipeline | None = None

    def process(self, documents: Sequence[Document]) -> "list[Processed]":
        """Return what each document tells, in their order."""
        if self._pipeline is None:
            self._pipeline = shipped(self._settings)
            self._ledger.note_versions(
                codebook=self._pipeline.codebook.version, model=model_version()
            )
        return self._pipeline.process(documents)


@lru_cache(maxsize=1)
def shipped(settings: Settings) -> "Pipeline":
    """Return the shipped reader.

    Raises:
        ModelError: the encoder is missing or damaged.
        DataError: a data file is damaged.
    """
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    return Pipeline.load(settings)


def model_version() -> str:
    """Return the first digits of the shipped encoder's checksum."""
    found = json.loads((files("dragoman.model") / "checksums.json").read_bytes())
    return str(found["parser.onnx"])[:VERSION_DIGITS]
