"""A language model that says what a test tells it to, behind a real address on this machine."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Says:
    """One answer: what is said, and how it goes wrong.

    Attributes:
        text: the model's words.
        status: of HTTP.
        finish: why it ended; ``length`` where it was cut off.
        stalls: whether nothing is ever said.
        body: the whole body instead.
        headers: of the answer.
    """

    text: str = '{"events": []}'
    status: int = 200
    finish: str = "stop"
    stalls: bool = False
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class FakeModel:
    """What was asked, and what answers it; `answer` is handed the document as it was sent."""

    answer: Callable[[dict[str, Any]], Says] = lambda _document: Says()
    asked: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    address: str = ""


def told(*events: dict[str, Any]) -> Says:
    """Return an answer with these events."""
    return Says(json.dumps({"events": list(events)}, ensure_ascii=False))


def claim(kind: str, quote: str, actors: str, recipients: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    """Return an event as a model tells it; parties are parted by commas."""
    sides = [
        [{"words": one, "name": one} for one in side.split(", ") if one]
        for side in (actors, recipients)
    ]
    return {"type": kind, "quote": quote, "actors": sides[0], "recipients": sides[1], **more}


@contextmanager
def served(model: FakeModel) -> Iterator[FakeModel]:
    """Serve a model until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            model.asked.append(body | {"path": self.path, "key": self.headers["Authorization"]})
            says = model.answer(json.loads(body["messages"][-1]["content"]))
            if says.stalls:
                model.ended.wait()
                return
            said = {"message": {"content": says.text}, "finish_reason": says.finish}
            usage = {"prompt_tokens": 1000, "completion_tokens": 100}
            whole = json.dumps({"choices": [said], "usage": usage}).encode()
            sent = whole if says.body is None else says.body
            self.send_response(says.status)
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
