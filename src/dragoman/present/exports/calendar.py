"""What is planned, as a calendar that any calendar program opens (iCalendar, RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dragoman.errors import UsageError, with_extra
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.occasions import OCCASION_KEYS
from dragoman.present.wording.occasions import OccasionTeller
from dragoman.records import Occasion, Stage

LONGEST = timedelta(days=31)
ONE_DAY = timedelta(days=1)
STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def calendar_lines(ledger: Ledger, wanted: Filter) -> Iterator[str]:
    """Yield a calendar of the occasions that are planned, from the newest document's day on.

    Raises:
        UsageError: the extra ``export`` is not installed, or the filter asks for another status.
        FilterError: occasions cannot be filtered so.
    """
    yield from calendar_of(ledger.occasions(plans_of(wanted), ledger.latest() or date.min))


def plans_of(wanted: Filter) -> Filter:
    """Return what a filter of events asks of the occasions that are planned.

    Raises:
        UsageError: it asks for another status.
        FilterError: occasions cannot be filtered so.
    """
    if wanted.status not in ((), ("planned",)):
        raise UsageError("a calendar holds what is planned; leave --status out")
    return replace(wanted, status=()).only(OCCASION_KEYS, "occasions")


def calendar_of(found: Iterable[Occasion]) -> Iterator[str]:
    """Yield a calendar with an entry for each occasion that is planned for days that are told.

    What was refused, put off without a new day, or called off is not in it.

    Raises:
        UsageError: the extra ``export`` is not installed.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = with_extra("--format ical needs another package", "export")
        raise UsageError(message) from error
    library: Any = icalendar  # its calls are not typed
    teller = OccasionTeller.load()
    calendar = library.Calendar()
    calendar.add("prodid", "-//Dragoman//EN")
    calendar.add("version", "2.0")
    for one in found:
        days = _days(one)
        if days is None or one.state is not Stage.SCHEDULED:
            continue
        entry = library.Event()
        entry.add("uid", f"{one.occasion_id}@dragoman")
        entry.add("dtstamp", STAMP)
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + ONE_DAY)
        entry.add("summary", _title(teller.name(one)))
        entry.add("description", "\n".join(_quotes(one)))
        if one.place is not None:
            entry.add("location", one.place.text)
        calendar.add_component(entry)
    yield from calendar.to_ical().decode("utf-8").removesuffix("\r\n").split("\r\n")


def _title(name: str) -> str:
    """Return a name as the title of an entry.

    >>> _title("a meeting of Peru and Chile")
    'Meeting of Peru and Chile'
    """
    words = name.split(" ", 1)[1]
    return words[:1].upper() + words[1:]


def _days(one: Occasion) -> tuple[date, date] | None:
    """Return the first and the last day; None where they are not told or too far apart."""
    when = one.date
    if when is None or when.start is None or when.end is None or when.end - when.start > LONGEST:
        return None
    return when.start, when.end


def _quotes(one: Occasion) -> list[str]:
    """Return the words that prove it, each once."""
    return list(dict.fromkeys(piece.quote for turn in one.turns for piece in turn.evidence))
