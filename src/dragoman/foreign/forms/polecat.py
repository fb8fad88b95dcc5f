"""POLECAT's weekly files: tabs, a heading, PLOVER's own types; several values in a cell by "; ".

``None`` is the missing mark. The column of scores is "Intensity" in early files and "Event
Intensity" later; some files have more columns. The name of a Wikipedia page is no country.
"""

from collections.abc import Mapping

from dragoman.foreign.cameo import Kinds
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day
from dragoman.foreign.rows import SEPARATOR, BadRowError, Foreign, act_of, number, text

NEEDED = ("Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "Actor Name",
          "Actor Country", "Recipient Name", "Recipient Country")  # fmt: skip
MISSING = ("None", "NA", "nan")


def read(line: int, row: Mapping[str, str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no type of PLOVER's.
    """
    name = row["Event Type"].strip().upper()
    kind = Kinds.load().of(name, text(row["Event Mode"], *MISSING))
    if kind is None:
        raise BadRowError(f"{name[:40]!r} is no type of PLOVER")
    day = text(row["Event Date"], *MISSING)
    day = iso_day(day) if day else None
    one, other = text(row["Actor Country"], *MISSING), text(row["Recipient Country"], *MISSING)
    actor, recipient = text(row["Actor Name"], *MISSING), text(row["Recipient Name"], *MISSING)
    score = text(row.get("Event Intensity") or row.get("Intensity") or "", *MISSING)
    where = text(row.get("Country", ""), *MISSING)
    return Foreign(
        line=line,
        part=0,
        act=act_of(row["Event ID"]),
        event_id=row["Event ID"],
        start=day,
        end=day,
        event_type=kind.event_type,
        mode=kind.mode,
        quad_code=kind.quad_code,
        intensity=kind.intensity,
        number=1.0,
        their_type=name,
        their_quad=text(row["Quad Code"], *MISSING),
        their_intensity=number(score or "", "the intensity"),
        actor=actor,
        actor_codes=one,
        actor_states=states(one),
        actor_sector=text(row.get("Primary Actor Sector", ""), *MISSING),
        recipient=recipient,
        recipient_codes=other,
        recipient_states=states(other),
        recipient_sector=text(row.get("Primary Recipient Sector", ""), *MISSING),
        mutual=other is None and kind.event_type in {"AGREE", "CONSULT", "COOPERATE", "SUPPORT"},
        place=text(row.get("Placename", ""), *MISSING),
        place_state=states(where),
        publisher=text(row.get("Source", ""), *MISSING),
        url=None,
        deaths=None,
    )


def states(codes: str | None) -> str | None:
    """Return the states among codes that are separated by semicolons; None where there is none."""
    if codes is None:
        return None
    countries = Countries.load()
    found = [countries.cameo(code.strip()) for code in codes.split(";")]
    return SEPARATOR.join(dict.fromkeys(code for code in found if code)) or None
