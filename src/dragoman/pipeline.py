"""The reader: documents in, what they tell out. The one place where all stages meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.annotate.parse import Parser
from dragoman.annotate.quotations import find_quotations
from dragoman.annotate.times import find_times
from dragoman.coding.codebook import Codebook
from dragoman.coding.coder import code_document
from dragoman.coding.positions import positions_of
from dragoman.entities.inner import inner_states
from dragoman.entities.mentions import Mention
from dragoman.entities.resolve import EntityResolver
from dragoman.faults import refused
from dragoman.records import (
    Annotated,
    Document,
    Event,
    Mechanism,
    Office,
    Position,
    Refusal,
    Sentence,
)
from dragoman.resolve.mechanisms.find import find_mechanisms
from dragoman.resolve.mechanisms.tagging import tagged
from dragoman.resolve.mechanisms.vocabulary import Vocabulary
from dragoman.resolve.within import merge_within
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Processed:
    """What one document tells.

    Attributes:
        document: the document.
        events: its events, each act once.
        offices: who holds which office, as the text tells.
        positions: what speakers said about issues.
        mechanisms: what it tells of standing arrangements; see `resolve.mechanisms`.
        mentions: its resolved mentions.
        annotated: the annotation; None where the document was refused.
        refusals: what could not be read.
    """

    document: Document
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    positions: tuple[Position, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    mentions: tuple[Mention, ...] = ()
    annotated: Annotated | None = None
    refusals: tuple[Refusal, ...] = ()


class Reader(Protocol):
    """The seam behind which documents are understood."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        What one tells depends on that one alone, whatever else was read before or beside it.
        """
        ...


class Pipeline:
    """The shipped reader: encoder, register and codebook, loaded once."""

    def __init__(self, parser: Parser, resolver: EntityResolver, codebook: Codebook) -> None:
        """Keep the parts; `load` makes them."""
        self.parser = parser
        self.resolver = resolver
        self.codebook = codebook
        self.vocabulary = Vocabulary.load()

    @classmethod
    def load(cls, settings: Settings | None = None) -> "Pipeline":
        """Load the encoder, the register and the codebook.

        Raises:
            ModelError: the encoder is missing or damaged.
            DataError: a data file is damaged.
        """
        return cls(Parser.load(settings or Settings()), EntityResolver.load(), Codebook.load())

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        Args:
            documents: as read; one batch for the encoder.
        """
        parsed = self.parser.many(documents)
        return [
            self._safely(document, sentences)
            for document, sentences in zip(documents, parsed, strict=True)
        ]

    def _safely(self, document: Document, sentences: tuple[Sentence, ...]) -> Processed:
        """Read one document; a fault of ours in one never stops the others."""
        try:
            return self._process(document, sentences)
        except Exception as error:  # noqa: BLE001 - any fault becomes a refusal that is counted
            refusal = refused(error, document.origin, "code", document.document_id)
            return Processed(document, refusals=(refusal,))

    def _process(self, document: Document, sentences: tuple[Sentence, ...]) -> Processed:
        annotated = Annotated(
            document,
            sentences,
            find_times(document.text, document.published),
            find_quotations(document, sentences),
        )
        named = self.resolver.resolve(annotated)
        inner = inner_states(document.text, named, self.resolver.register)
        mentions = tuple(sorted((*named, *inner), key=lambda each: (each.start, each.end)))
        coded = code_document(annotated, mentions, self.codebook)
        merged = merge_within(coded)
        mechanisms = find_mechanisms(annotated, mentions, merged, self.codebook, self.vocabulary)
        return Processed(
            document=document,
            events=tagged(merged, mechanisms),
            offices=self.resolver.learn(annotated, mentions),
            positions=positions_of(annotated, mentions),
            mechanisms=mechanisms,
            mentions=mentions,
            annotated=annotated,
        )
