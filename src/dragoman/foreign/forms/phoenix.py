"""Phoenix daily events: 26 columns without a heading, tabs; CAMEO codes and three-letter states."""

from collections.abc import Sequence

from dragoman.foreign.cameo import Cameo
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import plain_day
from dragoman.foreign.rows import BadRowError, Foreign, act_of, number

COLUMNS = 26


def read(line: int, cells: Sequence[str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it has no day or code.
    """
    code = cells[13]
    if not Cameo.load().knows(code):
        raise BadRowError(f"{code[:40]!r} is no CAMEO code")
    countries, kind = Countries.load(), Cameo.load().of(code)
    day = plain_day(cells[1])
    return Foreign(
        line=line,
        part=0,
        act=act_of(day, cells[5], cells[9], code, cells[23]),
        event_id=cells[0],
        start=day,
        end=day,
        event_type=kind.event_type if kind else None,
        mode=kind.mode if kind else None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type=code,
        their_quad=cells[15] or None,
        their_intensity=number(cells[16], "the Goldstein value"),
        actor=cells[5] or None,
        actor_codes=cells[6] or None,
        actor_states=countries.cameo(cells[6]),
        actor_sector=cells[7] or None,
        recipient=cells[9] or None,
        recipient_codes=cells[10] or None,
        recipient_states=countries.cameo(cells[10]),
        recipient_sector=cells[11] or None,
        mutual=False,
        place=cells[20] or None,
        place_state=countries.cameo(cells[22]),
        publisher=cells[25] or None,
        url=cells[24] or None,
        deaths=None,
    )
