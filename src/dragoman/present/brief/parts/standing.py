"""How standing arrangements stand, and who met: claims that gather several events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.present.brief.choosing import Telling, in_time
from dragoman.present.brief.glossary import glossary
from dragoman.present.brief.parts.notes import Notes
from dragoman.present.brief.records import Claim
from dragoman.present.wording import (
    Namer,
    arrangement_name,
    date_phrase,
    interval_words,
    join_words,
    short_text,
)
from dragoman.present.wording.places import full_name
from dragoman.present.wording.words import capital, counted, numeral, ordinal
from dragoman.records import (
    DateInterval,
    EventType,
    Evidence,
    Mechanism,
    MechanismKind,
    Party,
    Session,
    StatusChange,
)

LONGEST_NAME = 90
LONGEST_REASON = 200
MOST_MET = 4
GOES_ON = ("active", "established", "held")
SERIES = (MechanismKind.MEETING_SERIES, MechanismKind.EXERCISE_SERIES)
STOPPED = ("suspended", "lapsed", "ended")


@dataclass(frozen=True, slots=True)
class Meetings:
    """Someone's meetings.

    Attributes:
        who: the words for the person or states.
        others: whom they met, most often first.
        tellings: the meetings, in order of time.
    """

    who: str
    others: tuple[str, ...]
    tellings: tuple[Telling, ...]


def meeting_claims(found: Sequence[Telling], namer: Namer, notes: Notes, most: int) -> list[Claim]:
    """Return who met whom, those who met most first."""
    ranked = meetings(found, namer)
    return [_meeting_claim(one, namer, notes) for one in ranked[:most]]


def meetings(found: Sequence[Telling], namer: Namer) -> list[Meetings]:
    """Return the meetings of each person, or of each group of states where nobody is named."""
    held = sorted((one for one in found if one.event.event_type is EventType.CONSULT), key=in_time)
    by_who: dict[str, list[Telling]] = {}
    others: dict[str, dict[str, int]] = {}
    together: dict[tuple[str, ...], list[Telling]] = {}
    for telling in held:
        parties = (*telling.event.actors, *telling.event.recipients)
        people = [party for party in parties if party.person]
        if not people:
            states = tuple(sorted({party.country for party in parties if party.country}))
            if len(states) > 1:
                together.setdefault(states, []).append(telling)
        for party in people:
            who = _person(party, namer)
            if telling not in by_who.setdefault(who, []):
                by_who[who].append(telling)
            for other in _opposite(party, parties, namer):
                counts = others.setdefault(who, {})
                counts[other] = counts.get(other, 0) + 1
    made = [
        Meetings(who, _most_first(others.get(who, {})), tuple(tellings))
        for who, tellings in by_who.items()
    ]
    made += [
        Meetings(namer.state(first), tuple(namer.state(one) for one in rest), tuple(tellings))
        for (first, *rest), tellings in together.items()
    ]
    known = [one for one in made if one.others]  # whom the others met no words tell
    return _once(sorted(known, key=lambda one: (-len(one.tellings), one.who)))


def _once(ranked: Sequence[Meetings]) -> list[Meetings]:
    """Return the rows without those that only tell meetings of earlier rows again."""
    told: set[tuple[str, ...]] = set()
    kept = []
    for one in ranked:
        new = {each.event_ids for each in one.tellings} - told
        if new:
            kept.append(one)
            told |= new
    return kept


def says_something(mechanism: Mechanism, until: date | None) -> bool:
    """Return whether there is more to tell of a standing arrangement than that it exists."""
    return bool(_told(mechanism, until)[0])


def mechanism_claim(mechanism: Mechanism, namer: Namer, notes: Notes, until: date | None) -> Claim:
    """Return how a standing arrangement stands."""
    parts, proof, last = _told(mechanism, until)
    head = arrangement_name(mechanism, namer)
    targets = f", against {namer.states(mechanism.targets)}" if mechanism.targets else ""
    told = f"{head}{targets}: {'; '.join(parts)}." if parts else f"{head}{targets}."
    return Claim(
        told,
        notes.cite(proof or mechanism.evidence),
        tuple(dict.fromkeys(last.event_ids)) if last else (),
    )


def _told(
    mechanism: Mechanism, until: date | None
) -> tuple[list[str], list[Evidence], Session | None]:
    """Return what is told of an arrangement, the words that prove it, and its last session."""
    held = [one for one in mechanism.sessions if one.status == "actual" and not _after(one, until)]
    newest = max((latest_day(one.date) for one in held), default=date.min)
    ahead = [one for one in mechanism.sessions if _stands(one, newest, until)]
    turn = mechanism.history[-1] if mechanism.history else None
    if turn and turn.status in GOES_ON:
        turn = None  # that it goes on is told by its sessions
    if turn and turn.date and turn.status in STOPPED and latest_day(turn.date) < newest:
        turn = None  # sessions held since tell that it goes on
    series = mechanism.kind in SERIES
    parts = [*(_sessions(held) if series else _dated(held)), *_status(turn), *_planned(ahead)]
    if not mechanism.acknowledged:
        parts.append(glossary()["standing"]["hidden"])
    last = _latest(held)
    proof: list[Evidence] = [*(last.evidence if last else ())]
    proof += turn.evidence if turn else ()
    proof += ahead[0].evidence if ahead else ()
    if not mechanism.acknowledged:
        proof += [one for one in mechanism.evidence if _tells_hidden(one)][:1]
    return parts, proof, last


def _tells_hidden(piece: Evidence) -> bool:
    """Return whether words tell that a measure is not admitted."""
    low = piece.quote.casefold()
    return any(one in low for one in glossary()["standing"]["hiding"])


def _stands(session: Session, newest: date, until: date | None) -> bool:
    """Return whether a session is still planned: neither overtaken nor past."""
    if session.status != "planned":
        return False
    if session.date is None:
        return True
    day = latest_day(session.date)
    return day > newest and (until is None or day >= until)


def _status(turn: StatusChange | None) -> list[str]:
    """Return the last turn, with its reasons."""
    if turn is None:
        return []
    when = date_phrase(turn.date)
    since = f"{turn.status} {when}".strip()
    reasons = join_words([short_text(one, LONGEST_REASON) for one in turn.reasons])
    return [f"{since}, because of {reasons}" if reasons else since]


def _latest(held: Sequence[Session]) -> Session | None:
    """Return the session whose day is the latest; of undated ones only the only one."""
    dated = [one for one in held if one.date]
    if dated:
        return max(dated, key=lambda one: (latest_day(one.date), one.ordinal or 0))
    return held[0] if len(held) == 1 else None


def _sessions(held: Sequence[Session]) -> list[str]:
    """Return how many sessions are known and the last."""
    if not held:
        return []
    last = _latest(held)
    known = {1: "one session known", 2: "two sessions known"}.get(
        len(held), f"{numeral(len(held))} sessions known"
    )
    if last is None:
        return [known]
    number = f" (the {ordinal(last.ordinal)})" if last.ordinal else ""
    told = _where_when(last)
    latest = f"the last{number}{told}" if len(held) > 1 else f"{number}{told}".strip()
    return [f"{known}, {latest}" if told or number else known]


def _dated(held: Sequence[Session]) -> list[str]:
    """Return the last day known of what is no series."""
    last = _latest(held)
    when = date_phrase(last.date) if last else ""
    if not when:
        return []
    return [
        f"dates from {interval_words(last.date)}"
        if len(held) == 1 and last
        else f"last acted on {when}"
    ]


def _planned(ahead: Sequence[Session]) -> list[str]:
    """Return the next session that is planned."""
    if not ahead:
        return []
    following = ahead[0]
    number = f" (the {ordinal(following.ordinal)})" if following.ordinal else ""
    dated = "" if following.date else ", no date set"
    return [f"the next{number} planned{_where_when(following)}{dated}"]


def _where_when(session: Session) -> str:
    where = f" in {short_text(session.place, LONGEST_NAME)}" if session.place else ""
    when = date_phrase(session.date)
    return f"{where} {when}".rstrip() if when else where


def _after(session: Session, until: date | None) -> bool:
    start = session.date.start if session.date else None
    return bool(until and start and start > until)


def _meeting_claim(one: Meetings, namer: Namer, notes: Notes) -> Claim:
    told = sorted(one.tellings, key=lambda each: latest_day(each.event.date), reverse=True)
    last = told[0].event
    when = interval_words(last.date)
    where = short_text(last.place.text, LONGEST_NAME) if last.place else ""
    where = full_name(where, namer.tables)
    if not when and len(told) > 1:
        where = ""  # which of them is the latest no document tells
    shown = list(one.others[:MOST_MET])
    if len(one.others) > MOST_MET:
        rest = len(one.others) - MOST_MET
        shown.append(f"{rest} others" if rest > 1 else "one other")
    undated = glossary()["table"]["undated"]
    latest = ", ".join(part for part in (when, where) if part) if when else undated
    latest += f" ({where})" if where and not when else ""
    pieces = [piece for telling in told for piece in telling.evidence]
    cells = (capital(one.who), join_words(shown), str(len(one.tellings)), latest)
    count = counted(len(one.tellings), "meeting")
    partners = f" with {cells[1]}" if shown else ""
    return Claim(
        f"{cells[0]}: {count}{partners}; last: {latest}.",
        notes.cite(pieces),
        tuple(name for telling in one.tellings for name in telling.event_ids),
        reports=len({piece.document_id for piece in pieces}),
        cells=cells,
    )


def _person(party: Party, namer: Namer) -> str:
    if party.office or not party.country:
        return namer.person(party.person or "", party.office, party.country)
    words = glossary()["table"]["person"]
    who = short_text(party.person or "", LONGEST_NAME)
    return str(words.format(who=who, state=namer.heading(party.country)))


def _opposite(party: Party, parties: Sequence[Party], namer: Namer) -> list[str]:
    """Return those of another side: by name where one is named, else the state."""
    others = [one for one in parties if one.country != party.country or not one.country]
    named = {one.country for one in others if one.person}
    found = [
        (one.person or "") if one.person else namer.party(one).text
        for one in others
        if one.person or one.country not in named
    ]
    return [short_text(name, LONGEST_NAME) for name in dict.fromkeys(found) if name]


def _most_first(counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def latest_day(interval: DateInterval | None) -> date:
    """Return the last day of an interval, or the first day there is."""
    if interval is None:
        return date.min
    return interval.end or interval.start or date.min
