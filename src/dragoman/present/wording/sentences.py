"""A sentence for an event: who did, plans or is said to have done what, where and when.

The sentence says what the record says and no more: its status decides the verb's form, so that
what is planned, urged or suspected can never read as if it had happened.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.data.own import NOTHING, Own
from dragoman.entities.names.register import Register
from dragoman.present.wording.arrangements import is_proper, whose
from dragoman.present.wording.dates import date_phrase
from dragoman.present.wording.names import Called, Namer
from dragoman.present.wording.places import scene_of, with_article
from dragoman.present.wording.words import Words, capital, ordinal, plain_text, short_text, within
from dragoman.records import (
    Attribution,
    AttributionKind,
    Certainty,
    Event,
    Mechanism,
    MechanismKind,
    Party,
    Session,
    Status,
)

EQUAL_TYPES = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT")
LONGEST_SPEAKER = 80
SILENT = timedelta(days=365)  # after which a plan without a day is no longer one
NOBODY = "someone the text does not name"
UNNAMED_SPEAKER = "a speaker whom the passage does not name"


@dataclass(frozen=True, slots=True)
class Worded:
    """An event in English.

    Attributes:
        text: the sentence, with a full stop.
        quoted: whether it says too little without the words of the text.
    """

    text: str
    quoted: bool


class Teller:
    """Puts events into sentences.

    Args:
        words: the tables of wording.
        namer: names of parties.
    """

    def __init__(self, words: Words, namer: Namer) -> None:
        self.words = words
        self.namer = namer

    @classmethod
    def load(cls, own: Own = NOTHING) -> "Teller":
        """Return a teller over the shipped tables.

        Args:
            own: names and organisations that a user adds.
        """
        words = Words.load()
        return cls(words, Namer(Register.load(own), words))

    def sentence(
        self,
        event: Event,
        *,
        held: tuple[Mechanism, Session | None] | None = None,
        on: date | None = None,
        dated: bool = True,
    ) -> Worded:
        """Return an event as a sentence.

        Args:
            event: the event.
            held: the standing arrangement that it is a part of, with the session where known.
            on: the day from which one looks; plans for days before it read as past plans.
            dated: whether the sentence says when; not where that stands beside it.
        """
        who, to, form = self._sides(event)
        place = self.place(event)
        visited = form == "to" and self._visits_someone(event)
        if visited:
            mode: tuple[str, ...] = ("visit-to-meet" if place else "visit-someone",)
        else:
            mode = event.mode
        verb = self.words.verb(event.event_type, mode, form)
        speaker = self._speaker(event)
        pattern = self._pattern(event, speaker, on)
        text = pattern.format(
            who=who.text,
            speaker=speaker,
            past=verb.past.format(place=place),
            base=verb.base.format(place=place),
            participle=verb.participle.format(place=place),
            rest=self._smooth(verb.rest.replace("{to}", to)),
            plan="plan" if who.plural else "plans",
            was="were" if who.plural else "was",
            **{"is": "are" if who.plural else "is"},
        )
        where = "" if visited else self._where(event, place)
        tail = (where, date_phrase(event.date) if dated else "", _session_words(held))
        told = " ".join(part for part in (" ".join(text.split()), *tail) if part)
        if speaker and event.status is not Status.URGED and not self._speaks_for_itself(event):
            told += f", according to {speaker}"
        return Worded(capital(told) + ".", verb.quoted)

    def needs_quote(self, event: Event) -> bool:
        """Return whether an event's sentence says too little without the words of the text."""
        _, _, form = self._sides(event)
        return self.words.verb(event.event_type, event.mode, form).quoted

    def _smooth(self, words: str) -> str:
        """Return words without what two patterns say twice."""
        smoother: dict[str, str] = self.words.tables["smooth"]
        for clumsy, plain in smoother.items():
            words = words.replace(clumsy, plain)
        return words

    def _sides(self, event: Event) -> tuple[Called, str, str]:
        """Return who acted, towards whom, and the form of the sentence."""
        actors, recipients = event.actors, event.recipients
        if recipients and actors:
            who = self.namer.parties(actors)
            return who, self._recipients(event), "to"
        if recipients:
            return Called(NOBODY), self._recipients(event), "to"
        if not actors:
            return Called(NOBODY), "", "alone"
        who = self.namer.parties(actors)
        form = "equal" if len(_apart(actors)) > 1 else "alone"
        return who, "", form

    def _recipients(self, event: Event) -> str:
        """Return towards whom, as states where the act concerns states."""
        codes = [party.country for party in event.recipients]
        told_as_states = self.words.tables["recipients"]["states"]
        if event.event_type in told_as_states and all(
            party.person for party in event.recipients if party.country
        ):
            known = [code for code in codes if code]
            if len(known) == len(codes):
                return self.namer.states(list(dict.fromkeys(known)))
        return self.namer.parties(event.recipients).text

    def _pattern(self, event: Event, speaker: str, on: date | None) -> str:
        """Return the sentence's pattern by status and certainty."""
        patterns = self.words.tables["sentences"]
        name = str(event.status)
        if event.status is Status.PLANNED and _over(event, on):
            name = "planned-before"
        if event.status is Status.URGED and speaker not in ("", UNNAMED_SPEAKER):
            name = "urged-by"
        by_certainty = patterns.get(str(event.certainty), {})
        pattern: str = by_certainty.get(name) or patterns[name]
        if event.certainty is not Certainty.ASSERTED and name not in by_certainty:
            pattern += f" ({event.certainty})"
        return pattern

    def _speaker(self, event: Event) -> str:
        """Return who says so; empty where it is the document's author."""
        return self.speaker(event.attribution)

    def speaker(self, attribution: Attribution) -> str:
        """Return the words for who says so; empty where it is the document's author."""
        if attribution.kind is AttributionKind.UNNAMED:
            return "unnamed sources"
        if attribution.kind is AttributionKind.AUTHOR:
            return ""
        text = plain_text(attribution.speaker or "")
        if text and text.casefold() not in self.namer.tables["pronouns"]["words"]:
            return within(short_text(text, LONGEST_SPEAKER))
        if attribution.entity_id and attribution.entity_id.startswith(("state:", "org:")):
            return self.namer.entity(attribution.entity_id)
        return UNNAMED_SPEAKER

    def _speaks_for_itself(self, event: Event) -> bool:
        """Return whether the speaker is the one who acts, so that the source need not be named."""
        said = event.attribution
        if len(event.actors) != 1:
            return False
        actor = event.actors[0]
        if said.entity_id and said.entity_id == actor.entity_id:
            return True
        speaker = (said.speaker or "").casefold()
        return bool(speaker) and speaker in {
            actor.text.casefold(),
            (actor.person or "").casefold(),
        }

    def _visits_someone(self, event: Event) -> bool:
        """Return whether a visit is to people, so that it is a meeting with them."""
        return "visit" in event.mode and any(party.person for party in event.recipients)

    def place(self, event: Event) -> str:
        """Return where it happened, as it stands after "in"; empty where that is not told."""
        name = scene_of(event, self.words.tables)
        code = self.namer.register.code(name) if name else None
        return self.namer.state(code) if code else with_article(name, self.words.tables)

    def _where(self, event: Event, place: str) -> str:
        """Return where it happened; nothing where the sentence has said so already."""
        if not place:
            return ""
        if "visit" in event.mode and event.recipients:
            hosts = {one.country for one in event.recipients}
            if event.place and event.place.country in hosts:
                return ""  # the host says so already
        return f"in {place}"


def _apart(parties: tuple[Party, ...]) -> set[str]:
    """Return who is who: states, or what belongs to none."""
    return {party.side for party in parties}


def _over(event: Event, on: date | None) -> bool:
    """Return whether the event's time lies before a day; without one, a year after it was told."""
    if on is None:
        return False
    if event.date is None:
        return event.reported_on is not None and event.reported_on + SILENT < on
    return event.date.end is not None and event.date.end < on


def _session_words(held: tuple[Mechanism, Session | None] | None) -> str:
    """Return which session of which standing arrangement it was, where that can be named."""
    if held is None:
        return ""
    mechanism, session = held
    number = ordinal(session.ordinal) if session and session.ordinal else ""
    if mechanism.kind is MechanismKind.MEETING_SERIES and mechanism.level and number:
        return f"({number} {whose(mechanism.level)} meeting)"
    if not is_proper(mechanism.name):
        return ""
    name = short_text(mechanism.name, LONGEST_SPEAKER)
    return f"({number} {name})" if number else f"({name})"
