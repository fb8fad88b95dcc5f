"""The web: public addresses only, for every hop, whatever a name says the second time."""

import contextlib
import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from dragoman.read import Context, make_context, read_sources
from dragoman.read.context import Refused
from dragoman.read.web import WebFetcher, check_url
from dragoman.read.web.addresses import is_public
from dragoman.records import Document, Refusal
from dragoman.settings import Settings

PAGE = b"""<html><head><title>Envoys meet in Doha</title></head><body><article>
<p>The envoys of Peru and Bolivia met in Doha on Monday and agreed to meet again.</p>
<p>They signed a text on fishing zones, both foreign ministries said in a statement.</p>
</article></body></html>"""


class Site(BaseHTTPRequestHandler):
    """A site with one good page and many bad ones."""

    def do_GET(self) -> None:
        """Answer by path."""
        name = self.path.split("?")[0].strip("/")
        if name.startswith("to-"):
            self.send_response(302)
            self.send_header(
                "Location",
                {
                    "to-page": "/page",
                    "to-itself": "/to-itself",
                    "to-file": "file:///etc/passwd",
                    "to-private": "http://private.example:1/",
                    "to-metadata": "http://169.254.169.254/",
                }[name],
            )
            self.end_headers()
            return
        if name not in ("page", "packed", "huge", "bomb", "slow"):
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if name in ("packed", "bomb"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with contextlib.suppress(OSError):
            self._body(name)

    def _body(self, name: str) -> None:
        if name == "slow":
            for _ in range(100):
                self.wfile.write(b"<p>wait</p>")
                self.wfile.flush()
                time.sleep(0.05)
        bodies = {
            "page": PAGE,
            "packed": gzip.compress(PAGE),
            "huge": b"<p>text</p>" * 50_000,
            "bomb": gzip.compress(b"<p>a</p>" * 2_000_000),
        }
        self.wfile.write(bodies.get(name, b""))

    def log_message(self, *arguments: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve the site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def resolver(host: str, port: int) -> list[str]:
    """A resolver of our own: one public-looking name, served by this machine."""
    del port
    names = {"news.example": ["127.0.0.1"], "private.example": ["10.0.0.7"]}
    return names.get(host.lower(), [host])


def local_only(address: object) -> bool:
    """A policy for the tests: this machine, as if it were the open internet."""
    return str(address) == "127.0.0.1"


@pytest.fixture
def web() -> Context:
    """A context that reads our own site."""
    fetcher = WebFetcher(20.0, 200_000, 200, policy=local_only, resolver=resolver)
    return make_context(Settings(), fetcher=fetcher)


Fetch = Callable[[str], list[Document | Refusal]]


@pytest.fixture
def fetch(web: Context, port: int) -> Fetch:
    """Read a page of our own site."""
    return lambda path: list(read_sources([f"http://news.example:{port}/{path}"], context=web))


@pytest.mark.parametrize("path", ["page", "page?a=ü b", "packed", "to-page"])
def test_pages_are_read(fetch: Fetch, path: str) -> None:
    """A page, packed or after a redirect, is a document with its final address."""
    document = fetch(path)[0]
    assert isinstance(document, Document), document
    assert document.title == "Envoys meet in Doha"
    assert (document.url or "").split("/")[3].split("?")[0] in ("page", "packed")
    assert document.published is None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nowhere", "fetch-failed"),
        ("to-itself", "fetch-failed"),
        ("to-file", "bad-address"),
        ("to-private", "private-address"),
        ("to-metadata", "private-address"),
        ("huge", "too-large"),
        ("bomb", "bomb"),
    ],
)
def test_bad_pages_are_refused(fetch: Fetch, path: str, code: str) -> None:
    """Each by its own reason."""
    found = fetch(path)
    assert [item.code for item in found if isinstance(item, Refusal)] == [code]
    assert not [item for item in found if isinstance(item, Document)]


def test_a_page_that_never_ends(port: int) -> None:
    """One deadline holds for all of an answer, however steadily it trickles in."""
    fetcher = WebFetcher(0.3, 200_000, 200, policy=local_only, resolver=resolver)
    with pytest.raises(Refused) as caught:
        fetcher.fetch(f"http://news.example:{port}/slow")
    assert caught.value.code == "timeout"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "169.254.169.254",
        "10.1.2.3",
        "192.168.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "[::ffff:10.0.0.1]",
        "[fe80::1]",
        "[fd00::1]",
        "2130706433",
        "0x7f.1",
        "100.64.0.1",
        "127.1",
    ],
)
def test_the_default_reads_no_private_address(host: str, context: Context) -> None:
    """However it is written."""
    found = list(read_sources([f"http://{host}:9/"], context=context))
    assert [item.code for item in found if isinstance(item, Refusal)] == ["private-address"]


def test_a_name_that_changes_its_mind(port: int) -> None:
    """A name is resolved once; a second answer would never be asked for (DNS rebinding)."""
    answers = iter([["203.0.113.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def fickle(host: str, port: int) -> list[str]:
        asked.append(f"{host}:{port}")
        return next(answers)

    tried: list[str] = []

    def policy(address: object) -> bool:
        tried.append(str(address))
        return False

    fetcher = WebFetcher(policy=policy, resolver=fickle)
    with pytest.raises(Refused):
        fetcher.fetch(f"http://rebind.example:{port}/page")
    assert (len(asked), tried) == (1, ["203.0.113.1"])


def test_one_private_address_among_public_ones_is_enough() -> None:
    """A name with both kinds of address is refused."""
    fetcher = WebFetcher(resolver=lambda *_: ["9.9.9.9", "10.0.0.1"])
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        fetcher.fetch("http://both.example/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("9.9.9.9", True),
        ("2620:fe::fe", True),
        ("127.0.0.1", False),
        ("::ffff:192.168.1.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
    ],
)
def test_public_addresses(address: str, *, public: bool) -> None:
    """Addresses within addresses are judged too."""
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http:///x",
        "http://a b/",
        "gopher://x/",
        "http://[::1",
        "https://example.org:99999/",
        "http://x/" + "a" * 5000,
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    """Only http and https, with a host."""
    with pytest.raises(Refused):
        check_url(url)
