"""The map of where events happened."""

from dataclasses import replace
from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.ledger import Filter
from dragoman.serve.asking import asked
from dragoman.serve.desk import YEAR, Desk
from dragoman.serve.known import all_states
from dragoman.serve.pictures.drawn import picture
from dragoman.serve.pictures.making import map_of, towns

router = APIRouter()
SHOWN = 40
FIELDS = ("party", "type", "status", "since", "until", "by")
DAYS = {"": "of the act", "reported_on": "of the first report", "date_or_reported": "of either"}


@router.get("/map")
def world(request: Request) -> Response:
    """Return the map of what a filter finds; of the deeds of the newest year without one."""
    desk: Desk = request.app.state.desk
    ask = asked(request, desk.names)
    given = dict(ask.terms)
    wanted = ask.wanted if ask.terms else _newest_year(desk)
    if not ask.terms:
        given = {"status": "actual"}
        given |= {"since": wanted.since.isoformat()} if wanted.since else {}
        given |= {"until": wanted.until.isoformat()} if wanted.until else {}
    happened = desk.places(wanted)
    asking = {key: value for key, value in given.items() if key != "place"}
    figure = picture(lambda narrow: map_of(desk, wanted, asking, narrow=narrow), "map", **given)
    values = {
        "ask": ask,
        "figure": figure,
        "happened": [one for one in happened if one.country][:SHOWN],
        "given": {field: given.get(field, "") for field in FIELDS},
        "extra": [(key, value) for key, value in given.items() if key not in FIELDS],
        "asking": asking,
        "states": all_states(desk),
        "days": DAYS,
        "towns": towns(desk, wanted)[:SHOWN],
    }
    return desk.page(request, "map.html", values)


def _newest_year(desk: Desk) -> Filter:
    """Return the filter of the year before the newest document."""
    newest = desk.recent().newest
    deeds = Filter(status=("actual",))
    if newest is None:
        return deeds
    return replace(deeds, since=newest - timedelta(days=YEAR), until=newest)
