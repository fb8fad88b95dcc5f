"""How many processes may read here: the cores that this one may use, as far as memory lasts."""

from pathlib import Path

from dragoman.model.cores import told_by, usable_cores

WORKER_MEGABYTES = 320  # measured by benchmarks/mixed.py --jobs
SPARE_MEGABYTES = 600  # for the process that writes and for others
MEMORY = Path("/proc/meminfo")
LIMIT, USED = Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")
KILOBYTE, MEGABYTE = 1024, 1024**2


def all_cores() -> int:
    """Return how many processes that read this machine, or the container, can bear; at least 1.

    >>> all_cores() >= 1
    True
    """
    return max(1, min(usable_cores(), (_free_megabytes() - SPARE_MEGABYTES) // WORKER_MEGABYTES))


def _free_megabytes() -> int:
    """Return how much memory is to be had; a great deal where the system does not tell."""
    told = [line.split()[1] for line in told_by(MEMORY) if line.startswith("MemAvailable:")]
    free = [1 << 30, *(int(kilobytes) // KILOBYTE for kilobytes in told)]
    limit, used = _first_line(LIMIT), _first_line(USED)
    if limit.isdigit() and used.isdigit():
        free.append((int(limit) - int(used)) // MEGABYTE)
    return min(free)


def _first_line(path: Path) -> str:
    return next(iter(told_by(path)), "")
