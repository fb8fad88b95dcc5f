"""How many cores this process may use at once."""

import os
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores() -> int:
    """Return how many cores the system, or the container, gives this process; at least 1.

    >>> usable_cores() >= 1
    True
    """
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    quota, _, period = next(iter(told_by(QUOTA)), "").partition(" ")
    if quota.isdigit() and period.isdigit():
        return max(1, min(usable or 1, int(quota) // int(period)))
    return usable or 1


def told_by(path: Path) -> list[str]:
    """Return the lines of a file of the system; none where it cannot be read."""
    try:
        return path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return []
