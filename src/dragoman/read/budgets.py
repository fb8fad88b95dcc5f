"""Each document within its budget of processor time and memory."""

from collections.abc import Iterator

from dragoman.memory import at_most
from dragoman.processor_time import OutOfTime, for_work, within
from dragoman.read.context import Refused
from dragoman.records import Document, Refusal
from dragoman.settings import Settings


def in_budget(
    found: Iterator[Document | Refusal], settings: Settings
) -> Iterator[Document | Refusal]:
    """Yield what is found, each within the budget of a document.

    Raises:
        Refused: one took more; what would come after it in the same stream is lost.
    """
    time = for_work(settings.document_seconds)
    while True:
        try:
            with within(time, "read"), at_most(settings.document_megabytes):
                one = next(found, None)
        except OutOfTime:
            raise _over_time(settings) from None
        except MemoryError:
            raise over_memory(settings) from None
        if one is None:
            return
        yield one


def _over_time(settings: Settings) -> Refused:
    """Return the refusal of what takes too long."""
    detail = (
        f"used up its {settings.document_seconds:g} seconds of processor time; save its text "
        "alone, or raise DRAGOMAN_DOCUMENT_SECONDS"
    )
    return Refused("over-budget", detail)


def over_memory(settings: Settings) -> Refused:
    """Return the refusal of what asks for too much memory."""
    detail = (
        f"asked for more than {settings.document_megabytes} megabytes of memory; save its text "
        "alone, or raise DRAGOMAN_DOCUMENT_MEGABYTES"
    )
    return Refused("over-budget", detail)
