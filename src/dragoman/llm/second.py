"""A second opinion: a model is asked about the frames that the shipped reader is unsure of.

What it tells is never taken as it is: it reads the same sentences anew, its answer is checked like
any other, and an event of the shipped reader stands where the two agree.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.codebook import EQUAL_TYPES
from dragoman.llm.claims import claims_of
from dragoman.llm.endpoint import NoAnswer, Reply
from dragoman.llm.prompt import Question, question_of_passages
from dragoman.llm.reader import Asker, checked_claims, refusals_of, unanswered
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Event, Party, Reason, Rejected, Step

SECOND = "second-opinion"
AGREES, DIFFERS, ADDS = "agrees", "tells no such event", "told by the second opinion alone"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What the shipped reader is unsure of in one document."""

    read: Processed
    unsure: tuple[Event, ...]
    improbable: tuple[Rejected, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences to ask about, in order, none within another."""
        every = {(one.evidence[0].start, one.evidence[0].end) for one in self.unsure}
        every |= {(one.sentence.start, one.sentence.end) for one in self.improbable}
        return tuple(
            sorted(
                span
                for span in every
                if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in every)
            )
        )


class SecondOpinion:
    """The shipped reader, with a model asked where it is unsure.

    Args:
        asker: asks the model.
        pipeline: the shipped reader.
        unsure: events of a lower confidence are asked about.
    """

    def __init__(self, asker: Asker, pipeline: Pipeline, unsure: float) -> None:
        self.asker = asker
        self.counts: Counter[str] = Counter()
        self._pipeline = pipeline
        self._unsure = unsure

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        A document about which nothing is answered stays as the shipped reader tells it.

        Raises:
            SpentError: the budget does not last.
            InputError: the model cannot be reached.
        """
        doubts = [self._doubt(one) for one in self._pipeline.process(documents)]
        asked = [self._question(each) for each in doubts if each.spans]
        answers = iter(self.asker.ask(asked))
        return [self._settled(each, next(answers)) if each.spans else each.read for each in doubts]

    def _doubt(self, read: Processed) -> _Doubt:
        unsure = tuple(one for one in read.events if one.confidence < self._unsure)
        improbable = tuple(one for one in read.rejected if one.reason is Reason.IMPROBABLE)
        return _Doubt(read, unsure, improbable)

    def _question(self, doubt: _Doubt) -> Question:
        return question_of_passages(doubt.read.document, self.asker.system, doubt.spans)

    def _settled(self, doubt: _Doubt, answer: Reply | NoAnswer) -> Processed:
        """Return what a document tells after the second opinion."""
        read = doubt.read
        if isinstance(answer, NoAnswer):
            refusal = unanswered(read.document, _for_good(answer))
            self.counts[refusal.code] += 1
            return replace(read, refusals=(*read.refusals, refusal))
        claims = list(claims_of(answer.text, whole=answer.whole))
        checked = checked_claims(self.asker, self._pipeline, read, claims)
        self.counts.update(f"llm-{each.kind}" for each in checked.faulty)
        spans = doubt.spans
        second = [one for one in checked.events if any(_within(one, span) for span in spans)]
        dropped = [one for one in doubt.unsure if not any(_agree(one, each) for each in second)]
        gone = {one.event_id for one in dropped}
        kept = [one for one in read.events if one.event_id not in gone]
        added = [one for one in second if self._is_new(one, doubt)]
        steps = dict(read.steps)
        for one in doubt.unsure:
            if one.event_id not in gone:
                steps[one.event_id] = (*steps.get(one.event_id, ()), self._step(one, AGREES))
        for one in added:
            steps[one.event_id] = (*checked.steps[one.event_id], self._step(one, ADDS))
        events = sorted([*kept, *added], key=lambda one: one.evidence[0].start)
        return replace(
            read,
            events=tuple(events),
            steps=steps,
            rejected=(*read.rejected, *(self._rejected(one, read) for one in dropped)),
            refusals=(*read.refusals, *refusals_of(read.document, checked.faulty)),
        )

    def _is_new(self, one: Event, doubt: _Doubt) -> bool:
        """Whether an event stands where the shipped reader found a word and dared not tell it."""
        here = any(_within(one, (each.sentence.start, each.sentence.end))
                   for each in doubt.improbable)  # fmt: skip
        return here and not any(_agree(each, one) for each in doubt.read.events)

    def _step(self, event: Event, note: str) -> Step:
        return Step(SECOND, event.evidence[0].quote, note)

    def _rejected(self, event: Event, read: Processed) -> Rejected:
        proof = event.evidence[0]
        steps = (*read.steps.get(event.event_id, ()), self._step(event, DIFFERS))
        return Rejected(
            proof.quote,
            proof.start,
            proof.end,
            event.event_type,
            Reason.SECOND_OPINION,
            steps,
            proof,
        )


def _for_good(failed: NoAnswer) -> NoAnswer:
    """Return why nothing was answered, of a document that is kept all the same."""
    return NoAnswer(failed.kind, failed.detail, passing=False)


def _within(event: Event, span: Span) -> bool:
    """Whether an event's words stand in a sentence."""
    proof = event.evidence[0]
    return proof.start < span[1] and span[0] < proof.end


def _agree(one: Event, other: Event) -> bool:
    """Whether two readings of a sentence are of one act: type, status, and the states of each side.

    Who acts and to whom matters; among equals, and of a visit, only who takes part.
    """
    if one.event_type is not other.event_type or one.status is not other.status:
        return False
    proof = other.evidence[0]
    if not _within(one, (proof.start, proof.end)):
        return False
    if one.event_type in EQUAL_TYPES:
        return _states(one.actors + one.recipients) == _states(other.actors + other.recipients)
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(_states(first) == _states(second) for first, second in sides)


def _states(parties: tuple[Party, ...]) -> frozenset[str]:
    """Return the states, and what belongs to none."""
    return frozenset(party.side for party in parties)
