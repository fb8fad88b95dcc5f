"""Addresses of the web that a server is started with: looked at before anything is served."""

import re
from urllib.parse import SplitResult, urlsplit

from dragoman.errors import UsageError

HOST = re.compile(r"[0-9a-z._:-]+")
PORTS = {"http": 80, "https": 443}
HOW = (
    "write http:// or https://, a host, and a port if need be; a host of other letters as its "
    "registry has it (xn--...), other characters and spaces as %XX"
)


def host_of(url: str, option: str) -> str:
    """Return the host that an address names, in brackets where it is of IPv6's.

    Args:
        url: the address.
        option: with which it was given, for the error.

    Raises:
        UsageError: it is no address.

    >>> host_of("https://News.example.org:8443/x", "--public")
    'news.example.org'
    """
    host = _parts(url, option).hostname or ""
    return f"[{host}]" if ":" in host else host


def origin_of(url: str) -> str:
    """Return an address as browsers say where a page is from: scheme, host and port, no path.

    Raises:
        UsageError: it is no address, or more than that.

    >>> origin_of("https://News.example.org:443/")
    'https://news.example.org'
    """
    parts = _parts(url, "--public")
    if parts.path not in {"", "/"} or parts.query or parts.fragment or "@" in parts.netloc:
        message = f"--public {url[:200]!r}: leave out what is not scheme, host or port"
        raise UsageError(message)
    port = "" if parts.port in {None, PORTS[parts.scheme]} else f":{parts.port}"
    return f"{parts.scheme}://{host_of(url, '--public')}{port}"


def _parts(url: str, option: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        good = parts.scheme in PORTS and parts.port != 0
        good = good and HOST.fullmatch(parts.hostname or "") is not None
    except ValueError:  # brackets or a port that make no sense
        good = False
    if not good or not url.isascii() or not url.isprintable() or " " in url:
        raise UsageError(f"{option} {url[:200]!r} is no http or https address; {HOW}")
    return parts
