"""What stands on the pages of a PDF, found by a library written in C in a process of its own.

A file of a few kilobytes can keep that library busy for hours, fill the memory or make it fall.
There it is stopped when the document's budget is spent, and nothing else is.
"""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any

from dragoman.apart import Apart, Said, patience
from dragoman.memory import at_most
from dragoman.processor_time import OutOfTime, for_work, within
from dragoman.read.context import Refused
from dragoman.read.formats.pdf.fragments import Fragment, fragments_of
from dragoman.settings import Settings

MOST_PAGES = 500
MOST_CHARACTERS = 1_500_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands in a PDF.

    Attributes:
        pages: the fragments of each.
        heights: of the pages, in points.
        title: the title field.
    """

    pages: list[list[Fragment]]
    heights: list[float]
    title: str


def drawn(body: bytes, settings: Settings) -> Drawn:
    """Return what stands in a PDF.

    Raises:
        Refused: it cannot be read.
        OutOfTime: its budget of time is spent.
        MemoryError: its budget of memory is.
    """
    return _drawer(settings.document_seconds, settings.document_megabytes).draw(body)


@lru_cache(maxsize=1)
def _drawer(seconds: float, megabytes: int) -> "_Drawer":
    """Return what reads PDFs, one for a process."""
    return _Drawer(seconds, megabytes)


class _Drawer:
    """Reads PDFs in a process that starts with the first one and is replaced where it ends.

    Args:
        seconds: budget of a document.
        megabytes: the same.
    """

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._one_at_a_time = threading.Lock()
        self._process: Apart | None = None
        self._heard: SimpleQueue[Said] = SimpleQueue()

    def draw(self, body: bytes) -> Drawn:
        """Return what stands in a PDF."""
        with self._one_at_a_time:
            if self._process is None:
                self._heard = SimpleQueue()
                limits = (self._seconds, self._megabytes)
                self._process = Apart(f"{__name__}:start", limits, self._heard)
            try:
                self._process.send(body)
                said = self._answer()
            except BaseException:
                self._let_go()
                raise
        if said.kind == "failed":
            raise said.value
        return _drawn_or_refused(said.value)

    def _answer(self) -> Said:
        """Return the answer to what was asked.

        Raises:
            OutOfTime: there is none in time.
            Refused: the process fell.
        """
        while True:
            try:
                said = self._heard.get(timeout=patience(self._seconds))
            except Empty:
                raise OutOfTime from None
            if said.kind in ("done", "failed"):
                return said
            if said.kind == "ended":
                if -said.value == getattr(signal, "SIGXCPU", 0):
                    raise OutOfTime
                detail = "makes the PDF library fall; save its text alone"
                raise Refused("failed", detail)

    def _let_go(self) -> None:
        """End the process; the next document starts another."""
        if self._process is not None:
            self._process.stop()
        self._process = None


def _drawn_or_refused(answer: "Drawn | tuple[str, str]") -> Drawn:
    """Return what was drawn.

    Raises:
        Refused: it could not be.
    """
    if isinstance(answer, tuple):
        raise Refused(*answer)
    return answer


def start(seconds: float, megabytes: int) -> Callable[[bytes], "Drawn | tuple[str, str]"]:
    """Return what the process apart does: a PDF to what stands in it, or to why not."""

    def draw(body: bytes) -> Drawn | tuple[str, str]:
        try:
            with within(for_work(seconds), "read"), at_most(megabytes):
                return _opened(body)
        except Refused as refused:
            return refused.code, refused.detail

    return draw


def _opened(body: bytes) -> Drawn:
    """Return what stands in a PDF."""
    import pypdfium2  # noqa: PLC0415 - a library of 8 MB, needed for PDFs alone

    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("encrypted", "is locked by a password; save it without one") from error
        raise Refused("damaged", f"is no whole PDF ({error}); fetch it again") from error
    try:
        if len(pdf) > MOST_PAGES:
            detail = f"has {len(pdf):,} pages, more than {MOST_PAGES}; split it"
            raise Refused("too-large", detail)
        return _found(pdf)
    finally:
        pdf.close()


def _found(pdf: Any) -> Drawn:  # noqa: ANN401 - the library's
    import pypdfium2  # noqa: PLC0415 - as above

    found: list[list[Fragment]] = []
    heights: list[float] = []
    left = MOST_CHARACTERS
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError as error:
            detail = f"page {number + 1} is damaged ({error}); fetch the file again"
            raise Refused("damaged", detail) from error
        fragments = fragments_of(page, left)
        left -= sum(len(one.text) for one in fragments)
        if left <= 0:
            detail = f"has more than {MOST_CHARACTERS:,} characters, as no article has; split it"
            raise Refused("too-large", detail)
        found.append(fragments)
        heights.append(float(page.get_height()))
        page.close()
    title = pdf.get_metadata_dict(skip_empty=True).get("Title", "")
    return Drawn(found, heights, " ".join(str(title).split()))
