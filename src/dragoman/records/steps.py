"""Why something was told or not: the rules that made it, and the filter that dropped it."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.events import EventType, Evidence


class Reason(StrEnum):
    """Why a word that may tell an event tells none: the name of the filter that dropped it.

    In the order in which they are asked: the words themselves, then the parties, then the meaning,
    then the document.
    """

    NO_PATTERN = "no-pattern"
    """The codebook has the word, but the conditions of none of its rows hold here."""
    NO_EVENT = "no-event"
    """A row of the codebook says that it is no event in these words."""
    READ_WITH_VERB = "read-with-verb"
    """Another word has told it already: "ban" in "lifted the ban"."""
    MODIFIER = "modifier"
    """The noun only describes another: "summit" in "summit venue"."""
    CIRCUMSTANCE = "circumstance"
    """The noun names why or when something else happened: "at the request of"."""
    SAME_EVENT = "same-event"
    """A passive verb whose subject tells the same event and whose it is."""
    CLASH_OF_ONE = "clash-of-one"
    """A clash of which one side alone is named."""
    NO_SPEAKER = "no-speaker"
    """A demand that is made by no government, or of no other one."""
    INWARD = "inward"
    """Those who act and those to whom it is done are of one state."""
    NO_ACTOR = "no-actor"
    """Nobody is known who does it."""
    ONE_PARTY = "one-party"
    """It takes two, and one is known."""
    NO_RECIPIENT = "no-recipient"
    """It is done to somebody, and nobody is known."""
    AT_HOME = "at-home"
    """A visit within the visitor's own state."""
    BESIDE = "beside"
    """The gathering beside which others met."""
    OPINION = "opinion"
    """An observer's judgement and no act of a party."""
    WISHED = "wished"
    """Better relations that somebody would only like to have."""
    ONLY_AIMS = "only-aims"
    """A talk or word that is only what another act was for."""
    ONLY_FEARS = "only-fears"
    """A warning of what others do or what may come, to nobody: no threat."""
    SAYS_NOTHING = "says-nothing"
    """An answer that was not given, to nobody."""
    NO_PARTY = "no-party"
    """No words at all say who takes part."""
    IMPROBABLE = "improbable"
    """The record is too likely to be wrong in some part."""
    SUBJECT = "subject"
    """The passage is about another subject than dealings of states."""
    SECOND_OPINION = "second-opinion"
    """The shipped reader was unsure, and a language model tells no such event."""
    ECHO = "echo"
    """A noun that names again what a verb of its sentence tells."""
    TAKEN_BACK = "taken-back"
    """The publisher takes back that it said so: "an earlier version of this article said"."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on the way from words to an event.

    Attributes:
        rule: who decided: the id of a codebook's row (``verb:accuse/2``) or the name of a rule.
        words: the words that it rests on; empty where it rests on none of its own.
        note: what was decided.
    """

    rule: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A word that may tell an event and tells none.

    Attributes:
        words: the word, ``document.text[start:end]``; empty for a whole document.
        start: first character of the word.
        end: one past the last.
        event_type: the type that it would have told, where one was decided.
        reason: the filter that dropped it.
        steps: the decisions until then, the last one that of the filter.
        sentence: the sentence.
    """

    words: str
    start: int
    end: int
    event_type: EventType | None
    reason: Reason
    steps: tuple[Step, ...]
    sentence: Evidence
