"""What the learned heads tell by themselves: a baseline without rules.

A word that they see an act in is an event of the type, status and certainty that they give it; who
takes part are the names that stand where they see the roles filled. No row of the codebook, no
filter, no weighing of parties, no text before, no date; what is the same twice is told once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.coding.heads.fillers import is_named
from dragoman.coding.heads.voices import strength
from dragoman.frames.roles.parties import Mentions, unique
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import (
    Annotated,
    Attribution,
    Document,
    Event,
    Evidence,
    Party,
    Proposal,
    RoleName,
)
from dragoman.syntax.tree import Tree

# From which strength on an act is told, and from which a role is filled; see docs/benchmark.md.
TOLD, FILLED = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class HeadsAlone:
    """Reads documents with the heads alone.

    Attributes:
        pipeline: the shipped reader, of which the parser and the register of names are used.
        told: how sure an act must be.
        filled: how sure it must be that somebody fills a role.
    """

    pipeline: Pipeline
    told: float = TOLD
    filled: float = FILLED

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        Args:
            documents: in English.
        """
        parser = self.pipeline.parser
        splits = [tuple(parser.split(each)) for each in documents]
        parsed = parser.many(documents, splits)
        annotated = [Annotated(each, own) for each, own in zip(documents, parsed, strict=True)]
        return [Processed(each.document, self._events(each), annotated=each) for each in annotated]

    def _events(self, annotated: Annotated) -> tuple[Event, ...]:
        """Return what a document tells, each once."""
        found: dict[object, Event] = {}
        for event in self._all(annotated):
            sides = tuple(
                frozenset(p.side for p in each) for each in (event.actors, event.recipients)
            )
            found.setdefault((event.event_type, event.status, sides), event)
        return tuple(found.values())

    def _all(self, annotated: Annotated) -> Iterator[Event]:
        """Yield what each word tells."""
        mentions = self.pipeline.resolver.resolve(annotated)
        for number, sentence in enumerate(annotated.sentences):
            likely = [p for p in sentence.proposals or () if strength(p) >= self.told]
            if likely:
                tree = Tree(sentence)
                inside = [each for each in mentions if each.sentence == number]
                indexed = Mentions.of_sentence(tree, inside)
                for proposal in likely:
                    yield self._event(annotated.document, tree, indexed, proposal)

    def _event(
        self, document: Document, tree: Tree, mentions: Mentions, proposal: Proposal
    ) -> Event:
        """Return what a word tells."""
        kind, codebook = proposal.event_type, self.pipeline.codebook
        actors = self._parties(tree, mentions, proposal, RoleName.ACTOR)
        recipients = self._parties(tree, mentions, proposal, RoleName.RECIPIENT)
        if kind in EQUAL_TYPES:
            actors, recipients = unique((*actors, *recipients)), ()
        start, end = tree.sentence.start, tree.sentence.end
        return Event(
            event_id=f"{document.document_id}:{tree.tokens[proposal.word].start}",
            event_type=kind,
            mode=proposal.modes,
            context=(),
            quad_code=codebook.quad_code(kind),
            intensity=codebook.intensity(kind, proposal.modes),
            actors=actors,
            recipients=recipients,
            date=None,
            place=None,
            status=proposal.status,
            certainty=proposal.certainty,
            attribution=Attribution(),
            mechanism_id=None,
            confidence=strength(proposal),
            evidence=(Evidence(document.document_id, start, end, document.text[start:end]),),
        )

    def _parties(
        self, tree: Tree, mentions: Mentions, proposal: Proposal, role: RoleName
    ) -> tuple[Party, ...]:
        """Return whom the words name that fill a role."""
        words = [
            each.word
            for each in proposal.fillings
            if each.role is role and each.probability >= self.filled
        ]
        found = (mentions.headed(tree, word) for word in words)
        return unique(p for one in found if one for p in one.parties if is_named(p))
