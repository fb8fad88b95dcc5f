"""Pages from the web: http and https only, public addresses only, bounded in size and time.

Every name is resolved here, judged by the address policy and then connected to by the very address
that was judged, for each redirect anew. Proxies of the environment are not used, since a proxy
would resolve names by itself.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote, urljoin, urlsplit

from dragoman.read.context import Budget, Fetched, Refused
from dragoman.read.streams import gunzip, too_large
from dragoman.read.web.addresses import (
    AddressPolicy,
    Resolver,
    is_public,
    system_resolver,
)

if TYPE_CHECKING:
    import httpcore2

MOST_HOPS = 5
OK = 200
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
AGENT = b"dragoman (reads news for research; https://pypi.org/project/dragoman)"
LONGEST_URL = 4000


@dataclass(frozen=True, slots=True)
class Visit:
    """What a server answered.

    Attributes:
        status: of HTTP.
        url: the address after redirects.
        headers: names in lower case.
        fetched: what the address holds; None unless the server gave it.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    fetched: Fetched | None = None


NO_CONDITIONS: Mapping[str, str] = MappingProxyType({})


def check_url(url: str) -> None:
    """Raise Refused unless the address is one of http or https that names a host.

    >>> check_url("https://example.org/a")
    """
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
        (parts.hostname or "").encode("idna")  # fails where a label is empty or over 63 letters
    except ValueError as error:
        raise Refused("bad-address", f"is no web address ({error})") from error
    if parts.scheme.lower() not in PORTS:
        detail = f"is {parts.scheme or 'no'} address; only http and https are read"
        raise Refused("bad-address", detail)
    host = parts.hostname or ""
    if not named or len(url) > LONGEST_URL or any(c.isspace() for c in host):
        raise Refused("bad-address", "is no web address; check the spelling")


@dataclass(frozen=True, slots=True)
class WebFetcher:
    """Gets what an http(s) address holds.

    Attributes:
        timeout: seconds for an address with all its redirects.
        max_bytes: larger bodies are refused.
        max_ratio: a packed body may not unpack to more than this many times its size.
        policy: which addresses may be connected to.
        resolver: how names become addresses.
    """

    timeout: float = 30.0
    max_bytes: int = 5_000_000
    max_ratio: int = 200
    policy: AddressPolicy = is_public
    resolver: Resolver = system_resolver

    def fetch(self, url: str) -> Fetched:
        """Return what the address holds, following redirects.

        Raises:
            Refused: the address is not allowed, does not answer in time, or answers too much.
        """
        visit = self.visit(url)
        if visit.fetched is None:
            raise Refused("fetch-failed", f"the server answered {visit.status}")
        return visit.fetched

    def visit(
        self,
        url: str,
        conditions: Mapping[str, str] = NO_CONDITIONS,
        allowed: Callable[[str], None] = check_url,
    ) -> Visit:
        """Return what a server answers, following redirects.

        Args:
            url: the address.
            conditions: headers to send besides: ``If-None-Match`` and the like.
            allowed: asked of every address on the way; raises where it may not be visited.

        Raises:
            Refused: an address is not allowed, does not answer in time, or answers too much.
        """
        deadline = time.monotonic() + self.timeout
        for _ in range(MOST_HOPS + 1):
            check_url(url)
            allowed(url)
            with _answer(url, self, deadline, conditions) as answer:
                headers = {
                    name.lower().decode("latin-1"): value.decode("latin-1")
                    for name, value in answer.headers
                }
                if answer.status in REDIRECTS and "location" in headers:
                    url = urljoin(url, headers["location"].strip())
                    continue
                if answer.status != OK:
                    return Visit(answer.status, url, headers)
                body = self._body(answer.iter_stream(), deadline)
            return Visit(OK, url, headers, self._fetched(url, headers, body))
        raise Refused("fetch-failed", f"redirects more than {MOST_HOPS} times; check the address")

    def _body(self, chunks: Iterable[bytes], deadline: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self.max_bytes:
                raise too_large(self.max_bytes)
            if time.monotonic() > deadline:
                raise _too_slow()
            parts.append(chunk)
        return b"".join(parts)

    def _fetched(self, url: str, headers: dict[str, str], body: bytes) -> Fetched:
        stream: BinaryIO = BytesIO(body)
        coding = headers.get("content-encoding", "identity").lower()
        if coding == "gzip":
            stream = gunzip(stream, Budget(self.max_bytes * self.max_ratio), self.max_ratio)
        elif coding not in ("identity", ""):
            raise Refused("fetch-failed", f"the body is packed as {coding!r}, which is not read")
        kind, _, rest = headers.get("content-type", "").partition(";")
        charset = next(
            (part.split("=", 1)[1].strip("\"' ") for part in rest.split(";") if "charset=" in part),
            None,
        )
        return Fetched(url, stream, kind.strip().lower() or None, charset)


@contextmanager
def _answer(
    url: str, fetcher: WebFetcher, deadline: float, conditions: Mapping[str, str]
) -> "Iterator[httpcore2.Response]":
    import httpcore2  # noqa: PLC0415 - needed for the web alone

    from dragoman.read.web.connections import Pinning  # noqa: PLC0415 - for the same reason

    backend = Pinning(fetcher.policy, fetcher.resolver, deadline)
    target = _ascii(url)
    headers = [
        (b"Host", urlsplit(target).netloc.encode("ascii")),
        (b"User-Agent", AGENT),
        (b"Accept", b"text/html,*/*;q=0.5"),
        (b"Accept-Encoding", b"gzip"),
        *((name.encode("ascii"), value.encode("latin-1")) for name, value in conditions.items()),
    ]
    wait = dict.fromkeys(("connect", "read", "write", "pool"), fetcher.timeout)
    try:
        with (
            httpcore2.ConnectionPool(network_backend=backend) as pool,
            pool.stream("GET", target, headers=headers, extensions={"timeout": wait}) as answer,
        ):
            yield answer
    except (httpcore2.TimeoutException, TimeoutError) as error:
        raise _too_slow() from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise Refused("fetch-failed", f"cannot be fetched ({reason}); try again later") from error


def _ascii(url: str) -> str:
    """Return an address in the letters that a request may hold."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else host
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return f"{parts.scheme.lower()}://{host}{port}{path}{query}"


def _too_slow() -> Refused:
    return Refused("timeout", "took too long; try again later, or raise DRAGOMAN_TIMEOUT_SECONDS")
