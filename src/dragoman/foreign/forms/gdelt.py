"""GDELT's events: version 2 with 61 columns, version 1 with 58, or 57 before April 2013.

Neither has a heading. Quotation marks are ordinary characters. Actors carry CAMEO country codes,
of which regions such as EUR are no states; places carry FIPS 10-4 codes. ``SQLDATE`` is kept though
it is at times an anniversary misread.
"""

from collections.abc import Sequence

from dragoman.foreign.cameo import Cameo
from dragoman.foreign.countries import Countries
from dragoman.foreign.days import plain_day
from dragoman.foreign.rows import BadRowError, Foreign, act_of, number

COLUMNS_2 = 61
COLUMNS_1 = (57, 58)
PLACE = {61: 52, 58: 50, 57: 50}
URL = {61: 60, 58: 57}


def read(line: int, cells: Sequence[str]) -> Foreign:
    """Return what a row says.

    Raises:
        BadRowError: it is cut, or has no day or code.
    """
    columns = len(cells)
    code = cells[26]
    if not cells[0].isdigit():
        raise BadRowError(f"the number {cells[0][:40]!r} is none")
    if not Cameo.load().knows(code):
        raise BadRowError(f"{code[:40]!r} is no CAMEO code")
    countries, kind = Countries.load(), Cameo.load().of(code)
    day, one, other = plain_day(cells[1]), cells[7], cells[17]
    url = cells[URL[columns]] if columns in URL else ""
    place = PLACE[columns]
    return Foreign(
        line=line,
        part=0,
        act=act_of(day, one, other, code, url) if url else act_of(cells[0]),
        event_id=cells[0],
        start=day,
        end=day,
        event_type=kind.event_type if kind else None,
        mode=kind.mode if kind else None,
        quad_code=kind.quad_code if kind else None,
        intensity=kind.intensity if kind else None,
        number=1.0,
        their_type=code,
        their_quad=cells[29],
        their_intensity=number(cells[30], "the Goldstein value"),
        actor=cells[6] or None,
        actor_codes=one or None,
        actor_states=countries.cameo(one) if one else None,
        actor_sector=cells[12] or None,
        recipient=cells[16] or None,
        recipient_codes=other or None,
        recipient_states=countries.cameo(other) if other else None,
        recipient_sector=cells[22] or None,
        mutual=False,
        place=cells[place] or None,
        place_state=countries.fips(cells[place + 1]),
        publisher=None,
        url=url or None,
        deaths=None,
    )
