"""Fictional accounts for the tests of merging."""

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
from dragoman.resolve.merging.accounts import Account

TODAY = date(2026, 11, 1)


def party(country: str, person: str | None = None, office: str | None = None) -> Party:
    """Return a state, or a person who acts for it."""
    if person is None:
        return Party(f"state:{country}", country, country, "GOV")
    name = person.lower().replace(" ", "-")
    return Party(f"person:{name}", person, country, "GOV", person, office)


def day(text: str) -> DateInterval:
    """Return the interval that "2025", "2025-03" or "2025-03-22" tells."""
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 3:
        exact = date(*numbers)
        return DateInterval(exact, exact, Precision.DAY, text)
    if len(numbers) == 2:
        first = date(numbers[0], numbers[1], 1)
        following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
        last = date.fromordinal(following.toordinal() - 1)
        return DateInterval(first, last, Precision.MONTH, text)
    return DateInterval(date(numbers[0], 1, 1), date(numbers[0], 12, 31), Precision.YEAR, text)


def account(
    name: str,
    parties: str,
    when: str | None = None,
    *,
    document: str | None = None,
    kind: EventType = EventType.CONSULT,
    status: Status = Status.ACTUAL,
    published: str | None = None,
    place: str | None = None,
    country: str | None = None,
    mode: tuple[str, ...] = (),
    quote: str = "They met.",
    group: str | None = None,
    persons: dict[str, tuple[str, str]] | None = None,
) -> Account:
    """Return an account; "KEN UGA" are equals, "KEN>UGA" directed."""
    doers, _, done_to = parties.partition(">")
    people = persons or {}

    def made(names: str) -> tuple[Party, ...]:
        return tuple(party(one, *people.get(one, (None, None))) for one in names.split())

    document_id = document or f"doc-{name}"
    event = Event(
        event_id=f"e-{name}",
        event_type=kind,
        mode=mode,
        context=("diplomatic",),
        quad_code=1,
        intensity=1.0,
        actors=made(doers),
        recipients=made(done_to),
        date=day(when) if when else None,
        place=Place(place, country) if place else None,
        status=status,
        certainty=Certainty.ASSERTED,
        attribution=Attribution(),
        mechanism_id=None,
        confidence=0.7,
        evidence=(Evidence(document_id, 0, len(quote), quote),),
    )
    return Account(
        f"{document_id}#{name}",
        document_id,
        date.fromisoformat(published) if published else None,
        event,
        group,
    )
