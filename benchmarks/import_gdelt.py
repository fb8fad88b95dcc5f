"""What importing rows in GDELT's form costs: processor, memory and room, by number of rows.

Memory is printed at ten points on the way: it has to stay as it is.

python benchmarks/import_gdelt.py 100000
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import dragoman

STATES = ("USA", "RUS", "CHN", "KOR", "JPN", "FRA", "DEU", "GBR", "EUR", "", "", "UKR", "ISR")
CODES = ("010", "020", "036", "040", "042", "043", "051", "057", "0841", "111", "112", "130", "141",
         "173", "190", "193")  # fmt: skip
FIRST = date(2015, 1, 1)
POINTS = 10


def rows(count: int) -> Iterator[str]:
    """Yield made-up rows of 61 columns; every fourth repeats the one before."""
    chance = Random(7)  # noqa: S311 - a repeatable corpus
    line: list[str] = []
    for number in range(count):
        if number % 4 or not line:
            day = FIRST + timedelta(days=number * 365 // count)
            line = [""] * 61
            line[1], line[7], line[17] = (
                f"{day:%Y%m%d}",
                chance.choice(STATES),
                chance.choice(STATES),
            )
            line[6], line[16], line[26] = "SOMEBODY", "SOMEBODY ELSE", chance.choice(CODES)
            line[29], line[30], line[31] = "1", "2.8", "10"
            line[52], line[53] = "Kyiv, Kyyiv, Misto, Ukraine", "UP"
            line[59], line[60] = f"{day:%Y%m%d}000000", f"https://news.example/{number}/story.html"
        line[0] = str(410_000_000 + number)
        yield "\t".join(line)


def points(count: int, began: float) -> Callable[[int], None]:
    """Return what prints, ten times on the way, how much memory and processor is taken up."""
    told = 0

    def watch(met: int) -> None:
        nonlocal told
        if met * POINTS // count <= told:
            return
        told = met * POINTS // count
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        held = pages * resource.getpagesize() / 2**20
        print(f"{met:>11,} rows: {held:5.0f} MiB held, {time.process_time() - began:6.1f} s of "
              "processor", flush=True)  # fmt: skip

    return watch


def main() -> None:
    """Import and tell what it cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.export.CSV"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in rows(count))
        ledger = Path(folder) / "a.ledger"
        began, clock = time.process_time(), time.monotonic()
        with dragoman.open(ledger) as book:
            found = book.import_file(path, watch=points(count, began))
        spent = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        room = ledger.stat().st_size / 2**20
        print(
            f"{found.rows:,} rows, {found.acts:,} acts, {found.refused} refused: {spent:.1f} s of "
            f"processor, {time.monotonic() - clock:.1f} s by the clock, at most {memory:.0f} MiB; "
            f"{room:.0f} MiB on disk"
        )


if __name__ == "__main__":
    main()
