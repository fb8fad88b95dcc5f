"""ICEWS events: 20 columns with a heading, tabs, no quoting; ``NA`` is the missing mark.

A symmetric act is told twice, once from each side, by the same story and sentence: both rows are
one act, done with one another.
"""

from collections.abc import Sequence

from dragoman.foreign.cameo import Cameo
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import iso_day
from dragoman.foreign.rows import BadRowError, Foreign, act_of, number, text

HEADING = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
MISSING = ("NA", "NULL", "null")


def read(line: int, cells: Sequence[str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no day or code.
    """
    code = cells[6].strip()
    if not Cameo.load().knows(code):
        raise BadRowError(f"{code[:40]!r} is no CAMEO code")
    countries, kind = Countries.load(), Cameo.load().of(code)
    day = iso_day(cells[1])
    one, other = text(cells[4], *MISSING), text(cells[10], *MISSING)
    sides = sorted((cells[2], cells[8]))
    where = text(cells[17], *MISSING)
    score = text(cells[7], *MISSING)
    return Foreign(
        line=line,
        part=0,
        act=act_of(day, *sides, code, cells[11], cells[12]),
        event_id=cells[0],
        start=day,
        end=day,
        event_type=kind.event_type if kind else None,
        mode=kind.mode if kind else None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type=code,
        their_quad=None,
        their_intensity=number(score or "", "the intensity"),
        actor=text(cells[2], *MISSING),
        actor_codes=one,
        actor_states=countries.named(one) if one else None,
        actor_sector=text(cells[3], *MISSING),
        recipient=text(cells[8], *MISSING),
        recipient_codes=other,
        recipient_states=countries.named(other) if other else None,
        recipient_sector=text(cells[9], *MISSING),
        mutual=False,
        place=text(cells[14], *MISSING),
        place_state=countries.named(where) if where else None,
        publisher=text(cells[13], *MISSING),
        url=None,
        deaths=None,
    )
