"""The reader: documents in, what they tell out. The one place where all stages meet."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from dragoman.annotate.parser.parse import Parser
from dragoman.annotate.quotations.find import find_quotations
from dragoman.annotate.times import times_of
from dragoman.arrangements.tell.find import find_mechanisms
from dragoman.arrangements.tell.tagging import tagged
from dragoman.arrangements.tell.vocabulary import Vocabulary
from dragoman.codebook.codebook import Codebook
from dragoman.codebook.tables import lemmas_of
from dragoman.coding.coder import code_document, of_other_subject
from dragoman.coding.gate import Gate, Plan
from dragoman.coding.lead_dates import dated_by_details
from dragoman.coding.occasion_dates import dated_by_occasion, with_provenance
from dragoman.coding.positions import positions_of
from dragoman.data.own import load as load_own
from dragoman.entities.issuer import issuer_of
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.mention.named_within import inner_states
from dragoman.entities.native import native_mentions
from dragoman.entities.resolve import EntityResolver
from dragoman.errors import DragomanError
from dragoman.faults import refused
from dragoman.measures import settled, turns_of_document
from dragoman.memory import at_most
from dragoman.model.store import ModelFiles
from dragoman.processor_time import OutOfTime, Purse, for_work, within
from dragoman.records import (
    Annotated,
    Document,
    Event,
    Mechanism,
    Office,
    Position,
    Refusal,
    Rejected,
    Sentence,
    Step,
)
from dragoman.records.measures import MeasureTurn
from dragoman.resolve.office_holders import with_office_holders
from dragoman.resolve.withdrawn import (
    standing_mechanisms,
    standing_positions,
    stands,
    taken_back,
    withdrawn_in,
    without_withdrawn,
)
from dragoman.resolve.within import merge_within
from dragoman.settings import Settings
from dragoman.stances import further_positions

DEFAULTS = Settings()
ENGLISH = "en"
LONG = 50_000  # characters from which a document is parsed alone, so that its budget is its own
Planned = tuple[Document, Purse, Plan]


@dataclass(frozen=True, slots=True)
class Processed:
    """What one document tells.

    Attributes:
        document: the document.
        events: its events, each act once.
        offices: who holds which office, as the text tells.
        positions: what speakers said about issues.
        mechanisms: what it tells of standing arrangements; see `arrangements.tell`.
        measures: what it tells of measures of one side against another, turn by turn.
        mentions: its resolved mentions.
        annotated: the annotation; None where the document was refused.
        refusals: what could not be read.
        rejected: the words that may tell an event and tell none, each with the filter's name.
        steps: the decisions that made each event, by its id.
        taken_back: acts that it says were told wrongly before.
        is_other: whether it is about no dealings of states, so that nothing was read in it.
        unparsed: how many of its sentences the encoder was spared.
        is_unanswered: whether it could not be read this time and is to be read again: nothing of it
            is kept but the refusals.
    """

    document: Document
    events: tuple[Event, ...] = ()
    offices: tuple[Office, ...] = ()
    positions: tuple[Position, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    measures: tuple[MeasureTurn, ...] = ()
    mentions: tuple[Mention, ...] = ()
    annotated: Annotated | None = None
    refusals: tuple[Refusal, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    is_other: bool = False
    unparsed: int = 0
    is_unanswered: bool = False
    taken_back: tuple[Event, ...] = ()


class Reader(Protocol):
    """The seam behind which documents are understood."""

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        What one tells depends on that one alone, whatever else was read before or beside it.
        """
        ...


class Pipeline:
    """The shipped reader: encoder, register and codebook, loaded once."""

    def __init__(
        self,
        parser: Parser,
        resolver: EntityResolver,
        codebook: Codebook,
        *,
        seconds: float = DEFAULTS.document_seconds,
        megabytes: int = DEFAULTS.document_megabytes,
        gate: Gate | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Keep the parts; `load` makes them.

        Args:
            parser: from texts to sentences.
            resolver: from mentions to entities.
            codebook: what counts as an event.
            seconds: of the processor, for all that is made of a document; no bound when 0.
            megabytes: that it may take up beside what is taken up already; no bound when 0.
            gate: decides what need not be parsed; all is when None.
            vocabulary: words of standing arrangements; those of the package when None.
        """
        self.gate = gate
        self.seconds = seconds
        self.megabytes = megabytes
        self.parser = parser
        self.resolver = resolver
        self.codebook = codebook
        self.vocabulary = vocabulary or Vocabulary.load()

    @classmethod
    def load(
        cls, settings: Settings | None = None, files: Future[ModelFiles] | None = None
    ) -> "Pipeline":
        """Load the encoder, the register and the codebook.

        Args:
            settings: for them; the defaults when None.
            files: the model, where a thread is opening it already.

        Raises:
            ModelError: the encoder is missing or damaged.
            DataError: a data file is damaged.
            CodebookError: the folder of own rows in the settings is wrong.
            UsageError: there is no gate of the name in the settings.
        """
        chosen = settings or Settings()
        own = load_own(chosen.codebook)
        verbs = [lemma for row in own.table("verbs") for lemma in lemmas_of(row)]
        known = [lemma for lemma in verbs if " " not in lemma]
        # the encoder is loaded by a library in C, meanwhile; and what is loaded is never garbage
        with _undisturbed(), ThreadPoolExecutor(1) as beside:
            parser = beside.submit(
                lambda: Parser.load(chosen, verbs=known, files=files.result() if files else None)
            )
            codebook = Codebook.load(own)
            resolver = EntityResolver.load(own)
        return cls(
            parser.result(),
            resolver,
            replace(codebook, least_confidence=chosen.least_confidence),
            seconds=chosen.document_seconds,
            megabytes=chosen.document_megabytes,
            gate=Gate.load(chosen.gate, codebook.genres, own),
            vocabulary=Vocabulary.load(own),
        )

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        Args:
            documents: as read; one batch for the encoder. Those in other languages than English
                tell no events; whom they name is found where names are known in their script.
        """
        english = [one for one in documents if one.language == ENGLISH]
        read = iter(self._read(english))
        return [
            next(read) if one.language == ENGLISH else self.named(one, refusals=(_foreign(one),))
            for one in documents
        ]

    def named(self, document: Document, refusals: tuple[Refusal, ...] = ()) -> Processed:
        """Return whom a document in another language names, and nothing else of it.

        Args:
            document: in Korean, Japanese, Chinese or Russian; of others nobody is found.
            refusals: what else is to be said of it.
        """
        try:
            with within(for_work(self.seconds), "annotate"), at_most(self.megabytes):
                found = native_mentions(document, self.resolver.register, self.resolver.offices)
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - as below
            return Processed(document, refusals=(*refusals, self._failed(document, "code", error)))
        return Processed(document, mentions=found, refusals=refusals)

    def _read(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order."""
        purses = [Purse(for_work(self.seconds)) for _ in documents]
        planned = [(one, self._planned(*one)) for one in zip(documents, purses, strict=True)]
        wanted = [(*one, plan) for one, plan in planned if isinstance(plan, Plan)]
        parsed = iter(self._parsed([one for one in wanted if not one[2].subject]))
        return [
            Processed(document, refusals=(plan,))
            if isinstance(plan, Refusal)
            else self._unread(document, plan)
            if plan.subject
            else self._safely(document, purse, plan, next(parsed))
            for (document, purse), plan in planned
        ]

    def _planned(self, document: Document, purse: Purse) -> Plan | Refusal:
        """Return what of a document is to be parsed, or that even that takes too much."""
        try:
            with purse.within("annotate"), at_most(self.megabytes):
                splits = tuple(self.parser.split(document))
                return self.gate.plan(document.text, splits) if self.gate else Plan(splits)
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - a refusal that is counted
            return self._failed(document, "annotate", error)

    def _parsed(self, wanted: Sequence[Planned]) -> list[tuple[Sentence, ...] | Refusal]:
        """Return the sentences of each document, long ones parsed alone and others together."""
        short = [one for one in wanted if len(one[0].text) < LONG]
        together = iter(self._together(short))
        return [next(together) if len(one[0].text) < LONG else self._alone(*one) for one in wanted]

    def _together(self, wanted: Sequence[Planned]) -> list[tuple[Sentence, ...] | Refusal]:
        """Return the sentences of documents that share the encoder's batches, if all goes well."""
        if not wanted:
            return []
        if len(wanted) == 1:
            return [self._alone(*wanted[0])]
        budgets = 1 + sum(len(document.text) for document, _, _ in wanted) // LONG
        time, memory = self.seconds * budgets, self.megabytes * budgets
        with suppress(Exception, OutOfTime), within(time, "annotate"), at_most(memory):
            return list(self._sentences(wanted))
        return [self._alone(*one) for one in wanted]

    def _alone(
        self, document: Document, purse: Purse, plan: Plan
    ) -> tuple[Sentence, ...] | Refusal:
        """Return the sentences of one document, or that it takes too much to parse."""
        try:
            with purse.within("annotate"), at_most(self.megabytes):
                return self._sentences([(document, purse, plan)])[0]
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - as above
            return self._failed(document, "annotate", error)

    def _sentences(self, wanted: Sequence[Planned]) -> list[tuple[Sentence, ...]]:
        """Return the sentences of documents."""
        documents = [document for document, _, _ in wanted]
        return list(self.parser.many(documents, [plan.splits for _, _, plan in wanted]))

    def _unread(self, document: Document, plan: Plan) -> Processed:
        """Return what is told of a page of another subject: that it is one."""
        spans = plan.splits[0].spans
        whole = of_other_subject(document, (spans[0][0], spans[-1][1]), plan.subject)
        return Processed(document, rejected=(whole,), is_other=True, unparsed=plan.unparsed)

    def _safely(
        self,
        document: Document,
        purse: Purse,
        plan: Plan,
        sentences: tuple[Sentence, ...] | Refusal,
    ) -> Processed:
        """Read one document; a fault of ours in one never stops the others."""
        if isinstance(sentences, Refusal):
            return Processed(document, refusals=(sentences,))
        try:
            with purse.within("code"), at_most(self.megabytes):
                return replace(self._process(document, sentences), unparsed=plan.unparsed)
        except (Exception, OutOfTime) as error:  # noqa: BLE001 - as above
            return Processed(document, refusals=(self._failed(document, "code", error),))

    def _failed(self, document: Document, stage: str, error: BaseException) -> Refusal:
        """Return the refusal of a document that takes too much, or that we fail on.

        Raises:
            DragomanError: what fails is not the document.
        """
        if isinstance(error, DragomanError):
            raise error
        if isinstance(error, MemoryError):
            return over_memory(document, stage, self.megabytes)
        if isinstance(error, OutOfTime):
            return over_time(document, stage, self.seconds)
        return refused(error, document.origin, stage, document.document_id)

    def _process(self, document: Document, sentences: tuple[Sentence, ...]) -> Processed:
        annotated = Annotated(
            document,
            sentences,
            times_of(document),
            find_quotations(document, sentences),
            issuer_of(document, self.resolver),
        )
        named = self.resolver.resolve(annotated)
        inner = inner_states(document.text, named, self.resolver.register)
        mentions = tuple(sorted((*named, *inner), key=lambda each: (each.start, each.end)))
        turns = turns_of_document(annotated, mentions, self.codebook, all_told=True)
        back = withdrawn_in(annotated)
        turns = tuple(turn for turn in turns if stands((turn.evidence,), back))
        measures = tuple(turn for turn in turns if turn.by and turn.on)
        whole = code_document(annotated, mentions, self.codebook)
        read = without_withdrawn(whole, back, annotated)
        coded = settled(read, turns, annotated)
        dated = dated_by_occasion(annotated, coded.kept)
        told = dated_by_details(annotated, merge_within(dated))
        merged = with_office_holders((each.event for each in told), mentions, document.published)
        # what the heads alone see makes no session of a series: its date and parties are less sure
        ruled = merge_within([each for each in dated if not each.trigger.is_beyond])
        sure = tuple(each.event for each in ruled)
        mechanisms = (
            ()
            if coded.is_other
            else standing_mechanisms(
                find_mechanisms(
                    annotated, mentions, sure, self.codebook, self.vocabulary, turns=measures
                ),
                back,
            )
        )
        return Processed(
            document=document,
            events=with_provenance(annotated, tagged(merged, mechanisms)),
            offices=self.resolver.learn(annotated, mentions),
            positions=standing_positions(self._positions(annotated, mentions), back),
            mechanisms=mechanisms,
            measures=() if coded.is_other else measures,
            taken_back=taken_back(whole, back, annotated),
            mentions=mentions,
            annotated=annotated,
            rejected=coded.rejected,
            steps={each.event.event_id: each.steps for each in told},
            is_other=coded.is_other,
        )

    def _positions(
        self, annotated: Annotated, mentions: tuple[Mention, ...]
    ) -> tuple[Position, ...]:
        """Return what speakers said: about the list's issues, and about other matters."""
        listed = positions_of(annotated, mentions, self.codebook.issues)
        return further_positions(annotated, mentions, listed, self.codebook.issues)


def over_time(document: Document, stage: str, seconds: float) -> Refusal:
    """Return the refusal of a document that takes more than its time."""
    detail = (
        f"used up its {seconds:g} seconds of processor time; the document is kept "
        "without events: split it, or raise DRAGOMAN_DOCUMENT_SECONDS"
    )
    return Refusal(document.origin, stage, "over-budget", detail, document.document_id)


def over_memory(document: Document, stage: str, megabytes: int) -> Refusal:
    """Return the refusal of a document that takes more than its memory."""
    detail = (
        f"asked for more than {megabytes} megabytes of memory; the document is kept "
        "without events: split it, or raise DRAGOMAN_DOCUMENT_MEGABYTES"
    )
    return Refusal(document.origin, stage, "over-budget", detail, document.document_id)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Return a context in which nothing looks for garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _foreign(document: Document) -> Refusal:
    """Return that a document in another language is kept and not coded."""
    detail = (
        f"is in another language ({document.language}); it is kept to be listed and searched, and "
        "tells no events: --reader llm reads it"
    )
    return Refusal(document.origin, "code", "language", detail, document.document_id)
