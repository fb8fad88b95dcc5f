"""Turns at making answers: what is being made, and the few places at which it is."""

import asyncio
from dataclasses import dataclass

from dragoman.serve.answers import Answer


@dataclass(slots=True, eq=False)
class Making:
    """An answer that somebody waits for.

    Attributes:
        edition: the ledger's, when it was asked for, and then when it was begun.
        answer: the answer, once it is made; None where there is none for others.
        begun: when making it began; None while it waits for its turn.
    """

    edition: object
    answer: asyncio.Future[Answer | None]
    begun: float | None = None

    def settle(self, answer: Answer | None) -> None:
        """Tell those who wait."""
        if not self.answer.done():
            self.answer.set_result(answer)


class Place:
    """One of few places, taken once and left once, however often that is told.

    Args:
        places: all of them.
    """

    def __init__(self, places: asyncio.Semaphore) -> None:
        self._places = places
        self._held = False

    async def take(self) -> None:
        """Wait for it."""
        await self._places.acquire()
        self._held = True

    def leave(self) -> None:
        """Let the next one have it."""
        if self._held:
            self._held = False
            self._places.release()
