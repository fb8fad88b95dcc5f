"""Events beside measures: what lifts a ban imposes none, though it names one."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.coder import Coded, Coding
from dragoman.measures.passage import sides_of
from dragoman.records import Annotated, EventType, Reason, Rejected, Status, Step
from dragoman.records.measures import MeasureAct, MeasureTurn

RESTRICTING = frozenset({EventType.SANCTION, EventType.COERCE})
ENDING = frozenset({MeasureAct.EASE, MeasureAct.EXEMPT, MeasureAct.LIFT})
RULE = "measure-ended"


def settled(coded: Coding, turns: Sequence[MeasureTurn], annotated: Annotated) -> Coding:
    """Return a document's events without imposings that its sentences only end or wish ended.

    Args:
        coded: what the document tells.
        turns: what it tells of measures, sides known or not.
        annotated: the document.
    """
    if not any(turn.act in ENDING for turn in turns):
        return coded
    dropped = [each for each in coded.kept if _ends(each, turns)]
    if not dropped:
        return coded
    lost = (_rejected(each, annotated) for each in dropped)
    return replace(
        coded,
        kept=tuple(each for each in coded.kept if each not in dropped),
        rejected=tuple(sorted((*coded.rejected, *lost), key=lambda one: (one.start, one.end))),
    )


def _ends(coded: Coded, turns: Sequence[MeasureTurn]) -> bool:
    """Return whether an event tells as an imposing what its sentence tells as ended or eased."""
    event = coded.event
    if event.event_type not in RESTRICTING or event.status is not Status.ACTUAL:
        return False
    by, on = sides_of(event.actors), sides_of(event.recipients)
    here = [
        turn
        for turn in turns
        if turn.evidence in event.evidence
        and (not by or not turn.by or by & {*turn.by})
        and (not on or not turn.on or on & {*turn.on})
    ]
    ended = any(turn.act in ENDING for turn in here)
    return ended and all(turn.act in ENDING or turn.status is not Status.ACTUAL for turn in here)


def _rejected(coded: Coded, annotated: Annotated) -> Rejected:
    sentence = annotated.sentences[coded.sentence]
    token = sentence.tokens[coded.trigger.index]
    words = annotated.document.text[token.start : token.end]
    return Rejected(
        words=words,
        start=token.start,
        end=token.end,
        event_type=coded.event.event_type,
        reason=Reason.READ_WITH_VERB,
        steps=(*coded.steps, Step(RULE, words, "the sentence tells how the measure ends or eases")),
        sentence=coded.event.evidence[0],
    )
