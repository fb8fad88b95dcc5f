"""Sending long files: few at once, the others in turn; who reads too slowly keeps no place."""

import asyncio
from collections.abc import AsyncIterator, Generator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from itertools import chain

from anyio import CapacityLimiter, current_time, move_on_after, to_thread
from fastapi import HTTPException
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from dragoman.serve.answers import begin_long

STALLED = 60.0  # seconds in which nothing of a piece was read
PACE = 16_384  # bytes a second; who reads slower is waited for `STALLED` seconds in all
MOST_AT_ONCE = 3  # long files: one of a million events keeps a processor busy for minutes
MOST_WAITING = 12  # each has the beginning of its file in memory
PATIENCE = 60.0  # seconds that one waits for a place
BUSY = 503


class _StalledError(Exception):
    """Nobody reads what is sent."""


class Queue:
    """Lets few long files be sent at once; who asks for one more waits for a place, in turn.

    Args:
        places: how many are sent at once.
        most: how many wait at most.
        patience: seconds that each waits at most.

    Attributes:
        waiting: how many wait.
    """

    def __init__(
        self, places: int = MOST_AT_ONCE, most: int = MOST_WAITING, patience: float = PATIENCE
    ) -> None:
        self._places = asyncio.Semaphore(places)
        self._most = most
        self._patience = patience
        self.waiting = 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Wait for a place, and keep it within the context.

        Raises:
            HTTPException: too many wait already, or it took too long.
        """
        if self.waiting >= self._most:
            raise _busy()
        self.waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self._patience)
        except TimeoutError as error:
            raise _busy() from error
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._places.release()


def _busy() -> HTTPException:
    message = "so many long files are being sent already; ask again in a minute"
    return HTTPException(BUSY, message, {"Retry-After": "60"})


class SentFile(StreamingResponse):
    """A file that is sent while it is made.

    What was begun for it ends with it, also where nobody reads on: then the answer breaks off. What
    cannot be made at all is told before anything is sent.
    """

    def __init__(
        self,
        head: Iterable[bytes],
        rest: Generator[bytes, None, None],
        headers: Mapping[str, str],
        media_type: str,
        queue: Queue,
    ) -> None:
        super().__init__((), headers=headers, media_type=media_type)
        self._head = tuple(head)
        self._rest = rest
        self._queue = queue
        self._own = CapacityLimiter(1)  # a thread of its own: none waits behind pages for its turn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for a place, and send the file."""
        try:
            begin_long(scope)
            async with self._queue.place():
                first = await self._next(self._rest)
                self.body_iterator = self._each(chain(self._head, (first,), self._rest))
                self._head = ()
                await super().__call__(scope, receive, send)
        finally:
            self._rest.close()

    async def stream_response(self, send: Send) -> None:
        """Send the file."""
        sent, waited = 0, 0.0  # what it takes to make the file is no fault of who reads it

        async def in_time(message: Message) -> None:
            nonlocal sent, waited
            left = STALLED + sent / PACE - waited
            if left < 0:
                raise _StalledError
            began = current_time()
            with move_on_after(min(STALLED, left)) as scope:
                await send(message)
            if scope.cancelled_caught:
                raise _StalledError
            if body := message.get("body"):
                waited += current_time() - began
                sent += len(body)

        try:
            await super().stream_response(in_time)
        except _StalledError:
            return  # the server closes an answer that is not whole

    async def _each(self, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
        """Yield pieces as they are made."""
        while piece := await self._next(pieces):
            yield piece

    async def _next(self, pieces: Iterator[bytes]) -> bytes:
        """Return the next piece that has anything in it; nothing where there is none."""
        return await to_thread.run_sync(_next, pieces, limiter=self._own)


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(filter(None, pieces), b"")
