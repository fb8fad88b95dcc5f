"""Delivering what waits: each alert once by each channel, later again where that fails."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dragoman.errors import OutputError
from dragoman.ledger import Ledger
from dragoman.ledger.alerts import Kept
from dragoman.read.web.addresses import Address, is_public
from dragoman.watch.deliver import feed
from dragoman.watch.deliver.lines import lines
from dragoman.watch.deliver.mail import send
from dragoman.watch.deliver.undelivered import Undelivered
from dragoman.watch.deliver.webhook import post
from dragoman.watch.plan import Deliver

log = logging.getLogger(__name__)
AT_ONCE = 50
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(days=1)
MOST_DOUBLED = 11
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Postman:
    """Delivers alerts.

    Attributes:
        how: the channels.
        show: prints a line.
        form: how alerts are printed, ``text`` or ``jsonl``.
    """

    how: Deliver
    show: Print
    form: str = "text"

    def deliver(self, book: Ledger, now: datetime) -> int:
        """Deliver what waits and is due, and return how many deliveries were made."""
        done = 0
        for channel in self.how.channels:
            while found := book.store.undelivered(channel, now.isoformat(), AT_ONCE):
                if not self._one(book, channel, found, now):
                    break
                done += len(found)
        return done

    def renew_feed(self, book: Ledger) -> None:
        """Write the feed as the ledger has the alerts now."""
        if not self.how.atom:
            return
        try:
            feed.write(Path(self.how.atom), book.store.latest_alerts(feed.MOST))
        except OutputError as error:  # the ledger keeps them; the next feed has all
            log.warning("%s", error)

    def _one(self, book: Ledger, channel: str, found: Sequence[Kept], now: datetime) -> bool:
        """Deliver some alerts by one channel; return whether that was done."""
        ids = [one.alert_id for one in found]
        try:
            if channel == "print":
                with book.store.transaction():  # what cannot be printed is not taken off the list
                    self.show("\n".join(lines(found, self.form)))
                    book.store.delivered(channel, ids)
                return True
            self._sent(channel, found)
        except Undelivered as error:
            tries = max(one.tries for one in found)
            wait = min(FIRST_WAIT * 2 ** min(tries, MOST_DOUBLED), LONGEST_WAIT)
            log.warning("%s: not delivered (%s); tried again in %s", channel, error, wait)
            with book.store.transaction():
                book.store.put_off(channel, ids, (now + wait).isoformat())
            return False
        with book.store.transaction():
            book.store.delivered(channel, ids)
        return True

    def _sent(self, channel: str, found: Sequence[Kept]) -> None:
        """Send alerts.

        Raises:
            Undelivered: they could not be.
        """
        if channel == "mail" and self.how.mail is not None:
            send(self.how.mail, found)
        elif channel == "webhook" and self.how.webhook is not None:
            hook = self.how.webhook
            post(hook.url, found, anywhere if hook.allow_private else is_public)


def anywhere(address: Address) -> bool:
    """Tell that an address may be asked, whichever it is: the user's setting says so."""
    del address
    return True
