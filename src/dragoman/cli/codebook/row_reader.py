"""What the commands about rows read sentences with: parser, names and rows, without events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.parser.parse import Parser
from dragoman.codebook.codebook import Codebook
from dragoman.codebook.tables import lemmas_of
from dragoman.data.own import Own
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.resolve import EntityResolver
from dragoman.frames.triggers.rows_held import Fired, fired
from dragoman.records import Annotated, Document, Segment, SegmentKind
from dragoman.settings import Settings

BATCH = 64


class RowReader:
    """Reads sentences as far as the rows of the codebook need it.

    Args:
        own: a user's rows and names.
    """

    def __init__(self, own: Own) -> None:
        settings = replace(Settings.from_environment(), heads=False)
        verbs = [lemma for row in own.table("verbs") for lemma in lemmas_of(row)]
        self.codebook = Codebook.load(own)
        self._parser = Parser.load(settings, verbs=[one for one in verbs if " " not in one])
        self._resolver = EntityResolver.load(own)

    def read(self, documents: Sequence[Document]) -> Iterator[tuple[Annotated, Sequence[Mention]]]:
        """Yield each document with its sentences and mentions."""
        for at in range(0, len(documents), BATCH):
            some = documents[at : at + BATCH]
            for document, sentences in zip(some, self._parser.many(some), strict=True):
                annotated = Annotated(document, sentences, (), ())
                yield annotated, self._resolver.resolve(annotated)

    def fired(self, documents: Sequence[Document]) -> Iterator[tuple[Fired, ...]]:
        """Yield the rows that hold in each document."""
        for annotated, mentions in self.read(documents):
            yield tuple(fired(annotated, mentions, self.codebook))


def document_of(sentence: str) -> Document:
    """Return a sentence as a document of its own."""
    return Document("sentence", sentence, (Segment(0, len(sentence), SegmentKind.BODY),))
