"""Write what states and their capitals are called in Korean, Japanese, Chinese and Russian.

    pip install "babel>=2.17"
    python docs/make_native_names.py

Babel carries the Unicode CLDR (Unicode License v3, which goes into the folder beside the tables).
A state has its name of the CLDR; a capital has that of the town that the CLDR names for a time
zone, where a capital of the register is called the same in English and lies in the state of the
zone. What news calls them beside that stands in `native/names.tsv`, by hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import babel
from babel.core import get_global

from dragoman.data.tables import read_table, split_list

LANGUAGES = ("ko", "ja", "zh", "ru")
TARGET = Path(__file__).parent.parent / "src/dragoman/data/native"
BRACKETS = re.compile("\\s*[(\uff08][^)\uff09]*[)\uff09]")  # full-width ones too
TWO_CONGOS = {"CD", "CG"}  # told apart by what stands in the brackets
LICENCE = "locale-data/LICENSE.unicode"


def main() -> None:
    """Write the tables and the licence."""
    write("states.tsv", states())
    write("capitals.tsv", capitals())
    licence = Path(babel.__file__).parent / LICENCE
    (TARGET / "LICENSE.unicode").write_text(licence.read_text("utf-8"), "utf-8")


def states() -> Iterator[tuple[str, ...]]:
    """Yield the code of each state and its name in each language."""
    names = [babel.Locale(language).territories for language in LANGUAGES]
    for row in read_table("states.tsv"):
        told = [one.get(row["iso2"], "") for one in names]
        if row["iso2"] not in TWO_CONGOS:
            told = [BRACKETS.sub("", one) for one in told]
        yield row["iso3"], *told


def capitals() -> Iterator[tuple[str, ...]]:
    """Yield the state of each capital that a time zone is named for, and its names."""
    english = babel.Locale("en").time_zones
    names = [babel.Locale(language).time_zones for language in LANGUAGES]
    rows = {row["iso2"]: row for row in read_table("states.tsv")}
    for zone, territory in sorted(get_global("zone_territories").items()):
        town = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        row = rows.get(territory)
        told = [one.get(zone, {}).get("city", "") for one in names]
        if row is not None and town in split_list(row["capitals"]) and any(told):
            yield row["iso3"], *told


def write(name: str, rows: Iterator[tuple[str, ...]]) -> None:
    """Write a table, a line a row."""
    lines = ["\t".join(("iso3", *LANGUAGES)), *("\t".join(row) for row in sorted(set(rows)))]
    (TARGET / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 1} rows in {name}")


if __name__ == "__main__":
    main()
