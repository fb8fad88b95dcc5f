"""From what came into a ledger to alerts: found, keyed and kept in one transaction."""

import logging
from collections.abc import Sequence
from datetime import datetime

from dragoman.ledger import Ledger
from dragoman.present.wording import Teller
from dragoman.watch.looking import Look
from dragoman.watch.rules import Ready

log = logging.getLogger(__name__)
DOCUMENT, DAY = "document", "day"


def begin(book: Ledger, now: datetime) -> None:
    """Remember, at the very first start, that what the ledger holds already is no news."""
    if book.store.mark(DOCUMENT) is None:
        book.merge()
        with book.store.transaction():
            book.store.set_mark(DOCUMENT, str(book.store.last_settled()))
            log.info("what the ledger holds already raises no alert (%s)", now.isoformat())


def learn(
    book: Ledger,
    rules: Sequence[Ready],
    now: datetime,
    teller: Teller,
    *,
    pages: str = "",
    channels: Sequence[str] = (),
) -> int:
    """Raise alerts for what came into a ledger since the last look, by whomever it was read.

    Args:
        book: open for writing.
        rules: what is waited for.
        now: the present moment.
        teller: puts events into words.
        pages: where the ledger is served.
        channels: by which alerts are delivered.

    Returns:
        How many alerts are new.

    Raises:
        LedgerError: the ledger cannot be written to; nothing was, and the next look finds all.
    """
    book.merge()
    today, store = now.date(), book.store
    with store.transaction():
        since = int(store.mark(DOCUMENT) or 0)
        upto = max(since, store.last_settled())
        fresh = store.events_told(since, upto)
        new_day = store.mark(DAY) != today.isoformat()
        if not (fresh or new_day or upto > since):
            return 0
        look = Look(book, fresh, today, new_day, pages, teller)
        count = 0
        for one in rules:
            for raised in one.raised(look):
                learned = now.isoformat(timespec="seconds")
                made = raised.alert.json()
                count += store.raise_alert(one.rule.name, raised.keys, learned, made, channels)
        store.set_mark(DOCUMENT, str(upto))
        store.set_mark(DAY, today.isoformat())
    return count
