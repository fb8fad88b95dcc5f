"""ACLED's exports: commas, a heading, quotes and perhaps a byte-order mark.

Days are "07 May 2023" or ISO; a precision of 2 means the week, of 3 the month. Whose side somebody
is on stands in the name: "Military Forces of Kenya (2022-)".
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from dragoman.data.tables import read_table
from dragoman.foreign.cameo import Kind, Kinds
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import any_day, month_around, week_around
from dragoman.foreign.rows import Foreign, act_of, number, text

NEEDED = ("event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type",
          "actor1", "actor2", "country", "fatalities")  # fmt: skip
WEEK, MONTH = "2", "3"
SIDE = re.compile(r"(?:of |\()([A-Z][^()]*?)(?: \(|\))")


def read(line: int, row: Mapping[str, str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no day.
    """
    start = end = any_day(row["event_date"])
    if row["time_precision"] == WEEK:
        start, end = week_around(start)
    elif row["time_precision"] == MONTH:
        start, end = month_around(start)
    kind = _kinds().get((row["event_type"], row["sub_event_type"])) or _kinds().get(
        (row["event_type"], "")
    )
    deaths = number(row["fatalities"], "the number of fatalities")
    one, other = text(row["actor1"]), text(row["actor2"])
    return Foreign(
        line=line,
        part=0,
        act=act_of(row["event_id_cnty"]),
        event_id=row["event_id_cnty"],
        start=start,
        end=end,
        event_type=kind.event_type if kind else None,
        mode=kind.mode if kind else None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type=f"{row['event_type']}: {row['sub_event_type']}",
        their_quad=text(row.get("disorder_type", "")),
        their_intensity=None,
        actor=one,
        actor_codes=_side(one),
        actor_states=_state(one),
        actor_sector=text(row.get("inter1", "")),
        recipient=other,
        recipient_codes=_side(other),
        recipient_states=_state(other),
        recipient_sector=text(row.get("inter2", "")),
        mutual=kind is not None and kind.event_type == "AGREE",
        place=text(row.get("location", "")),
        place_state=Countries.load().named(row["country"]),
        publisher=text(row.get("source", "")),
        url=None,
        deaths=None if deaths is None else int(deaths),
    )


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, str], Kind]:
    """Return PLOVER's kinds by their type and sub-type."""
    kinds = Kinds.load()
    found = {
        (row["event_type"], row["sub_event_type"]): kinds.of(row["plover"], row["mode"] or None)
        for row in read_table("acled.tsv")
    }
    return {key: kind for key, kind in found.items() if kind is not None}


def _side(name: str | None) -> str | None:
    """Return the state that a name tells of, as they write it."""
    match = SIDE.search(name or "")
    return match[1] if match else None


def _state(name: str | None) -> str | None:
    side = _side(name)
    return Countries.load().named(side) if side else None
