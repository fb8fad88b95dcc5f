"""What programs posted, told on to an address: behind the answer, in order, and tried again."""

import logging
import queue
import threading
import time
from collections.abc import Callable

import msgspec

from dragoman.read.web.addresses import AddressPolicy
from dragoman.serve.posting import Taken
from dragoman.watch.deliver.undelivered import Undelivered
from dragoman.watch.deliver.webhook import post_json

log = logging.getLogger(__name__)
MOST_WAITING = 1_000
WAITS = (1.0, 10.0, 60.0)


class Telling:
    """Tells an address what came of each post that added a document.

    What waits is lost when the server ends, and where an address does not answer for a while; the
    ledger has it all.

    Args:
        url: the address.
        policy: which addresses may be asked.
        sleep: waits.
    """

    def __init__(
        self, url: str, policy: AddressPolicy, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._url = url
        self._policy = policy
        self._sleep = sleep
        self._waiting: queue.Queue[Taken] = queue.Queue(MOST_WAITING)
        threading.Thread(target=self._work, daemon=True).start()

    def __call__(self, taken: Taken) -> None:
        """Have told what came of a post; of one that added nothing nothing is."""
        if not taken.added:
            return
        try:
            self._waiting.put_nowait(taken)
        except queue.Full:
            log.warning("%s does not keep up; a post is not told", self._url)

    def drained(self) -> None:
        """Wait until all is told or given up."""
        self._waiting.join()

    def _work(self) -> None:
        while True:
            taken = self._waiting.get()
            try:
                self._tell(taken)
            except Exception:  # the next post is told all the same
                log.exception("%s: a post is not told", self._url)
            finally:
                self._waiting.task_done()

    def _tell(self, taken: Taken) -> None:
        """Tell of one post, at most a few times."""
        value, name = {"posted": msgspec.to_builtins(taken)}, " ".join(taken.document_ids)
        for wait in (*WAITS, None):
            try:
                post_json(self._url, value, name, self._policy)
            except Undelivered as error:
                log.warning("%s: not told (%s)", self._url, error)
                if wait is not None:
                    self._sleep(wait)
            else:
                return
