"""Making a brief: pure, from a slice of the ledger to sections of claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.present.brief.chart import bars_of
from dragoman.present.brief.choosing import (
    HAPPENED,
    PLANNED,
    SAID,
    Telling,
    choose,
    in_time,
    is_between,
    is_placed,
    kind_of,
    tellings,
    tone_of,
)
from dragoman.present.brief.headline import (
    counts_of,
    headline_of,
    newest,
    since_headline,
    title_of,
)
from dragoman.present.brief.material import Material
from dragoman.present.brief.more import command_for
from dragoman.present.brief.notes import Notes
from dragoman.present.brief.records import Brief, Claim, Earlier, Order, Section
from dragoman.present.brief.since import NEW, change_of, remember
from dragoman.present.brief.standing import mechanism_claim, meeting_claims, meetings
from dragoman.present.wording import Namer, Teller, day_words, interval_words, short_text
from dragoman.present.wording.words import capital, counted
from dragoman.records import (
    Certainty,
    EventType,
    Mechanism,
    Position,
    Refusal,
    Session,
    Status,
)

INLINE_QUOTE = 130
CONFLICT_SHARE = 4
WARNING = "warns of"
_EPOCH = date.min
TITLES = {
    HAPPENED: "What happened",
    PLANNED: "What is planned",
    SAID: "What is only urged, denied or suspected, and what is said",
    "outlook": "Outlook, as far as documents tell one",
    "met": "Who met",
    "mechanisms": "How the standing arrangements stand",
    "unread": "What could not be read",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What every part of making needs."""

    order: Order
    material: Material
    teller: Teller
    notes: Notes
    sessions: dict[str, tuple[Mechanism, Session | None]]

    @property
    def namer(self) -> Namer:
        """Names of parties."""
        return self.teller.namer

    def published(self, telling: Telling) -> date | None:
        """Return the first day on which a document told of it."""
        days = (self.material.source(name).published for name in telling.document_ids)
        return min((day for day in days if day), default=None)

    def reported(self, telling: Telling) -> str:
        """Return when something undated was told."""
        day = self.published(telling)
        return f"undated; reported on {day_words(day)}" if day else "undated"

    def fresh(self, telling: Telling) -> float:
        """Return how late in the brief's time it was told, 0 to 1."""
        day, since, until = self.published(telling), self.order.since, self.order.until
        if not (day and since and until) or until <= since:
            return 0.0
        return min(max((day - since) / (until - since), 0.0), 1.0)


def make_brief(material: Material, order: Order, teller: Teller) -> Brief:
    """Return the brief that a slice of the ledger gives.

    The same material always gives the same brief. Every claim about the world cites the words
    that prove it; figures are counted from the same material.

    Args:
        material: from `gather`, for the same order.
        order: what to tell.
        teller: puts events into sentences.
    """
    order = replace(order, until=order.until or material.newest)
    made = Made(
        order,
        material,
        teller,
        Notes(material.source, order.budget.footnotes_each),
        _sessions(material.mechanisms),
    )
    sure = [one for one in material.events if one.confidence >= order.least_confidence]
    later = [one for one in material.later if one.confidence >= order.least_confidence]
    everything = [one for one in tellings((*sure, *later)) if one.evidence]
    apart: dict[bool, list[Telling]] = {True: [], False: []}
    for one in everything:
        apart[is_between(one.event, order.between)].append(one)
    among = apart[True]
    beside = [one for one in apart[False] if kind_of(one.event) != SAID]
    found = {kind: [one for one in among if kind_of(one.event) == kind] for kind in TITLES}
    found[SAID] = [one for one in everything if kind_of(one.event) == SAID]
    fresh = {kind: _fresh(all_of, order.known) for kind, all_of in found.items()}
    summary = _summary(made, found, fresh, len(beside))
    sections = (
        _events(made, HAPPENED, fresh[HAPPENED], order.budget.happened),
        _events(made, PLANNED, fresh[PLANNED], order.budget.planned),
        _said(made, [one for one in fresh[SAID] if not _possible(one)]),
        _outlook(made, fresh[PLANNED], [one for one in fresh[SAID] if _possible(one)]),
        _met(made, fresh[HAPPENED]),
        _mechanisms(made, fresh),
        _unread(made, len(material.events) - len(sure)),
    )
    drawn = [one.event for one in found[HAPPENED] if tone_of(one.event)]
    bars, undated = bars_of(drawn, material.months, order)
    return Brief(
        title=title_of(order, made.namer),
        headline=_headline(made, found, fresh),
        summary=summary,
        order=order,
        sections=sections,
        bars=bars,
        undated=undated,
        footnotes=made.notes.footnotes(),
        coverage=_coverage(material, order),
        earlier=Earlier(order.until, remember(everything)),
    )


def _fresh(found: Sequence[Telling], known: Earlier | None) -> list[Telling]:
    """Return all, or with an earlier brief only what is new since."""
    if known is None:
        return list(found)
    return [one for one in found if change_of(one, known)]


def _headline(made: Made, found: dict[str, list[Telling]], fresh: dict[str, list[Telling]]) -> str:
    """Return the conclusion; with an earlier brief, how much is new, changed or contradicted."""
    order = made.order
    if order.known is None:
        return headline_of(found[HAPPENED], order, made.namer)
    told = [change_of(one, order.known) for all_of in fresh.values() for one in all_of]
    return since_headline(Counter(one for one in told if one), order, made.namer)


def _summary(
    made: Made, found: dict[str, list[Telling]], fresh: dict[str, list[Telling]], beside: int
) -> tuple[Claim, ...]:
    """Return the figures, the latest meeting, the latest conflict and the next plan.

    With an earlier brief the figures are of everything, and the rest of what is new alone.
    """
    happened = found[HAPPENED]
    if not happened and not found[PLANNED] and not found[SAID]:
        return ()
    figures = counts_of(happened, len(found[PLANNED]), len(found[SAID]))
    more = f"; {counted(beside, 'more act')} they did side by side towards others" if beside else ""
    whole = "Counted from the ledger" if made.order.known is None else "In all, not only of late"
    claims = [Claim(f"{whole}: {figures}{more}.")]
    latest = fresh[HAPPENED]
    met = newest([one for one in latest if one.event.event_type is EventType.CONSULT])
    sharp = newest([one for one in latest if tone_of(one.event) < 0])
    plans = _ahead(fresh[PLANNED], made.order)
    for label, one in (
        ("Latest meeting", met),
        ("Latest act of conflict", sharp),
        ("Next", plans[0] if plans else None),
    ):
        if one is not None:
            claims.append(replace(_claim(made, one), label=label))
    return tuple(claims)


def _both_sides(found: Sequence[Telling], order: Order, most: int) -> list[Telling]:
    """Return the weightiest acts, among them some of conflict where there are any."""
    sharp = [one for one in found if tone_of(one.event) < 0]
    kept = choose(sharp, order.between, max(most // CONFLICT_SHARE, 1))
    rest = [one for one in found if one not in kept]
    return sorted([*kept, *choose(rest, order.between, most - len(kept))], key=in_time)


def _past(telling: Telling, order: Order) -> bool:
    interval = telling.event.date
    return bool(interval and interval.end and order.until and interval.end < order.until)


def _ahead(plans: Iterable[Telling], order: Order) -> list[Telling]:
    """Return the plans whose time is still to come, the next first."""
    return sorted(
        (one for one in plans if is_placed(one.event) and not _past(one, order)), key=in_time
    )


def _plans(made: Made, found: Sequence[Telling], most: int) -> list[Telling]:
    """Return the plans that weigh most, those still to come before all others."""
    ahead = _ahead(found, made.order)
    kept = choose(ahead, made.order.between, most, made.fresh)
    told = {id(one) for one in ahead}
    rest = [one for one in found if id(one) not in told]
    more = choose(rest, made.order.between, most - len(kept), made.fresh)
    return sorted([*kept, *more], key=in_time)


def _possible(telling: Telling) -> bool:
    """Return whether an act is told as one that may come, and not as a suspicion."""
    event = telling.event
    return event.status is Status.HYPOTHETICAL and event.certainty is not Certainty.SUSPECTED


def _events(made: Made, kind: str, found: Sequence[Telling], most: int) -> Section:
    """Return a section of events."""
    deeds = kind == HAPPENED
    chosen = _both_sides(found, made.order, most) if deeds else _plans(made, found, most)
    note = ""
    if kind == PLANNED and any(_past(one, made.order) for one in chosen):
        note = "Past plans are told as they were planned; what became of them is not told here."
    return Section(
        kind,
        TITLES[kind],
        tuple(_claim(made, one) for one in chosen),
        len(found) - len(chosen),
        note,
        command_for(kind, made.order),
    )


def _said(made: Made, found: Sequence[Telling]) -> Section:
    """Return what is urged, possible, denied or suspected, and positions, by whom."""
    most = made.order.budget.said
    chosen = choose(found, made.order.between, most, made.fresh)
    claims = [replace(_claim(made, one), label=_label(one)) for one in chosen]
    room = most - len(claims)
    positions = _positions(one for one in _new_positions(made) if one.stance != WARNING)
    claims += [_position(made, one) for one in positions[:room]]
    left_out = len(found) - len(chosen) + max(len(positions) - room, 0)
    command = command_for(SAID, made.order)
    return Section(SAID, TITLES[SAID], tuple(claims), left_out, command=command)


def _outlook(made: Made, plans: Sequence[Telling], possible: Sequence[Telling]) -> Section:
    """Return what documents say may come: how many plans lie ahead, what is possible, warnings.

    Nothing is forecast here; where no document tells of what is to come, the section says so.
    """
    most = made.order.budget.outlook
    ahead = _ahead(plans, made.order)
    after = f" after {day_words(made.order.until)}" if made.order.until else ""
    claims: list[Claim] = []
    if ahead:
        first = interval_words(ahead[0].event.date)
        words = (
            f"Documents tell of {counted(len(ahead), 'plan')} for a time{after}; the next: {first}."
        )
        claims.append(Claim(words, made.notes.cite(ahead[0].event.evidence[:1])))
    chosen = choose(possible, made.order.between, most, made.fresh)
    claims += [replace(_claim(made, one), label=_label(one)) for one in chosen]
    warned = _positions(one for one in _new_positions(made) if one.stance == WARNING)
    room = max(most - len(chosen), 0)
    claims += [_position(made, one) for one in warned[:room]]
    note = (
        ""
        if claims
        else f"No document read tells of a dated plan, a possibility or a warning{after}."
    )
    left_out = len(possible) - len(chosen) + max(len(warned) - room, 0)
    command = command_for("outlook", made.order)
    return Section("outlook", TITLES["outlook"], tuple(claims), left_out, note, command)


def _new_positions(made: Made) -> Iterable[Position]:
    """Return the positions; with an earlier brief those taken after it."""
    known = made.order.known
    if known is None:
        return made.material.positions
    since = known.until
    return [one for one in made.material.positions if since and one.date and one.date > since]


def _label(telling: Telling) -> str:
    """Return a word for why an act is no deed."""
    event = telling.event
    if event.certainty is Certainty.SUSPECTED:
        return "suspected"
    return {Status.HYPOTHETICAL: "possible", Status.NEGATED: "denied"}.get(
        event.status, str(event.status)
    )


def _positions(found: Iterable[Position]) -> tuple[Position, ...]:
    """Return positions, the same words once, newest first."""
    each = {one.evidence.quote: one for one in found}
    return tuple(
        sorted(
            each.values(),
            key=lambda one: (one.date is None, -(one.date or _EPOCH).toordinal(), one.speaker),
        )
    )


def _position(made: Made, position: Position) -> Claim:
    """Return what a speaker said about an issue."""
    speaker = short_text(position.speaker, INLINE_QUOTE)
    state = made.namer.state(position.country) if position.country else ""
    whose = f" ({state})" if state and state.casefold() not in speaker.casefold() else ""
    issue = made.teller.words.issue(position.issue)
    when = f", {day_words(position.date)}" if position.date else ""
    return Claim(
        capital(f"{speaker}{whose} on {issue}{when}: {position.stance}."),
        made.notes.cite([position.evidence]),
        quote=short_text(position.evidence.quote, INLINE_QUOTE),
        label="position",
        reports=1,
        change=NEW if made.order.known else "",
    )


def _met(made: Made, happened: Sequence[Telling]) -> Section:
    """Return who met whom."""
    most = made.order.budget.met
    claims = meeting_claims(happened, made.namer, made.notes, most)
    left_out = len(meetings(happened, made.namer)) - len(claims)
    command = command_for("met", made.order)
    return Section("met", TITLES["met"], tuple(claims), left_out, command=command)


def _mechanisms(made: Made, fresh: dict[str, list[Telling]]) -> Section:
    """Return how the standing arrangements stand, those of most of the states first.

    With an earlier brief only those of which something new is told.
    """
    between = set(made.order.between)
    known = [one for one in made.material.mechanisms if _proof(one)]
    if made.order.known is not None:
        new = {name for all_of in fresh.values() for one in all_of for name in one.event_ids}
        known = [one for one in known if _touched(one, new)]
    ranked = sorted(
        known,
        key=lambda one: (
            -len(between & set(one.members)),
            -len(one.sessions),
            one.name,
            one.mechanism_id,
        ),
    )
    chosen = ranked[: made.order.budget.mechanisms]
    claims = tuple(mechanism_claim(one, made.namer, made.notes, made.order.until) for one in chosen)
    title = TITLES["mechanisms"]
    command = command_for("mechanisms", made.order)
    return Section("mechanisms", title, claims, len(ranked) - len(chosen), command=command)


def _touched(mechanism: Mechanism, event_ids: set[str]) -> bool:
    """Return whether a session of a mechanism is among events."""
    return any(event_ids.intersection(held.event_ids) for held in mechanism.sessions)


def _proof(mechanism: Mechanism) -> bool:
    """Return whether anything proves a mechanism."""
    return bool(
        mechanism.evidence
        or any(one.evidence for one in mechanism.sessions)
        or any(one.evidence for one in mechanism.history)
    )


def _unread(made: Made, unsure: int) -> Section:
    """Return what could not be read, by reason."""
    refusals = made.material.refusals
    reasons = Counter((one.stage, one.code) for one in refusals)
    first: dict[tuple[str, str], Refusal] = {}
    for one in refusals:
        first.setdefault((one.stage, one.code), one)
    ranked = sorted(reasons, key=lambda key: (-reasons[key], key))
    most = made.order.budget.refusals
    claims = [
        Claim(
            f"{capital(counted(reasons[key], 'item'))} ({key[1].replace('-', ' ')}), such as "
            f"{short_text(first[key].origin, 80)}: {short_text(first[key].detail, 140)}"
        )
        for key in ranked[:most]
    ]
    if unsure:
        least = made.order.least_confidence
        claims.append(Claim(f"{capital(counted(unsure, 'act'))} coded with less than {least:.0%}."))
    note = "" if claims else "Everything that was given was read."
    left_out = sum(reasons[key] for key in ranked[most:])
    command = command_for("unread", made.order)
    return Section("unread", TITLES["unread"], tuple(claims), left_out, note, command)


def _claim(made: Made, telling: Telling) -> Claim:
    """Return an event as a claim."""
    event = telling.event
    told = made.teller.sentence(event, held=made.sessions.get(event.event_id), on=made.order.until)
    quote = short_text(event.evidence[0].quote, INLINE_QUOTE) if told.quoted else None
    text = told.text
    if event.date is None:
        text = f"{text[:-1]} ({made.reported(telling)})."
    known = made.order.known
    return Claim(
        text,
        made.notes.cite((event.evidence[0], *telling.evidence)),
        telling.event_ids,
        quote=quote,
        reports=telling.documents,
        change=(change_of(telling, known) or "") if known else "",
    )


def _sessions(
    mechanisms: Iterable[Mechanism],
) -> dict[str, tuple[Mechanism, Session | None]]:
    """Return which event is which session of which standing arrangement."""
    return {
        event_id: (mechanism, session)
        for mechanism in mechanisms
        for session in mechanism.sessions
        for event_id in session.event_ids
    }


def _coverage(material: Material, order: Order) -> str:
    """Return what was read, in one sentence."""
    if not material.documents:
        more = f"; {counted(material.undated, 'document')} without a date"
        return f"No dated document was read{more if material.undated else ''}."
    by = f" by {counted(material.publishers, 'publisher')}" if material.publishers else ""
    copies = f", {counted(material.near_copies, 'near-copy', 'near-copies')} among them"
    since = f" from {day_words(order.since)}" if order.since else ""
    until = f" up to {day_words(order.until)}" if order.until else ""
    undated = f"; {counted(material.undated, 'more document')} without a date"
    return (
        f"{capital(counted(material.documents, 'dated document'))}{by}, published{since}{until}"
        f"{copies if material.near_copies else ''}{undated if material.undated else ''}."
    )
