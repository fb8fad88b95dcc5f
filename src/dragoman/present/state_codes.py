"""The numbers that scholars' data give states: Correlates of War and Gleditsch-Ward, by date.

An event without a day has the numbers that hold today.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from dragoman.data.systems import COW, GW, Systems
from dragoman.records import DateInterval, Event, Party, encode

SYSTEMS = (COW, GW)
LATEST = date(9999, 1, 1)


class Side(msgspec.Struct):
    """A party, as far as its numbers go."""

    country: str | None = None


class When(msgspec.Struct):
    """A date, as far as numbers go."""

    start: date | None = None
    end: date | None = None


class SidesAndDate(msgspec.Struct):
    """An event, as far as its numbers go."""

    actors: list[Side] = []
    recipients: list[Side] = []
    date: When | None = None


DECODER = msgspec.json.Decoder(SidesAndDate)


def numbers(parties: Sequence[Party], event: Event, system: str) -> tuple[str, ...]:
    """Return the numbers of the states among parties, each once.

    Args:
        parties: of the event.
        event: its day tells which numbers hold.
        system: ``cow`` or ``gw``.
    """
    states = tuple([party.country for party in parties if party.country])
    if not states:
        return ()
    code, day = Systems.load().code, day_of(event.date)
    found = [number for state in states if (number := code(state, system, day)) is not None]
    return tuple(dict.fromkeys(map(str, found)))


def day_of(when: DateInterval | When | None) -> date:
    """Return the day on which an event's numbers are looked up."""
    return LATEST if when is None else when.start or when.end or LATEST


def with_codes(lines: Iterable[str]) -> Iterator[str]:
    """Yield events as lines of JSON, each with the numbers of its states added.

    >>> next(with_codes(['{"actors":[{"country":"KOR"}],"recipients":[],"date":null}']))
    '{"actors":[{"country":"KOR"}],"recipients":[],"date":null,"cow":{"KOR":732},"gw":{"KOR":732}}'
    """
    systems = Systems.load()
    for line in lines:
        told = DECODER.decode(line)
        day = day_of(told.date)
        states = dict.fromkeys(
            one.country for one in (*told.actors, *told.recipients) if one.country
        )
        codes = {
            system: {
                state: code
                for state in states
                if (code := systems.code(state, system, day)) is not None
            }
            for system in SYSTEMS
        }
        yield f"{line.rstrip()[:-1]},{encode(codes).decode()[1:]}"
