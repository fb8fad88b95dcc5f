"""A reader that some documents are too much for, as a process of a pool starts it."""

import os
import time
from collections.abc import Sequence

from dragoman.errors import ModelError
from dragoman.processor_time import within
from dragoman.records import Document
from dragoman.settings import Settings


class Hostage:
    """Does what the text of a document says, and returns the documents themselves."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, documents: Sequence[Document]) -> list[Document]:
        """Read what can be read."""
        with within(self._settings.document_seconds, "code"):
            for document in documents:
                self.read(document.text)
        return list(documents)

    def read(self, text: str) -> None:
        """Do what the text says."""
        if text == "compute":
            sum(range(10**12))
        elif text == "wait":
            time.sleep(600)
        elif text == "fall":
            os.abort()


def end(_settings: Settings) -> Hostage:
    """End as the process starts."""
    os._exit(3)


def refuse(_settings: Settings) -> Hostage:
    """Say why it cannot start."""
    raise ModelError("the model file is damaged")
