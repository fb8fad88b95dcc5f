"""What every page needs: the ledger, names, templates, and figures that are worth keeping."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dragoman.analyse import Move, Network, moved_most, network_of
from dragoman.ledger import Filter, Ledger
from dragoman.ledger.naming import Names
from dragoman.present.brief.notes import web_address
from dragoman.present.wording import Teller, arrangement_name, day_words, interval_words
from dragoman.present.wording.words import counted
from dragoman.records import Event, Mechanism, Position
from dragoman.serve.marks import visible

MOST_EVENTS = 20_000
MONTHS_BACK = 12


class Desk:
    """Holds what is loaded once, and opens the ledger anew for every request.

    Args:
        path: the ledger file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.teller = Teller.load()
        self.namer = self.teller.namer
        self.names = Names(self.namer.register)
        self._templates = _environment(self)
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, Any]] = {}
        self._making: set[str] = set()

    @contextmanager
    def book(self) -> Iterator[Ledger]:
        """Open the ledger to look into."""
        with Ledger.open(self.path, read_only=True) as ledger:
            yield ledger

    def page(
        self, request: Request, template: str, values: Mapping[str, Any], status: int = 200
    ) -> HTMLResponse:
        """Return a page."""
        text = self._templates.get_template(template).render(
            path=request.url.path, query=str(request.url.query), **values
        )
        return HTMLResponse(text, status)

    def sentence(self, event: Event) -> str:
        """Return an event as a sentence."""
        return self.teller.sentence(event).text

    def arrangement(self, mechanism: Mechanism) -> str:
        """Return what a standing arrangement is called."""
        return arrangement_name(mechanism, self.namer)

    def distinct(self, found: Iterable[Position]) -> list[Position]:
        """Return positions, what one passage says of a speaker and an issue once."""
        told = {(one.speaker, one.issue, one.stance, one.evidence): one for one in found}
        return list(told.values())

    def coverage(self) -> Mapping[date, int]:
        """Return how many documents were published in each month; kept while the file stands."""
        found: Mapping[date, int] = self._keep("coverage", self._coverage)
        return found

    def recent(self) -> tuple[date | None, tuple[Move, ...], Network]:
        """Return the newest month, what moved most up to it, and the network of a year."""
        found: tuple[date | None, tuple[Move, ...], Network] = self._keep("recent", self._recent)
        return found

    def _coverage(self) -> Mapping[date, int]:
        with self.book() as ledger:
            months = (row.published.replace(day=1) for row in ledger.documents() if row.published)
            return Counter(months)

    def _recent(self) -> tuple[date | None, tuple[Move, ...], Network]:
        months = self.coverage()
        if not months:
            return None, (), network_of(())
        newest = max(months)
        since = newest.replace(year=newest.year - 1)
        with self.book() as ledger:
            wanted = Filter(since=since, until=_month_end(newest))
            events = ledger.newest(wanted, MOST_EVENTS)
        return newest, moved_most(events, newest), network_of(events)

    def warm(self) -> None:
        """Make what is worth keeping before anybody asks for it."""
        threading.Thread(target=self.recent, daemon=True).start()

    def _keep(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - of any kind
        """Return what was made for the ledger as it stands, or, while it is made anew, before."""
        stamp = self._state()
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept[0] == stamp:
                return kept[1]
            busy = name in self._making
            self._making.add(name)
        if kept is None:
            return self._make(name, make, stamp)
        if not busy:
            threading.Thread(target=self._make, args=(name, make, stamp), daemon=True).start()
        return kept[1]

    def _make(self, name: str, make: Callable[[], Any], stamp: object) -> Any:  # noqa: ANN401
        """Make something and keep it."""
        try:
            made = make()
            with self._lock:
                self._kept[name] = (stamp, made)
        finally:
            with self._lock:
                self._making.discard(name)
        return made

    def _state(self) -> tuple[tuple[int, int], ...]:
        """Return what changes whenever the ledger does."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return tuple(
            (part.stat().st_mtime_ns, part.stat().st_size) for part in files if part.exists()
        )


def address(path: str, **terms: object) -> str:
    """Return an address within the site.

    >>> address("/events", party="KOR,CHN", since=None)
    '/events?party=KOR%2CCHN'
    """
    kept = {key: str(value) for key, value in terms.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


def _month_end(month: date) -> date:
    """Return the last day of a month, or a day that no month passes."""
    return month.replace(day=28)


def _environment(desk: Desk) -> Environment:
    """Return the templates; whatever they print is escaped and shows hidden characters."""
    environment = Environment(
        loader=FileSystemLoader(str(files("dragoman.serve") / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        day=lambda day: day_words(day) if day else "undated",
        when=lambda interval: interval_words(interval) or "undated",
        sentence=desk.sentence,
        arrangement=desk.arrangement,
        distinct=desk.distinct,
        issue=desk.teller.words.issue,
        state=desk.namer.state,
        heading=desk.namer.heading,
        web=web_address,
        svg=Markup,  # our own drawings, whose words are escaped where they are drawn
    )
    environment.globals.update(address=address, counted=counted)
    return environment


def _shown(value: object) -> object:
    """Return a value for a page: none as nothing, hidden characters visible."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
