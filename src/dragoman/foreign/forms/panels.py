"""A panel of counts: two states, a period and how much of each quad class there was.

Each count that is not 0 becomes one part of its line and stands for that many events. A period
without its last day is a week where there is a column ``week``, else a month.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day, month_around
from dragoman.foreign.rows import Foreign, act_of, number, text

NEEDED = ("iso3_1", "iso3_2", "start", "vcoop", "mcoop", "vconf", "mconf")
QUADS = ("vcoop", "mcoop", "vconf", "mconf")
WEEK = timedelta(days=6)


def read(line: int, row: Mapping[str, str]) -> Iterator[Foreign]:
    """Yield what a row says, a part for each class.

    Raises:
        BadRowError: it has no day, or a count is no number.
    """
    start = iso_day(row["start"])
    end = _end(start, row)
    countries = Countries.load()
    one, other = text(row["iso3_1"]), text(row["iso3_2"])
    for part, name in enumerate(QUADS, 1):
        count = number(row[name], name)
        if not count:
            continue
        yield Foreign(
            line=line,
            part=part,
            act=act_of(one, other, start, end, name),
            event_id=None,
            start=start,
            end=end,
            event_type=None,
            mode=None,
            quad_code=part,
            intensity=None,
            number=count,
            their_type=name,
            their_quad=name,
            their_intensity=None,
            actor=one,
            actor_codes=one,
            actor_states=countries.iso(one or ""),
            actor_sector=None,
            recipient=other,
            recipient_codes=other,
            recipient_states=countries.iso(other or ""),
            recipient_sector=None,
            mutual=True,
            place=None,
            place_state=None,
            publisher=None,
            url=None,
            deaths=None,
        )


def _end(start: str, row: Mapping[str, str]) -> str:
    """Return the last day of a row's period."""
    told = text(row.get("end", ""))
    if told:
        return iso_day(told)
    if "week" in row:
        return (date.fromisoformat(start) + WEEK).isoformat()
    return month_around(start)[1]
