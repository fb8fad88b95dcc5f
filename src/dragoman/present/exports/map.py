"""Events as GeoJSON: the point is the town that a document names, else the seat of its state.

Which of the two it is, is told as ``precision``; there is no point where the state is not told.
"""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.entities.names.cities import Cities
from dragoman.ledger import Filter, Ledger
from dragoman.present.charts.maps.spots import seats, town_at
from dragoman.records import Event, Place, encode


def geojson_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a collection with a feature for each event that tells where it happened."""
    yield '{"type":"FeatureCollection","features":['
    before = ""
    for event in ledger.events(wanted):
        if event.place is not None:
            yield before + encode(_feature(event)).decode()
            before = ","
    yield "]}"


def _feature(event: Event) -> dict[str, object]:
    """Return an event as a feature."""
    place = event.place
    at, precision = _point(place)
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": None if at is None else {"type": "Point", "coordinates": (at[1], at[0])},
        "properties": {
            "event_type": event.event_type,
            "mode": event.mode,
            "status": event.status,
            "date": event.date.start if event.date else None,
            "place": place.text if place else None,
            "country": place.country if place else None,
            "precision": precision,
            "actors": [party.country or party.text for party in event.actors],
            "recipients": [party.country or party.text for party in event.recipients],
            "quote": event.evidence[0].quote if event.evidence else None,
        },
    }


def _point(place: Place | None) -> tuple[tuple[float, float] | None, str]:
    """Return latitude and longitude of a place, and what it is that lies there."""
    if place is None or place.country is None:
        return None, "unknown"
    town = _town(place.text, place.country)
    at = town or seats().get(place.country)
    return at, "town" if town else "state" if at else "unknown"


@lru_cache(maxsize=4096)
def _town(name: str, country: str) -> tuple[float, float] | None:
    return town_at(name, country, _cities())


@lru_cache(maxsize=1)
def _cities() -> Cities:
    return Cities()
