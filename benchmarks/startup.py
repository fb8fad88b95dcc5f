"""How long `dragoman --help` and `--version` take: the best of several starts.

python benchmarks/startup.py
"""

import resource
import subprocess
import sys
import time

STARTS = 15
COMMANDS = ("--help", "--version")


def start(option: str) -> tuple[float, float]:
    """Return seconds by the clock and of processor for one start."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "dragoman", option], check=True, stdout=subprocess.DEVNULL
    )
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ended - began, used


def main() -> None:
    """Print the best of several starts; the first of all, on cold files, is left out."""
    for option in COMMANDS:
        start(option)
        found = [start(option) for _ in range(STARTS)]
        clock, used = (min(one[at] for one in found) for at in (0, 1))
        print(f"dragoman {option}: {clock:.3f} s by the clock, {used:.3f} s of processor")


if __name__ == "__main__":
    main()
