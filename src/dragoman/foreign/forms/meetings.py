"""A list of whom the president and the secretary of state of the United States met, with spans."""

from collections.abc import Mapping

from dragoman.foreign.cameo import Kinds
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day
from dragoman.foreign.rows import BadRowError, Foreign, act_of, text

NEEDED = ("id", "start", "end", "us_role", "us_name", "title", "name", "iso3", "place_iso3",
          "place")  # fmt: skip
HOST = "USA"


def read(line: int, row: Mapping[str, str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no days, or its span ends before it begins.
    """
    start, end = iso_day(row["start"]), iso_day(row["end"])
    if end < start:
        raise BadRowError(f"its span ends on {end}, before it begins on {start}")
    kind = Kinds.load().of("CONSULT")
    other = text(row["iso3"])
    countries = Countries.load()
    return Foreign(
        line=line,
        part=0,
        act=act_of(row["id"], start, end, row["us_name"], row["title"], row["name"], other),
        event_id=row["id"],
        start=start,
        end=end,
        event_type="CONSULT",
        mode=None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type="meeting",
        their_quad=None,
        their_intensity=None,
        actor=text(row["us_name"]),
        actor_codes=HOST,
        actor_states=HOST,
        actor_sector=text(row["us_role"]),
        recipient=" ".join(filter(None, (row["title"].strip(), row["name"].strip()))) or None,
        recipient_codes=other,
        recipient_states=countries.cameo(other) if other else None,
        recipient_sector=None,
        mutual=True,
        place=text(row["place"]),
        place_state=countries.cameo(row["place_iso3"]),
        publisher=None,
        url=None,
        deaths=None,
    )
