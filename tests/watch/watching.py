"""A site that can be told what to answer, a clock that is turned by hand, a reader of few words."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ledger_samples import event, party
from reading_fakes import Told

from dragoman.ledger import Ledger
from dragoman.ledger.merge.merging import SameEvent
from dragoman.present.wording import Teller
from dragoman.records import Document, Event, EventType, Status
from dragoman.settings import Settings
from dragoman.watch.plan import Plan, load
from dragoman.watch.running import Watcher
from dragoman.watch.starting import watcher_of

START = datetime(2024, 5, 1, 6, 0, tzinfo=UTC)
SAID = re.compile(
    r"(?P<first>[A-Z]{3}) (?P<verb>met|warned|bombed|will meet|called off talks with) "
    r"(?P<second>[A-Z]{3})(?: on (?P<day>\d{4}-\d{2}-\d{2}))?\."
)
KINDS = {
    "met": (EventType.CONSULT, Status.ACTUAL, ()),
    "warned": (EventType.THREATEN, Status.ACTUAL, ()),
    "bombed": (EventType.ASSAULT, Status.ACTUAL, ()),
    "will meet": (EventType.CONSULT, Status.PLANNED, ()),
    "called off talks with": (EventType.REJECT, Status.ACTUAL, ("cancel",)),
}
FILL = (
    "Officials of both governments gave no further details, and reporters at the ministry were "
    "told to wait for a statement later in the week."
)


@dataclass
class HandClock:
    """Time that passes only where somebody sleeps."""

    moment: datetime = START
    slept: float = 0.0

    def now(self) -> datetime:
        """Return the present moment."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        assert seconds >= 0
        self.slept += seconds
        self.moment += timedelta(seconds=seconds)


class FewWords:
    """Understands "NOR met KEN on 2024-05-03." and the like."""

    def process(self, documents: Sequence[Document]) -> list[Told]:
        """Return what each document tells."""
        return [Told(one, tuple(_events(one))) for one in documents]


def _events(document: Document) -> Iterator[Event]:
    for found in SAID.finditer(document.text):
        kind, status, mode = KINDS[found["verb"]]
        equal = kind is EventType.CONSULT
        first, second = party(found["first"]), party(found["second"])
        made = event(
            document.document_id,
            found[0],
            found.start(),
            name=f"{found[0]}",
            kind=kind,
            actors=(first, second) if equal else (first,),
            recipients=() if equal else (second,),
            day=date.fromisoformat(found["day"]) if found["day"] else None,
            status=status,
            mode=mode,
        )
        yield replace(made, intensity=-10.0) if kind is EventType.ASSAULT else made


@dataclass(frozen=True)
class Answer:
    """What the site answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Page = Callable[[dict[str, str]], Answer]


@dataclass
class Site:
    """A web server on this machine.

    Attributes:
        pages: what to answer, by path; with the headers of the request.
        asked: path and headers of each request, in order, and when by the clock.
        posted: what was posted.
    """

    clock: HandClock
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[datetime, str, dict[str, str]]] = field(default_factory=list)
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        """Return the address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for."""
        return [path for _, path, _ in self.asked]


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((site.clock.now(), self.path, headers))
            page = site.pages.get(self.path)
            self._send(page(headers) if page else Answer(status=404))

        def do_POST(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.posted.append((headers, self.rfile.read(int(headers["content-length"]))))
            page = site.pages.get(self.path)
            self._send(page(headers) if page else Answer())

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *arguments: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def feed(*items: tuple[str, str], published: str = "Wed, 01 May 2024 05:00:00 GMT") -> bytes:
    """Return an RSS feed of items, each a title and what it says."""
    entries = "".join(
        f"<item><title>{title}</title><link>http://news.example/{title.replace(' ', '-')}</link>"
        f"<pubDate>{published}</pubDate><description>{words} {FILL}</description></item>"
        for title, words in items
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>'
        f"{entries}</channel></rss>"
    ).encode()


def tagged(body: Callable[[], bytes]) -> Page:
    """Return a page that knows conditional requests."""

    def page(headers: dict[str, str]) -> Answer:
        now = body()
        etag = f'"{hash(now)}"'
        if headers.get("if-none-match") == etag:
            return Answer(status=304)
        return Answer(now, headers={"ETag": etag, "Content-Type": "application/rss+xml"})

    return page


def plan_of(folder: Path, text: str) -> Plan:
    """Return the plan of a file."""
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


@contextmanager
def watching(path: Path, plan: Plan, clock: HandClock, lines: list[str]) -> Iterator[Watcher]:
    """Return what watches, with a ledger at a path."""
    with Ledger.open(path, merger=SameEvent()) as book:
        yield watcher_of(
            plan,
            Settings(),
            book,
            FewWords(),
            lines.append,
            clock=clock,
            form="jsonl",
            teller=teller(),
        )


@cache
def teller() -> Teller:
    """What puts events into words, loaded once for all tests."""
    return Teller.load()
