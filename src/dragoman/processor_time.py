"""A budget of processor time: what goes on for too long is stopped where it is.

The clock is that of the processor, for all threads of the process, so a busy machine changes
nothing. It stops code in Python, regular expressions and the encoder between two batches; a single
call of a library in C is stopped when it returns. Where the system has no such clock, or outside
the main thread, nothing is stopped.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN = 1.0


class OutOfTime(BaseException):
    """The budget is spent; no `Exception`, so that nothing on the way takes it for a fault."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Return a context that may use so much processor time; within another, that one's counts.

    Args:
        seconds: of the processor; no bound where not above zero.

    Raises:
        OutOfTime: it used them up.

    >>> try:
    ...     with within(0.01):
    ...         while True: pass
    ... except OutOfTime:
    ...     print("stopped")
    stopped
    """
    if seconds <= 0 or not _can_stop() or signal.getitimer(signal.ITIMER_PROF)[0] > 0:
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _can_stop() -> bool:
    """Return whether this system and this thread can be told that time is up."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Tell that time is up, again and again until somebody hears it."""
    raise OutOfTime
