"""What whoever watches the server is told."""

from pathlib import Path

from brief_samples import write_ledger
from starlette.testclient import TestClient

import dragoman
from dragoman.serve import make_app


def test_health_is_that_of_the_ledger(tmp_path: Path) -> None:
    """Without the file, 503 and why; nothing of it is kept by anybody."""
    path = write_ledger(tmp_path / "a.ledger")
    with TestClient(make_app(path), base_url="http://localhost") as client:
        good = client.get("/healthz")
        assert (good.status_code, good.json()) == (200, {"status": "ok"})
        assert good.headers["cache-control"] == "no-store"
        path.unlink()
        bad = client.get("/healthz")
        assert (bad.status_code, bad.json()["status"]) == (503, "unavailable")
        assert "there is no ledger" in bad.json()["detail"]
        assert "dragoman_up 0\n" in client.get("/metrics").text


def test_figures_are_in_the_form_of_prometheus(tmp_path: Path) -> None:
    """What the ledger holds, and requests by method and kind of answer as they come."""
    path = write_ledger(tmp_path / "a.ledger")
    with dragoman.open(path, read_only=True) as book:
        counts = book.counts()
    with TestClient(make_app(path), base_url="http://localhost") as client:
        client.get("/api/counts")
        client.get("/api/counts")
        client.get("/api/nothing")
        client.request("PURGE", "/")
        answer = client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.text.splitlines()
    figures = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert figures["dragoman_up"] == "1"
    assert int(figures["dragoman_events"]) == counts.events > 0
    assert int(figures["dragoman_documents"]) == counts.documents
    assert figures['dragoman_requests_total{method="GET",status="2xx"}'] == "2"
    assert figures['dragoman_requests_total{method="GET",status="4xx"}'] == "1"
    assert figures['dragoman_requests_total{method="other",status="4xx"}'] == "1"
    assert figures["dragoman_request_seconds_count"] == "4"
    assert float(figures["dragoman_request_seconds_sum"]) > 0
    told = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    names = {name.partition("{")[0].removesuffix("_sum").removesuffix("_count") for name in figures}
    assert names == told
