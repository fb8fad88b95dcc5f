"""Which columns each kind of record has in tables and CSV files; the names are stable."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.data.systems import COW, GW
from dragoman.present.printing import Column
from dragoman.present.standing_cells import (
    commitments_told,
    deeds_told,
    members_told,
    membership_told,
)
from dragoman.present.state_codes import numbers
from dragoman.records import (
    DateInterval,
    Document,
    Event,
    Mechanism,
    Office,
    Party,
    Position,
    Refusal,
)

if TYPE_CHECKING:  # the database is not needed to print what was never in one
    from dragoman.ledger.entries import Decided, DocumentRow, DyadRow, Import, Person, Run
    from dragoman.ledger.intake.documents import Outcome
    from dragoman.ledger.soundness.checking import Damage
    from dragoman.ledger.versions.earlier import Earlier
    from dragoman.llm.estimate import Estimate

EVENTS: tuple[Column[Event], ...] = (
    Column("date", lambda one: days(one.date)),
    Column("event_type", lambda one: str(one.event_type), head="type"),
    Column("mode", lambda one: one.mode, kind=tuple),
    Column("status", lambda one: str(one.status)),
    Column("actors", lambda one: codes(one.actors), wraps=True, kind=tuple),
    Column("recipients", lambda one: codes(one.recipients), wraps=True, kind=tuple),
    Column("place", lambda one: one.place.text if one.place else None, shown=False),
    Column("says", lambda one: one.attribution.speaker, shown=False),
    Column("quote", lambda one: one.evidence[0].quote if one.evidence else None, wraps=True),
    Column("event_id", lambda one: one.event_id),
    Column("context", lambda one: one.context, shown=False, kind=tuple),
    Column("quad_code", lambda one: one.quad_code, shown=False, kind=int),
    Column("intensity", lambda one: one.intensity, shown=False, kind=float),
    Column("certainty", lambda one: str(one.certainty), shown=False),
    Column("attribution", lambda one: str(one.attribution.kind), shown=False),
    Column("date_start", lambda one: one.date.start if one.date else None, shown=False, kind=date),
    Column("date_end", lambda one: one.date.end if one.date else None, shown=False, kind=date),
    Column(
        "date_precision", lambda one: str(one.date.precision) if one.date else None, shown=False
    ),
    Column("date_basis", lambda one: str(one.date.basis) if one.date else None, shown=False),
    Column("reported_on", lambda one: one.reported_on, shown=False, kind=date),
    Column("place_country", lambda one: one.place.country if one.place else None, shown=False),
    Column("actor_names", lambda one: names(one.actors), shown=False, kind=tuple),
    Column("recipient_names", lambda one: names(one.recipients), shown=False, kind=tuple),
    Column("mechanism_id", lambda one: one.mechanism_id, shown=False),
    Column("confidence", lambda one: round(one.confidence, 4), shown=False, kind=float),
    Column(
        "documents",
        lambda one: sorted({piece.document_id for piece in one.evidence}),
        shown=False,
        kind=tuple,
    ),
    Column("actor_cow", lambda one: numbers(one.actors, one, COW), shown=False, kind=tuple),
    Column("actor_gw", lambda one: numbers(one.actors, one, GW), shown=False, kind=tuple),
    Column("recipient_cow", lambda one: numbers(one.recipients, one, COW), shown=False, kind=tuple),
    Column("recipient_gw", lambda one: numbers(one.recipients, one, GW), shown=False, kind=tuple),
    Column("corrected", lambda one: one.corrected, shown=False, kind=tuple),
)
DOCUMENTS: "tuple[Column[DocumentRow], ...]" = (
    Column("document_id", lambda one: one.document_id),
    Column("published", lambda one: one.published),
    Column("publisher", lambda one: one.publisher),
    Column("title", lambda one: one.title, wraps=True),
    Column("characters", lambda one: one.characters, right=True),
    Column("reports", lambda one: one.reports, right=True),
    Column("near_copy_of", lambda one: one.near_copy_of),
    Column("versions", lambda one: one.versions, right=True, shown=False),
    Column("url", lambda one: one.url, shown=False),
    Column("origin", lambda one: one.origin, shown=False),
)
FULL_DOCUMENTS: tuple[Column[Document], ...] = (
    Column("document_id", lambda one: one.document_id),
    Column("published", lambda one: one.published),
    Column("published_source", lambda one: one.published_source),
    Column("published_basis", lambda one: one.published_basis),
    Column("publisher", lambda one: one.publisher),
    Column("byline", lambda one: one.byline),
    Column("title", lambda one: one.title),
    Column("url", lambda one: one.url),
    Column("language", lambda one: one.language),
    Column("origin", lambda one: one.origin),
    Column("text", lambda one: one.text),
)
VERSIONS: "tuple[Column[Earlier], ...]" = (
    Column("document_id", lambda one: one.document.document_id),
    Column("published", lambda one: one.document.published),
    Column("title", lambda one: one.document.title, wraps=True),
    Column("current_id", lambda one: one.current_id),
    Column("told", lambda one: [each.evidence[0].quote for each in one.told], wraps=True),
)
PEOPLE: "tuple[Column[Person], ...]" = (
    Column("person", lambda one: one.person, wraps=True),
    Column("country", lambda one: one.country),
    Column("offices", lambda one: [office(held) for held in one.offices], wraps=True),
    Column("events", lambda one: one.events, right=True),
    Column("entity_id", lambda one: one.entity_id),
)
MECHANISMS: tuple[Column[Mechanism], ...] = (
    Column("mechanism_id", lambda one: one.mechanism_id),
    Column("kind", lambda one: str(one.kind)),
    Column("name", lambda one: one.name, wraps=True),
    Column("members", lambda one: one.members, wraps=True, kind=tuple, table=members_told),
    Column("level", lambda one: one.level),
    Column("status", lambda one: one.history[-1].status if one.history else None),
    Column("sessions", lambda one: len(one.sessions), right=True, kind=int),
    Column(
        "last_session",
        lambda one: days(
            next((held.date for held in reversed(one.sessions) if held.status == "actual"), None)
        ),
    ),
    Column("acknowledged", lambda one: one.acknowledged, shown=False, kind=bool),
    Column("targets", lambda one: one.targets, shown=False, kind=tuple),
    Column("other_names", lambda one: one.other_names, shown=False, kind=tuple),
    Column("membership", membership_told, shown=False, kind=tuple),
    Column("commitments", commitments_told, shown=False, kind=tuple),
    Column("deeds", deeds_told, shown=False, kind=tuple),
)
DYADS: "tuple[Column[DyadRow], ...]" = (
    Column("event_type", lambda one: one.event_type, head="type"),
    Column("status", lambda one: one.status),
    Column("events", lambda one: one.events, right=True),
    Column("first_to_second", lambda one: one.first_to_second, right=True, head="forth"),
    Column("second_to_first", lambda one: one.second_to_first, right=True, head="back"),
    Column("mutual", lambda one: one.mutual, right=True),
    Column("alongside", lambda one: one.alongside, right=True),
    Column("first_day", lambda one: one.first_day),
    Column("last_day", lambda one: one.last_day),
    Column("first", lambda one: one.first, shown=False),
    Column("second", lambda one: one.second, shown=False),
)
POSITIONS: tuple[Column[Position], ...] = (
    Column("date", lambda one: one.date),
    Column("speaker", lambda one: one.speaker),
    Column("country", lambda one: one.country),
    Column("issue", lambda one: one.issue),
    Column("stance", lambda one: one.stance),
    Column("quote", lambda one: one.evidence.quote, wraps=True),
    Column("document_id", lambda one: one.evidence.document_id),
    Column("entity_id", lambda one: one.entity_id, shown=False),
)
DAMAGE: "tuple[Column[Damage], ...]" = (
    Column("what", lambda one: one.what),
    Column("where", lambda one: one.where),
    Column("name", lambda one: one.name, wraps=True),
    Column("detail", lambda one: one.detail, wraps=True),
)
REFUSALS: tuple[Column[Refusal], ...] = (
    Column("origin", lambda one: one.origin, wraps=True),
    Column("stage", lambda one: one.stage),
    Column("code", lambda one: one.code),
    Column("detail", lambda one: one.detail, wraps=True),
    Column("document_id", lambda one: one.document_id, shown=False),
)
OUTCOMES: "tuple[Column[Outcome], ...]" = (
    Column("added", lambda one: one.added, right=True, head="new documents"),
    Column("known", lambda one: one.known, right=True),
    Column("near_copies", lambda one: one.near_copies, right=True, head="near-copies"),
    Column("reports", lambda one: one.reports, right=True),
    Column("events", lambda one: one.events, right=True, head="new events"),
    Column("merged", lambda one: one.merged, right=True),
    Column("other", lambda one: one.other, right=True, head="other subjects"),
    Column("unparsed", lambda one: one.unparsed, shown=False),
    Column("refused", lambda one: one.refused, right=True),
    Column("interrupted", lambda one: one.interrupted, shown=False),
    Column("dropped", lambda one: sum(one.dropped.values()), shown=False),
)

ESTIMATES: "tuple[Column[Estimate], ...]" = (
    Column("documents", lambda one: one.documents, right=True),
    Column("refused", lambda one: one.refused, right=True),
    Column("requests", lambda one: one.requests, right=True),
    Column("kept", lambda one: one.kept, right=True, head="kept answers"),
    Column("tokens_in", lambda one: one.tokens_in, right=True, head="tokens read"),
    Column("tokens_out", lambda one: one.tokens_out, right=True, head="written"),
    Column("cost", lambda one: one.cost, right=True),
)

RUNS: "tuple[Column[Run], ...]" = (
    Column("run_id", lambda one: one.run_id, head="run", right=True, kind=int),
    Column("started", lambda one: one.started),
    Column("finished", lambda one: one.finished),
    Column("dragoman", lambda one: one.dragoman),
    Column("codebook", lambda one: one.codebook),
    Column("model", lambda one: one.model),
    Column("documents", lambda one: one.documents, right=True, kind=int),
    Column("known", lambda one: one.known, right=True, kind=int),
    Column("reports", lambda one: one.reports, right=True, kind=int),
    Column("refusals", lambda one: one.refusals, right=True, kind=int),
    Column("arguments", lambda one: one.arguments, shown=False),
)
DECIDED: "tuple[Column[Decided], ...]" = (
    Column("made", lambda one: one.made),
    Column("by", lambda one: one.by),
    Column("kind", lambda one: one.kind),
    Column("first", lambda one: one.first, wraps=True),
    Column("second", lambda one: one.second, wraps=True),
    Column("undone", lambda one: one.undone),
    Column("undone_by", lambda one: one.undone_by, head="undone by"),
)
IMPORTS: "tuple[Column[Import], ...]" = (
    Column("name", lambda one: one.name),
    Column("form", lambda one: one.form),
    Column("rows", lambda one: one.rows, right=True, kind=int),
    Column("acts", lambda one: one.acts, right=True, kind=int),
    Column("between", lambda one: one.between, right=True, kind=int, head="two countries"),
    Column("states", lambda one: one.states, right=True, kind=int, head="two states"),
    Column("mirrored", lambda one: one.mirrored, right=True, kind=int),
    Column("unmapped", lambda one: one.unmapped, right=True, kind=int),
    Column("refused", lambda one: one.refused, right=True, kind=int),
    Column("finished", lambda one: one.finished, shown=False, kind=bool),
    Column("digest", lambda one: one.digest, shown=False),
)


def days(interval: DateInterval | None) -> str:
    """Return an interval as short as it can be told.

    >>> from datetime import date
    >>> from dragoman.records import Precision
    >>> days(DateInterval(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH))
    '2024-05'
    """
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    start = interval.start.isoformat() if interval.start else ""
    end = interval.end.isoformat() if interval.end else ""
    if start == end:
        return start
    if interval.precision in ("month", "year") and interval.start and interval.end:
        length = len("2024-05") if interval.precision == "month" else len("2024")
        if start[:length] == end[:length]:
            return start[:length]
    return f"{start}/{end}" if end else f"since {start}"


def codes(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the states that take part, or the words where there is none, each once."""
    return tuple(dict.fromkeys(party.country or party.text for party in parties))


def names(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the words that name those who take part."""
    return tuple(party.text for party in parties)


def office(held: Office) -> str:
    """Return an office with its country and time in one line."""
    where = f" ({held.country})" if held.country else ""
    if held.start is None and held.end is None:
        return held.title + where
    return f"{held.title}{where} {held.start or '?'}/{held.end or ''}"
