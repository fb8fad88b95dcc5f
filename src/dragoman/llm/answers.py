"""Answers that were paid for, kept: the same question is never asked twice."""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

import msgspec

from dragoman.llm import PROMPT_VERSION
from dragoman.llm.endpoint import Model, Reply

FOLDER_DIGITS = 2


class Answers:
    """Answers in a folder, one file each, named by the hash of the question.

    Args:
        folder: where; made when needed. Nothing is kept when None.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, key: str) -> Reply | None:
        """Return the answer to a question; None where it was never asked, or its file is broken."""
        if self._folder is None:
            return None
        try:
            return msgspec.json.decode(self._path(self._folder, key).read_bytes(), type=Reply)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def keep(self, key: str, reply: Reply) -> None:
        """Keep an answer, whole or not at all; a full disk keeps none and stops nothing."""
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = path.with_suffix(f".{token_hex(4)}")
            draft.write_bytes(msgspec.json.encode(reply))
            os.replace(draft, path)  # noqa: PTH105 - Path.replace is the same, and less plain

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:FOLDER_DIGITS] / f"{key}.json"


def key_of(model: Model, messages: Sequence[dict[str, str]]) -> str:
    """Return what a question is known by: model, address, temperature, prompt and words.

    >>> model = Model("http://localhost/v1", "small")
    >>> len(key_of(model, [{"role": "user", "content": "Hm?"}]))
    64
    """
    asked = [model.address, model.name, model.temperature, PROMPT_VERSION, list(messages)]
    return hashlib.sha256(msgspec.json.encode(asked)).hexdigest()
