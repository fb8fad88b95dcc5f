"""Coding a string: what one text tells, without a ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING, ClassVar

from dragoman.errors import UsageError
from dragoman.interface.days import day_of
from dragoman.interface.intake.handed import Handed, read_handed
from dragoman.interface.results import Results
from dragoman.present.printing import Column
from dragoman.present.tables import EVENTS
from dragoman.records import Document, Event, Mechanism, Office, Position, Refusal, encode
from dragoman.serve.marking.marks import Mark, pieces
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Processed

STYLE = "white-space:pre-wrap;max-width:48em"


class Coded(Results[Event]):
    """The events of one text, with all else that it tells.

    Attributes:
        COLUMNS: in which events are listed.
        document: the text as it was read; every piece of evidence points into it.
        offices: who holds which office, as the text tells.
        positions: what speakers said about issues.
        mechanisms: standing arrangements that it speaks of.
        refusals: what could not be read.
    """

    COLUMNS: ClassVar[Sequence[Column[Event]]] = EVENTS

    def __init__(self, found: "Processed") -> None:
        """Keep what the reader found.

        Args:
            found: of one document.
        """
        super().__init__(
            lambda most: found.events[:most], EVENTS, "events", lambda: len(found.events)
        )
        self._found = found
        self.document: Document = found.document
        self.offices: tuple[Office, ...] = found.offices
        self.positions: tuple[Position, ...] = found.positions
        self.mechanisms: tuple[Mechanism, ...] = found.mechanisms
        self.refusals: tuple[Refusal, ...] = found.refusals

    def __getitem__(self, number: int) -> Event:
        return list(self)[number]

    def why(self) -> str:
        """Return each word that may tell an event, and what became of it by which rule, as text."""
        from dragoman.present.why import why_lines  # noqa: PLC0415 - who asks why has time

        return "\n".join(why_lines(self._found))

    def why_json_lines(self) -> Iterator[str]:
        """Yield the same as objects: a line for each frame that was kept or rejected."""
        from dragoman.present.why import why_objects  # noqa: PLC0415 - as above

        return (encode(each).decode() for each in why_objects(self._found))

    def _repr_html_(self) -> str:
        """Return the text with the words that prove events marked, and the events below."""
        events = list(self)
        marks = [
            Mark(piece.start, piece.end, "event", f"{number}", str(event))
            for number, event in enumerate(events, 1)
            for piece in event.evidence
            if piece.document_id == self.document.document_id
        ]
        text = "".join(
            f'<mark title="{escape(piece.meaning)}">{escape(piece.text)}</mark>'
            if piece.keys
            else escape(piece.text)
            for piece in pieces(self.document, marks)
        )
        listed = "".join(f"<li>{escape(str(event))}</li>" for event in events)
        return f'<div style="{STYLE}">{text}</div><ol>{listed}</ol>'


def code(
    text: str,
    *,
    published: date | str | None = None,
    title: str | None = None,
    document_id: str | None = None,
    settings: Settings | None = None,
) -> Coded:
    """Return the events that a text tells; the encoder is loaded with the first call.

    Args:
        text: of one article, as long as `Settings.max_document_bytes` allows.
        published: its day of publication, from which "on Tuesday" is counted.
        title: its headline, where that is not the text's first line.
        document_id: an id of your own; one is made from the text when None.
        settings: for the encoder; the environment's when None.

    Raises:
        UsageError: `published` is no day, or the text is empty, too long or not English.

    >>> found = code("The foreign ministers of Chile and Peru met in Lima on Tuesday.",
    ...              published="2024-05-22")
    >>> [(str(event.event_type), event.date.start.isoformat()) for event in found]
    [('CONSULT', '2024-05-21')]
    """
    from dragoman.interface.reader import codebook_version, shipped  # noqa: PLC0415 - loads the encoder

    use = settings or Settings.from_environment()
    given = Handed(text, day_of(published), title, document_id=document_id)
    made = read_handed(given, use)
    refused = tuple(one for one in made if isinstance(one, Refusal))
    documents = [one for one in made if isinstance(one, Document)]
    if not documents:
        raise UsageError(f"the text {refused[0].detail}")
    found = shipped(use, codebook_version(use)).process(documents)[0]
    return Coded(replace(found, refusals=(*refused, *found.refusals)))
