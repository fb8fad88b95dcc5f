"""Records as rows of the tables: pure, and the same rows for the same record."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations
from typing import Any

from dragoman.arrangements.follow.deeds import Verdict
from dragoman.arrangements.keys import titled_family
from dragoman.ledger.entries import Entry
from dragoman.ledger.pairs import pairs_of
from dragoman.ledger.schema import UNDATED
from dragoman.ledger.versions.addresses import address_of
from dragoman.records import (
    DateInterval,
    Document,
    Event,
    EventType,
    Mechanism,
    Office,
    Party,
    Position,
    Refusal,
    encode,
)

Row = dict[str, Any]

AMONG_EQUALS = frozenset(
    (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)
)
FORTH, BACK, MUTUAL, ALONGSIDE = "forth", "back", "mutual", "alongside"


def report_id(document_id: str, position: int) -> str:
    """Return the id of a document's nth report, counted from 1.

    >>> report_id("d1", 3)
    'd1#3'
    """
    return f"{document_id}#{position}"


def document_row(document: Document, run_id: int | None) -> Row:
    """Return the document's own row."""
    return {
        "document_id": document.document_id,
        "title": document.title,
        "publisher": document.publisher,
        "byline": document.byline,
        "url": document.url,
        "published": _iso(document.published),
        "published_source": document.published_source,
        "published_basis": document.published_basis,
        "published_claims": _claims(document),
        "language": document.language,
        "origin": document.origin,
        "text": document.text,
        "run_id": run_id,
        "address": address_of(document),
    }


def _claims(document: Document) -> str | None:
    """Return what each source said of the day as JSON; None where nothing was said."""
    claims = document.published_claims
    return encode(claims).decode("utf-8") if claims else None


def segment_rows(document: Document) -> list[Row]:
    """Return the rows of a document's parts."""
    return [
        {
            "document_id": document.document_id,
            "position": position,
            "start": segment.start,
            "end": segment.end,
            "kind": str(segment.kind),
            "page": segment.page,
        }
        for position, segment in enumerate(document.segments, 1)
    ]


def report_rows(entry: Entry) -> tuple[list[Row], list[Row]]:
    """Return the rows of a document's reports and those of their evidence."""
    reports: list[Row] = []
    evidence: list[Row] = []
    document_id = entry.document.document_id
    for position, event in enumerate(entry.reports, 1):
        number = report_id(document_id, position)
        reports.append(
            {
                "report_id": number,
                "document_id": document_id,
                "position": position,
                "event_type": str(event.event_type),
                "status": str(event.status),
                "certainty": str(event.certainty),
                "speaker": event.attribution.speaker,
                "date_start": _iso(event.date.start) if event.date else None,
                "date_end": _iso(event.date.end) if event.date else None,
                "confidence": event.confidence,
                "record": encode(event).decode(),
            }
        )
        evidence.extend(
            {
                "report_id": number,
                "position": place,
                "document_id": piece.document_id,
                "start": piece.start,
                "end": piece.end,
                "quote": piece.quote,
            }
            for place, piece in enumerate(event.evidence, 1)
        )
    return reports, evidence


def sort_days(interval: DateInterval | None) -> tuple[str, str]:
    """Return the day that an event is sorted by and the last day on which it may lie.

    What has no date sorts after everything and lies on no day at all.
    """
    if interval is None or (interval.start is None and interval.end is None):
        return UNDATED, ""
    start = interval.start or interval.end
    return _iso(start) or UNDATED, _iso(interval.end) or UNDATED


def event_row(event: Event) -> Row:
    """Return the merged event's own row."""
    sort_day, last_day = sort_days(event.date)
    interval, place = event.date, event.place
    return {
        "event_id": event.event_id,
        "event_type": str(event.event_type),
        "quad_code": event.quad_code,
        "intensity": event.intensity,
        "date_start": _iso(interval.start) if interval else None,
        "date_end": _iso(interval.end) if interval else None,
        "date_precision": str(interval.precision) if interval else None,
        "date_text": interval.text if interval else None,
        "date_basis": str(interval.basis) if interval else None,
        "reported_on": _iso(event.reported_on),
        "place": place.text if place else None,
        "place_country": place.country if place else None,
        "status": str(event.status),
        "certainty": str(event.certainty),
        "attribution": str(event.attribution.kind),
        "speaker": event.attribution.speaker,
        "speaker_id": event.attribution.entity_id,
        "mechanism_id": event.mechanism_id,
        "confidence": event.confidence,
        "sort_day": sort_day,
        "last_day": last_day,
        "record": encode(event).decode(),
    }


def party_rows(event: Event) -> list[Row]:
    """Return the rows of those who take part."""
    return [
        {
            "event_id": event.event_id,
            "role": role,
            "position": position,
            "entity_id": party.entity_id,
            "text": party.text,
            "country": party.country,
            "sector": party.sector,
            "person": party.person,
            "office": party.office,
        }
        for role, parties in (("actor", event.actors), ("recipient", event.recipients))
        for position, party in enumerate(parties, 1)
    ]


def country_rows(event: Event) -> list[Row]:
    """Return one row for each state that takes part."""
    sort_day, last_day = sort_days(event.date)
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    return [
        {
            "country": country,
            "sort_day": sort_day,
            "event_id": event.event_id,
            "last_day": last_day,
            "actor": int(country in actors),
            "recipient": int(country in recipients),
            "event_type": str(event.event_type),
            "status": str(event.status),
        }
        for country in sorted(actors | recipients)
    ]


def pair_rows(event: Event) -> list[Row]:
    """Return one row for each pair of states that take part, with the direction between them."""
    sort_day, last_day = sort_days(event.date)
    countries = sorted(_countries(event.actors) | _countries(event.recipients))
    return [
        {
            "first": first,
            "second": second,
            "sort_day": sort_day,
            "event_id": event.event_id,
            "last_day": last_day,
            "direction": direction(event, first, second),
            "event_type": str(event.event_type),
            "status": str(event.status),
        }
        for first, second in combinations(countries, 2)
    ]


def dealing_rows(event: Event) -> list[Row]:
    """Return one row for each pair of states that deal with one another in the event."""
    interval = event.date
    return [
        {
            "first": first,
            "second": second,
            "event_id": event.event_id,
            "date_start": _iso(interval.start) if interval else None,
            "date_end": _iso(interval.end) if interval else None,
            "status": str(event.status),
            "certainty": str(event.certainty),
            "quad_code": event.quad_code,
            "intensity": event.intensity,
            "confidence": event.confidence,
        }
        for first, second in sorted(pairs_of(event))
    ]


def deed_rows(event: Event, verdicts: Iterable[Verdict]) -> list[Row]:
    """Return one row for each pair of sides and kind of commitment that an event is a deed of."""
    return [
        {
            "first": first,
            "second": second,
            "clause": verdict.clause,
            "day": verdict.day.isoformat(),
            "event_id": event.event_id,
            "status": verdict.status,
        }
        for verdict in verdicts
        for first, second in sorted(verdict.pairs)
    ]


def direction(event: Event, first: str, second: str) -> str:
    """Return how an event runs between two of its states.

    Returns:
        ``forth`` from the first to the second, ``back``, ``mutual``, or ``alongside`` where both
        stand on one side of an act that is directed elsewhere.
    """
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    forth = first in actors and second in recipients
    back = second in actors and first in recipients
    if forth != back:
        return FORTH if forth else BACK
    if forth or (not event.recipients and event.event_type in AMONG_EQUALS):
        return MUTUAL
    return ALONGSIDE


def tag_rows(event: Event) -> list[Row]:
    """Return one row for each mode, context, state of the place and corrected field."""
    sort_day, last_day = sort_days(event.date)
    tags = [("mode", mode) for mode in event.mode]
    tags += [("context", context) for context in event.context]
    if event.place and event.place.country:
        tags.append(("place", event.place.country))
    if event.corrected:
        tags += [("corrected", field) for field in (*event.corrected, "yes")]
    return [
        {
            "kind": kind,
            "value": value,
            "sort_day": sort_day,
            "event_id": event.event_id,
            "last_day": last_day,
        }
        for kind, value in dict.fromkeys(tags)
    ]


def entity_rows(events: Iterable[Event]) -> list[Row]:
    """Return one row for each entity that takes part in any of the events.

    The name does not depend on the order: a person's is the longest, others' the shortest.
    """
    found: dict[str, Row] = {}
    for party in _parties(events):
        row = {
            "entity_id": party.entity_id,
            "name": party.person or party.text,
            "country": party.country,
            "sector": party.sector,
            "person": int(party.person is not None),
        }
        earlier = found.get(party.entity_id)
        found[party.entity_id] = _better(earlier, row) if earlier else row
    return [found[key] for key in sorted(found)]


def _better(one: Row, other: Row) -> Row:
    """Return what two rows of one entity tell together."""
    best = dict(one)
    if other["person"] != one["person"]:
        best["name"] = one["name"] if one["person"] else other["name"]
        best["person"] = 1
    else:
        pick = max if one["person"] else min
        best["name"] = pick((len(row["name"]), row["name"]) for row in (one, other))[1]
    for key in ("country", "sector"):
        values = [row[key] for row in (one, other) if row[key] is not None]
        best[key] = min(values) if values else None
    return best


def mention_rows(entry: Entry) -> list[Row]:
    """Return the one row of whom a document names; none where nobody looked."""
    if not entry.mentions:
        return []
    spans = encode([(one.start, one.end, one.kind, one.entity_ids) for one in entry.mentions])
    return [{"document_id": entry.document.document_id, "spans": spans.decode()}]


def office_rows(document_id: str, offices: Iterable[Office]) -> list[Row]:
    """Return the rows of the offices that a document tells of."""
    return [
        {
            "document_id": document_id,
            "position": position,
            "entity_id": office.entity_id or office.person,
            "person": office.person,
            "title": office.title,
            "country": office.country,
            "sector": office.sector,
            "start": _iso(office.start),
            "end": _iso(office.end),
            "quote": office.evidence[0].quote if office.evidence else None,
            "record": encode(office).decode(),
        }
        for position, office in enumerate(offices, 1)
    ]


def office_word_rows(document_id: str, offices: Iterable[Office]) -> list[Row]:
    """Return the words by which the people in office are found again."""
    return [
        {"word": word, "document_id": document_id, "position": position}
        for position, office in enumerate(offices, 1)
        for word in sorted(set(office.person.casefold().split()))
    ]


def band_number(band: str) -> int:
    """Return a band's key as a number of 64 bits.

    >>> band_number("07-a") == band_number("07-a")
    True
    """
    digest = blake2b(band.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def position_rows(document_id: str, positions: Iterable[Position]) -> list[Row]:
    """Return the rows of the positions that a document quotes."""
    return [
        {
            "document_id": document_id,
            "position": number,
            "speaker": position.speaker,
            "entity_id": position.entity_id,
            "country": position.country,
            "issue": position.issue,
            "stance": position.stance,
            "date": _iso(position.date),
            "quote": position.evidence.quote,
            "record": encode(position).decode(),
        }
        for number, position in enumerate(positions, 1)
    ]


def mechanism_report_rows(document_id: str, mechanisms: Iterable[Mechanism]) -> list[Row]:
    """Return the rows of the standing arrangements that a document speaks of."""
    return [
        {
            "document_id": document_id,
            "position": position,
            "mechanism_id": mechanism.mechanism_id,
            "record": encode(mechanism).decode(),
            "title_family": titled_family(mechanism.kind, mechanism.title)
            if mechanism.title
            else None,
        }
        for position, mechanism in enumerate(mechanisms, 1)
    ]


def refusal_row(refusal: Refusal, run_id: int | None) -> Row:
    """Return the row of a refusal; the same refusal always has the same id."""
    said = "\0".join((refusal.origin, refusal.stage, refusal.code, refusal.document_id or ""))
    return {
        "refusal_id": blake2b(said.encode(errors="replace"), digest_size=10).hexdigest(),
        "origin": refusal.origin,
        "stage": refusal.stage,
        "code": refusal.code,
        "detail": refusal.detail,
        "document_id": refusal.document_id,
        "run_id": run_id,
    }


def _parties(events: Iterable[Event]) -> Iterator[Party]:
    """Yield everyone who takes part."""
    for event in events:
        yield from event.actors
        yield from event.recipients


def _countries(parties: Iterable[Party]) -> set[str]:
    """Return the states that the parties belong to."""
    return {party.country for party in parties if party.country}


def _iso(day: date | None) -> str | None:
    """Return a day as ISO text."""
    return day.isoformat() if day else None
