"""The loop: whose turn it is, what came of it, and what there is to tell."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dragoman.errors import DragomanError, LedgerBusyError
from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import Outcome, take_in
from dragoman.pipeline import Reader
from dragoman.present.wording import Teller
from dragoman.read.context import Context
from dragoman.watch.deliver.sending import Postman
from dragoman.watch.learning import begin, learn
from dragoman.watch.manners import Guest
from dragoman.watch.plan import Plan, Source
from dragoman.watch.rules import Ready
from dragoman.watch.state import State, due_after, state_of, written
from dragoman.watch.visiting import Visited, visit

log = logging.getLogger(__name__)
LONGEST_NAP = timedelta(minutes=5)
BUSY_WAIT = timedelta(minutes=1)


@dataclass(slots=True)
class Summary:
    """What came of watching.

    Attributes:
        visits: visits made.
        unchanged: of these, to sources that had nothing new.
        failed: of these, that failed.
        documents: new documents.
        reports: accounts of events in them.
        refused: what could not be read.
        alerts: alerts raised.
        delivered: deliveries made.
    """

    visits: int = 0
    unchanged: int = 0
    failed: int = 0
    documents: int = 0
    reports: int = 0
    refused: int = 0
    alerts: int = 0
    delivered: int = 0

    def __str__(self) -> str:
        """Return it in one line."""
        return (
            f"{self.visits} visits, {self.unchanged} unchanged, {self.failed} failed; "
            f"{self.documents} new documents, {self.reports} reports, {self.refused} refused; "
            f"{self.alerts} alerts, {self.delivered} delivered"
        )


@dataclass(slots=True)
class Watcher:
    """Watches the sources of a plan for one ledger.

    Attributes:
        plan: what to watch and what to tell.
        rules: of the plan, with their filters.
        book: the ledger, open for writing.
        guest: fetches; its clock is the watcher's.
        context: gives what reading needs on a day.
        reader: understands documents.
        postman: delivers alerts.
        teller: puts events into words.
    """

    plan: Plan
    rules: tuple[Ready, ...]
    book: Ledger
    guest: Guest
    context: Callable[[datetime], Context]
    reader: Reader
    postman: Postman
    teller: Teller
    summary: Summary = field(default_factory=Summary)

    def once(self) -> Summary:
        """Visit every source that is due, tell what there is to tell, and stop.

        Raises:
            KeyboardInterrupt: somebody stopped it; what was committed is kept.
            LedgerError: the ledger cannot be written to.
        """
        self.begin()
        for source in self.due():
            self.visit(source)
        self.tell()
        return self.summary

    def run(self, until: datetime | None = None) -> Summary:
        """Go on until a moment, or until somebody stops it.

        Raises:
            KeyboardInterrupt: somebody stopped it; what was committed is kept.
            LedgerError: the ledger cannot be written to.
        """
        self.begin()
        while until is None or self.now() < until:
            for source in self.due():
                self.visit(source)
                if until is not None and self.now() >= until:
                    break
            self.tell()
            self.nap(until)
        return self.summary

    def begin(self) -> None:
        """Take up what an earlier process left, and tell it."""
        begin(self.book, self.now())
        self.tell()
        self.postman.renew_feed(self.book)

    def now(self) -> datetime:
        """Return the present moment."""
        return self.guest.clock.now()

    def due(self) -> list[Source]:
        """Return the sources whose turn it is, the longest due first."""
        now, states = self.now().isoformat(), self.book.store.source_states()
        waiting = [(states.get(one.called, ("", ""))[0], one) for one in self.plan.sources]
        return [one for when, one in sorted(waiting, key=lambda pair: pair[0]) if when <= now]

    def visit(self, source: Source) -> None:
        """Visit a source, take in what is new, and remember how it stands.

        Only then is it remembered, so that a visit that was cut off is made again.
        """
        store = self.book.store
        before = state_of(store.source_states().get(source.called, ("", "{}"))[1])
        try:
            came = self._visited(source, before)
        except LedgerBusyError as error:
            log.warning("%s: %s", source.called, error)
            self.guest.clock.sleep(BUSY_WAIT.total_seconds())
            return
        now = self.now()
        due = due_after(came.state, source.interval, now, came.wait)
        with store.transaction():
            store.keep_source(source.called, due.isoformat(), written(came.state))
        self.summary.visits += 1
        self.summary.unchanged += came.state.told == "unchanged"
        self.summary.failed += bool(came.state.failures)
        level = logging.WARNING if came.state.failures else logging.INFO
        log.log(level, "%s: %s; next at %s", source.called, came.state.told, due.isoformat())
        if came.found is not None:
            self.tell()

    def tell(self) -> None:
        """Raise alerts for what is new, and deliver what waits."""
        now = self.now()
        try:
            raised = learn(
                self.book,
                self.rules,
                now,
                self.teller,
                pages=self.plan.manners.pages,
                channels=self.plan.deliver.channels,
            )
            self.summary.alerts += raised
            if raised:
                self.postman.renew_feed(self.book)
            self.summary.delivered += self.postman.deliver(self.book, now)
        except LedgerBusyError as error:
            log.warning("alerts wait: %s", error)

    def nap(self, until: datetime | None) -> None:
        """Sleep until a source is due, or a while."""
        now, states = self.now(), self.book.store.source_states()
        whens = [states.get(one.called, ("", ""))[0] for one in self.plan.sources]
        moments = [datetime.fromisoformat(when) if when else now for when in whens]
        wake = min([*moments, now + LONGEST_NAP, *([until] if until else [])])
        self.guest.clock.sleep(max((wake - now).total_seconds(), 0.0))

    def _visited(self, source: Source, before: State) -> Visited:
        """Visit a source and take in what is new there."""
        context = self.context(self.now())
        context = replace(context, follow=source.follow, known=self.book.store.fetched_before)
        try:
            came = visit(source, before, context, self.guest)
            if came.found is None:
                return came
            told = {"sources": [source.where], "watch": source.called}
            outcome = take_in(
                self.book, came.found, self.reader, arguments=json.dumps(told, ensure_ascii=False)
            )
        except LedgerBusyError:
            raise
        except (DragomanError, KeyboardInterrupt):
            raise
        except Exception as error:
            log.exception("%s: a fault", source.called)
            return Visited(before.failed(self.now(), f"a fault ({type(error).__name__})"))
        self._count(outcome)
        if outcome.interrupted:
            raise KeyboardInterrupt
        words = f"{outcome.added} new, {outcome.known} known, {outcome.refused} refused"
        return Visited(replace(came.state, failures=0, told=words), came.found, came.wait)

    def _count(self, outcome: Outcome) -> None:
        """Add what came of one visit."""
        self.summary.documents += outcome.added
        self.summary.reports += outcome.reports
        self.summary.refused += outcome.refused
