"""One record told in full, for a person at a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.ledger.entries import Report
from dragoman.present.printing import plain
from dragoman.present.tables import days
from dragoman.records import Document, Event, Evidence, Mechanism, Party
from dragoman.resolve.mechanisms.gaps import gaps, overdue


def event_page(
    event: Event,
    reports: Sequence[Report],
    documents: Mapping[str, Document],
    independent: int,
) -> str:
    """Return an event with each of its reports and the words that prove it.

    Args:
        event: the event.
        reports: its reports, in order.
        documents: the reports' documents by id.
        independent: how many of the reports are independent of one another.
    """
    lines = [
        f"{event.event_type} {' '.join(event.mode)}".strip(),
        *_facts(event),
        f"  reports      {len(reports)}, {independent} independent",
        "",
    ]
    for report in reports:
        document = documents.get(report.document_id)
        lines.append(_source(report.document_id, document))
        lines += [f'    "{plain(piece.quote)}"' for piece in report.event.evidence]
    return "\n".join(lines)


def mechanism_page(mechanism: Mechanism, today: date | None = None) -> str:
    """Return a standing arrangement with its history, sessions, gaps and what proves them.

    Args:
        mechanism: the arrangement.
        today: the day from which it is reckoned whether a session is overdue; None leaves it out.
    """
    lines = [
        f"{plain(mechanism.name)} ({mechanism.kind})",
        f"  id           {mechanism.mechanism_id}",
        f"  members      {', '.join(mechanism.members)}",
    ]
    if mechanism.targets:
        lines.append(f"  against      {', '.join(mechanism.targets)}")
    if mechanism.level:
        lines.append(f"  level        {plain(mechanism.level)}")
    if mechanism.other_names:
        lines.append(f"  also         {plain('; '.join(mechanism.other_names))}")
    if not mechanism.acknowledged:
        lines.append("  not acknowledged by those who take it")
    if mechanism.clauses:
        lines.append(f"  clauses      {plain('; '.join(mechanism.clauses))}")
    lines += _history(mechanism)
    lines += _sessions(mechanism)
    lines += _silence(mechanism, today)
    lines += _commitments(mechanism)
    if mechanism.evidence:
        lines += ["", "introduced by", *_quotes(mechanism.evidence)]
    return "\n".join(lines)


def _facts(event: Event) -> Iterator[str]:
    """Yield what is known of an event, line by line."""
    yield f"  id           {event.event_id}"
    yield f"  when         {days(event.date) or 'not told'}" + (
        f" ({plain(event.date.text)})" if event.date and event.date.text else ""
    )
    if event.place:
        yield f"  where        {plain(event.place.text)}"
    yield f"  status       {event.status}, {event.certainty}"
    yield f"  says         {plain(event.attribution.speaker or str(event.attribution.kind))}"
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield f"  {role:<12} {_party(party)}"
    if event.context:
        yield f"  context      {', '.join(event.context)}"
    if event.mechanism_id:
        yield f"  mechanism    {event.mechanism_id}"
    yield f"  confidence   {event.confidence:.2f}"


def _party(party: Party) -> str:
    """Return who takes part in one line."""
    known = [part for part in (party.country, party.sector, party.office) if part]
    return plain(party.text) + (f" ({', '.join(known)})" if known else "")


def _source(document_id: str, document: Document | None) -> str:
    """Return what a report stands in: publisher, day, headline, address."""
    if document is None:
        return f"  {document_id}"
    day = document.published.isoformat() if document.published else "no date"
    parts = [document.publisher or document.origin, day, document.title, document.url]
    return plain(f"  {document_id}: " + ", ".join(part for part in parts if part))


def _history(mechanism: Mechanism) -> Iterator[str]:
    """Yield the turns of its status."""
    if mechanism.history:
        yield ""
        yield "status"
    for change in mechanism.history:
        reasons = f": {'; '.join(change.reasons)}" if change.reasons else ""
        yield plain(f"  {days(change.date) or 'undated':<12} {change.status}{reasons}")
        yield from _quotes(change.evidence)


def _sessions(mechanism: Mechanism) -> Iterator[str]:
    """Yield its sessions."""
    if mechanism.sessions:
        yield ""
        yield "sessions"
    for session in mechanism.sessions:
        number = f"no. {session.ordinal}" if session.ordinal else ""
        host = f"host {session.host}" if session.host else ""
        parts = [session.place or "", number, host, session.status]
        told = ", ".join(part for part in parts if part)
        yield plain(f"  {days(session.date) or 'undated':<12} {told}")
        yield from _quotes(session.evidence)


def _silence(mechanism: Mechanism, today: date | None) -> Iterator[str]:
    """Yield the gaps between sessions and by how much the next one is late."""
    found = gaps(mechanism)
    if found:
        yield ""
        yield "gaps"
    for gap in found:
        yield f"  {days(gap.before.date):<12} to {days(gap.after.date)}: {gap.text}"
    late = overdue(mechanism, today) if today is not None else None
    if late is not None:
        yield ""
        yield f"overdue: {late.arithmetic}"


def _commitments(mechanism: Mechanism) -> Iterator[str]:
    """Yield what became of what was promised."""
    if mechanism.commitments:
        yield ""
        yield "commitments"
    for one in mechanism.commitments:
        what = f": {one.clause}" if one.clause else ""
        yield plain(f"  {days(one.date) or 'undated':<12} {one.status}{what}")
        yield from _quotes(one.evidence)


def _quotes(evidence: Sequence[Evidence]) -> list[str]:
    """Return quotes with their documents."""
    return [f'    "{plain(piece.quote)}" [{piece.document_id}]' for piece in evidence]
