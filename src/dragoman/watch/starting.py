"""Putting a watcher together: the plan, a ledger, a clock, and what fetches and reads."""

from dataclasses import replace
from datetime import datetime

from dragoman.data.own import load as load_own
from dragoman.ledger import Ledger
from dragoman.ledger.actor_names import Names
from dragoman.pipeline import Reader
from dragoman.present.wording import Teller
from dragoman.read import Context, make_context
from dragoman.read.web import WebFetcher
from dragoman.read.web.addresses import is_public
from dragoman.settings import Settings
from dragoman.watch.clock import Clock, SystemClock
from dragoman.watch.deliver.sending import Postman, Print, anywhere
from dragoman.watch.manners import Guest
from dragoman.watch.plan import Plan
from dragoman.watch.rules import ready
from dragoman.watch.running import Watcher


def watcher_of(
    plan: Plan,
    settings: Settings,
    book: Ledger,
    reader: Reader,
    show: Print,
    *,
    clock: Clock | None = None,
    form: str = "text",
    teller: Teller | None = None,
) -> Watcher:
    """Return what watches.

    Args:
        plan: what to watch and what to tell.
        settings: limits.
        book: open for writing.
        reader: understands documents.
        show: prints a line.
        clock: tells the time; this machine's when None.
        form: how alerts are printed, ``text`` or ``jsonl``.
        teller: puts events into words; one with the user's own names when None.

    Raises:
        UsageError: a filter of the plan cannot be understood.
    """
    time = clock or SystemClock()
    web = WebFetcher(
        settings.timeout_seconds,
        settings.max_document_bytes,
        settings.max_ratio,
        policy=anywhere if plan.manners.allow_private else is_public,
    )
    guest = Guest(web, time, plan.manners.gap_seconds)

    base = make_context(settings, fetcher=guest)
    words = teller or Teller.load(load_own(settings.codebook))

    def context(now: datetime) -> Context:
        return replace(base, today=now.date())

    return Watcher(
        plan=plan,
        rules=ready(plan, Names(words.namer.register)),
        book=book,
        guest=guest,
        context=context,
        reader=reader,
        postman=Postman(plan.deliver, show, form),
        teller=words,
    )
