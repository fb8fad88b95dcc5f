"""Raise floors that their figures have left behind, and write the figures into the README.

Run it when a change has made the reader better: ``python tests/gate/raise_floors.py``. Floors only
rise and ceilings only sink here; lowering one is done by hand, with a reason.
"""

import math
import re
import sys
from pathlib import Path

from gold_figures import FLOORS, MEASURES, Reader, floors

README = Path(__file__).parents[2] / "README.md"
MARGIN = 0.012  # another processor's last digits may turn a case or two
SPARE = 1  # of what is counted and should be rare
TABLE = re.compile(r"\[(\w+)(\.at_most)?\]")
PIN = re.compile(r"(\w+) = ([\d.]+)(.*)", re.DOTALL)
ROW = re.compile(r"^(\|.*`(\w+)\.(\w+)` \|.*\| )[\d.]+ \|$", re.MULTILINE)


def measured() -> dict[tuple[str, str], float]:
    """Return all figures by table and name."""
    reader = Reader()
    return {
        (table, name): value
        for table, measure in MEASURES.items()
        for name, value in measure(reader).items()
    }


def raised(text: str, figures: dict[tuple[str, str], float]) -> str:
    """Return the floors' file with floors as high as the figures allow."""
    lines, table, rare = [], "", False
    for line in text.splitlines(keepends=True):
        if heading := TABLE.match(line):
            table, rare = heading[1], bool(heading[2])
        pin = PIN.match(line)
        if pin and (table, pin[1]) in figures:
            value = figures[table, pin[1]]
            new = min(int(pin[2]), int(value) + SPARE) if rare else higher(float(pin[2]), value)
            lines.append(f"{pin[1]} = {new}{pin[3]}")
        else:
            lines.append(line)
    return "".join(lines)


def higher(floor: float, value: float) -> str:
    """Return the higher of a floor and what a figure earns.

    >>> higher(0.9, 0.958), higher(0.9, 0.905)
    ('0.94', '0.90')
    """
    return f"{max(floor, math.floor((value - MARGIN) * 100) / 100):.2f}"


def shown(text: str, figures: dict[tuple[str, str], float]) -> str:
    """Return the README with the figures of now, cut to two digits and never rounded up."""

    def row(match: re.Match[str]) -> str:
        table, name = match[2], match[3]
        value = figures[table, name]
        counted = name in floors()[table].get("at_most", {})
        return f"{match[1]}{value:.0f} |" if counted else f"{match[1]}{cut(value)} |"

    return ROW.sub(row, text)


def cut(value: float) -> str:
    """Return a share with two digits, never rounded up."""
    return f"{math.floor(value * 100 + 1e-9) / 100:.2f}"


def main() -> int:
    """Measure, raise and write."""
    figures = measured()
    FLOORS.write_text(raised(FLOORS.read_text("utf-8"), figures), encoding="utf-8")
    README.write_text(shown(README.read_text("utf-8"), figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
