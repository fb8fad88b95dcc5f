"""Being a good guest: robots.txt, a gap between requests, conditions that spare the server."""

import logging
import urllib.robotparser
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from dragoman.read.context import Fetched, Refused
from dragoman.read.web.fetching import Visit, WebFetcher
from dragoman.watch.clock import Clock

log = logging.getLogger(__name__)
NAME = "dragoman"
LONGEST_RULES = 500_000
KEPT = timedelta(hours=24)
KEPT_FAILED = timedelta(hours=1)
LONGEST_DELAY = 120.0
MOST_HOSTS = 5_000
OK, SERVER_FAILED = 200, 500
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host allows.

    Attributes:
        rules: its robots.txt; None where everything is allowed.
        until: asked again after this moment.
        closed: whether nothing may be asked for, since the host does not say what may.
    """

    rules: urllib.robotparser.RobotFileParser | None
    until: datetime
    closed: bool = False


@dataclass(slots=True)
class Guest:
    """Fetches as a good guest does; a `dragoman.read.context.Fetcher` too.

    Attributes:
        web: does the fetching.
        clock: tells when.
        gap: seconds between two requests to one host.
    """

    web: WebFetcher
    clock: Clock
    gap: float = 10.0
    requests: int = 0
    _robots: dict[str, Robots] = field(default_factory=dict)
    _last: dict[str, datetime] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Return what an address holds, for links that are followed.

        Raises:
            Refused: the host does not want it fetched, or it cannot be.
        """
        visit = self.visit(url)
        if visit.fetched is None:
            raise Refused("fetch-failed", f"the server answered {visit.status}")
        return visit.fetched

    def visit(self, url: str, conditions: Mapping[str, str] = NOTHING) -> Visit:
        """Return what a server answers, if the host wants the address fetched.

        Raises:
            Refused: it does not, or nothing could be had.
        """
        return self.web.visit(url, conditions, self._allowed)

    def _allowed(self, url: str) -> None:
        """Wait for a host's turn, if it wants the address fetched; so for each redirect.

        Raises:
            Refused: it does not.
        """
        host = origin_of(url)
        found = self._robots.get(host)
        if found is None or found.until <= self.clock.now():
            found = self._asked(host)
        if found.closed:
            raise Refused("robots", "the host does not say what may be fetched; tried again later")
        delay = 0.0
        if found.rules is not None:
            if not found.rules.can_fetch(NAME, url):
                raise Refused("robots", "robots.txt of the host forbids it; leave this source out")
            delay = float(found.rules.crawl_delay(NAME) or 0)
        self._wait(host, min(max(self.gap, delay), LONGEST_DELAY))

    def _asked(self, host: str) -> Robots:
        """Ask a host what it allows; what it does not say anything of is allowed."""
        self._wait(host, self.gap)
        now = self.clock.now()
        try:
            visit = self.web.visit(f"{host}/robots.txt")
        except Refused as refused:
            if refused.code == "private-address":
                raise
            found = Robots(None, now + KEPT_FAILED, closed=True)
        else:
            found = _read(visit, now)
        if len(self._robots) >= MOST_HOSTS:
            self._robots.clear()
        self._robots[host] = found
        return found

    def _wait(self, host: str, seconds: float) -> None:
        """Let so long pass since the last request to a host."""
        last = self._last.get(host)
        if last is not None:
            left = seconds - (self.clock.now() - last).total_seconds()
            if left > 0:
                self.clock.sleep(min(left, seconds))
        if len(self._last) >= MOST_HOSTS:
            self._last.clear()
        self._last[host] = self.clock.now()
        self.requests += 1


def _read(visit: Visit, now: datetime) -> Robots:
    """Return what a host's answer allows (RFC 9309)."""
    if visit.status >= SERVER_FAILED:
        return Robots(None, now + KEPT_FAILED, closed=True)
    if visit.status != OK or visit.fetched is None:
        return Robots(None, now + KEPT)
    text = visit.fetched.stream.read(LONGEST_RULES).decode("utf-8", "replace")
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(text.splitlines())
    rules.modified()  # without it, nothing may be fetched
    return Robots(rules, now + KEPT)


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address.

    >>> origin_of("HTTPS://Example.org:8443/a?b")
    'https://example.org:8443'
    """
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
