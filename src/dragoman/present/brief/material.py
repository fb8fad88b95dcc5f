"""What a brief is made from: a slice of the ledger, taken once, so that making it is pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from dragoman.analyse.forecasts.outlook import Outlook
from dragoman.analyse.triangles.triangle import Triangle
from dragoman.ledger import DocumentRow, Filter, Ledger
from dragoman.ledger.filters import EITHER, REPORTED
from dragoman.present.brief.held import as_held
from dragoman.present.brief.records import Order
from dragoman.records import Document, Event, Mechanism, Occasion, Position, Refusal

MOST_REFUSALS = 2000
MOST_DOCUMENTS = 20_000
CHUNK = 500
WEEK = timedelta(days=6)  # before the last day, so that there are seven
YEAR = timedelta(days=366)
PAIR = 2


@dataclass(frozen=True, slots=True)
class Source:
    """What a footnote tells of a document."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


def _no_text(_document: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Material:
    """A slice of the ledger.

    Attributes:
        events: within the time asked for, in order; undated ones by their documents' days.
        later: planned events after it that were told by its last day.
        mechanisms: standing arrangements that the states share.
        positions: what their speakers said within the time.
        months: how many documents were published in each month, by its first day.
        documents: how many documents were published within the time.
        undated: how many more were read that have no date; 0 where a time is asked for.
        publishers: how many publishers they have.
        near_copies: how many of them repeat another.
        newest: the newest day of publication or of a deed; None in an empty ledger.
        refusals: what could not be read.
        source: gives title, publisher, date and address of a document.
        since: the first day of a brief over all states that asks for none; else None.
        occasions: meetings and the like of the states, as seen from the last day.
        follows: forecasts made before the brief; None where none were asked for.
        triangle: who answers whom among three states; None where it was not asked for.
        text: gives the text of a document.
    """

    events: tuple[Event, ...]
    later: tuple[Event, ...]
    mechanisms: tuple[Mechanism, ...]
    positions: tuple[Position, ...]
    months: tuple[tuple[date, int], ...]
    documents: int
    publishers: int
    near_copies: int
    newest: date | None
    refusals: tuple[Refusal, ...]
    source: Callable[[str], Source]
    undated: int = 0
    since: date | None = None
    occasions: tuple[Occasion, ...] = ()
    follows: Outlook | None = None
    triangle: Triangle | None = None
    text: Callable[[str], str] = _no_text


def gather(ledger: Ledger, order: Order) -> Material:
    """Take from the ledger what a brief needs.

    Args:
        ledger: open while the brief is made.
        order: what the brief is to tell.
    """
    if not order.between:
        return _new_of_all(ledger, order)
    source = _sources(ledger)
    read = _Read()
    for row in ledger.documents(Filter(since=order.since, until=order.until)):
        read.add(row)
    until = order.until or read.newest
    whom = _whom(order.between)
    events = list(_within(ledger, order, whom, until))
    events += _undated(ledger, whom, read.told) if order.by == EITHER else ()
    later = Filter() if until is None else Filter(since=until + timedelta(days=1))
    planned = replace(whom, since=later.since, status=("planned",))
    occasions = _occasions(ledger, whom, order.since, until)
    return Material(
        events=tuple(events),
        later=tuple(_told_by_then(ledger, planned, events, source, until)) if until else (),
        mechanisms=as_held(ledger.mechanisms(whom, deeds=False), occasions),
        positions=tuple(_positions(ledger, order, until)),
        months=tuple(sorted(read.months.items())),
        documents=sum(read.months.values()),
        publishers=len(read.publishers - {None}),
        near_copies=read.near_copies,
        newest=until,
        refusals=tuple(islice(ledger.refusals(), MOST_REFUSALS)),
        source=source,
        undated=read.undated,
        occasions=occasions,
        text=_texts(ledger),
    )


def _new_of_all(ledger: Ledger, order: Order) -> Material:
    """Return what documents of the time told first, of whatever state.

    Without a time it is the week up to the newest document; with an earlier brief, what follows
    its last day.
    """
    source = _sources(ledger)
    _, newest = ledger.published_between()
    until = order.until or newest
    since = order.since
    if since is None and order.known and order.known.until:
        since = order.known.until
    if since is None and until is not None:
        since = until - WEEK
    read = _Read()
    for row in ledger.documents(Filter(since=since, until=until)):
        read.add(row)
    events = []
    for event in _told_by(ledger, read.told):
        days = [source(piece.document_id).published for piece in event.evidence]
        first = min((day for day in days if day), default=None)
        if first is not None and (since is None or first >= since):
            events.append(event)
    occasions = ledger.occasions(Filter(), until) if until else ()
    return Material(
        events=tuple(events),
        later=(),
        mechanisms=as_held(ledger.mechanisms(deeds=False), occasions),
        positions=(),
        months=tuple(sorted(read.months.items())),
        documents=sum(read.months.values()),
        publishers=len(read.publishers - {None}),
        near_copies=read.near_copies,
        newest=until,
        refusals=tuple(islice(ledger.refusals(), MOST_REFUSALS)),
        source=source,
        undated=read.undated,
        since=since,
        occasions=occasions,
        text=_texts(ledger),
    )


def _told_by(ledger: Ledger, documents: Sequence[str]) -> Iterable[Event]:
    """Yield what documents tell, each event once."""
    met: set[str] = set()
    for first in range(0, len(documents), CHUNK):
        for event in ledger.events(Filter(document=tuple(documents[first : first + CHUNK]))):
            if event.event_id not in met:
                met.add(event.event_id)
                yield event


def _occasions(
    ledger: Ledger, whom: Filter, since: date | None, until: date | None
) -> tuple[Occasion, ...]:
    """Return the occasions of some states; of a brief since a day, those told within a year of it.

    What had been planned longer before, and of which nothing was told since, is no plan any more.
    """
    if since is None or until is None or since - date.min < YEAR:
        return ledger.occasions(whom, until)
    return ledger.occasions_told_since(whom, until, since - YEAR)


def _whom(between: tuple[str, ...]) -> Filter:
    """Return the filter for the parties of a brief."""
    return Filter(between=between) if len(between) >= PAIR else Filter(party=between)


class _Read:
    """What was read within the time asked for, counted."""

    def __init__(self) -> None:
        self.months: Counter[date] = Counter()
        self.publishers: set[str | None] = set()
        self.near_copies = 0
        self.undated = 0
        self.newest: date | None = None
        self.told: list[str] = []

    def add(self, row: DocumentRow) -> None:
        """Count a document."""
        if row.published:
            self.months[row.published.replace(day=1)] += 1
            self.newest = max(self.newest or row.published, row.published)
        self.undated += row.published is None
        self.publishers.add(row.publisher)
        self.near_copies += row.near_copy_of is not None
        if row.reports and len(self.told) < MOST_DOCUMENTS:
            self.told.append(row.document_id)


def _begins(event: Event) -> date:
    """Return the first day of a dated event."""
    interval = event.date
    return (interval and (interval.start or interval.end)) or date.min


def _within(ledger: Ledger, order: Order, whom: Filter, until: date | None) -> Iterable[Event]:
    """Yield the events of the time: dated ones, or those that were first told in it."""
    if order.by == REPORTED:
        yield from ledger.events(replace(whom, since=order.since, until=until, by=REPORTED))
        return
    for event in ledger.events(replace(whom, since=order.since)):
        if event.date and (until is None or _begins(event) <= until):
            yield event


def _told_by_then(
    ledger: Ledger,
    planned: Filter,
    known: Sequence[Event],
    source: Callable[[str], Source],
    until: date,
) -> Iterable[Event]:
    """Yield dated plans, but those that are known already, that were told by a day.

    One that no document with a day tells is kept, since nothing says that it was told later.
    """
    met = {one.event_id for one in known}
    for event in ledger.events(planned):
        if event.date is None or event.event_id in met:
            continue
        days = [source(piece.document_id).published for piece in event.evidence]
        if min((day for day in days if day), default=until) <= until:
            yield event


def _undated(ledger: Ledger, whom: Filter, documents: Sequence[str]) -> Iterable[Event]:
    """Yield the events without a date that documents of the time tell."""
    met: set[str] = set()
    for first in range(0, len(documents), CHUNK):
        chunk = tuple(documents[first : first + CHUNK])
        for event in ledger.events(replace(whom, document=chunk)):
            if event.date is None and event.event_id not in met:
                met.add(event.event_id)
                yield event


def _positions(ledger: Ledger, order: Order, until: date | None) -> Iterable[Position]:
    """Yield the positions of the states' speakers within the time."""
    for state in order.between:
        yield from ledger.positions(Filter(party=(state,), since=order.since, until=until))


def _texts(ledger: Ledger) -> Callable[[str], str]:
    """Return a look-up of the texts of documents, of which few are asked for."""

    def text(document_id: str) -> str:
        found = ledger.document(document_id)
        return found.text if found else ""

    return text


def _sources(ledger: Ledger) -> Callable[[str], Source]:
    """Return a look-up of documents that asks the ledger once for each."""
    known: dict[str, Source] = {}

    def source(document_id: str) -> Source:
        if document_id not in known:
            known[document_id] = _source(ledger.document(document_id))
        return known[document_id]

    return source


def _source(document: Document | None) -> Source:
    """Return what a footnote tells of a document."""
    if document is None:
        return Source()
    return Source(document.title, document.publisher, document.published, document.url)
