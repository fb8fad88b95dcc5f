"""A reader that understands the fictional corpus at once, and a run that can be killed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger_samples import entry

from dragoman.ledger import Ledger
from dragoman.ledger.intake.documents import take_in
from dragoman.records import Document, Event, Office, Position, Refusal


@dataclass(frozen=True, slots=True)
class Told:
    """What the fake reader tells of a document; shaped as the pipeline's own record."""

    document: Document
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    positions: tuple[Position, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class FakeReader:
    """Looks up what the corpus says of a document."""

    def process(self, documents: Sequence[Document]) -> list[Told]:
        """Return what each document tells."""
        return [self.understand(document) for document in documents]

    def understand(self, document: Document) -> Told:
        """Return what one document tells."""
        return Told(document, entry(int(document.document_id[4:])).reports)


def stream(count: int) -> Iterator[Document | Refusal]:
    """Yield the corpus, with a refusal here and there and some documents twice."""
    for number in range(count):
        if number % 50 == 7:
            yield Refusal(f"{number}.bin", "read", "not-text", "It is no text.")
        yield entry(number).document
        if number % 40 == 3:
            yield entry(number // 2).document


def read_all(path: Path, count: int) -> None:
    """Read the corpus into a ledger; meant to be killed at any moment."""
    with Ledger.open(path) as book:
        take_in(book, stream(count), FakeReader())
