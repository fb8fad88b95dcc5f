"""Which step lost each gold event that was missed.

Gold names no words of the text, so this is a reasoned guess: what was told or rejected is compared
with the gold event by type, parties, status and date, and with the labeller's note by its words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.evaluate.events import GoldEvent, Part, differences, matches
from dragoman.pipeline import Processed
from dragoman.records import Event, Evidence, Reason, Rejected

NO_TRIGGER = "no trigger"
TOLD_ELSEWHERE = frozenset({Reason.READ_WITH_VERB, Reason.ECHO})
"""Reasons of words whose event another word tells; they are blamed last."""
WORD = re.compile("[a-z]{4,}")
STEM = 5
MOST_WRONG = 2


@dataclass(frozen=True, slots=True)
class Loss:
    """A gold event that was missed, and where it was lost.

    Attributes:
        gold: the event.
        step: ``no trigger``, ``rejected: no-actor`` and so on, or ``wrong parties`` and so on.
        words: the word that was rejected; empty otherwise.
        sentence: the sentence of what was rejected or told wrongly; empty where there is none.
    """

    gold: GoldEvent
    step: str
    words: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _Suspect:
    """Something that may be what came of a gold event; the greatest `weight` is believed."""

    weight: tuple[int, int]
    loss: Loss


def losses(
    missed: Iterable[GoldEvent], must: Sequence[GoldEvent], told: Sequence[Processed]
) -> tuple[Loss, ...]:
    """Return where each missed event of one article was lost.

    Args:
        missed: the gold events that were not found.
        must: all gold events that had to be found; what is right for one is no suspect.
        told: what was read of the article.
    """
    return tuple(_loss(gold, must, told) for gold in missed)


def counted(found: Iterable[Loss]) -> dict[str, int]:
    """Return how many events each step lost, the most first.

    >>> counted([])
    {}
    """
    counts = Counter(loss.step for loss in found)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _loss(gold: GoldEvent, must: Sequence[GoldEvent], told: Sequence[Processed]) -> Loss:
    suspects = [
        suspect
        for processed in told
        for suspect in (*_wrong(gold, must, processed), *_rejected(gold, processed))
    ]
    if not suspects:
        return Loss(gold, NO_TRIGGER)
    return max(suspects, key=lambda suspect: suspect.weight).loss


def _wrong(gold: GoldEvent, must: Sequence[GoldEvent], told: Processed) -> Iterator[_Suspect]:
    """Yield the events that may be the gold one told wrongly."""
    for event in told.events:
        wrong = differences(event, gold)
        if any(matches(event, each) for each in must) or not _is_near(event, gold, wrong):
            continue
        sentence = _fittest(gold, event.evidence)
        step = f"wrong {' and '.join(wrong)}"
        weight = 4 if len(wrong) == 1 else 2
        yield _Suspect((_shared(gold, sentence), weight), Loss(gold, step, sentence=sentence))


def _is_near(event: Event, gold: GoldEvent, wrong: Sequence[Part]) -> bool:
    """Return whether an event may be the gold one, told wrongly in these parts."""
    if not wrong or len(wrong) > MOST_WRONG or {Part.TYPE, Part.PARTIES} <= set(wrong):
        return False
    everyone = gold.actors | gold.recipients
    named = {party.side for party in (*event.actors, *event.recipients)}
    return bool(everyone & named) or not everyone


def _rejected(gold: GoldEvent, told: Processed) -> Iterator[_Suspect]:
    """Yield the rejected words that may tell the gold event."""
    everyone = gold.actors | gold.recipients
    for each in told.rejected:
        named = everyone & _named(told, each.sentence)
        same = each.event_type is not None and each.event_type.value in gold.types
        if each.reason is Reason.SUBJECT and not each.words:
            weight = 5
        elif same and (named or not everyone):
            weight = 3
        elif each.event_type is None and named == everyone:
            weight = 1
        else:
            continue
        if each.reason in TOLD_ELSEWHERE:
            weight = 0
        yield _Suspect((_shared(gold, each.sentence.quote), weight), _of(gold, each))


def _of(gold: GoldEvent, each: Rejected) -> Loss:
    return Loss(gold, f"rejected: {each.reason}", each.words, each.sentence.quote)


def _named(told: Processed, sentence: Evidence) -> frozenset[str]:
    """Return the countries and organisations that a sentence names."""
    return frozenset(
        party.side
        for mention in told.mentions
        if sentence.start <= mention.start < sentence.end
        for party in mention.parties
    )


def _fittest(gold: GoldEvent, evidence: Sequence[Evidence]) -> str:
    """Return the sentence of an event that the labeller's note fits best."""
    return max((piece.quote for piece in evidence), key=lambda quote: _shared(gold, quote))


def _shared(gold: GoldEvent, sentence: str) -> int:
    """Return how many words of the labeller's note stand in a sentence, in whatever form."""
    return len(_stems(gold.note) & _stems(sentence))


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in WORD.findall(words.lower()))
