"""What every part of making a brief needs, and an event as a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.material import Material
from dragoman.present.brief.parts.notes import Notes
from dragoman.present.brief.parts.since import change_of
from dragoman.present.brief.records import Claim, Order
from dragoman.present.wording import Clauses, Namer, Teller, day_words
from dragoman.records import Certainty, Event, Mechanism, Session, Status

INLINE_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Made:
    """What every part of making needs."""

    order: Order
    material: Material
    teller: Teller
    notes: Notes
    sessions: dict[str, tuple[Mechanism, Session | None]]
    clauses: Clauses = field(default_factory=Clauses.load)

    @property
    def namer(self) -> Namer:
        """Names of parties."""
        return self.teller.namer

    def published(self, telling: Telling) -> date | None:
        """Return the first day on which a document told of it."""
        days = (self.material.source(name).published for name in telling.document_ids)
        return min((day for day in days if day), default=None)

    def fresh(self, telling: Telling) -> float:
        """Return how late in the brief's time it was told, 0 to 1."""
        day, since, until = self.published(telling), self.order.since, self.order.until
        if not (day and since and until) or until <= since:
            return 0.0
        return min(max((day - since) / (until - since), 0.0), 1.0)

    def sentence(self, telling: Telling) -> str:
        """Return an event as a sentence; of an undated one also when it was told."""
        event = telling.event
        held = self.sessions.get(event.event_id)
        text = self.teller.sentence(event, held=held, on=self.order.until).text
        if event.date is not None:
            return text
        day = self.published(telling)
        reported = f"reported {day_words(day)}" if day else "undated"
        return f"{text[:-1]} ({reported}{', no date given' if day else ''})."

    def quote(self, event: Event) -> str:
        """Return the clause that tells an act."""
        words = event.evidence[0].quote
        return self.clauses.of(words, event.event_type, event.mode, INLINE_QUOTE)

    def claim(self, telling: Telling, label: str = "", text: str = "") -> Claim:
        """Return an event as a claim.

        Args:
            telling: the event.
            label: a word before it.
            text: what the claim says; the event's sentence where none is given.
        """
        event = telling.event
        verb = self.teller.needs_quote(event)
        known = self.order.known
        return Claim(
            text or self.sentence(telling),
            self.notes.cite((event.evidence[0], *telling.evidence)),
            telling.event_ids,
            quote=self.quote(event) if verb else None,
            label=label,
            reports=telling.documents,
            change=(change_of(telling, known) or "") if known else "",
        )

    def words(self, event: Event) -> str:
        """Return a word for why an act is no deed."""
        labels = glossary()["labels"]
        if event.certainty is Certainty.SUSPECTED:
            return str(labels["suspected"])
        if event.status is Status.NEGATED and self.denied(event):
            return str(labels["denied"])
        return str(labels.get(str(event.status), event.status))

    def denied(self, event: Event) -> bool:
        """Return whether the words deny an act, and do not only tell that it was not done."""
        wanted = set(self.teller.words.tables["denials"]["words"])
        said = " ".join(piece.quote.casefold() for piece in event.evidence)
        return bool(wanted & set("".join(one if one.isalpha() else " " for one in said).split()))


def sessions_of(
    mechanisms: Iterable[Mechanism],
) -> dict[str, tuple[Mechanism, Session | None]]:
    """Return which event is which session of which standing arrangement."""
    return {
        event_id: (mechanism, session)
        for mechanism in mechanisms
        for session in mechanism.sessions
        for event_id in session.event_ids
    }


def without_stop(text: str) -> str:
    """Return a sentence without its full stop, to stand within another.

    >>> without_stop("They met.")
    'They met'
    """
    return text.removesuffix(".")


def new_among(found: Sequence[Telling], order: Order) -> list[Telling]:
    """Return all, or with an earlier brief only what is new since."""
    known = order.known
    return [one for one in found if known is None or change_of(one, known)]
