"""What is planned, as a calendar that any calendar program opens (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dragoman.errors import UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.records import Event, Status

LONGEST = timedelta(days=31)
ONE_DAY = timedelta(days=1)
STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def calendar_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a calendar with an entry for each planned event whose days are told.

    Raises:
        UsageError: the extra ``export`` is not installed, or the filter asks for another status.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = '--format ical needs another package: pip install "dragoman[export]"'
        raise UsageError(message) from error
    if wanted.status not in ((), ("planned",)):
        raise UsageError("a calendar holds what is planned; leave --status out")
    library: Any = icalendar  # its calls are not typed
    calendar = library.Calendar()
    calendar.add("prodid", "-//Dragoman//EN")
    calendar.add("version", "2.0")
    for event in ledger.events(replace(wanted, status=(str(Status.PLANNED),))):
        when = event.date
        if when is None or not when.start or not when.end or when.end - when.start > LONGEST:
            continue
        entry = library.Event()
        entry.add("uid", f"{event.event_id}@dragoman")
        entry.add("dtstamp", STAMP)
        entry.add("dtstart", when.start)
        entry.add("dtend", when.end + ONE_DAY)
        entry.add("summary", _summary(event))
        entry.add("description", "\n".join(piece.quote for piece in event.evidence))
        if event.place is not None:
            entry.add("location", event.place.text)
        calendar.add_component(entry)
    yield from calendar.to_ical().decode("utf-8").removesuffix("\r\n").split("\r\n")


def _summary(event: Event) -> str:
    """Return an event in a few words."""
    sides = [
        ", ".join(dict.fromkeys(party.country or party.text for party in side))
        for side in (event.actors, event.recipients)
        if side
    ]
    mode = f" ({', '.join(event.mode)})" if event.mode else ""
    return f"{event.event_type.capitalize()}{mode}: {' - '.join(sides)}"
