"""Answers that are kept for as long as the ledger stands as it is.

Invariants: who asks gets an answer of the ledger as it stood when they asked, or later; while an
answer is made, or waits for its turn, whoever asks for the same waits for it. A browser that has an
answer already is told so (304) in a few bytes. Of what has to be made, a few answers are under way
at once and the others wait in turn: each row that the database hands over would else wait for all
of them. An answer that is long is never held whole, and takes no turn from others.

Where a server is told so (`oldest`), one exception: while another process commits again and again,
an answer may be a few seconds old, and is made anew behind it, one at a time. Otherwise each commit
would have fifty readers wait for all pages at once. What is changed through the server itself, and
the end of the commits, show at once.
"""

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import LedgerError
from dragoman.serve.answers import Answer, TooLongError, gathered, sent
from dragoman.serve.places import Making, Place

MOST_BYTES = 64 * 2**20
MOST_EACH = 5 * 2**20  # above what is no long file: dragoman.serve.exporting.routes.PIECES_AT_HAND
# Answers made: more only take turns at one interpreter, row by row. With 4 the slowest answer to a
# crowd took 6.5 s (of 400 seconds), with 2 it took 4.1 (of 110); 1,222 came a second, not 1,035.
MOST_AT_ONCE = 2
STEADY, STEADY_SECONDS = 3, 10.0  # so many commits within so many seconds are somebody at work
SAME = frozenset(("host", "authorization"))
OURS = "dragoman"
Key = tuple[object, ...]


class Kept:
    """Keeps what an application answers to whoever looks.

    Args:
        app: the application.
        edition: tells what changes whenever the ledger does.
        oldest: seconds that an answer may be old while another process writes.
        clock: tells the time.
    """

    def __init__(
        self,
        app: ASGIApp,
        edition: Callable[[], object],
        oldest: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self._ask_edition = edition
        self._oldest = oldest
        self._clock = clock
        self._changes: deque[float] = deque(maxlen=STEADY)
        self._before: dict[Key, tuple[float, Answer]] = {}
        self._behind: set[asyncio.Task[None]] = set()
        self._renewing: set[Key] = set()
        self._one_behind = asyncio.Semaphore(1)
        self._places = asyncio.Semaphore(MOST_AT_ONCE)
        self._edition: object = None
        self._changed_here = -math.inf
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0
        self._making: dict[Key, Making] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or have the application answer."""
        key = self._key(scope)
        if key is None:
            await self.app(scope, receive, send)
            if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD"):
                self._forget()
            return
        answer = self._found(key) or self._old(key, scope) or await self._shared(key)
        if answer is None:
            answer = await self._made(key, scope, receive, send)
        if answer is not None:
            await sent(answer, Headers(scope=scope), send)

    def _key(self, scope: Scope) -> Key | None:
        """Return what an answer is kept by; None for what is never kept."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if scope["path"].startswith("/static/"):
            return None
        try:
            edition = self._now()
        except LedgerError:  # the application tells
            return None
        whose = _whose(Headers(scope=scope))
        return (edition, scope["scheme"], scope["path"], scope["query_string"], *whose)

    def _now(self) -> object:
        """Return the ledger's edition; what is kept of an earlier one is let go of.

        Raises:
            LedgerError: there is no ledger, or it cannot be opened.
        """
        edition = self._ask_edition()
        if edition != self._edition:
            self._turn(edition)
        return edition

    def _turn(self, edition: object) -> None:
        """Let go of what is kept; for a while where somebody else is at work."""
        now = self._clock()
        self._changes.append(now)
        if self._oldest:
            self._put_by({key[1:]: (now, answer) for key, answer in self._kept.items()}, now)
        self._edition, self._bytes = edition, 0
        self._kept.clear()

    def _put_by(self, more: dict[Key, tuple[float, Answer]], now: float) -> None:
        """Remember answers of just before, with until when they stood."""
        found = {key: one for key, one in {**self._before, **more}.items()
                 if now - one[0] < self._oldest}  # fmt: skip
        room = sum(len(answer.body) for _, answer in found.values())
        for key in list(found):
            if room <= MOST_BYTES:
                break
            room -= len(found.pop(key)[1].body)
        self._before = found

    def _forget(self) -> None:
        """Let go of all: something was changed through this server."""
        self._edition, self._bytes = None, 0
        self._changed_here = self._clock()
        for known in (self._kept, self._before, self._changes, self._making):
            known.clear()

    def _old(self, key: Key, scope: Scope) -> Answer | None:
        """Return an answer of just before while somebody is at work; it is made anew behind."""
        now = self._clock()
        if not self._is_at_work(now):
            return None
        stood, answer = self._before.get(key[1:], (0.0, None))
        if answer is None or now - stood >= self._oldest:
            return None
        if key[1:] not in self._renewing:
            self._renewing.add(key[1:])
            task = asyncio.get_running_loop().create_task(self._renewed(key, dict(scope)))
            self._behind.add(task)
            task.add_done_callback(self._behind.discard)
        return answer

    def _is_at_work(self, now: float) -> bool:
        """Return whether somebody commits again and again, and answers of before may be shown."""
        steady = len(self._changes) == STEADY and now - self._changes[0] < STEADY_SECONDS
        return bool(self._oldest) and steady

    async def _renewed(self, key: Key, scope: Scope) -> None:
        """Have the application answer for those who ask later."""
        try:
            async with self._one_behind:
                now = (self._edition, *key[1:])
                if now not in self._kept and not self._serves(self._making.get(key[1:]), now):
                    with suppress(TooLongError):
                        await self._made(now, scope, _nothing)
        finally:
            self._renewing.discard(key[1:])

    def _found(self, key: Key) -> Answer | None:
        """Return an answer that is kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    async def _shared(self, key: Key) -> Answer | None:
        """Return the answer that is just being made for somebody else, if there will be one."""
        making = self._making.get(key[1:])
        if making is None or not self._serves(making, key):
            return None
        return await asyncio.shield(making.answer)

    def _serves(self, making: Making | None, key: Key) -> bool:
        """Return whether who asks now may have what is being made.

        What is not begun will be of now, what was begun of this edition is; where answers of just
        before may be shown, so may this one.
        """
        if making is None:
            return False
        if making.begun is None or making.edition == key[0]:
            return True
        now = self._clock()
        return self._is_at_work(now) and now - making.begun < self._oldest

    async def _made(
        self, key: Key, scope: Scope, receive: Receive, send: Send | None = None
    ) -> Answer | None:
        """Have the application answer; keep it if it lasts, and tell those who wait.

        A long answer goes to who asked alone, piece by piece, and takes no place from the others.

        Raises:
            TooLongError: it is long, and nobody asked.
        """
        making = Making(key[0], asyncio.get_running_loop().create_future())
        if not self._serves(self._making.get(key[1:]), key):
            self._making[key[1:]] = making
        answer: Answer | None = None
        place = Place(self._places)

        def leave() -> None:
            place.leave()
            if self._making.get(key[1:]) is making:
                del self._making[key[1:]]
            making.settle(answer if answer and answer.lasts else None)

        try:
            await place.take()  # in the order of asking
            making.begun = began = self._clock()
            with suppress(LedgerError):  # the application tells
                making.edition = self._now()
            answer = await gathered(self.app, scope, receive, send, leave)
        finally:
            leave()
        if answer is not None and answer.lasts:
            self._keep((making.edition, *key[1:]), answer, began)
        return answer

    def _keep(self, key: Key, answer: Answer, began: float) -> None:
        """Keep an answer, and let go of what was not asked for longest."""
        overtaken = self._edition is not None and key[0] != self._edition
        if self._oldest and overtaken and began > self._changed_here:
            self._put_by({key[1:]: (began, answer)}, self._clock())
        if key in self._kept or key[0] != self._edition or len(answer.body) > MOST_EACH:
            return
        self._kept[key] = answer
        self._bytes += len(answer.body)
        while self._bytes > MOST_BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1].body)


async def _nothing() -> Message:
    """Return what is received of a request without a body."""
    return {"type": "http.request", "body": b"", "more_body": False}


def _whose(asked: Headers) -> list[str]:
    """Return what of a request's headers may change an answer; cookies of others do not."""
    cookies = [one.strip() for one in asked.get("cookie", "").split(";")]
    ours = sorted(one for one in cookies if one.startswith(OURS))
    return [*(value for name, value in asked.items() if name in SAME), *ours]
