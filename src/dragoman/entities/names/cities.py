"""34,000 cities with their state and place, read only when a text names a town that is unknown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from dragoman.entities.names.name_forms import folded
from dragoman.errors import DataError

_LONGEST = 60  # letters
_TIMES = 5  # how much greater the city is that is meant without a word about its state
_KNOWN = 50  # thousands of people of a city that is meant without a word about its state


@dataclass(frozen=True, slots=True)
class City:
    """A city.

    Attributes:
        country: ISO 3166 alpha-3.
        latitude: degrees north.
        longitude: degrees east.
        people: thousands.
    """

    country: str
    latitude: float
    longitude: float
    people: int


class Cities:
    """Cities by their names.

    Args:
        lines: of the table, sorted by their bytes; None for the table of the package.
    """

    def __init__(self, lines: tuple[bytes, ...] | None = None) -> None:
        self._given = lines

    def named(self, name: str) -> tuple[City, ...]:
        """Return the cities of this name, the greatest first.

        >>> [city.country for city in Cities().named("Birmingham")]
        ['GBR', 'USA', 'USA']
        """
        key = folded(name) if len(name) <= _LONGEST else ""
        head = f"{key}\t".encode()
        at = bisect_left(self._lines, head)
        if not key or at == len(self._lines) or not self._lines[at].startswith(head):
            return ()
        line = self._lines[at].decode()
        return tuple(_city(each) for each in line.partition("\t")[2].split(";"))

    def meant(self, name: str, states: Collection[str] = ()) -> City | None:
        """Return the city that a name means, or None where two states are as likely.

        Args:
            name: as written.
            states: those that the document names; one of them that has such a city decides.

        >>> Cities().meant("Valencia", {"VEN"}).country, Cities().meant("Khost").country
        ('VEN', 'AFG')
        """
        found = self.named(name)
        if not found:
            return None
        told = {city.country for city in found} & set(states)
        if len(told) == 1:
            return next(city for city in found if city.country in told)
        others = (city.people for city in found if city.country != found[0].country)
        least = max(_KNOWN, _TIMES * max(others, default=0))
        return None if told or found[0].people < least else found[0]

    @cached_property
    def _lines(self) -> tuple[bytes, ...]:
        if self._given is not None:
            return self._given
        try:
            return tuple((files("dragoman.data") / "cities.txt").read_bytes().split(b"\n"))
        except OSError as error:
            raise DataError("data table cities.txt cannot be read; reinstall dragoman") from error


def _city(cell: str) -> City:
    try:
        country, latitude, longitude, people = cell.split(",")
        return City(country, float(latitude), float(longitude), int(people))
    except ValueError as error:
        raise DataError(f"cities.txt: {cell!r} is no city") from error
