"""Making occasions of events: pure, from events in any order to occasions by a day."""

import threading
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from types import MappingProxyType
from typing import TypeVar

from dragoman.occasions.draft import CLOSED, Draft, kind_among
from dragoman.occasions.hanging import hang
from dragoman.occasions.life import state_of, turns_of
from dragoman.occasions.likeness import is_plan
from dragoman.occasions.shelves import Shelves
from dragoman.occasions.telling import Telling, tellings_of
from dragoman.occasions.vocabulary import Vocabulary
from dragoman.records import Event, Evidence
from dragoman.records.occasions import Occasion, OccasionKind, Stage

PAIR = 2
VOTE = str(OccasionKind.VOTE)
NOTHING: Mapping[str, date | None] = MappingProxyType({})
MOST_KEPT = 16_384  # events of which it is remembered what they tell
Told = tuple[str, int]  # an event by its id and all that it says
T = TypeVar("T")
_kept: dict[Told, tuple[Telling, ...]] = {}
MOST_ANSWERS = 8  # the last that were given: most commits to a ledger touch few of its events
_lock = threading.Lock()
_answers: dict[Hashable, tuple[Occasion, ...]] = {}


def occasions_of(
    events: Iterable[Event],
    on: date,
    published: Mapping[str, date | None] = NOTHING,
    known: Vocabulary | None = None,
) -> tuple[Occasion, ...]:
    """Return the occasions of which events tell, in order of time.

    Args:
        events: merged ones, in any order.
        on: the day from which one looks; what was told after it is not looked at.
        published: the days of the documents that the events quote; where one is not there, the
            first day on which the event was told stands for it.
        known: the words; the shipped ones when None.

    >>> occasions_of((), date(2025, 1, 1))
    ()
    """
    if known is not None:
        return _made(tuple(events), on, published, known)
    looked = tuple(events)
    said = frozenset((one.event_id, hash(one)) for one in looked)
    question = said, on, frozenset(published.items())
    with _lock:
        answer = _answers.pop(question, None)
    if answer is None:
        answer = _made(looked, on, published, None)
    with _lock:
        _answers[question] = answer
        while len(_answers) > MOST_ANSWERS:
            del _answers[next(iter(_answers))]
    return answer


def _made(
    events: Sequence[Event],
    on: date,
    published: Mapping[str, date | None],
    known: Vocabulary | None,
) -> tuple[Occasion, ...]:
    """Return the occasions of which events tell, made anew."""
    words = known or Vocabulary.load()
    accounts = [one for event in events for one in _by_document(event, on, published)]
    told = _remembered if known is None else tellings_of
    tellings = _without_echoes([one for event in accounts for one in told(event, words)])
    tellings.sort(key=_place_in_time)
    shelves = Shelves()
    for one in tellings:
        if one.kind is not OccasionKind.SIGNING:
            shelves.take(one)
    for one in tellings:  # what is signed at talks is a part of them
        if one.kind is OccasionKind.SIGNING:
            shelves.take(one)
    drafts = [one for one in shelves.drafts if len(one.parties) >= PAIR or one.family == VOTE]
    hang(drafts, accounts)
    return tuple(sorted((_occasion(one, on) for one in drafts), key=_order))


def _remembered(event: Event, words: Vocabulary) -> tuple[Telling, ...]:
    """Return what an event tells by the shipped words; that depends on the event alone."""
    key = event.event_id, hash(event)
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        found = _kept[key] = tuple(tellings_of(event, words))
    return found


def _by_document(event: Event, on: date, published: Mapping[str, date | None]) -> Iterator[Event]:
    """Yield what each document tells of an event: its own words, on its own day.

    The event's day is told by those documents alone in whose words it stands.
    """
    pieces: dict[str, list[Evidence]] = {}
    for piece in event.evidence:
        pieces.setdefault(piece.document_id, []).append(piece)
    if len(pieces) == 1:
        day = published.get(event.evidence[0].document_id) or event.reported_on
        if day is None or day <= on:
            yield event if day == event.reported_on else replace(event, reported_on=day)
        return
    words = event.date.text.lower() if event.date else ""
    for name, some in pieces.items():
        day = published.get(name) or event.reported_on
        if day is not None and day > on:
            continue
        dated = any(words in piece.quote.lower() for piece in some)
        yield replace(
            event,
            evidence=tuple(some),
            reported_on=day,
            date=event.date if dated else None,
        )


def _without_echoes(tellings: Sequence[Telling]) -> list[Telling]:
    """Return tellings without those that others of the same words tell better.

    An agreement to meet is an echo of the meeting that it is about, and an occasion of some of
    those who are told to take part one of all of them.
    """
    by_words: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        by_words[one.text].append(one)
    return [one for one in tellings if not any(_is_echo(one, each) for each in by_words[one.text])]


def _is_echo(one: Telling, other: Telling) -> bool:
    if one.is_answer and is_plan(one) and not other.is_answer:
        return True
    return (
        one.among < other.among
        and one.stage is other.stage
        and not one.is_answer
        and one.date == other.date
    )


def _place_in_time(one: Telling) -> tuple[date, str, int, bool, bool, str]:
    """Return where a telling stands: by day of telling, then as its document goes."""
    day = one.event.date.start if one.event.date else None
    piece = one.event.evidence[0]
    return (
        one.told or day or date.min,
        piece.document_id,
        piece.start,
        one.is_answer,
        one.stage in CLOSED,
        one.event.event_id,
    )


def _order(one: Occasion) -> tuple[bool, date, str]:
    start = one.date.start if one.date else None
    return (start is None, start or date.min, one.occasion_id)


def _occasion(draft: Draft, on: date) -> Occasion:
    """Return the record of a draft."""
    ordered = sorted(draft.tellings, key=_place_in_time)
    draft.tellings = ordered
    held = [one for one in ordered if one.stage is Stage.HELD]
    firm = [one for one in ordered if one.stage is Stage.SCHEDULED]
    last = (*reversed(held or firm or ordered), *reversed(firm))  # of plans the last word counts
    ids = tuple(dict.fromkeys(one.event.event_id for one in ordered))
    return Occasion(
        occasion_id=_id(ids[0], draft),
        kind=_kind(held or ordered, draft),
        parties=tuple(sorted(draft.parties)),
        persons=tuple(sorted({name for one in held or ordered for _, name in one.persons})),
        place=_first(one.place for one in last),
        date=draft.date,
        host=_first(one.host for one in last),
        ordinal=draft.ordinal,
        level=_first(one.level for one in (*held, *ordered)),
        series=_first(one.event.mechanism_id for one in ordered),
        state=state_of(draft, on),
        turns=turns_of(draft),
        event_ids=ids,
        hangs_on=tuple(dict.fromkeys(one for one in draft.hangs if one not in ids)),
    )


def _kind(tellings: Sequence[Telling], draft: Draft) -> OccasionKind:
    """Return what kind it was: where more than two meet, nobody is whose guest all others are."""
    kind = kind_among(one.kind for one in tellings)
    many = kind is OccasionKind.VISIT and len(draft.parties) > PAIR
    return OccasionKind.MEETING if many else kind


def _id(event_id: str, draft: Draft) -> str:
    """Return the id of an occasion: by its first event and, as one may tell of several, who."""
    who = ",".join(sorted(draft.tellings[0].parties))
    return "o-" + blake2b(f"{event_id} {who} {draft.family}".encode(), digest_size=8).hexdigest()


def _first(told: Iterable[T | None]) -> T | None:
    """Return the first that is told at all."""
    return next(filter(None, told), None)
