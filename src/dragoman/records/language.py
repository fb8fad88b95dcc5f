"""What annotation adds to a document: sentences, words, names, times, quotations."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from dragoman.records.documents import Document, SegmentKind
from dragoman.records.events import Certainty, EventType, Party, Status
from dragoman.records.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence, with its place in the dependency tree (Universal Dependencies).

    Attributes:
        start: first character in the document's text.
        end: one past the last.
        text: ``document.text[start:end]``.
        lemma: dictionary form, lower case but for names.
        upos: UD part of speech.
        feats: UD features, ``"Mood=Ind|Tense=Past"``; empty where none.
        head: index of the governing token within the sentence; -1 for the root.
        deprel: UD relation to the head, subtype included (``nsubj:pass``).
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the encoder found.

    Attributes:
        start: first character in the document's text.
        end: one past the last.
        label: ``PER``, ``ORG`` or ``LOC``.
        score: probability, 0 to 1.
    """

    start: int
    end: int
    label: str
    score: float


class RoleName(StrEnum):
    """The two roles of an event; among equals all are actors."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class Filling:
    """A word that may fill a role of a proposed event.

    Attributes:
        role: which role.
        word: index of the word in its sentence.
        probability: that it fills the role, 0 to 1.
        via: the way through the tree from the event's word, as `annotate.proposals.paths` has it.
    """

    role: RoleName
    word: int
    probability: float
    via: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that the learned heads see in a word of a sentence.

    Attributes:
        word: index of the word.
        event_type: the likeliest type.
        probability: that the word tells any event, 0 to 1.
        share: how much of that falls to the likeliest type.
        modes: its likely modes.
        status: the likeliest status.
        status_share: its probability.
        certainty: the likeliest certainty.
        certainty_share: its probability.
        fillings: words that may take part, with their probabilities.
    """

    word: int
    event_type: EventType
    probability: float
    share: float
    modes: tuple[str, ...]
    status: Status
    status_share: float
    certainty: Certainty
    certainty_share: float
    fillings: tuple[Filling, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words in order.

    Attributes:
        start: first character in the document's text.
        end: one past the last.
        kind: the kind of segment that it stands in.
        tokens: its words; exactly one has head -1.
        names: names found in it.
        paragraph: number of its paragraph, from 0.
        proposals: the events that the learned heads see in it; None where they were not asked.
    """

    start: int
    end: int
    kind: SegmentKind
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    paragraph: int = 0
    proposals: tuple[Proposal, ...] | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who says what: a source, a cue and the content, as spans of the document.

    Attributes:
        source: span of the one who speaks; None where unnamed and implicit.
        cue: span of the word of saying ("said", "according to"); None in free quotations.
        content: span of what is said.
        direct: True within quotation marks.
        through: span of the outlet in a chain ("Yonhap quoted an official as saying").
    """

    content: tuple[int, int]
    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    direct: bool = False
    through: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with everything that annotation found in it.

    Attributes:
        document: the document itself.
        sentences: in order; boilerplate has none.
        times: time expressions in order, none overlapping.
        quotations: in order of their content.
        issuer: the state or organisation that published the document as its own; None for outlets.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    issuer: Party | None = None

    def times_from(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """Return the time expressions that begin within a stretch, without looking at the rest.

        Args:
            start: first character.
            end: one past the last.
        """
        first = bisect_left(self.times, start, key=_start)
        return self.times[first : bisect_left(self.times, end, first, key=_start)]


def _start(time: TimeExpression) -> int:
    return time.start
