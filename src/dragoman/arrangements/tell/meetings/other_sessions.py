"""Sessions that a sentence tells without naming a meeting: "the third took place in Riga in June".

They belong to the series that the text has just spoken of, in the same sentence or the one before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from dragoman.arrangements.tell.drafts import Draft
from dragoman.arrangements.tell.meetings.attendance import PAIR
from dragoman.arrangements.tell.sentence.facts import SentenceFacts
from dragoman.data.words import WordLists
from dragoman.entities.phrases.phrases import TOWNS
from dragoman.records import DateInterval, Event, EventType, Session, Status
from dragoman.resolve.levels import level_of_event, ordinal_in

WORDS = WordLists("arrangements", "tell.meetings.other_sessions")
NEAR = 300  # characters between a series and words that mean it
CLAUSE = re.compile(r"[;.]|, (?:and|but|which|where|when)\b")
COUNTED = re.compile(r"\b(?:it|this|that) (?:was|is|were) (?:the|their|its|only the)\b")


def tell_other_sessions(
    facts: SentenceFacts, before: Sequence[Draft], events: Sequence[Event]
) -> None:
    """Give the series that is spoken of the sessions that a sentence tells without a noun.

    Args:
        facts: the sentence.
        before: what the document tells of meetings so far, this sentence too, the latest last.
        events: the document's.
    """
    series = _spoken_of(facts, before)
    if series is None:
        return
    for session in _elliptic(facts, series):
        if not _is_known(session, series):
            series.meet(session)
    if COUNTED.search(facts.low):
        _count(facts, series, events)


def tell_hosts(facts: SentenceFacts, told: Sequence[Draft]) -> None:
    """Give sessions that a sentence tells the host that it names beside: "with Peru as host"."""
    host = next(_hosts(facts), None)
    if host is None:
        return
    for draft in told:
        draft.sessions = [
            replace(one, host=host, country=one.country or host)
            if one.host is None and facts.evidence in one.evidence
            else one
            for one in draft.sessions
        ]


def _hosts(facts: SentenceFacts) -> Iterator[str]:
    """Yield the states that a sentence calls host in passing."""
    text = facts.annotated.document.text
    begin, end = facts.tree.sentence.start, facts.tree.sentence.end
    for one in facts.mentions:
        state = one.parties[0].country if len(one.parties) == 1 else None
        before, after = text[begin : one.start].lower(), text[one.end : end].lower()
        with_host = before.endswith("with ") and re.match(r" as (?:the |its )?host\b", after)
        which = re.search(r"\bwhich (?:the )?$", before) and re.match(
            r" (?:will|would|is to|is due to|is set to) host\b", after
        )
        if state and (with_host or which):
            yield state


def _spoken_of(facts: SentenceFacts, before: Sequence[Draft]) -> Draft | None:
    """Return the series of two and more that was told last, close before or in the sentence."""
    for draft in reversed(before):
        pieces = [*draft.evidence, *(p for one in draft.sessions for p in one.evidence)]
        near = any(0 <= facts.evidence.end - piece.end <= NEAR for piece in pieces)
        if near and len(draft.members) >= PAIR and draft.sessions and draft.level is not None:
            return draft
    return None


def _elliptic(facts: SentenceFacts, series: Draft) -> Iterator[Session]:
    """Yield sessions that are told by a number, by "the last", or by "since they met"."""
    start = facts.tree.sentence.start
    for match in _earlier().finditer(facts.low):
        rest = facts.low[match.end() :]
        stop = CLAUSE.search(rest)
        span = start + match.end(), start + match.end() + (stop.start() if stop else len(rest))
        when = _date_in(facts, span)
        place, country = _place_in(facts, span)
        if when is None or not _is_past(facts, when):
            continue
        number = facts.known.words.numbers.get(match["number"] or "")
        host = country if country in series.members else None
        yield Session(when, place, country, number, host, "actual", (), (facts.evidence,))


@cache
def _earlier() -> re.Pattern[str]:
    """Return what tells an earlier session without naming it."""
    numbers = "|".join(sorted(WORDS.listed("numbers"), key=len, reverse=True))
    held = "|".join(WORDS.listed("held"))
    came = "|".join(WORDS.listed("came"))
    meant = "|".join(WORDS.listed("meant"))
    return re.compile(
        rf"\b(?:the|their|its) (?:(?P<number>{numbers})|last|previous|latest)"
        rf"(?: (?:{meant}))?(?: before)?,? (?:had |was |were |having been )?(?:{held})\b"
        rf"|\b(?:since|after) (?:they|the (?:two|three|four|five|six)) (?:had |last |had last )?"
        rf"(?:{came})\b"
    )


def _date_in(facts: SentenceFacts, span: tuple[int, int]) -> DateInterval | None:
    inside = (one.date for one in facts.times if span[0] <= one.start and one.end <= span[1])
    return next((when for when in inside if when is not None), None)


def _place_in(facts: SentenceFacts, span: tuple[int, int]) -> tuple[str | None, str | None]:
    text = facts.annotated.document.text
    for one in facts.mentions:
        local = text[max(one.start - 3, 0) : one.start].lower() in {"in ", "at "}
        if span[0] <= one.start and one.end <= span[1] and one.kind in TOWNS and local:
            country = one.parties[0].country if one.parties else None
            return text[one.start : one.end], country
    return None, None


def _is_past(facts: SentenceFacts, when: DateInterval) -> bool:
    published = facts.annotated.document.published
    return published is None or when.start is None or when.start <= published


def _is_known(session: Session, series: Draft) -> bool:
    """Return whether the series has a session of that day or month."""
    return any(
        one.date is not None
        and session.date is not None
        and one.date.start is not None
        and session.date.start is not None
        and one.date.start.replace(day=1) == session.date.start.replace(day=1)
        for one in series.sessions
    )


def _count(facts: SentenceFacts, series: Draft, events: Sequence[Event]) -> None:
    """Let "it was the seventh meeting" number the session that was told just before."""
    number = ordinal_in(facts.text, facts.known.words)
    if number is None:
        return
    told = [event for event in events if _is_session_before(facts, series, event)]
    if not told:
        return
    event = max(told, key=lambda one: (_day(one), one.event_id))
    words, country, host = _where(event, series)
    pieces = (*event.evidence[:1], facts.evidence)
    series.sessions = [one for one in series.sessions if one.ordinal != number]
    series.meet(
        Session(event.date, words, country, number, host, "actual", (event.event_id,), pieces)
    )


def _where(event: Event, series: Draft) -> tuple[str | None, str | None, str | None]:
    """Return the place of a session, its state, and that one as host where it is a member."""
    place = event.place
    if place is None:
        return None, None, None
    words = None if _is_member(place.text, series) else place.text
    return words, place.country, place.country if place.country in series.members else None


def _is_member(place: str, series: Draft) -> bool:
    return any(place.upper() == member for member in series.members)


def _day(event: Event) -> date:
    """Return the first day of a meeting."""
    return (event.date and event.date.start) or date.min


def _is_session_before(facts: SentenceFacts, series: Draft, event: Event) -> bool:
    """Return whether an event is a meeting of the series that was told just before a sentence."""
    if event.event_type is not EventType.CONSULT or event.status is not Status.ACTUAL:
        return False
    members = {party.country for party in (*event.actors, *event.recipients)}
    near = any(0 <= facts.evidence.start - piece.end <= NEAR for piece in event.evidence)
    level = level_of_event(event, facts.known.words)
    same = level is None or level == series.level
    return near and members == series.members and same and event.date is not None
