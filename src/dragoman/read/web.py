"""Pages from the web: http and https only, public addresses only, bounded in size and time.

Every name is resolved here, judged by the address policy and then connected to by the very address
that was judged, for each redirect anew. Proxies of the environment are not used, since a proxy
would resolve names by itself.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from dragoman.read.addresses import (
    AddressPolicy,
    Resolver,
    allowed_addresses,
    is_public,
    system_resolver,
)
from dragoman.read.context import Budget, Fetched, Refused
from dragoman.read.streams import gunzip, too_large

if TYPE_CHECKING:
    import ssl

    import httpcore2

MOST_HOPS = 5
OK = 200
REDIRECTS = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
AGENT = "dragoman (reads news for research; https://pypi.org/project/dragoman)"
LONGEST_URL = 4000


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
        deadline = time.monotonic() + self.timeout
        for _ in range(MOST_HOPS + 1):
            check_url(url)
            with _answer(url, self, deadline) as answer:
                headers = {
                    name.lower().decode("latin-1"): value.decode("latin-1")
                    for name, value in answer.headers
                }
                if answer.status in REDIRECTS and "location" in headers:
                    url = urljoin(url, headers["location"].strip())
                    continue
                if answer.status != OK:
                    raise Refused("fetch-failed", f"the server answered {answer.status}")
                body = self._body(answer.iter_stream(), deadline)
            return self._fetched(url, headers, body)
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


def check_url(url: str) -> None:
    """Raise Refused unless the address is one of http or https that names a host.

    >>> check_url("https://example.org/a")
    """
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise Refused("bad-address", f"is no web address ({error})") from error
    if parts.scheme.lower() not in PORTS:
        detail = f"is {parts.scheme or 'no'} address; only http and https are read"
        raise Refused("bad-address", detail)
    if not named or len(url) > LONGEST_URL or any(c.isspace() or c < " " for c in url):
        raise Refused("bad-address", "is no web address; check the spelling")


@contextmanager
def _answer(url: str, fetcher: WebFetcher, deadline: float) -> "Iterator[httpcore2.Response]":
    import httpcore2  # noqa: PLC0415 - needed for the web alone

    backend = _pinning_backend(fetcher, deadline)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html,*/*;q=0.5"}
    target = _ascii(url)
    headers["Host"] = _host_header(target)
    wait = {key: fetcher.timeout for key in ("connect", "read", "write", "pool")}
    try:
        with (
            httpcore2.ConnectionPool(network_backend=backend) as pool,
            pool.stream("GET", target, headers=headers, extensions={"timeout": wait}) as answer,
        ):
            yield answer
    except httpcore2.TimeoutException as error:
        raise _too_slow() from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise Refused("fetch-failed", f"cannot be fetched ({reason}); try again later") from error


def _ascii(url: str) -> str:
    """Return an address in the letters that a request may hold."""
    from urllib.parse import quote  # noqa: PLC0415

    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else host
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return f"{parts.scheme.lower()}://{host}{port}{path}{query}"


def _host_header(url: str) -> str:
    return urlsplit(url).netloc


def _too_slow() -> Refused:
    return Refused("timeout", "took too long; try again later, or raise DRAGOMAN_TIMEOUT_SECONDS")


def _pinning_backend(fetcher: WebFetcher, deadline: float) -> "httpcore2.NetworkBackend":
    """Return a way to connect that judges addresses itself and keeps to the deadline."""
    import httpcore2  # noqa: PLC0415

    def left(timeout: float | None) -> float:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise _too_slow()
        return remaining if timeout is None else min(timeout, remaining)

    class Timed(httpcore2.NetworkStream):
        def __init__(self, inner: httpcore2.NetworkStream) -> None:
            self.inner = inner

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self.inner.read(max_bytes, left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self.inner.write(buffer, left(timeout))

        def close(self) -> None:
            self.inner.close()

        def start_tls(
            self,
            ssl_context: "ssl.SSLContext",
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> httpcore2.NetworkStream:
            return Timed(self.inner.start_tls(ssl_context, server_hostname, left(timeout)))

        def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's own shape
            return self.inner.get_extra_info(info)

    class Pinning(httpcore2.NetworkBackend):
        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Any = None,  # noqa: ANN401
        ) -> httpcore2.NetworkStream:
            addresses = allowed_addresses(host, port, fetcher.policy, fetcher.resolver)
            failed: Exception | None = None
            for address in addresses:
                try:
                    return Timed(
                        httpcore2.SyncBackend().connect_tcp(
                            str(address), port, left(timeout), local_address, socket_options
                        )
                    )
                except httpcore2.ConnectError as error:
                    failed = error
            raise failed or httpcore2.ConnectError(host)

    return Pinning()
