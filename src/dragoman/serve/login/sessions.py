"""Who has logged in, for as long as the server runs; nothing of it is written anywhere."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe

from dragoman.serve.login.members import hashed

LASTS_SECONDS = 12 * 3600.0
MOST = 10_000
MOST_FAILED, FAILED_SECONDS = 20, 60.0


@dataclass(frozen=True, slots=True)
class Session:
    """Who has logged in.

    Attributes:
        name: whose session it is.
        token: what the token that they gave hashes to; another one ends the session.
    """

    name: str
    token: str = field(repr=False)


class Sessions:
    """Sessions by what the browser keeps of them; here stands only its hash.

    Args:
        clock: tells the time.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._names: OrderedDict[str, tuple[Session, float]] = OrderedDict()
        self._failed: deque[float] = deque(maxlen=MOST_FAILED)

    def begin(self, name: str, token: str) -> str:
        """Return the secret of a new session of somebody, who gave a token with this hash."""
        secret = token_urlsafe(32)
        with self._lock:
            self._names[hashed(secret)] = (Session(name, token), self._clock() + LASTS_SECONDS)
            while len(self._names) > MOST:
                self._names.popitem(last=False)
        return secret

    def of(self, secret: str) -> Session | None:
        """Return a session; None where it is none or is over."""
        with self._lock:
            found = self._names.get(hashed(secret))
            if found is None or found[1] < self._clock():
                self._names.pop(hashed(secret), None)
                return None
            return found[0]

    def end(self, secret: str) -> None:
        """End a session."""
        with self._lock:
            self._names.pop(hashed(secret), None)

    def fail(self) -> None:
        """Note that somebody gave a wrong token."""
        with self._lock:
            self._failed.append(self._clock())

    def is_stormed(self) -> bool:
        """Return whether so many wrong tokens were given that the next ones have to wait."""
        with self._lock:
            full = len(self._failed) == MOST_FAILED
            return full and self._clock() - self._failed[0] < FAILED_SECONDS
