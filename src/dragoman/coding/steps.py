"""The steps of a trigger on its way to an event: who fills which role, and what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.candidate import Candidate
from dragoman.frames.roles.via import via
from dragoman.frames.triggers.trigger import Trigger
from dragoman.records import AttributionKind, Event, Party, Step


def changed(rule: str, before: Trigger, after: Trigger) -> Trigger:
    """Return a trigger with a step for each party that a rule added or took away.

    Args:
        rule: the rule's name.
        before: the trigger as the rule met it.
        after: as the rule left it.
    """
    if after is before:
        return after
    steps = (
        *_differences(rule, "actor", before.actors, after.actors),
        *_differences(rule, "recipient", before.recipients, after.recipients),
    )
    return replace(after, steps=(*after.steps, *steps)) if steps else after


def _differences(
    rule: str, role: str, before: Sequence[Party], after: Sequence[Party]
) -> Iterator[Step]:
    yield from (Step(rule, each.text, f"as {role}") for each in after if each not in before)
    yield from (Step(rule, each.text, f"no {role}") for each in before if each not in after)


def filler_steps(candidate: Candidate) -> Iterator[Step]:
    """Yield a step for each party: its role, and how it stands to the word that tells."""
    passage, trigger = candidate.passage, candidate.trigger
    for role, parties in (("actor", trigger.actors), ("recipient", trigger.recipients)):
        for party in parties:
            how = via(passage.tree, passage.indexed, trigger, party)
            yield Step(role, party.text, f"{party.entity_id}, {how}")


def event_steps(candidate: Candidate, event: Event) -> tuple[Step, ...]:
    """Return all steps of an event, in the order in which they were decided."""
    return (*candidate.trigger.steps, *filler_steps(candidate), *_told_steps(candidate, event))


def _told_steps(candidate: Candidate, event: Event) -> Iterator[Step]:
    tokens = candidate.passage.tree.tokens
    anchor = tokens[candidate.anchor].text
    yield Step("status", anchor, f"{candidate.plain.status}, {candidate.plain.certainty}")
    if candidate.reading.status is not candidate.plain.status and event.date is not None:
        yield Step("after-publication", event.date.text, str(candidate.reading.status))
    if event.attribution.kind is not AttributionKind.AUTHOR:
        note = f"{event.attribution.kind}, {candidate.reading.certainty}"
        yield Step("voice", event.attribution.speaker or "", note)
    if event.date is not None:
        yield Step("date", event.date.text, f"{event.date.start or ''}..{event.date.end or ''}")
    if event.place is not None:
        yield Step("place", event.place.text, event.place.country or "")
    if event.part_confidence is not None:
        yield Step("confidence", "", f"{event.confidence:.2f}: {event.part_confidence}")
