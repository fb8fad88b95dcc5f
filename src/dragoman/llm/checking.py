"""Claims to events: what stands in the text and in our register is told, the rest is refused.

A claim falls whole: who invents a quote, a person or a day is not believed in the rest either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.codebook import EQUAL_TYPES, RECIPIENT_REQUIRED, Codebook
from dragoman.coding.identity import identity
from dragoman.frames.when.calendar_bounds import within_calendar
from dragoman.llm import PROMPT_VERSION
from dragoman.llm.claims import Claim, Faulty, Words
from dragoman.llm.finding import Span, nearest, places_of
from dragoman.llm.grounds import Grounds
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    DateBasis,
    DateInterval,
    Document,
    Event,
    EventType,
    Evidence,
    Party,
    Place,
    SegmentKind,
    Status,
    Step,
)

REACH = 2_000
PAIR = 2
VISIT = "visit"
VOCABULARY = "vocabulary"
QUOTE = "quote"
PARTY = "party"
NOBODY = "nobody-known"
DATE = "date"
PLACE = "place"
SPEAKER = "speaker"
KINDS = {
    VOCABULARY: "a type, status or certainty that the codebook does not have",
    QUOTE: "a quote that does not stand in the text",
    PARTY: "a party whose words do not stand in or before the quote",
    NOBODY: "parties of whom the register knows too few",
    DATE: "a date whose words do not stand there, or say something else",
    PLACE: "a place whose words do not stand there",
    SPEAKER: "a speaker whose words do not stand there",
}


class _Unproved(Exception):  # noqa: N818 - caught here
    """A part of a claim does not hold."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.words = words


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a document's claims.

    Attributes:
        events: what holds, each once, in the order of the text.
        steps: how each came about.
        faulty: what does not hold.
    """

    events: tuple[Event, ...]
    steps: dict[str, tuple[Step, ...]]
    faulty: tuple[Faulty, ...]


class Checking:
    """Checks claims about one document.

    Args:
        document: the document.
        grounds: what its words mean.
        codebook: types, modes and scores.
        model: the model's name, for the steps.
        confidence: given to every event: nothing is known of how often this model is right.
    """

    def __init__(
        self,
        document: Document,
        grounds: Grounds,
        codebook: Codebook,
        *,
        model: str,
        confidence: float,
    ) -> None:
        self._document = document
        self._grounds = grounds
        self._codebook = codebook
        self._rule = f"llm:{model}/prompt-{PROMPT_VERSION}"
        self._confidence = confidence
        self._left = [
            (part.start, part.end)
            for part in document.segments
            if part.kind is SegmentKind.BOILERPLATE
        ]

    def check(self, claims: Iterable[Claim | Faulty]) -> Checked:
        """Return what of the claims holds."""
        events: dict[str, Event] = {}
        steps: dict[str, tuple[Step, ...]] = {}
        faulty: list[Faulty] = []
        for claim in claims:
            if isinstance(claim, Faulty):
                faulty.append(claim)
                continue
            try:
                event, how = self._event(claim)
            except _Unproved as fault:
                faulty.append(Faulty(fault.kind, fault.words))
            else:
                events.setdefault(event.event_id, event)
                steps.setdefault(event.event_id, how)
        ordered = sorted(events.values(), key=lambda one: (one.evidence[0].start, one.event_id))
        return Checked(tuple(ordered), steps, tuple(faulty))

    def _event(self, claim: Claim) -> tuple[Event, tuple[Step, ...]]:
        """Return the event of a claim.

        Raises:
            _Unproved: a part of it does not hold.
        """
        kind, status, certainty = _vocabulary(claim)
        span = self._quote(claim.quote)
        modes = tuple(
            sorted({one for one in claim.mode if one in self._codebook.types[kind].modes})
        )
        actors, recipients = self._sides(claim, kind, modes, span)
        date, more = self._date(claim.when, span)
        published = self._document.published
        begins = date.start if date else None
        if status is Status.ACTUAL and begins and published and begins > published:
            status = Status.PLANNED  # nobody has been where the calendar has not
        quote = self._evidence(span)
        event = Event(
            event_id=identity(
                self._document.document_id,
                kind,
                status,
                span[0],
                actors=actors,
                recipients=recipients,
            ),
            event_type=kind,
            mode=modes,
            context=(),
            quad_code=self._codebook.quad_code(kind),
            intensity=self._codebook.intensity(kind, modes),
            actors=actors,
            recipients=recipients,
            date=date,
            place=self._place(claim.place, span),
            status=status,
            certainty=certainty,
            attribution=self._attribution(claim.speaker, span),
            mechanism_id=None,
            confidence=self._confidence,
            evidence=(quote, *more),
            reported_on=published,
        )
        event = within_calendar(event, published)
        steps = [Step(self._rule, quote.quote, str(kind))]
        steps += [Step("actor", one.text, one.entity_id) for one in actors]
        steps += [Step("recipient", one.text, one.entity_id) for one in recipients]
        if event.date:
            steps.append(Step("date", event.date.text, str(event.date)))
        return event, tuple(steps)

    def _quote(self, words: str) -> Span:
        """Return where a quote stands outside boilerplate."""
        for start, end in places_of(words, self._document.text):
            if not any(first < end and start < last for first, last in self._left):
                return start, end
        raise _Unproved(QUOTE, words)

    def _sides(
        self, claim: Claim, kind: EventType, modes: Sequence[str], span: Span
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Return who acts and to whom it is done, as far as the register knows them."""
        actors = self._parties(claim.actors, span)
        recipients = tuple(one for one in self._parties(claim.recipients, span)
                           if one.entity_id not in {each.entity_id for each in actors})  # fmt: skip
        if kind in EQUAL_TYPES and VISIT not in modes:
            actors, recipients = (*actors, *recipients), ()
        enough = actors and (kind not in EQUAL_TYPES or len(actors) + len(recipients) >= PAIR)
        if not enough or (kind in RECIPIENT_REQUIRED - EQUAL_TYPES and not recipients):
            raise _Unproved(NOBODY, claim.quote)
        states = {party.side for party in (*actors, *recipients)}
        if recipients and len(states) == 1:
            raise _Unproved(NOBODY, claim.quote)
        return actors, recipients

    def _parties(self, told: Sequence[Words], span: Span) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for one in told:
            for party in self._grounds.parties(one, self._near(one.words, span, PARTY)):
                found.setdefault(party.entity_id, party)
        return tuple(found.values())

    def _date(
        self, told: Words | None, span: Span
    ) -> tuple[DateInterval | None, tuple[Evidence, ...]]:
        """Return the day, and the words that it rests on where these stand before the quote."""
        if told is None:
            return None, ()
        place = self._near(told.words, span, DATE)
        date = self._grounds.date(told, place)
        if date is None:
            raise _Unproved(DATE, told.words)
        if place[0] >= span[0]:
            return date, ()
        return replace(date, basis=DateBasis.SCENE), (self._evidence(place),)

    def _place(self, told: Words | None, span: Span) -> Place | None:
        if told is None:
            return None
        return self._grounds.place(told, self._near(told.words, span, PLACE))

    def _attribution(self, speaker: str | None, span: Span) -> Attribution:
        if not speaker:
            return Attribution()
        start, end = self._near(speaker, span, SPEAKER)
        words = self._document.text[start:end]
        known = self._grounds.parties(Words(words), (start, end))
        name = known[0].entity_id if len(known) == 1 else None
        return Attribution(AttributionKind.SPEAKER, words, name)

    def _near(self, words: str, span: Span, kind: str) -> Span:
        """Return where words stand in the quote or before it.

        Raises:
            _Unproved: nowhere there.
        """
        found = nearest(words, self._document.text, span, REACH)
        if found is None:
            raise _Unproved(kind, words)
        return found

    def _evidence(self, span: Span) -> Evidence:
        start, end = span
        return Evidence(self._document.document_id, start, end, self._document.text[start:end])


def _vocabulary(claim: Claim) -> tuple[EventType, Status, Certainty]:
    """Return type, status and certainty.

    Raises:
        _Unproved: one is none that we have.
    """
    try:
        return (
            EventType(claim.type.upper()),
            Status(claim.status.lower()),
            Certainty(claim.certainty.lower()),
        )
    except ValueError as error:
        raise _Unproved(VOCABULARY, str(error)) from error
