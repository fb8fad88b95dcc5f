"""Acts of three states in a published form, our own: one answers another, the third does not."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from peers import icews

import dragoman
from dragoman.foreign.forms.icews import HEADING

FIRST = date(2010, 1, 4)
NAMES = {"KEN": "Kenya", "NOR": "Norway", "PER": "Peru"}
WEEKS = 90


def rows() -> Iterator[str]:
    """Yield acts of three states: Norway answers Kenya a week later, Peru does as it likes."""
    chance = np.random.default_rng(3)
    yield "\t".join(HEADING)
    lean = chance.integers(0, 4, WEEKS + 1)
    for week in range(WEEKS):
        day = (FIRST + timedelta(days=7 * week + 2)).isoformat()
        numbers = {
            ("KEN", "NOR"): lean[week + 1],
            ("NOR", "KEN"): lean[week],
            ("KEN", "PER"): chance.integers(0, 3),
            ("PER", "KEN"): chance.integers(0, 3),
            ("NOR", "PER"): chance.integers(0, 3),
            ("PER", "NOR"): chance.integers(0, 3),
        }
        for (one, other), number in numbers.items():
            for copy in range(number):
                story = f"{one}{other}{week}-{copy}"
                yield icews(day, NAMES[one], NAMES[other], "070", story)


def three_states(folder: Path) -> Path:
    """Return a ledger with these acts as an import, and nothing read."""
    file = folder / "acts.tab"
    file.write_text("\n".join(rows()) + "\n", encoding="utf-8")
    with dragoman.open(folder / "a.ledger") as book:
        book.import_file(file, name="acts")
    return folder / "a.ledger"
