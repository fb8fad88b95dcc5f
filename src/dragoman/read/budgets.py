"""Each document within its budget of processor time."""

from collections.abc import Iterator

from dragoman.processor_time import OutOfTime, within
from dragoman.read.context import Refused
from dragoman.records import Document, Refusal


def in_time(found: Iterator[Document | Refusal], seconds: float) -> Iterator[Document | Refusal]:
    """Yield what is found, each within a budget of processor time.

    Raises:
        Refused: one took longer; what would come after it in the same stream is lost.
    """
    while True:
        try:
            with within(seconds):
                one = next(found, None)
        except OutOfTime:
            detail = (
                f"took more than {seconds:g} seconds of processor time; save its text alone, or "
                "raise DRAGOMAN_DOCUMENT_SECONDS"
            )
            raise Refused("over-budget", detail) from None
        if one is None:
            return
        yield one
