"""The shipped reader, loaded once a process and only when there is something to read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.arrangements.register import Register
from dragoman.data.own import load as load_own
from dragoman.errors import UsageError
from dragoman.records import Document
from dragoman.settings import Settings

if TYPE_CHECKING:  # what only asks a ledger never loads the encoder, nor what reads a text one
    from concurrent.futures import Future

    from dragoman.ledger import Ledger
    from dragoman.model.store import ModelFiles
    from dragoman.pipeline import Pipeline, Processed, Reader
    from dragoman.scale.pool import Pool

VERSION_DIGITS = 12
FEWEST = 2  # documents, and
LEAST_TEXT = 30_000  # characters, for which starting several processes pays
SHIPPED, LLM, SECOND_OPINION = "shipped", "llm", "second-opinion"
READERS = (SHIPPED, LLM, SECOND_OPINION)
_BEGUN: dict[Settings, Future[ModelFiles]] = {}
READING = ("max_document_bytes", "max_archive_bytes", "max_ratio", "codebook")


class WhenNeeded:
    """A reader that loads the encoder with the first new document, not before.

    Of several processes it starts none for a handful of documents, which are read sooner here.
    """

    def __init__(
        self, ledger: Ledger, settings: Settings, jobs: int = 1, name: str = SHIPPED
    ) -> None:
        """Keep what loading needs.

        Args:
            ledger: is told the versions of what was loaded.
            settings: for the encoder.
            jobs: how many processes read; this one alone when 1.
            name: one of `READERS`.

        Raises:
            UsageError: there is no such reader, it reads alone, or the settings name no model.
        """
        self._name = checked(name, settings, jobs)
        self.any_language = self._name == LLM
        self._jobs = jobs
        self._ledger = ledger
        self._settings = settings
        self._reader: Reader | None = None
        self._pool: Pool | None = None
        self._waiting: dict[str, Document] = {}

    def begin(self, documents: Sequence[Document]) -> None:
        """Have documents read that will be asked for soon, where there are processes for it.

        Args:
            documents: all of a window and of the one before it are known when that is read, so few
                documents are told apart from the first of many.
        """
        if self._jobs == 1:
            return
        if self._pool is None:
            self._waiting |= {one.document_id: one for one in documents}
            text = sum(len(one.text) for one in self._waiting.values())
            if len(self._waiting) < FEWEST or text < LEAST_TEXT:
                return
            from dragoman.scale.pool import Pool  # noqa: PLC0415 - starts processes

            self.note()
            self._pool = Pool(self._settings, self._jobs)
            documents = list(self._waiting.values())
            self._waiting.clear()
        self._pool.begin(documents)

    def close(self) -> None:
        """End the processes that were started."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order."""
        if self._pool is not None:
            return self._pool.process(documents)
        for one in documents:
            self._waiting.pop(one.document_id, None)
        if self._reader is None:
            self._reader = reader_of(self._name, self._settings)
            self.note()
        return self._reader.process(documents)

    def note(self) -> None:
        """Tell the ledger what reads."""
        model = model_version()
        if self._name != SHIPPED:
            model = f"{model} {reader_version(self._settings)}"
        self._ledger.note_versions(codebook=codebook_version(self._settings), model=model)


def checked(name: str, settings: Settings, jobs: int = 1) -> str:
    """Return a reader's name, if it can be had.

    Raises:
        UsageError: there is no such reader, it reads alone, or the settings name no model.
    """
    if name not in READERS:
        message = f"there is no reader {name!r}; there are {', '.join(READERS)}"
        raise UsageError(message)
    if name != SHIPPED:
        from dragoman.llm.reader import model_of  # noqa: PLC0415 - loads the web client

        if jobs != 1:
            message = f"the reader {name} works with one process; DRAGOMAN_LLM_JOBS asks in several"
            raise UsageError(message)
        model_of(settings)
    return name


def reader_of(name: str, settings: Settings) -> Reader:
    """Return a reader by its name.

    Args:
        name: one of `READERS`.
        settings: for the encoder and the language model.

    Raises:
        UsageError: the settings name no model.
        ModelError: the encoder is missing or damaged.
        DataError: a data file is damaged.
    """
    pipeline = shipped(_of_encoder(settings), codebook_version(settings))
    if name == SHIPPED:
        return pipeline
    from dragoman.llm.reader import Asker, LanguageModelReader  # noqa: PLC0415 - as above
    from dragoman.llm.second import SecondOpinion  # noqa: PLC0415 - as above

    asker = Asker.of(settings, pipeline.codebook)
    if name == LLM:
        return LanguageModelReader(asker, pipeline)
    return SecondOpinion(asker, pipeline, settings.llm_unsure)


def _of_encoder(settings: Settings) -> Settings:
    """Return settings without what concerns a language model, so that one encoder serves all."""
    usual = Settings()
    changed = {one.name: getattr(usual, one.name) for one in fields(settings)
               if one.name.startswith("llm_")}  # fmt: skip
    return replace(settings, **changed)


def reader_told(name: str, settings: Settings) -> dict[str, object] | None:
    """Return what a run is told of its reader; None of the shipped one."""
    if name == SHIPPED:
        return None
    from dragoman.llm import PROMPT_VERSION  # noqa: PLC0415 - as above
    from dragoman.llm.reader import model_of  # noqa: PLC0415 - as above

    model = model_of(settings)
    return {
        "name": name,
        "host": model.host,
        "model": model.name,
        "temperature": model.temperature,
        "prompt": PROMPT_VERSION,
        "unsure": settings.llm_unsure if name == SECOND_OPINION else None,
    }


def reader_version(settings: Settings) -> str:
    """Return the version of a language model as it is asked."""
    from dragoman.llm.reader import model_of, version_of  # noqa: PLC0415 - as above

    return version_of(model_of(settings))


def opened(path: Path, settings: Settings, *, read_only: bool = False) -> Ledger:
    """Return the ledger in a file, which knows the arrangements that the user added.

    Raises:
        LedgerError: the file cannot be opened or is no ledger.
        CodebookError: the folder of own rows in the settings is wrong.
    """
    own = load_own(settings.codebook)
    known = Register.load(own) if own.folder else None
    from dragoman import ledger  # noqa: PLC0415 - reading a string loads no database

    return ledger.Ledger.open(path, read_only=read_only, arrangements=known)


@lru_cache(maxsize=1)
def shipped(settings: Settings, version: str = "") -> Pipeline:
    """Return the shipped reader.

    Args:
        settings: for it.
        version: of the codebook with the user's own rows, so that changed rows are read again.

    Raises:
        CodebookError: the folder of own rows in the settings is wrong.
        ModelError: the encoder is missing or damaged.
        DataError: a data file is damaged.
    """
    del version  # it is there to tell one cached reader from another
    files = _BEGUN.pop(_of_encoder(settings), None) or _beside(settings)
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads much

    return Pipeline.load(settings, files)


def begin(settings: Settings) -> None:
    """Have a thread open the encoder, while what else a reader needs is imported and loaded.

    Args:
        settings: those with which the reader is asked for later.
    """
    if not shipped.cache_info().currsize:
        _BEGUN[_of_encoder(settings)] = _beside(settings)


def _beside(settings: Settings) -> Future[ModelFiles]:
    from dragoman.model.opening import beside  # noqa: PLC0415 - loads the encoder's library

    return beside(settings)


def codebook_version(settings: Settings | None = None) -> str:
    """Return the version of the shipped codebook, with that of the user's own rows if there are.

    Args:
        settings: with the folder of own rows; None for the codebook of the package alone.

    Raises:
        CodebookError: the folder of own rows is wrong.
    """
    from dragoman.codebook.codebook import version_with  # noqa: PLC0415 - who only looks needs none

    return version_with(load_own(settings.codebook if settings else ""))


def model_version() -> str:
    """Return the first digits of the shipped encoder's checksum."""
    found = json.loads((files("dragoman.model") / "checksums.json").read_bytes())
    return str(found["parser.onnx"])[:VERSION_DIGITS]
