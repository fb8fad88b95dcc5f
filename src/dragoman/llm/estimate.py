"""What reading with a model would cost: nothing is asked and nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.llm.prompt import questions
from dragoman.llm.reader import Asker
from dragoman.llm.spending import Prices, estimated
from dragoman.records import Document, Refusal


@dataclass(frozen=True, slots=True)
class Estimate:
    """What reading would take, about; pages about other subjects cost nothing and are counted.

    Attributes:
        documents: that would be read.
        refused: that could not be read at all.
        requests: to the model.
        kept: answers that are had already.
        tokens_in: to be read by the model.
        tokens_out: to be written by it.
        cost: of these, in the coin of the prices.
    """

    documents: int
    refused: int
    requests: int
    kept: int
    tokens_in: int
    tokens_out: int
    cost: float


def estimate(found: Iterable[Document | Refusal], asker: Asker, prices: Prices) -> Estimate:
    """Return what reading documents would cost, at most about."""
    documents = refused = requests = kept = tokens_in = tokens_out = 0
    for one in found:
        if isinstance(one, Refusal):
            refused += 1
            continue
        documents += 1
        for question in questions(one, asker.system):
            if asker.is_kept(question):
                kept += 1
                continue
            read, written = estimated(question.messages)
            requests += 1
            tokens_in += read
            tokens_out += written
    cost = prices.cost(tokens_in, tokens_out)
    return Estimate(documents, refused, requests, kept, tokens_in, tokens_out, round(cost, 4))
