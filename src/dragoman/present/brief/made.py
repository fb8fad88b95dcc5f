"""What every part of making a brief needs, and an event as a claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.material import Material
from dragoman.present.brief.parts.notes import Notes
from dragoman.present.brief.parts.since import change_of
from dragoman.present.brief.records import Claim, Order
from dragoman.present.brief.words.lines import Line, Lines
from dragoman.present.wording import Namer, Teller, day_words, interval_words, short_text
from dragoman.present.wording.words import capital, plain_text
from dragoman.records import Certainty, Event, Mechanism, Session, Status

HEADLINE_QUOTE = 150


@dataclass(frozen=True, slots=True)
class Made:
    """What every part of making needs."""

    order: Order
    material: Material
    teller: Teller
    notes: Notes
    sessions: dict[str, tuple[Mechanism, Session | None]]
    lines: Lines

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

    def when(self, telling: Telling) -> str:
        """Return when an act was done; of an undated one when it was told."""
        words = glossary()["when"]
        if telling.event.date is not None and self._shows_day(telling):
            return str(words["dated"].format(day=interval_words(telling.event.date)))
        day = self.published(telling)
        return str(words["told"].format(day=day_words(day)) if day else words["undated"])

    def _shows_day(self, telling: Telling) -> bool:
        """Return whether the words in which an act is told tell its day."""
        line, when = self.lines.of(telling), telling.event.date
        if line is None or line.passage is None or when is None:
            return True
        return plain_text(when.text) in plain_text(line.passage.evidence.quote)

    def before(self, telling: Telling) -> str:
        """Return what stands before the words of a document: when."""
        return str(glossary()["when"]["before"].format(when=self.when(telling)))

    def sentence(self, telling: Telling) -> str:
        """Return an event as a sentence of ours; of an undated one also when it was told."""
        event = telling.event
        held = self.sessions.get(event.event_id)
        text = self.teller.sentence(event, held=held, on=self.order.until).text
        return text if event.date is not None else f"{text[:-1]} ({self.when(telling)})."

    def phrase(self, telling: Telling) -> str:
        """Return an act as a headline tells it, without a stop."""
        line = self.lines.of(telling)
        if line is None or line.passage is None:
            return without_stop(self.teller.sentence(telling.event, on=self.order.until).text)
        words = short_text(line.passage.words, HEADLINE_QUOTE)
        return f"“{without_stop(words)}” ({self.when(telling)})"

    def claim(self, telling: Telling, label: str = "", text: str = "") -> Claim:
        """Return an event as a claim.

        Args:
            telling: the event, of which `lines` has one.
            label: a word before it.
            text: what the claim says; the event's sentence where none is given.
        """
        line = self.lines.of(telling) or Line(telling)
        known = self.order.known
        passage = line.passage
        who = self.namer.headings(line.states) if passage else ""
        label = " – ".join(part for part in (label, who) if part)
        when = self.before(telling)
        told, day = self.placed(telling)
        return Claim(
            (when if label else capital(when)) if passage else text or self.sentence(telling),
            self.notes.cite((line.telling.evidence[0], *telling.evidence)),
            telling.event_ids,
            quote=passage.words if passage else None,
            label=label,
            reports=telling.documents,
            change=(change_of(telling, known) or "") if known else "",
            when=told,
            day=day,
        )

    def placed(self, telling: Telling) -> tuple[str, date | None]:
        """Return when an act was, in words, and the first day of that.

        Where its words tell no day they are empty, and the day is that of the first report.
        """
        line = self.lines.of(telling) or Line(telling)
        shown = line.telling.event.date if self._shows_day(telling) else None
        if shown is None:
            return "", self.published(telling)
        return interval_words(shown), shown.start or shown.end

    def in_our_words(self, telling: Telling) -> bool:
        """Return whether an act is told in a sentence of ours, since its words show all of it."""
        line = self.lines.of(telling)
        return line is not None and line.passage is None

    def words(self, telling: Telling) -> str:
        """Return a word for why an act is no deed; none for a deed in a document's own words.

        A quote that says "should" stands among deeds otherwise, and is read as one.
        """
        labels = glossary()["labels"]
        event = telling.event
        quoted = not self.in_our_words(telling)
        certain = event.certainty is not Certainty.SUSPECTED
        if quoted and event.status is Status.ACTUAL and certain:
            return ""
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
