"""What sources tell differently: an act and its denial, an accusation and who denies it."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from dragoman.present.brief.choosing import Telling, states_of
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.made import Made
from dragoman.present.brief.parts.sections import titled
from dragoman.present.brief.ranking import importance
from dragoman.present.brief.records import Claim, Section
from dragoman.present.brief.words.passages import stems_of
from dragoman.present.wording.words import capital
from dragoman.records import Event, EventType, Status

# None of these was swept.
ANSWERED = timedelta(days=60)  # from the report of an accusation to that of its denial
AT_ONCE = timedelta()
ANY_WORD = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"\b[a-z]{5,}\b")
NAMED = 1  # words of the matter in common, where a denial names an accusation
SHARED = 2  # where it names none


def disputed(made: Made, found: Sequence[Telling]) -> Section:
    """Return what one source tells and another denies, both in their own words.

    Args:
        made: the material.
        found: what is told, of every kind.
    """
    pairs: list[tuple[Telling, Telling]] = []
    answered: set[str] = set()
    for act in sorted(found, key=lambda one: (-importance(one).weight, one.event.event_id)):
        if act.event.status is not Status.ACTUAL or act.event.event_type is EventType.REJECT:
            continue
        against = next((one for one in found if _against(made, one, act)), None)
        if against is not None and against.event.event_id not in answered:
            answered.add(against.event.event_id)
            pairs.append((act, against))
    most = made.order.budget.disputed
    claims = [_both(made, act, against) for act, against in pairs[:most]]
    return titled("disputed", claims, len(pairs) - len(claims), made.order)


def _against(made: Made, one: Telling, act: Telling) -> bool:
    """Return whether a telling contradicts an act."""
    return _undone(one, act) or _denies_charge(made, one, act)


def _both(made: Made, act: Telling, against: Telling) -> Claim:
    """Return an act and its denial."""
    notes = {*made.notes.cite(act.evidence[:1]), *made.notes.cite(against.evidence[:1])}
    pattern = glossary()["disputed"]["both"]
    when, day = made.placed(act)
    return Claim(
        capital(pattern.format(one=made.phrase(act), other=made.phrase(against))) + ".",
        tuple(sorted(notes)),
        tuple(dict.fromkeys((*act.event_ids, *against.event_ids))),
        reports=len({*act.document_ids, *against.document_ids}),
        when=when,
        day=day,
    )


def _undone(one: Telling, act: Telling) -> bool:
    """Return whether a telling of another source says that an act was not done.

    That somebody met and that they did not is no contradiction where neither has a day.
    """
    mine, theirs = one.event, act.event
    return (
        mine.status is Status.NEGATED
        and mine.event_type is theirs.event_type
        and _sides(mine) == _sides(theirs)
        and _same_day(mine, theirs)
        and (mine.attribution != theirs.attribution or one.document_ids != act.document_ids)
    )


def _denies_charge(made: Made, one: Telling, act: Telling) -> bool:
    """Return whether a telling is the denial, by whom an accusation is aimed at, of its matter.

    It is reported with the accusation or within `ANSWERED` after it, and shares words of the
    matter: one where it names an accusation, more where it names none.
    """
    mine, theirs = one.event, act.event
    if theirs.event_type is not EventType.ACCUSE or mine.event_type is EventType.ACCUSE:
        return False
    charged = {party.side for party in theirs.recipients}
    speakers = {party.side for party in mine.actors}
    if not charged or not charged & speakers or not made.denied(mine):
        return False
    whom = states_of(mine) - speakers
    if whom and not whom & states_of(theirs):
        return False
    told, charge = made.published(one), made.published(act)
    if told is None or charge is None or not AT_ONCE <= told - charge <= ANSWERED:
        return False
    said = one.evidence[0].quote
    names_it = bool(_charges().intersection(ANY_WORD.findall(said.casefold())))
    shared = _matter(said) & _matter(act.evidence[0].quote)
    return len(shared) >= (NAMED if names_it else SHARED)


@cache
def _charges() -> frozenset[str]:
    """Return the words of a denial that name what is denied."""
    return frozenset(glossary()["disputed"]["charges"])


@cache
def _common() -> frozenset[str]:
    """Return the stems of words that tell no matter."""
    words = glossary()["disputed"]
    return stems_of((*words["charges"], *words["common"]))


def _matter(quote: str) -> frozenset[str]:
    """Return the stems of small words that tell a matter."""
    return stems_of(WORD.findall(quote)) - _common()


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    actors, recipients = (
        frozenset(one.side for one in side) for side in (event.actors, event.recipients)
    )
    return actors, recipients


def _same_day(one: Event, other: Event) -> bool:
    """Return whether two acts can be one: their days meet, or neither has one and is a meeting."""
    if one.date is None or other.date is None:
        neither = one.date is None and other.date is None
        return neither and one.event_type is not EventType.CONSULT
    mine, theirs = one.date, other.date
    if None in {mine.start, mine.end, theirs.start, theirs.end}:
        return False
    return mine.start <= theirs.end and theirs.start <= mine.end  # type: ignore[operator]
