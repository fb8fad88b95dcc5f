"""What a text has told before a sentence, for words that point back to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.frames.roles.parties import sides, unique
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import Party

# Sentences to look back. F1 on 92 development articles: REACH 2 .765, 3 .765, 4 .768, 5 .767,
# 6 .766, 8 .766 (precision falls from .902 to .898 past 4); NEAR 1 .766, 2 .767, 3 .767.
REACH = 4
NEAR = 3


@dataclass(frozen=True, slots=True)
class EarlierTrigger:
    """A trigger that was told, and the number of its sentence."""

    sentence: int
    trigger: Trigger
    lemma: str


@dataclass(frozen=True, slots=True)
class Before:
    """What the text has told before a sentence.

    Attributes:
        number: of the sentence.
        told: the triggers, in order.
        spoken: the sentences in which somebody speaks, and who.
        pair: the states that the page is about.
        topic: the state that it reports from.
    """

    number: int
    told: tuple[EarlierTrigger, ...] = ()
    spoken: tuple[tuple[int, tuple[Party, ...]], ...] = ()
    pair: tuple[Party, ...] = ()
    topic: tuple[Party, ...] = ()

    def within(self, reach: int) -> Iterator[EarlierTrigger]:
        """Yield what was told in the last sentences, the latest first."""
        for each in reversed(self.told):
            if self.number - each.sentence > reach:
                return
            yield each


def mine_of(trigger: Trigger) -> set[str]:
    """Return the sides of those who act."""
    return {sides(party) for party in trigger.actors}


def others_of(trigger: Trigger, mine: set[str]) -> tuple[Party, ...]:
    """Return those who act and are of none of some sides.

    Of what was mediated they are those between whom it was: nobody praises a truce of mediators.
    """
    if "third-party" in trigger.modes:
        return unique(party for party in trigger.recipients if sides(party) not in mine)
    return unique(party for party in trigger.actors if sides(party) not in mine)


def hits(act: Trigger, mine: set[str]) -> bool:
    """Return whether an act is aimed at one of some sides."""
    return bool({sides(party) for party in act.recipients} & mine)
