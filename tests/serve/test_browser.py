"""The pages in a real browser: none of them is blocked by its own policy or in error."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from brief_samples import write_ledger

from dragoman.serve import make_app

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium on this machine")
SECONDS = 120


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    path = write_ledger(tmp_path_factory.mktemp("browser") / "a.ledger")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(path), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(SECONDS)


@pytest.mark.parametrize("path", ["/", "/events", "/dyad/CHL/PER", "/document?id=quarrel"])
def test_a_page_is_shown_without_an_error(site: str, path: str, tmp_path: Path) -> None:
    """A page is shown without an error."""
    command = (
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
        "--enable-logging=stderr",
        "--dump-dom",
        site + path,
    )
    shown = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    assert "CONSOLE" not in shown.stderr, shown.stderr
    assert "<h1" in shown.stdout
    assert "htmx-request" not in shown.stdout
