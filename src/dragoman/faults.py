"""Faults of ours: one in a document or a source becomes a refusal, and its trace goes to the log.

A fault's reference is made of the kind of the error and the places that it went through, so the
same fault has the same reference on every run and on every machine.
"""

import logging
import traceback
from hashlib import blake2b
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.records import Refusal

LOGGER = logging.getLogger("dragoman.faults")
LOGGER.addHandler(logging.NullHandler())
LOGGER.propagate = False
REFERENCE_BYTES = 4
SHOWN_REASON = 200
HOW = "DRAGOMAN_LOG=FILE keeps its trace; please report it"


class _Trail(logging.FileHandler):
    """A log that stays silent where it cannot be written: the work goes on without it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Leave it at that."""
        del record


def keep_traces(path: Path) -> None:
    """Append the traces of faults to a file from now on.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        handler = _Trail(path, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        message = f"DRAGOMAN_LOG={path} cannot be written ({error.strerror}); name another file"
        raise UsageError(message) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOGGER.addHandler(handler)


def reference_of(error: BaseException) -> str:
    """Return eight hexadecimal digits that stand for the kind and the way of an error.

    >>> reference_of(ValueError("one")) == reference_of(ValueError("other"))
    True
    """
    trail = [
        f"{Path(place.filename).name}:{place.name}:{place.lineno}"
        for place in traceback.extract_tb(error.__traceback__)
    ]
    words = "\n".join([type(error).__name__, *trail])
    return blake2b(words.encode(), digest_size=REFERENCE_BYTES).hexdigest()


def noted(error: BaseException, about: str) -> str:
    """Log an error's trace and return what to call it: its kind, its place, its reference.

    Args:
        error: as it was caught.
        about: the source, document or command that it came from.
    """
    reference = reference_of(error)
    LOGGER.error("fault %s in %r", reference, about, exc_info=error)
    places = traceback.extract_tb(error.__traceback__)
    where = f" in {places[-1].name}" if places else ""
    reason = " ".join(str(error).split())[:SHOWN_REASON]
    told = f": {reason}" if reason else ""
    return f"{type(error).__name__}{where}{told}; reference {reference}"


def refused(
    error: BaseException, origin: str, stage: str, document_id: str | None = None
) -> Refusal:
    """Return the refusal of a source or a document that made us fail.

    >>> refused(ValueError("odd"), "a.txt", "read").detail
    'a fault in Dragoman (ValueError: odd; reference ...'
    """
    detail = f"a fault in Dragoman ({noted(error, document_id or origin)}); {HOW}"
    return Refusal(origin, stage, "fault", detail, document_id)
