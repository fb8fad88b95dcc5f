"""A trigger in its document, with who says it, when it was and whether it took place.

Each of these is read when it is first asked for: most triggers fall before.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.codebook.codebook import Codebook
from dragoman.coding.acceptance.confidence import confidence_of
from dragoman.coding.acceptance.part_confidence import part_confidence_of
from dragoman.data.words import WordLists
from dragoman.entities.mention.mentions import Mention
from dragoman.frames.modality.mood import is_being_sent
from dragoman.frames.modality.postponed import is_called_off, is_put_off_until
from dragoman.frames.modality.presumed import (
    is_occasion,
    is_reacted_to,
    is_setting,
    is_to_be_dated,
)
from dragoman.frames.modality.scope import (
    is_called_false,
    is_denied,
    is_freed,
    is_near_miss,
    is_supposed,
)
from dragoman.frames.modality.status import Modality, is_main_question, read_status, took_time
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.trigger import VERBAL, Trigger
from dragoman.frames.voice.attribution import Voice, voice_of
from dragoman.frames.when.dates import date_of, date_of_saying
from dragoman.frames.when.foreground import is_past
from dragoman.frames.when.plan_dates import is_of_deciding, is_of_undoing, to_come
from dragoman.records import (
    Annotated,
    Certainty,
    DateBasis,
    DateInterval,
    EventType,
    PartConfidence,
    Proposal,
    RoleName,
    Status,
)
from dragoman.syntax.tree import Tree

WORDS = WordLists("coding", "candidate")
# Share of told events with type and status right on the development stories of the newswire, with
# the heads after two epochs: rules' statuses alone .641, theirs from .9 on .668, .75 .682, .5 .681.
SURE = 0.75
# What the rules see as no deed stays none unless the heads are all but certain; not swept.
SURE_DEED = 0.97
# The same of what the rules alone would tell. Where rules and heads differ on unseen development
# text, the heads are right and the rules wrong 9 and 1 times from .97 on, 6 and 2 from .9 on and 6
# and 2 from .75 on; of those that the rules see as done 2 and 2 from .9 on.
SURE_OF_RULED = 0.9
DECLARED = VERBAL | {EventType.SANCTION, EventType.COERCE}
# Acts of speech that are told with a "not": who "will not accept it" rejects it. Of labelled acts
# with a "not" beside their word 68 of these are actual and 6 negated, of all others 7 and 45.
SAID_WITH_NO = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN}
)
# What is done by deciding it.
DECIDED = frozenset(
    {EventType.COERCE, EventType.CONCEDE, EventType.REJECT, EventType.SANCTION, EventType.SUPPORT}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in its document, with all that the coding of a trigger asks for."""

    annotated: Annotated
    mentions: tuple[Mention, ...]
    number: int
    tree: Tree
    indexed: Mentions


@dataclass(frozen=True, slots=True)
class Parts:
    """How probable it is that the parties of an act are right, as the model of parties has it.

    Attributes:
        whole: that all who take part are told and nobody else.
        least: the same of the side that is least sure.
        sides: how probable each side is in each role.
    """

    whole: float
    least: float
    sides: Mapping[RoleName, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, shares: Sequence[float], sides: Mapping[RoleName, Mapping[str, float]]) -> "Parts":
        """Return this for the probabilities that each side is told, or left out, rightly."""
        return cls(math.prod(shares), min(shares, default=1.0), sides)


@dataclass(frozen=True)
class Candidate:
    """A trigger that may become an event.

    Attributes:
        passage: its sentence.
        trigger: with all parties that are known.
        codebook: the codebook.
        parts: how probable it is that its parties are right; None where nobody weighed them.
    """

    passage: Passage
    trigger: Trigger
    codebook: Codebook
    parts: Parts | None = None

    @cached_property
    def anchor(self) -> int:
        """The word on which time and place hang: the verb, where there is one."""
        return self.trigger.index if self.trigger.light is None else self.trigger.light

    @cached_property
    def voice(self) -> Voice:
        """Who says it."""
        passage = self.passage
        return voice_of(passage.annotated, passage.tree, self.trigger.index, passage.mentions)

    @cached_property
    def is_settled(self) -> bool:
        """Whether the trigger itself settles that it happened, whatever its sentence says."""
        return self.trigger.status is not None or self.trigger.source in {"demand", "standing"}

    @cached_property
    def plain(self) -> Modality:
        """Status and certainty as the words have them, before dates and voices."""
        if self.is_settled:
            return Modality(self.trigger.status or Status.ACTUAL, Certainty.ASSERTED)
        tree, trigger = self.passage.tree, self.trigger
        ruled = read_status(tree, trigger.index, self.codebook, light=trigger.light)
        if trigger.proposal is None or took_time(tree, self.anchor):
            return ruled
        if ruled.status is Status.ACTUAL and is_setting(tree, self.anchor):
            return ruled
        if not trigger.is_beyond and trigger.proposal.event_type is not trigger.event_type:
            return ruled
        return self._heard(trigger.proposal, ruled)

    def _heard(self, heard: Proposal, ruled: Modality) -> Modality:
        """Status and certainty as the heads have them where they are sure, else as the rules do.

        What the rules alone would tell keeps their certainty.
        """
        tree, sure = self.passage.tree, self._sure(heard, ruled)
        freed = heard.status is Status.NEGATED and is_freed(tree, self.anchor)
        kept = freed or self._is_outright(ruled)
        certain = self.trigger.is_beyond and heard.certainty_share > SURE
        return Modality(
            heard.status if heard.status_share > sure and not kept else ruled.status,
            heard.certainty if certain else ruled.certainty,
        )

    def _sure(self, heard: Proposal, ruled: Modality) -> float:
        """Return how sure of a status the heads must be."""
        if self.trigger.is_beyond:
            return SURE if ruled.status is Status.ACTUAL else SURE_DEED
        plain = ruled.status in {Status.ACTUAL, Status.NEGATED}
        missed = ruled.status is Status.HYPOTHETICAL and heard.status is Status.ACTUAL
        return SURE_DEED if plain or missed else SURE_OF_RULED

    def _is_outright(self, ruled: Modality) -> bool:
        """Return whether words say it so plainly that nothing else outweighs them.

        A question; "denied reports that"; a "not" beside the word; talks that were called off or
        put off to a day, or of which nothing came; what is being sent; near misses; what is only
        supposed.
        """
        tree, word = self.passage.tree, self.anchor
        over = tree.head(word)
        done = ruled.status is Status.ACTUAL
        if done and over is not None and is_occasion(tree, word, over):
            return True
        if is_being_sent(tree, word) or is_near_miss(tree, word) or is_to_be_dated(tree, word):
            return True
        if ruled.status is Status.PLANNED and is_put_off_until(tree, word):
            return True
        if ruled.status is not Status.NEGATED:
            return is_supposed(tree, word) or is_main_question(tree, word)
        hearsay = ruled.certainty is Certainty.REPORTED
        denied = self.trigger.event_type not in SAID_WITH_NO and is_denied(tree, word)
        return hearsay or denied or is_called_false(tree, word) or is_called_off(tree, word)

    @cached_property
    def _words_date(self) -> DateInterval | None:
        """The date that its words have, be it that of the deciding."""
        passage = self.passage
        words = dict.fromkeys((self.anchor, self.trigger.index))
        return date_of(passage.annotated, passage.number, passage.tree, tuple(words))

    @cached_property
    def said_date(self) -> DateInterval | None:
        """When it was by its own words; never the day on which a plan was made."""
        date = self._words_date
        if date is None or self.is_settled:
            return date
        tree, index = self.passage.tree, self.trigger.index
        if is_of_undoing(self.passage.annotated, tree, index, date):
            return None
        if self.plain.status in {Status.ACTUAL, Status.NEGATED}:
            return date
        if self.recurs:
            return None
        passage = self.passage
        of_deciding = is_of_deciding(passage.annotated, passage.tree, self.anchor, date)
        return None if of_deciding else date

    @cached_property
    def recurs(self) -> bool:
        """Whether it is to be done time and again, so that no day or place is its own.

        "Their leaders had promised annual drills at Camp David in August": that is of the promise.
        """
        if self.is_settled or self.plain.status in {Status.ACTUAL, Status.NEGATED}:
            return False
        tree, index = self.passage.tree, self.trigger.index
        nouns = (index, *tree.kids(index, "obj"))  # "hold annual drills"
        kinds = (kid for noun in nouns for kid in tree.kids(noun, "amod"))
        return any(tree.lemma(kid) in WORDS["recurring"] for kid in kinds)

    @property
    def shares_clause_of_deciding(self) -> bool:
        """Whether its words have a day that is over though it is planned: that of the deciding.

        "They agreed on the exercise in Singapore early this month": so is the place.
        """
        planned = self.reading.status is Status.PLANNED
        return planned and self._words_date is not None and self.date is None

    @cached_property
    def reading(self) -> Modality:
        """Status and certainty."""
        reading = self.plain
        if self.is_settled:
            return reading
        if reading.status is Status.ACTUAL and self._is_ahead():
            reading = Modality(Status.PLANNED, reading.certainty)
        if reading.status is Status.PLANNED and self._is_over():
            reading = Modality(Status.ACTUAL, reading.certainty)
        if self.voice.reported and reading.certainty is Certainty.ASSERTED:
            return Modality(reading.status, Certainty.REPORTED)
        return reading

    def _is_ahead(self) -> bool:
        """Whether the calendar has not been there: "when she visits Lima in October"."""
        published = self.passage.annotated.document.published
        begins = self.said_date.start if self.said_date else None
        return begins is not None and published is not None and begins > published

    def _is_over(self) -> bool:
        """Return whether a verb of the past has a day before publication, whatever is above it.

        "It will be recalled that Algeria broke off relations on 24 August": that is no plan. Nor is
        what a headline tells of a day that is over ("Ministers meet in Lima on 5 May"), nor a
        decision to which others react, once its day is over or where deciding is doing it.
        """
        published = self.passage.annotated.document.published
        ends = self.said_date.end if self.said_date else None
        past = published is not None and ends is not None and ends < published
        tree, noun = self.passage.tree, self.passage.tree.head(self.anchor)
        if noun is not None and is_reacted_to(tree, noun):
            signs = "sign" in self.trigger.modes  # who decides to sign has signed nothing yet
            return past or (ends is None and self.trigger.event_type in DECIDED and not signs)
        plain = tree.has(self.anchor, "Tense=Pres") and not tree.kids(self.anchor, "aux")
        passive = (tree.has(kid, "VerbForm=Fin") for kid in tree.kids(self.anchor, "aux:pass"))
        finite = tree.has(self.anchor, "VerbForm=Fin") or any(passive)  # "was last held in May"
        reduced = tree.tokens[self.anchor].deprel == "acl" and tree.has(self.anchor, "Tense=Past")
        return past and (reduced or (finite and (plain or is_past(tree, self.anchor))))

    @cached_property
    def date(self) -> DateInterval | None:
        """When it was or will be."""
        date, passage = self.said_date, self.passage
        if date is None and self._is_made_known():
            date = date_of_saying(passage.annotated, passage.number, passage.tree, self.anchor)
        if self.reading.status is not Status.PLANNED:
            return date
        ahead = to_come(date, passage.annotated.document.published)
        # the Wednesday of another sentence is over, and says nothing of the next one
        lent = date is not None and date.basis is DateBasis.SCENE
        return None if lent and ahead != date else ahead

    def _is_made_known(self) -> bool:
        """Return whether those who act tell of it themselves, and telling is the act."""
        told = self.reading.status is Status.ACTUAL and self.trigger.event_type in DECLARED
        speaks = {party.country for party in self.trigger.actors} - {None}
        return told and self.voice.country in speaks

    @cached_property
    def confidence(self) -> float:
        """The probability that the whole record is right."""
        return confidence_of(self)

    @cached_property
    def part_confidence(self) -> PartConfidence | None:
        """The same of each part; None where the heads were not asked."""
        return part_confidence_of(self)
