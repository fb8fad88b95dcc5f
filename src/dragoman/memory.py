"""A budget of memory: what asks for too much is refused it by the system.

The bound is on the room that the process takes up, above what it took up before. Where the system
keeps no such bound, or outside the main thread, there is none.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTE = 1_000_000
REFUSED = re.compile(r"bad_alloc|allocate memory|out of memory", re.IGNORECASE)
OWN_SIZE = Path("/proc/self/statm")


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
    """Return a context that may take up so much more memory; within another, that one's counts.

    Args:
        megabytes: beside what is taken up already; no bound where not above zero.

    Raises:
        MemoryError: more was asked for, whatever the library that did so made of it.

    >>> with at_most(50):
    ...     _ = bytearray(10_000_000)
    """
    main = threading.current_thread() is threading.main_thread()
    before = taken_up() if megabytes > 0 and main else None
    if before is None:
        yield
        return
    import resource  # noqa: PLC0415 - not on every system

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = before + megabytes * MEGABYTE
    if soft != resource.RLIM_INFINITY or most >= hard != resource.RLIM_INFINITY:
        yield  # bounded already, by us or by whoever started us
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    except Exception as error:
        if REFUSED.search(str(error)):
            raise MemoryError from error
        raise
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def taken_up() -> int | None:
    """Return how many bytes of room this process takes up; None where the system does not tell."""
    try:
        with OWN_SIZE.open("rb", buffering=0) as told:
            size = told.read(20)
    except OSError:
        return None
    import resource  # noqa: PLC0415 - as above

    return int(size.split()[0]) * resource.getpagesize()
