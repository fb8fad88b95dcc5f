"""The first page: what the ledger holds, what is new, what moved, what is planned."""

from datetime import date, timedelta
from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import Response

from dragoman.ledger import Filter
from dragoman.present.brief.choosing import is_placed
from dragoman.present.charts import network_figure, timeline_figure
from dragoman.serve.desk import Desk, address

router = APIRouter()
NEWEST = 12
PLANNED = 12
MOST_PLANS = 500
SERIES = 12


@router.get("/")
def overview(request: Request) -> Response:
    """Return the overview."""
    desk: Desk = request.app.state.desk
    month, moves, network = desk.recent()
    with desk.book() as ledger:
        counts = ledger.counts()
        runs = ledger.runs()
        found = ledger.newest(Filter(status=("actual",)), NEWEST)
        ahead = Filter(status=("planned",), since=_after(month))
        plans = (one for one in ledger.events(ahead, MOST_PLANS) if is_placed(one))
        planned = list(islice(plans, PLANNED))
        mechanisms = list(ledger.mechanisms(limit=SERIES * 4))
    mechanisms.sort(key=lambda one: -len(one.sessions))
    figure = network_figure(
        network,
        desk.namer.heading,
        link=lambda first, second: f"/dyad/{first}/{second}",
    )
    timeline = timeline_figure(
        mechanisms[:SERIES],
        link=lambda name: address("/mechanism", id=name),
        name=desk.arrangement,
    )
    months = desk.coverage()
    return desk.page(
        request,
        "overview.html",
        {
            "counts": counts,
            "last_run": next((run for run in reversed(runs) if run.documents), None),
            "month": month,
            "moves": moves,
            "found": found,
            "planned": planned,
            "figure": figure,
            "timeline": timeline,
            "first_month": min(months, default=None),
        },
    )


def _after(month: date | None) -> date | None:
    """Return the day from which plans lie ahead: the end of the newest month read."""
    return (month + timedelta(days=27)) if month else None
