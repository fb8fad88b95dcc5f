"""How much of who met whom another account tells, and how much of that is chance.

    python benchmarks/met.py --peers FOLDER --icews FOLDER

The first folder holds ``us-meetings.tsv`` (whom the US president and secretary of state met: Office
of the Historian, CC0) and ``icews14-entity-state.tsv``, the second ICEWS14 (``train.txt``,
``valid.txt``, ``test.txt``, ``relation2id.txt``). It is `dragoman compare` without a ledger: an
item is that the US and a state met in some days of 2014.
"""

import argparse
import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.analyse.comparing import SideAct, compare
from dragoman.present.analyses.comparing import headline

FIRST, LAST = date(2014, 1, 1), date(2014, 12, 31)
HOURS = 24
US = "USA"
MET = frozenset(
    ("Consult", "Make_a_visit", "Host_a_visit", "Engage_in_negotiation",
     "Meet_at_a_'third'_location")
)  # fmt: skip


def act(one: str, other: str, start: date, end: date) -> SideAct:
    """Return that two states met."""
    pair = (min(one, other), max(one, other))
    return SideAct(pair, start, end, "CONSULT", 1, 1.0, "")


def met(path: Path) -> Iterator[SideAct]:
    """Yield whom the US met by the list."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row["iso3"]) == len(US):
                start, end = (date.fromisoformat(row[part]) for part in ("start", "end"))
                yield act(US, row["iso3"], start, end)


def told(folder: Path, states: Path) -> Iterator[SideAct]:
    """Yield whom the US met by ICEWS14."""
    with states.open(encoding="utf-8") as lines:
        codes = {row["entity_id"]: row["iso3"] for row in csv.DictReader(lines, delimiter="\t")}
    with (folder / "relation2id.txt").open(encoding="utf-8") as lines:
        names = dict(reversed(line.split()) for line in lines)
    for part in ("train", "valid", "test"):
        with (folder / f"{part}.txt").open(encoding="utf-8") as lines:
            for line in lines:
                subject, relation, object_, hour = line.split()[:4]
                pair = codes.get(subject), codes.get(object_)
                if names[relation] in MET and US in pair and None not in pair:
                    day = FIRST + timedelta(days=int(hour) // HOURS)
                    yield act(str(pair[0]), str(pair[1]), day, day)


def main() -> None:
    """Print what is found, and what would be on random days."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--peers", type=Path, required=True)
    asked.add_argument("--icews", type=Path, required=True)
    given = asked.parse_args()
    there = list(met(given.peers / "us-meetings.tsv"))
    here = list(told(given.icews, given.peers / "icews14-entity-state.tsv"))
    here = [one for one in here if one.pair != (US, US)]
    for slack in (0, 1, 2):
        print(headline(compare(here, there, FIRST, LAST, slack=slack)))


if __name__ == "__main__":
    main()
