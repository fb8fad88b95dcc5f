"""The address is told when anybody may ask, and the first page is made by then."""

import gc
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from brief_samples import write_ledger

from dragoman.serve.opening import GARBAGE, look_less_for_garbage

SECONDS = 60


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def opened(ledger: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Start the server as a person does."""
    words = ("serve", "--ledger", str(ledger), "--port", str(port))
    server = subprocess.Popen(
        (sys.executable, "-m", "dragoman", *words), stderr=subprocess.PIPE, text=True
    )
    try:
        yield server
    finally:
        server.kill()
        server.communicate(timeout=SECONDS)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The fictional ledger."""
    path: Path = write_ledger(tmp_path / "a.ledger")
    return path


def test_the_first_who_asks_gets_the_whole_page(ledger: Path) -> None:
    """As soon as the address is told; Ctrl-C then ends it in peace."""
    port = free_port()
    with opened(ledger, port) as server:
        assert server.stderr is not None
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        page = httpx2.get(f"http://127.0.0.1:{port}/", timeout=SECONDS)
        assert page.status_code == 200
        assert "What moved most" in page.text
        assert "/lately" not in page.text
        server.send_signal(signal.SIGINT)
        assert server.wait(SECONDS) == 0


def test_a_port_that_is_taken_is_told(ledger: Path) -> None:
    """And no address that leads to somebody else's server."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with opened(ledger, taken.getsockname()[1]) as server:
            _, told = server.communicate(timeout=SECONDS)
    assert server.returncode != 0
    assert "address already in use" in told
    assert "Ctrl-C" not in told


def test_what_is_loaded_once_is_no_garbage() -> None:
    """It is left out when garbage is looked for, which still goes on."""
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        look_less_for_garbage()
        assert gc.isenabled()
        assert gc.get_threshold() == GARBAGE
        assert gc.get_freeze_count() > frozen
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
