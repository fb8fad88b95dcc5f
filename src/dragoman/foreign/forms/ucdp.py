"""UCDP's georeferenced events: commas, a heading, quotes. A row is lethal violence in some days.

Sides that are states carry Gleditsch-Ward numbers; others carry none.
"""

from collections.abc import Mapping

from dragoman.foreign.cameo import Kinds
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day
from dragoman.foreign.rows import BadRowError, Foreign, act_of, number, text

NEEDED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "best", "gwnoa",
          "gwnob", "country_id")  # fmt: skip
MISSING = ("NA",)
KINDS = {"1": "state-based", "2": "non-state", "3": "one-sided"}


def read(line: int, row: Mapping[str, str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no days, or its span ends before it begins.
    """
    start, end = iso_day(row["date_start"]), iso_day(row["date_end"])
    if end < start:
        raise BadRowError(f"its span ends on {end}, before it begins on {start}")
    kind = Kinds.load().of("ASSAULT")
    deaths = number(text(row["best"], *MISSING) or "", "the number of deaths")
    one, other = text(row["gwnoa"], *MISSING), text(row["gwnob"], *MISSING)
    return Foreign(
        line=line,
        part=0,
        act=act_of(row["id"]),
        event_id=row["id"],
        start=start,
        end=end,
        event_type="ASSAULT",
        mode=None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type=KINDS.get(row["type_of_violence"], row["type_of_violence"]),
        their_quad=None,
        their_intensity=None,
        actor=text(row["side_a"]),
        actor_codes=one,
        actor_states=_state(one),
        actor_sector=None,
        recipient=text(row["side_b"]),
        recipient_codes=other,
        recipient_states=_state(other),
        recipient_sector=None,
        mutual=False,
        place=text(row.get("where_coordinates", "")),
        place_state=_state(text(row["country_id"], *MISSING)),
        publisher=text(row.get("source_office", ""), *MISSING),
        url=None,
        deaths=None if deaths is None else int(deaths),
    )


def _state(code: str | None) -> str | None:
    """Return the state of a Gleditsch-Ward number."""
    if code is None:
        return None
    value = number(code, "the Gleditsch-Ward number")
    return None if value is None else Countries.load().numbered("gw", int(value))
