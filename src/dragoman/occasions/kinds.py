"""Of what kind the occasion is of which an event tells, if it tells of one at all."""

import re

from dragoman.occasions.cues import NamedOccasion, told_in
from dragoman.occasions.standing import level_of_deed
from dragoman.occasions.vocabulary import Pattern, Vocabulary
from dragoman.records import DateBasis, Event, EventType, Precision, Status
from dragoman.records.occasions import OccasionKind, Stage

K = OccasionKind
TALK = "talks"
TALKS = frozenset((K.SUMMIT, K.MEETING, K.VISIT))
ANSWERS = frozenset((EventType.REJECT, EventType.AGREE, EventType.REQUEST))
# What `kind_of` makes an occasion of, but for votes, which may be acts of any type.
TELLING_TYPES = tuple(sorted({*ANSWERS, EventType.CONSULT}))
TELLING_MODES = ("exercise", "sign")
ANSWERED = (K.SUMMIT, K.EXERCISE, K.SIGNING, K.CALL, K.VISIT, K.MEETING)
WAYS_OFF = (("cancel", Stage.CANCELLED), ("postpone", Stage.POSTPONED))
WISHES = (Stage.AGREED, Stage.PROPOSED)
LEADERS = "leaders"
PAIR = 2
ORGANISATION = "org:"
CLAUSES = re.compile(r"[;.!?] |, (?:and|but|while|whereas|which|who) |, ")


def family_of(kind: OccasionKind) -> str:
    """Return what kinds one occasion may be told as: a visit may be told as a meeting.

    >>> family_of(OccasionKind.VISIT), family_of(OccasionKind.CALL)
    ('talks', 'call')
    """
    return TALK if kind in TALKS else str(kind)


def is_answer(event: Event) -> bool:
    """Return whether an event is what one side says to an occasion, and not the occasion itself."""
    return event.event_type in ANSWERS and "sign" not in event.mode


def kind_of(event: Event, text: str, known: Vocabulary) -> OccasionKind | None:
    """Return of what kind the occasion is of which an event tells; None where it tells of none.

    Args:
        event: as the ledger holds it.
        text: its quotes in lower case.
        known: the words.
    """
    if _votes(event) and known.names[K.VOTE].search(text):
        return K.VOTE
    if "sign" in event.mode:
        return K.SIGNING
    if "exercise" in event.mode:
        return K.EXERCISE
    if event.event_type is EventType.CONSULT:
        return _kind_of_talks(event, text, known)
    if event.event_type not in ANSWERS or known.nouns.search(text) is None:
        return None
    return _kind_answered(event, text, known)


def names_of(kind: OccasionKind, known: Vocabulary) -> Pattern:
    """Return what names an occasion of a kind; a summit may be called a meeting."""
    return known.talks if kind in {K.SUMMIT, K.MEETING} else known.names[kind]


def answer_of(event: Event, told: NamedOccasion) -> Stage | None:
    """Return what an answer makes of an occasion that its words name; None where nothing."""
    if event.event_type is EventType.REJECT:
        by_mode = next((stage for mode, stage in WAYS_OFF if mode in event.mode), None)
        return (by_mode or told.off) if told.off else None
    return None if told.off else next((one for one in told.stages if one in WISHES), None)


def is_no_occasion(event: Event, text: str, known: Vocabulary) -> bool:
    """Return whether it is only something that goes on, or what is to happen again and again.

    What took place on a day that is told is an occasion whatever it is called.
    """
    sharp = event.date is not None and event.date.precision is Precision.DAY
    sharp = sharp and not is_answer(event)  # whose day is that of the answer
    if event.status is Status.ACTUAL and sharp:
        return False
    if known.recurring.search(_clause_of_date(event, text)) and not sharp:
        return True
    talks = event.event_type is EventType.CONSULT
    return talks and known.nouns.search(text) is None


def _clause_of_date(event: Event, text: str) -> str:
    """Return the clause in which the time of held talks stands; all words where none does.

    "They regularly hold drills, and their leaders met in Oslo in April": the leaders met once.
    """
    held = event.event_type is EventType.CONSULT and event.status is Status.ACTUAL
    if event.date is None or not held or event.date.basis is not DateBasis.STATED:
        return text
    told = event.date.text.lower()
    return next((clause for clause in CLAUSES.split(text) if told in clause), text)


def _votes(event: Event) -> bool:
    return any(one.entity_id.startswith(ORGANISATION) for one in event.actors)


def _is_called_summit(event: Event, text: str, known: Vocabulary) -> bool:
    """Return whether words call talks a summit; of two states, where nothing else calls them so."""
    if known.names[K.SUMMIT].search(text) is None:
        return False
    return "multilateral" in event.mode or known.names[K.MEETING].search(text) is None


def _kind_of_talks(event: Event, text: str, known: Vocabulary) -> OccasionKind:
    """Return what talks are called; ministers meet even where the word is "summit"."""
    if "phone" in event.mode:
        return K.CALL
    many = len({one.country for one in event.actors if one.country}) >= PAIR
    if _is_called_summit(event, text, known):
        held = event.status is Status.ACTUAL
        level = level_of_deed(event) if held else LEADERS
        return K.SUMMIT if level in {None, LEADERS} else K.MEETING
    guests = "visit" in event.mode and not (many and event.recipients)
    return K.VISIT if guests else K.MEETING


def _kind_answered(event: Event, text: str, known: Vocabulary) -> OccasionKind | None:
    """Return the kind of occasion that is refused, put off, asked for or agreed to."""
    found = [
        (told.start, kind)
        for kind in ANSWERED
        for told in told_in(text, known.names[kind], known)
        if known.nouns.fullmatch(told.name) and answer_of(event, told)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None
