"""What asking costs: estimated before, counted after, and never more than was allowed."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import SpentError

WIDE_FROM = "\u0370"  # letters from here on take a token each, about
LETTERS_A_TOKEN = 4
OUT_FOR_IN = 0.3  # tokens of an answer for each of the document; measure and set prices by yours
LEAST_OUT = 50
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in whatever coin; 0 where it costs nothing."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def cost(self, tokens_in: float, tokens_out: float) -> float:
        """Return what so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / MILLION


@dataclass(slots=True)
class Spent:
    """What was asked so far.

    Attributes:
        requests: answers that were got from the model.
        kept: answers that were had already.
        tokens_in: read for them.
        tokens_out: written.
        cost: of these.
    """

    requests: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0


class Purse:
    """Counts what is spent, by several threads.

    Args:
        prices: of tokens.
        budget: how much may be spent; no bound when 0.
    """

    def __init__(self, prices: Prices, budget: float) -> None:
        self._prices = prices
        self._budget = budget
        self._lock = threading.Lock()
        self._promised = 0.0
        self.spent = Spent()

    def promise(self, messages: Sequence[dict[str, str]]) -> float:
        """Set aside what a request will cost, about.

        Raises:
            SpentError: it would cost more than is left.
        """
        cost = self._prices.cost(*estimated(messages))
        with self._lock:
            total = self.spent.cost + self._promised + cost
            if self._budget and total > self._budget:
                message = (
                    f"the budget of {self._budget:g} is spent ({self.spent.cost:.4g} for "
                    f"{self.spent.requests} requests); what was read is kept: raise "
                    "DRAGOMAN_LLM_BUDGET and run the same command again"
                )
                raise SpentError(message)
            self._promised += cost
        return cost

    def settle(self, promised: float, tokens_in: int, tokens_out: int) -> None:
        """Count what a request did cost; as estimated where the address does not tell.

        A request without an answer is settled with none.
        """
        told = self._prices.cost(tokens_in, tokens_out)
        with self._lock:
            self._promised -= promised
            self.spent.requests += 1
            self.spent.tokens_in += tokens_in
            self.spent.tokens_out += tokens_out
            self.spent.cost += told if tokens_in else promised

    def had(self) -> None:
        """Count an answer that was had already."""
        with self._lock:
            self.spent.kept += 1


def estimated(messages: Sequence[dict[str, str]]) -> tuple[int, int]:
    """Return how many tokens a request and its answer take, about.

    >>> estimated([{"role": "user", "content": "They met in Lima on Tuesday, it said."}])
    (10, 50)
    """
    tokens = [tokens_of(one["content"]) for one in messages]
    document = tokens[-1] if tokens else 0
    return sum(tokens), max(LEAST_OUT, round(document * OUT_FOR_IN))


def tokens_of(text: str) -> int:
    """Return how many tokens a text takes, about: four letters of Latin script, or one of others.

    >>> tokens_of("abcdefgh"), tokens_of("외교장관")
    (2, 4)
    """
    wide = sum(letter >= WIDE_FROM for letter in text)
    return wide + -(-(len(text) - wide) // LETTERS_A_TOKEN)
