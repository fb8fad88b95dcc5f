"""For whoever watches the server: whether it works, and figures in the form of Prometheus."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import time as midnight

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import LedgerError
from dragoman.serve.desk import Desk

UNAVAILABLE = 503
METHODS = frozenset({"GET", "HEAD", "POST"})
NOT_KEPT = {"Cache-Control": "no-store"}
FORM = "text/plain; version=0.0.4; charset=utf-8"
HELD = (
    ("documents", "Documents in the ledger."),
    ("near_copies", "Documents that say nearly word for word what another says."),
    ("reports", "Accounts of events."),
    ("events", "Events after merging."),
    ("unmerged", "Reports that wait for merging."),
    ("mechanisms", "Standing arrangements."),
    ("refusals", "What could not be read or coded."),
)
router = APIRouter()


class Watched:
    """Counts requests and how long they took; it stands around all else.

    Args:
        app: what answers.
        counted: where it counts.
    """

    def __init__(self, app: ASGIApp, counted: "Counted") -> None:
        self.app = app
        self._counted = counted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer, and count it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            self._counted.add(scope["method"], status, time.perf_counter() - began)


class Counted:
    """Requests by method and kind of answer, and their seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str]] = Counter()
        self._seconds = 0.0

    def add(self, method: str, status: int, seconds: float) -> None:
        """Count a request."""
        known = method if method in METHODS else "other"
        with self._lock:
            self._requests[known, f"{status // 100}xx"] += 1
            self._seconds += seconds

    def lines(self) -> Iterator[str]:
        """Yield the figures."""
        with self._lock:
            requests, seconds = sorted(self._requests.items()), self._seconds
        yield from _head("dragoman_requests_total", "counter", "Requests that were answered.")
        for (method, status), number in requests:
            yield f'dragoman_requests_total{{method="{method}",status="{status}"}} {number}'
        yield from _head("dragoman_request_seconds", "summary", "How long answers took.")
        yield f"dragoman_request_seconds_sum {seconds:.6f}"
        yield f"dragoman_request_seconds_count {sum(number for _, number in requests)}"


@router.get("/healthz")
def healthz(request: Request) -> Response:
    """Whether the ledger can be asked: 200, or 503 with the reason."""
    desk: Desk = request.app.state.desk
    try:
        desk.edition()
    except LedgerError as error:
        told = {"status": "unavailable", "detail": str(error)}
        return JSONResponse(told, UNAVAILABLE, headers=NOT_KEPT)
    return JSONResponse({"status": "ok"}, headers=NOT_KEPT)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """How much the ledger holds, and what was asked."""
    desk: Desk = request.app.state.desk
    counted: Counted = request.app.state.counted
    lines: list[str] = []
    try:
        counts = desk.counts()
        newest = desk.today()
    except LedgerError:
        lines += [
            *_head("dragoman_up", "gauge", "Whether the ledger can be asked."),
            "dragoman_up 0",
        ]
    else:
        lines += [
            *_head("dragoman_up", "gauge", "Whether the ledger can be asked."),
            "dragoman_up 1",
        ]
        for name, what in HELD:
            lines += _head(f"dragoman_{name}", "gauge", what)
            lines.append(f"dragoman_{name} {getattr(counts, name)}")
        if newest is not None:
            day = int(datetime.combine(newest, midnight(), UTC).timestamp())
            lines += _head("dragoman_newest_day_seconds", "gauge", "The newest day of publication.")
            lines.append(f"dragoman_newest_day_seconds {day}")
    lines += counted.lines()
    return PlainTextResponse("\n".join(lines) + "\n", media_type=FORM, headers=NOT_KEPT)


def _head(name: str, kind: str, what: str) -> Iterator[str]:
    """Yield what stands before a figure."""
    yield f"# HELP {name} {what}"
    yield f"# TYPE {name} {kind}"
