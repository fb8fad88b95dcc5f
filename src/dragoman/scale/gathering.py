"""Coded records into a ledger: the documents go in as they come, what they tell is known."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from dragoman.ledger.intake.coded import Coded
from dragoman.ledger.intake.documents import WINDOW_DOCUMENTS
from dragoman.records import Document, Refusal
from dragoman.scale.coded_files import Told


class Gathered:
    """A stream of documents, and the reader that knows already what they tell.

    The ledger takes a window of the stream and then asks for it, so that the last window is all
    that need be at hand.
    """

    def __init__(self, told: Iterable[Told]) -> None:
        """Keep what was coded.

        Args:
            told: documents with what they tell, and refusals, in the order of reading.
        """
        self._told = told
        self._last = deque[Coded](maxlen=WINDOW_DOCUMENTS)

    def documents(self) -> Iterator[Document | Refusal]:
        """Yield the documents and refusals, in their order."""
        for one in self._told:
            if isinstance(one, Coded):
                self._last.append(one)
                yield one.document
            else:
                yield one

    def process(self, documents: Sequence[Document]) -> list[Coded]:
        """Return what documents of the last window tell."""
        known = {id(one.document): one for one in self._last}
        return [known[id(one)] for one in documents]
