"""Sending a file to who reads it: who does not for a while gets no more, and keeps no place."""

from collections.abc import Generator, Iterable, Mapping
from itertools import chain

from anyio import move_on_after
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

STALLED = 60.0  # seconds in which nothing of a piece was read


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
        super().__init__(chain(head, rest), headers=headers, media_type=media_type)
        self._rest = rest

    async def stream_response(self, send: Send) -> None:
        """Send the file."""

        async def in_time(message: Message) -> None:
            with move_on_after(STALLED) as scope:
                await send(message)
            if scope.cancelled_caught:
                raise _StalledError

        try:
            await super().stream_response(in_time)
        except _StalledError:
            return  # the server closes an answer that is not whole
        finally:
            self._rest.close()
