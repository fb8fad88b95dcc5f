"""Serving: what the first who asks would wait for is made first, then the address is told."""

import gc
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from anyio import to_thread
from fastapi import FastAPI
from starlette.types import Message

from dragoman.serve.desk import Desk

THREADS = 16
TURN_SECONDS = 0.001  # after which a thread lets another one on; who sends waits for who makes
# objects until garbage is looked for, as Python counts them: an answer makes some 100,000 of them
# and hardly any garbage. Swept over the occasions of the busiest pair of 100,000 events: 586 ms of
# the processor as Python has it, 339 without what is loaded once, 300 with this, 252 never looking
GARBAGE = (50_000, 10, 10)
FIRST = ("/lately", "/")  # the sums of the first page, then the page with them


class Opening(uvicorn.Server):
    """A server that asks itself for the first page before it lets anybody else ask.

    Args:
        config: of the server.
        app: the application, to be asked.
        told: is called when anybody may ask.
    """

    def __init__(self, config: uvicorn.Config, app: FastAPI, told: Callable[[], None]) -> None:
        super().__init__(config)
        self._app = app
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Make the first page, listen, and say so."""
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        desk: Desk = self._app.state.desk
        await to_thread.run_sync(desk.sum_up)
        for address in FIRST:
            with suppress(Exception):  # who asks is told
                await look(self._app, address, f"{self.config.host}:{self.config.port}")
        await super().startup(sockets)
        if self.started:
            self._told()
            threading.Thread(target=_prepare, args=(desk,), daemon=True).start()


def _prepare(desk: Desk) -> None:
    """Make what other pages need; from then on it is there to stay."""
    desk.prepare()
    look_less_for_garbage()


def look_less_for_garbage() -> None:
    """Leave out what is there by now, and look at the rest in greater portions."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def serve(app: FastAPI, host: str, port: int, told: Callable[[], None]) -> None:
    """Serve an application until Ctrl-C.

    Args:
        app: from `dragoman.serve.make_app`.
        host: the address to listen on.
        port: its port.
        told: is called when anybody may ask.
    """
    sys.setswitchinterval(TURN_SECONDS)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
    with suppress(KeyboardInterrupt):  # it has ended by then
        Opening(config, app, told).run()


async def look(app: FastAPI, address: str, host: str) -> None:
    """Ask an application for a page, and let the answer go.

    Args:
        app: the application.
        address: the page's, with its query.
        host: by which name it is asked.
    """
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())],
        "client": ("127.0.0.1", 0),
        "server": (host, 0),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        del message

    await app(scope, receive, send)
