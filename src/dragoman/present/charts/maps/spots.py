"""Places of a map: towns that documents name, and what is left of each state."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.data.tables import read_table
from dragoman.entities.names.cities import Cities
from dragoman.ledger.entries import Happenings, PlaceCount
from dragoman.present.charts.maps.projection import Point


@dataclass(frozen=True, slots=True)
class Spot:
    """How much happened at one place of a map.

    Attributes:
        name: what the place is called.
        at: degrees north and east.
        cooperation: acts of cooperation.
        conflict: acts of conflict.
        country: its state, as a code of three letters.
        town: whether it is a town; else it stands for the rest of its state.
    """

    name: str
    at: Point
    cooperation: int
    conflict: int
    country: str
    town: bool = False

    @property
    def events(self) -> int:
        """Acts in all."""
        return self.cooperation + self.conflict


@lru_cache(maxsize=1)
def seats() -> dict[str, Point]:
    """Return the seat of government of each state, as degrees north and east."""
    return {
        row["iso3"]: (float(row["latitude"]), float(row["longitude"]))
        for row in read_table("seats.tsv")
    }


def towns_of(counted: Iterable[PlaceCount], cities: Cities) -> list[Spot]:
    """Return the towns among places, each once under the name that it has most, most acts first.

    Args:
        counted: how much at each place as documents word it, most first.
        cities: tells where towns are; a name that its state has no city of is left out.
    """
    found: dict[tuple[str, Point], Spot] = {}
    for one in counted:
        at = town_at(one.text, one.country, cities)
        if at is None:
            continue
        known = found.get((one.country, at)) or Spot(one.text, at, 0, 0, one.country, town=True)
        found[one.country, at] = Spot(
            known.name,
            at,
            known.cooperation + one.cooperation,
            known.conflict + one.conflict,
            one.country,
            town=True,
        )
    return sorted(found.values(), key=lambda one: (-one.events, one.country, one.name))


def town_at(name: str, country: str | None, cities: Cities) -> Point | None:
    """Return latitude and longitude of a town; None where its state has no city of that name.

    Args:
        name: as a document words it.
        country: its state's code.
        cities: tells where towns are.

    >>> town_at("Chengdu", "CHN", Cities()), town_at("Chengdu", "JPN", Cities())
    ((30.67, 104.07), None)
    """
    here = next((each for each in cities.named(name) if each.country == country), None)
    return (here.latitude, here.longitude) if here else None


def rests(
    found: Iterable[Happenings],
    towns: Sequence[Spot],
    seats: Mapping[str, Point],
    name: Callable[[str], str],
) -> Iterator[Spot]:
    """Yield what happened in each state at no town that is told."""
    for one in found:
        if one.country is None or one.country not in seats:
            continue
        here = [town for town in towns if town.country == one.country]
        friendly = one.cooperation - sum(town.cooperation for town in here)
        hostile = one.conflict - sum(town.conflict for town in here)
        if friendly > 0 or hostile > 0:
            at = seats[one.country]
            yield Spot(name(one.country), at, max(friendly, 0), max(hostile, 0), one.country)
