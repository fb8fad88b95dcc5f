"""What every page needs: the ledger, names, templates, and figures that are worth keeping."""

import threading
import tomllib
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dragoman.analyse import (
    Edge,
    IndexPoint,
    Move,
    Network,
    dyad_index,
    edges_of,
    moved_most,
    network_of,
)
from dragoman.arrangements.follow.members import parted
from dragoman.data.own import NOTHING, Own
from dragoman.errors import LedgerError
from dragoman.ledger import Counts, DyadRow, Filter, Happenings, Ledger
from dragoman.ledger.actor_names import Names
from dragoman.ledger.occasions import asked_of
from dragoman.present.brief.parts.notes import web_address
from dragoman.present.charts import Boundaries
from dragoman.present.standing_cells import turn_told
from dragoman.present.wording import Teller, arrangement_name, day_words, interval_words
from dragoman.present.wording.dates import MONTHS
from dragoman.present.wording.occasions import OccasionTeller
from dragoman.present.wording.words import counted
from dragoman.records import Event, Mechanism, Occasion, Party, Position, Status
from dragoman.serve.marking.marks import visible
from dragoman.serve.readers import Readers
from dragoman.serve.shelf import Shelf
from dragoman.settings import Settings

DEFAULTS = Settings()
YEAR = 365
SILENT = timedelta(days=YEAR)  # after which a plan without a day is no longer one
HALF = 0.5
FILE_TIMES = 60  # as long as a page may a file of the whole selection take
MOST_READ = 10_000  # events of which occasions are made for a page, the newest
STATUS_WORDS = {Status.HYPOTHETICAL: "possible", Status.NEGATED: "did not happen"}
FIRST_TEMPLATES = ("base.html", "parts.html", "lately.html", "news.html", "overview.html")


@dataclass(frozen=True, slots=True)
class Recent:
    """How things stand of late.

    Attributes:
        newest: the newest day of publication; None in an empty ledger.
        moves: which relationships moved most up to its month.
        network: who dealt with whom in the year before it.
    """

    newest: date | None
    moves: tuple[Move, ...]
    network: Network


class Desk:
    """Holds what is loaded once, and lends the ledger to every request.

    Args:
        path: the ledger file.
        boundaries: what maps draw of them; None for nothing.
        seconds: how long what one request asks of the ledger may take; no bound when None.
        own: names and organisations that a user adds.
        least: how sure what a page leads with is at least; lists have everything.
    """

    def __init__(
        self,
        path: Path,
        boundaries: Boundaries | None = None,
        seconds: float | None = None,
        own: Own = NOTHING,
        least: float = DEFAULTS.brief_confidence,
    ) -> None:
        self.least = least
        self.sure = Filter(confidence=((">=", least),))
        self._seconds = seconds
        self.path = path
        self.boundaries = boundaries
        self.teller = Teller.load(own)
        self.namer = self.teller.namer
        self.occasion_teller = OccasionTeller.load(self.namer)
        self.names = Names(self.namer.register)
        self._templates = _environment(self)
        self._readers = Readers(path)
        self._shelf = Shelf(self._readers.edition)

    def book(self) -> AbstractContextManager[Ledger]:
        """Return the ledger to look into, for one request."""
        return self._readers.lend(self._seconds)

    def book_for_files(self) -> AbstractContextManager[Ledger]:
        """Return the ledger to look into while a whole selection is sent, which takes longer."""
        return self._readers.lend(self._seconds and self._seconds * FILE_TIMES)

    def edition(self) -> object:
        """Return what changes whenever the ledger does."""
        return self._readers.edition()

    def close(self) -> None:
        """Close what is open of the ledger."""
        self._readers.close()

    def page(
        self, request: Request, template: str, values: Mapping[str, Any], status: int = 200
    ) -> HTMLResponse:
        """Return a page."""
        text = self._templates.get_template(template).render(
            path=request.url.path,
            query=str(request.url.query),
            writing=request.app.state.corrections is not None,
            reads=request.app.state.reading is not None,
            member=_logged_in(request),
            **values,
        )
        return HTMLResponse(text, status)

    def sentence(self, event: Event) -> str:
        """Return an event as a sentence, plans as one looks at them from the newest document."""
        return self.teller.sentence(event, on=self.today()).text

    def undated_sentence(self, event: Event) -> str:
        """Return an event as a sentence that leaves its day to what stands beside it."""
        return self.teller.sentence(event, on=self.today(), dated=False).text

    def standing(self, event: Event) -> str:
        """Return the status of an event; of a plan whose day lies behind that it has passed."""
        if event.status is Status.PLANNED and self.is_past_plan(event):
            return "date passed" if event.date else "an old plan"
        return STATUS_WORDS.get(event.status, str(event.status))

    @property
    def how_sure(self) -> str:
        """How sure what a page leads with is at least, in words: "half sure"."""
        return "half sure" if self.least == HALF else f"{self.least:.0%} sure"

    def is_past_plan(self, event: Event) -> bool:
        """Return whether the day of a plan lies behind, or nothing was told of it for long."""
        today, end = self.today(), event.date.end if event.date else None
        if today is None:
            return False
        if end is not None:
            return end < today
        return event.reported_on is not None and event.reported_on + SILENT < today

    def today(self) -> date | None:
        """Return the newest day that the ledger knows of; kept while the file stands."""
        found: date | None = self._shelf.get("today", self._today)
        return found

    def _today(self) -> date | None:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.latest()

    def occasions(self, wanted: Filter) -> tuple[Occasion, ...]:
        """Return the occasions that a filter finds, as seen from the newest document's day.

        Those of all states are kept while the file stands; those of some are made of what these do.

        Raises:
            FilterError: occasions cannot be filtered so.
        """
        asked = asked_of(wanted)
        if not asked.parties and not asked.between:
            kept: tuple[Occasion, ...] = self._shelf.get("occasions", self._occasions)
            return tuple(one for one in kept if asked.fits(one))
        with self.book() as ledger:
            return ledger.occasions(wanted, self.today(), MOST_READ)

    def occasion(self, name: str, party: str = "") -> Occasion | None:
        """Return an occasion; who takes part finds it in a ledger of very many events too."""
        wanted = Filter(party=tuple(party.split(","))) if party else Filter()
        return next((one for one in self.occasions(wanted) if one.occasion_id == name), None)

    def _occasions(self) -> tuple[Occasion, ...]:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.occasions(Filter(), ledger.latest(), MOST_READ)

    def pairs(self) -> tuple[Edge, ...]:
        """Return which states deal with one another, most first; kept while the file stands."""
        found: tuple[Edge, ...] = self._shelf.get("pairs", self._pairs)
        return found

    def _pairs(self) -> tuple[Edge, ...]:
        with self._readers.lend() as ledger:  # kept: made once
            edges, _ = edges_of(ledger.tallies(Filter(), monthly=False))
        return tuple(sorted(edges, key=lambda edge: (-edge.events, edge.first, edge.second)))

    def arrangement(self, mechanism: Mechanism) -> str:
        """Return what a standing arrangement is called."""
        return arrangement_name(mechanism, self.namer)

    @staticmethod
    def distinct(found: Iterable[Position]) -> list[Position]:
        """Return positions, what is said of a speaker and an issue in the same words once.

        Of words that hold one another the longer ones stand.
        """
        told: dict[tuple[str, str, str], list[Position]] = {}
        for one in found:
            same = told.setdefault((one.speaker, one.issue, one.stance), [])
            if not any(one.evidence.quote in other.evidence.quote for other in same):
                shorter = [each for each in same if each.evidence.quote in one.evidence.quote]
                same[:] = [each for each in same if each not in shorter] + [one]
        return [one for same in told.values() for one in same]

    def together(self, found: Iterable[Position]) -> list[tuple[Position, list[str]]]:
        """Return positions with all issues of one stance in the same words, each words once."""
        told: dict[tuple[str, str, str], tuple[Position, list[str]]] = {}
        for one in found:
            key = (one.speaker, one.stance, one.evidence.quote)
            issues = told.setdefault(key, (one, []))[1]
            if one.issue not in issues:
                issues.append(one.issue)
        return list(told.values())

    def coverage(self) -> Mapping[date, int]:
        """Return how many documents were published in each month; kept while the file stands."""
        found: Mapping[date, int] = self._shelf.get("coverage", self._coverage)
        return found

    def counts(self) -> Counts:
        """Return how much of everything there is; kept while the file stands."""
        found: Counts = self._shelf.get("counts", self._counts)
        return found

    def recent(self, patience: float | None = None) -> Recent:
        """Return what moved lately and the network of a year; kept while the file stands.

        Args:
            patience: seconds to wait where it was never made; None for as long as it takes.

        Raises:
            TimeoutError: it was not made in that time.
        """
        found: Recent = self._shelf.get("recent", self._recent, patience)
        return found

    def earlier(self, name: str) -> Any:  # noqa: ANN401 - of any kind
        """Return what was last kept by a name, of whatever state of the ledger; None for never."""
        return self._shelf.earlier(name)

    def index(self, one: str, other: str) -> tuple[IndexPoint, ...]:
        """Return the index of two states up to the newest document; kept while the file stands."""
        first, second = min(one, other), max(one, other)
        found: tuple[IndexPoint, ...] = self._shelf.get(
            f"index {first} {second}", lambda: self._index(first, second)
        )
        return found

    def kept(self, name: str, make: Callable[[Ledger], Any], patience: float | None = None) -> Any:  # noqa: ANN401 - of any kind
        """Return what is made of the ledger; kept while the file stands.

        Args:
            name: what it is kept by.
            make: makes it.
            patience: seconds to wait; None for as long as it takes.

        Raises:
            TimeoutError: it was not made in that time, and goes on.
        """

        def made() -> Any:  # noqa: ANN401 - as above
            with self._readers.lend() as ledger:  # kept: made once
                return make(ledger)

        return self._shelf.get(name, made, patience)

    def partners(self, state: str) -> tuple[Edge, ...]:
        """Return whom a state deals with, most first; kept while the file stands."""
        found: tuple[Edge, ...] = self._shelf.get(
            f"partners {state}", lambda: self._partners(state)
        )
        return found

    def rows(self, one: str, other: str) -> list[DyadRow]:
        """Return counts of what happened between two states; kept while the file stands."""
        found: list[DyadRow] = self._shelf.get(
            f"rows {one} {other}", lambda: self._rows(one, other)
        )
        return found

    def months(self, state: str) -> Mapping[date, int]:
        """Return how many events a state has in each month; kept while the file stands."""
        found: Mapping[date, int] = self._shelf.get(f"months {state}", lambda: self._months(state))
        return found

    def places(self, wanted: Filter) -> list[Happenings]:
        """Return how much happened in each state; kept while the file stands."""
        found: list[Happenings] = self._shelf.get(f"places {wanted}", lambda: self._places(wanted))
        return found

    def _places(self, wanted: Filter) -> list[Happenings]:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.places(wanted)

    def _rows(self, one: str, other: str) -> list[DyadRow]:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.dyad(one, other)

    def _months(self, state: str) -> Mapping[date, int]:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.months(state)

    def _coverage(self) -> Mapping[date, int]:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.coverage()

    def _counts(self) -> Counts:
        with self._readers.lend() as ledger:  # kept: made once
            return ledger.counts()

    def _index(self, first: str, second: str) -> tuple[IndexPoint, ...]:
        read = self.coverage()
        with self._readers.lend() as ledger:  # kept: made once
            found = list(ledger.tallies(Filter(party=(first, second))))
        return dyad_index(found, first, second, until=max(read, default=None), documents=read)

    def _partners(self, state: str) -> tuple[Edge, ...]:
        with self._readers.lend() as ledger:  # kept: made once
            edges, _ = edges_of(ledger.tallies(Filter(party=(state,)), monthly=False))
        return tuple(sorted(edges, key=lambda edge: (-edge.events, edge.first, edge.second)))

    def _recent(self) -> Recent:
        with self._readers.lend() as ledger:  # kept: made once
            newest = ledger.latest()
            if newest is None:
                return Recent(None, (), network_of(()))
            year = Filter(since=newest - timedelta(days=YEAR), until=newest)
            found = list(ledger.tallies(year))
            acts = ledger.dealt(replace(year, status=("actual",)))
        return Recent(newest, moved_most(found, newest), network_of(found, acts=acts))

    def sum_up(self) -> None:
        """Make what the first page needs, and its templates meanwhile."""
        sums = threading.Thread(target=self._sum_up, daemon=True)
        sums.start()
        self._ready(FIRST_TEMPLATES)
        sums.join()

    def prepare(self) -> None:
        """Make what other pages need before anybody asks for it."""
        self._ready(self._templates.list_templates(["html"]))
        with suppress(LedgerError):  # who asks is told
            self.coverage()
            self.pairs()

    def _sum_up(self) -> None:
        """Make what pages have in common."""
        with suppress(LedgerError):  # as above
            self.recent()
            self.counts()

    def _ready(self, names: Iterable[str]) -> None:
        """Make templates ready."""
        for name in names:
            self._templates.get_template(name)


def address(path: str, **terms: object) -> str:
    """Return an address within the site.

    >>> address("/events", party="KOR,CHN", since=None)
    '/events?party=KOR%2CCHN'
    """
    kept = {key: str(value) for key, value in terms.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


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
        month=lambda day: f"{MONTHS[day.month - 1]} {day.year}",
        when=lambda interval: interval_words(interval) or "undated",
        sentence=desk.sentence,
        undated_sentence=desk.undated_sentence,
        standing=desk.standing,
        called=lambda one: desk.namer.party(one).text,
        once=_once,
        arrangement=desk.arrangement,
        distinct=desk.distinct,
        together=desk.together,
        occasion=desk.occasion_teller.sentence,
        undated_occasion=partial(desk.occasion_teller.sentence, dated=False),
        occasion_day=desk.occasion_teller.day,
        occasion_standing=desk.occasion_teller.standing,
        turn_of_occasion=desk.occasion_teller.turn,
        issue=desk.teller.words.issue,
        stance=_stance,
        state=desk.namer.state,
        heading=desk.namer.heading,
        parted=parted,
        turn=turn_told,
        web=web_address,
        svg=Markup,  # our own drawings, whose words are escaped where they are drawn
    )
    environment.globals.update(address=address, counted=counted, how_sure=desk.how_sure)
    return environment


@cache
def _stances() -> dict[str, dict[str, str]]:
    """Return how stances read."""
    path = files("dragoman.data") / "wording" / "stances.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _stance(stance: str, *, alone: bool = False) -> str:
    """Return a stance in words, before an issue or alone; one that is unknown as it is."""
    return _stances()["alone" if alone else "on"].get(stance, stance)


def _once(parties: Iterable[Party]) -> list[Party]:
    """Return parties, whoever is named twice once."""
    return list({(one.entity_id, one.person): one for one in parties}.values())


def _shown(value: object) -> object:
    """Return a value for a page: none as nothing, hidden characters visible."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _logged_in(request: Request) -> str:
    """Return who has logged in with this browser; empty for nobody.

    Whom a proxy names is not shown: pages are kept by cookies alone.
    """
    asks = getattr(request.state, "asks", None)
    return asks.member.name if asks is not None and asks.by == "session" else ""
