"""A server of our own over a ledger."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from dragoman.serve import make_app

SECONDS = 120


@contextmanager
def served(ledger: Path | FastAPI) -> Iterator[str]:
    """Serve a ledger, or an application of ours, and yield the site's address."""
    app = make_app(ledger) if isinstance(ledger, Path) else ledger
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(SECONDS)
