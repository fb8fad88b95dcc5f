"""Events as GeoJSON: the point is the seat of the state that an event's place lies in, or null."""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.data.tables import read_table
from dragoman.ledger import Filter, Ledger
from dragoman.records import Event, encode


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
    seat = _seats().get(place.country or "") if place else None
    geometry = None if seat is None else {"type": "Point", "coordinates": seat}
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": geometry,
        "properties": {
            "event_type": event.event_type,
            "mode": event.mode,
            "status": event.status,
            "date": event.date.start if event.date else None,
            "place": place.text if place else None,
            "country": place.country if place else None,
            "precision": "state" if seat else "unknown",
            "actors": [party.country or party.text for party in event.actors],
            "recipients": [party.country or party.text for party in event.recipients],
            "quote": event.evidence[0].quote if event.evidence else None,
        },
    }


@lru_cache(maxsize=1)
def _seats() -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of each state's seat."""
    return {
        row["iso3"]: (float(row["longitude"]), float(row["latitude"]))
        for row in read_table("seats.tsv")
    }
