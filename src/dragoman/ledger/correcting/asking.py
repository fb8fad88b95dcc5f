"""What a person asks to be corrected, in words, and the values that it means."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.entities.names.cities import Cities
from dragoman.errors import UsageError
from dragoman.ledger.actor_names import Names
from dragoman.ledger.correcting.applying import modes_of
from dragoman.ledger.correcting.changes import WRONG
from dragoman.ledger.entries import Report
from dragoman.ledger.ledger import Ledger
from dragoman.records import (
    DateBasis,
    DateInterval,
    Event,
    EventType,
    Party,
    Place,
    Precision,
    Status,
)
from dragoman.records.written_days import days_of
from dragoman.settings import Settings

LONGEST_NOTE, LONGEST_NAME, LONGEST_PLACE, LONGEST_LIST = 2_000, 100, 200, 4_000
MOST_PARTIES, MOST_MODES = 40, 10
NOTHING = frozenset({"none", "unknown"})
WITHIN = re.compile(r"(?P<text>[^()]+?)\s*(?:\((?P<code>[A-Z]{3})\))?", re.DOTALL)
PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)
ROLES = ("actors", "recipients")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be corrected; None leaves a field as it is, ``none`` empties it.

    Attributes:
        type: a PLOVER type.
        mode: modes between commas.
        actors: who did it, between commas or semicolons: states, organisations, or anybody whom
            the event or the ledger knows by this name or id.
        recipients: to whom.
        status: one of the five.
        date: a day, month or year, or two of them with ``..`` between.
        place: words, with the state in parentheses where it should be told: ``Busan (KOR)``.
        wrong: no such thing is told.
        note: why, or what is to be noted of the event.
    """

    type: str | None = None
    mode: str | None = None
    actors: str | None = None
    recipients: str | None = None
    status: str | None = None
    date: str | None = None
    place: str | None = None
    wrong: bool = False
    note: str = ""


def values_of(
    book: Ledger, event: Event, reports: Sequence[Report], asked: Asked
) -> dict[str, Any]:
    """Return the values that are asked for, by field.

    Args:
        book: whom it knows may be named.
        event: as it stands now.
        reports: its own.
        asked: what a person wants.

    Raises:
        UsageError: a value is none that the field can have, or two of them do not fit together.
    """
    found: dict[str, Any] = {}
    if asked.type is not None:
        found["type"] = _word("type", asked.type.upper(), EventType)
    kind = found.get("type", event.event_type)
    if asked.mode is not None:
        found["mode"] = _modes(asked.mode, str(kind))
    if asked.status is not None:
        found["status"] = _word("status", asked.status.lower(), Status)
    for role in ROLES:
        told: str | None = getattr(asked, role)
        if told is not None:
            found[role] = _parties(book, event, reports, told)
    if asked.date is not None:
        found["date"] = _date(asked.date)
    if asked.place is not None:
        found["place"] = _place(asked.place, event)
    if asked.wrong:
        found[WRONG] = True
    _fit(event, reports, found)
    return found


def clean(what: str, text: str, longest: int) -> str:
    """Return a person's words with single blanks, if they can be kept and shown.

    Raises:
        UsageError: they are too long, or hold characters that are no text.

    >>> clean("note", "  it was the  8th ", 100)
    'it was the 8th'
    """
    if len(text) > longest:
        raise UsageError(f"a {what} may have {longest} characters, this one has {len(text)}")
    words = " ".join(text.split())
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Cn"} for letter in words):
        raise UsageError(f"the {what} holds characters that are no text; write it anew")
    return words


def _word(field: str, word: str, kind: Any) -> Any:  # noqa: ANN401 - an enumeration
    """Return a word of the vocabulary."""
    try:
        return kind(word.strip())
    except ValueError as error:
        message = f"{word[:60]!r} is no {field}; it is one of {', '.join(map(str, kind))}"
        raise UsageError(message) from error


def _listed(what: str, text: str, most: int) -> list[str]:
    """Return what stands between commas or semicolons, each once; nothing for ``none``."""
    words = clean(what, text, LONGEST_LIST)
    if words.casefold() in NOTHING or not words:
        return []
    parts = re.split(r";" if ";" in words else r",", words)
    found = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if len(found) > most:
        raise UsageError(f"at most {most} may be named in {what}, not {len(found)}")
    return found


def _modes(text: str, kind: str) -> tuple[str, ...]:
    """Return modes that a type may have."""
    named = [one.lower() for one in _listed("mode", text, MOST_MODES)]
    allowed = modes_of(kind)
    wrong = [one for one in named if one not in allowed]
    if wrong:
        known = ", ".join(sorted(allowed)) or "none"
        raise UsageError(f"{kind} has no mode {wrong[0][:60]!r}; its modes are: {known}")
    return tuple(sorted(named))


def _parties(book: Ledger, event: Event, reports: Sequence[Report], text: str) -> tuple[Party, ...]:
    """Return those who are named."""
    told = [event, *(one.event for one in reports)]
    near = [party for one in told for party in (*one.actors, *one.recipients)]
    names = Names(folder=Settings.from_environment().codebook)
    found = [_party(book, names, near, name) for name in _listed("party", text, MOST_PARTIES)]
    return tuple({one.entity_id: one for one in found}.values())


def _party(book: Ledger, names: Names, near: Sequence[Party], name: str) -> Party:
    """Return who is meant by a name: of the event, of the register, of the ledger.

    Raises:
        UsageError: nobody is, or more than one.
    """
    for party in near:
        if name in {party.entity_id, party.text, party.person}:
            return party
    code = names(name.removeprefix("state:"))
    if code is not None and ":" not in code:
        same = [one for one in near if one.entity_id == f"state:{code}"]
        return same[0] if same else names.state(code)
    known = book.store.known_as(code or name)
    if len(known) == 1:
        return known[0]
    if code is not None:
        return names.organisation(code)
    why = "several are called so; give an id" if known else "nobody is known by this name"
    raise UsageError(
        f"{name[:60]!r}: {why}. Name a state (KOR, South Korea), an organisation (ASEAN), or "
        "somebody whom the event or the ledger names"
    )


def _date(text: str) -> DateInterval | None:
    """Return the days that are told; None for ``none``."""
    words = clean("date", text, LONGEST_NAME)
    if words.casefold() in NOTHING:
        return None
    first, _, last = (each.strip() for each in words.replace("/", "..").partition(".."))
    start, end = _days(first)[0], _days(last or first)[1]
    if end < start:
        raise UsageError(f"the date {words!r} ends before it begins")
    return DateInterval(start, end, PRECISIONS[first.count("-")], "", DateBasis.CORRECTED)


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of what is told."""
    try:
        return days_of(text)
    except ValueError as error:
        message = f"{text[:40]!r} is no day, month or year; write 2025-03-22, 2025-03 or 2025"
        raise UsageError(message) from error


def _place(text: str, event: Event) -> Place | None:
    """Return the place that is told, in the state that it says or that it can only mean."""
    words = clean("place", text, LONGEST_PLACE)
    if words.casefold() in NOTHING or not words:
        return None
    names = Names(folder=Settings.from_environment().codebook)
    match = WITHIN.fullmatch(words)
    if match is None:
        raise UsageError(f"{words[:60]!r} is no place; write it as in: Busan (KOR)")
    name, code = match["text"], match["code"]
    if code is not None and names(code) != code:
        raise UsageError(f"{code!r} is the code of no state")
    if code is None:
        state = names(name)
        if state is not None and ":" not in state:
            return Place(name, state)
        states = {one.country for one in (*event.actors, *event.recipients) if one.country}
        city = Cities().meant(name, states)
        code = city.country if city else None
    return Place(name, code)


def _fit(event: Event, reports: Sequence[Report], found: dict[str, Any]) -> None:
    """See that what is asked for can be true together.

    Raises:
        UsageError: an act is said to have taken place after every document that tells it, or
            nobody would be left in it.
    """
    when: DateInterval | None = found.get("date", event.date)
    published = [one.published for one in reports if one.published]
    took_place = found.get("status", event.status) is Status.ACTUAL
    changed = "date" in found or "status" in found
    if changed and took_place and published and when and when.start and when.start > max(published):
        raise UsageError(
            f"it cannot have taken place on {when}: the last document that tells it is of "
            f"{max(published)}; correct the status as well, or another date"
        )
    changed = any(role in found for role in ROLES)
    if changed and not any((*found.get(role, getattr(event, role)),) for role in ROLES):
        raise UsageError("somebody has to take part; to reject the event, say that it is wrong")
