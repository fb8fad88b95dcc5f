"""Fictional events that tell of occasions."""

from datetime import date

from dragoman.records import (
    Attribution,
    Certainty,
    DateInterval,
    Event,
    EventType,
    Evidence,
    Party,
    Place,
    Precision,
    Status,
)

NAMES = {"NOR": "Norway", "KEN": "Kenya", "PER": "Peru", "CHL": "Chile"}


def side(code: str, person: str | None = None, sector: str = "GOV") -> Party:
    """Return a state, or somebody who acts for it."""
    return Party(f"state:{code}", NAMES.get(code, code), code, sector, person)


def told(
    quote: str,
    on: date | None,
    *,
    of: tuple[Party, ...] = (side("NOR"), side("KEN")),
    to: tuple[Party, ...] = (),
    kind: EventType = EventType.CONSULT,
    mode: tuple[str, ...] = (),
    status: Status = Status.ACTUAL,
    day: date | None = None,
    last: date | None = None,
    words: str = "",
    place: str | None = None,
    document: str | None = None,
    at: int = 0,
) -> Event:
    """Return an event as a document of a day tells it."""
    name = document or f"doc-{on}"
    until = last or day
    precise = Precision.DAY if day == until else Precision.MONTH
    return Event(
        event_id=f"{name}-{at}-{kind}-{status}",
        event_type=kind,
        mode=mode,
        context=(),
        quad_code=1,
        intensity=1.0,
        actors=of,
        recipients=to,
        date=DateInterval(day, until, precise, words) if day else None,
        place=Place(place) if place else None,
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(),
        mechanism_id=None,
        confidence=0.9,
        evidence=(Evidence(name, at, at + len(quote), quote),),
        reported_on=on,
    )
