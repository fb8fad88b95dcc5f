"""Sending a file to who reads it: who does not, or too slowly, keeps no place."""

from collections.abc import AsyncIterator, Generator, Iterable, Iterator, Mapping
from itertools import chain

from anyio import CapacityLimiter, current_time, move_on_after, to_thread
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

STALLED = 60.0  # seconds in which nothing of a piece was read
PACE = 16_384  # bytes a second; who reads slower is waited for `STALLED` seconds in all


class _StalledError(Exception):
    """Nobody reads what is sent."""


class SentFile(StreamingResponse):
    """A file that is sent while it is made.

    What was begun for it ends with it, also where nobody reads on: then the answer breaks off.
    """

    def __init__(
        self,
        head: Iterable[bytes],
        rest: Generator[bytes, None, None],
        headers: Mapping[str, str],
        media_type: str,
    ) -> None:
        super().__init__(_each(chain(head, rest)), headers=headers, media_type=media_type)
        self._rest = rest

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
        finally:
            self._rest.close()


async def _each(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Yield pieces that are made in a thread of their own: none waits behind pages for its turn."""
    own = CapacityLimiter(1)
    while piece := await to_thread.run_sync(_next, pieces, limiter=own):
        yield piece


def _next(pieces: Iterator[bytes]) -> bytes:
    """Return the next piece that has anything in it; nothing where there is none."""
    return next(filter(None, pieces), b"")
