"""What sources tell differently: one says that an act was done, another that it was not."""

from collections.abc import Sequence

from dragoman.present.brief.choosing import Telling
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.sections import titled
from dragoman.present.brief.records import Claim, Section
from dragoman.present.wording.words import capital
from dragoman.records import Event, EventType, Status


def disputed(made: Made, found: Sequence[Telling]) -> Section:
    """Return the acts that one source tells and another denies, both in their own words.

    Args:
        made: the material.
        found: what is told, of every kind.
    """
    pairs = []
    for act in found:
        if act.event.status is Status.ACTUAL and act.event.event_type is not EventType.REJECT:
            against = next((one for one in found if _denies(one, act)), None)
            if against is not None:
                pairs.append((act, against))
    most = made.order.budget.disputed
    claims = [_both(made, act, against) for act, against in pairs[:most]]
    return titled("disputed", claims, len(pairs) - len(claims), made.order)


def _both(made: Made, act: Telling, against: Telling) -> Claim:
    """Return an act and its denial."""
    notes = {*made.notes.cite(act.evidence[:1]), *made.notes.cite(against.evidence[:1])}
    pattern = glossary()["disputed"]["both"]
    return Claim(
        capital(pattern.format(one=made.phrase(act), other=made.phrase(against))) + ".",
        tuple(sorted(notes)),
        tuple(dict.fromkeys((*act.event_ids, *against.event_ids))),
        reports=len({*act.document_ids, *against.document_ids}),
    )


def _denies(one: Telling, act: Telling) -> bool:
    """Return whether a telling of another source says that an act was not done."""
    mine, theirs = one.event, act.event
    return (
        mine.status is Status.NEGATED
        and mine.event_type is theirs.event_type
        and _sides(mine) == _sides(theirs)
        and _same_day(mine, theirs)
        and (mine.attribution != theirs.attribution or one.document_ids != act.document_ids)
    )


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    actors, recipients = (
        frozenset(one.country or one.entity_id for one in side)
        for side in (event.actors, event.recipients)
    )
    return actors, recipients


def _same_day(one: Event, other: Event) -> bool:
    """Return whether two acts can be one: their days meet, or neither has one."""
    if one.date is None or other.date is None:
        return one.date is None and other.date is None
    mine, theirs = one.date, other.date
    if None in {mine.start, mine.end, theirs.start, theirs.end}:
        return False
    return mine.start <= theirs.end and theirs.start <= mine.end  # type: ignore[operator]
