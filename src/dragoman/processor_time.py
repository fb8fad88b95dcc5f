"""A budget of processor time: what goes on for too long is stopped where it is.

The clock is that of the processor, for all threads of the process, so a busy machine changes
nothing. It stops code in Python, regular expressions and the encoder between two batches; a single
call of a library in C is stopped when it returns. In a process that was made to be stopped, as
`dragoman.apart` starts them, the system itself ends one that does not hear. Where the system has no
such clock, or outside the main thread, nothing is stopped.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from types import FrameType

AGAIN = 1.0
GRACE = 1  # seconds to hear that time is up, before the system ends the process
FOR_WORK = 0.9
_TOLD: list[Callable[[str], None]] = []


class OutOfTime(BaseException):
    """The budget is spent; no `Exception`, so that nothing on the way takes it for a fault."""


@contextmanager
def within(seconds: float, stage: str = "") -> Iterator[None]:
    """Return a context that may use so much processor time; within another, that one's counts.

    Args:
        seconds: of the processor; no bound where not above zero.
        stage: what is done there, for whoever watches over this process.

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
    for tell in _TOLD:
        tell(stage)
    try:
        _end_after(seconds)
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _end_after(0)
        signal.signal(signal.SIGPROF, before)


def for_work(seconds: float) -> float:
    """Return how much of a document's budget work on it may take before it is stopped.

    The rest is for what comes with stopping it: the system's grace, another process in the place of
    one that was ended, and keeping the text that was refused. So what is refused costs its budget
    in all, where that is of 20 seconds or above.

    >>> for_work(60)
    54.0
    """
    return seconds * FOR_WORK


class Purse:
    """Processor time that several stages share: what one spends, the next one has not.

    Args:
        seconds: in all; no bound where not above zero.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._left = seconds

    @contextmanager
    def within(self, stage: str = "") -> Iterator[None]:
        """Return a context that may use what is left.

        Raises:
            OutOfTime: nothing is left, or it used that up.

        >>> purse = Purse(0.02)
        >>> for _ in range(2):
        ...     try:
        ...         with purse.within():
        ...             while True: pass
        ...     except OutOfTime:
        ...         print("stopped")
        stopped
        stopped
        """
        if self._seconds > 0 and self._left <= 0:
            raise OutOfTime
        began = time.process_time()
        try:
            with within(self._left, stage):
                yield
        finally:
            self._left -= time.process_time() - began


def end_when_over(tell: Callable[[str], None]) -> None:
    """Have the system end this process where a budget is spent and nobody in it hears so.

    Args:
        tell: is told each stage that has a budget, as it begins.
    """
    _TOLD.append(tell)


def _end_after(seconds: float) -> None:
    """Let the system end this process after so much more processor time; never when 0."""
    if not _TOLD:
        return
    import resource  # noqa: PLC0415 - not on every system, and there is none to be ended there

    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    last = ceil(time.process_time() + seconds) + GRACE if seconds else most
    resource.setrlimit(resource.RLIMIT_CPU, (last, most))


def _can_stop() -> bool:
    """Return whether this system and this thread can be told that time is up."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Tell that time is up, again and again until somebody hears it."""
    raise OutOfTime
