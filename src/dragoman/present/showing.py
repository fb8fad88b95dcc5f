"""One event told in full, for a person at a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.ledger.entries import Report
from dragoman.present.printing import plain
from dragoman.present.tables import days
from dragoman.records import Document, Event, Party


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
    parts = f" ({event.part_confidence})" if event.part_confidence else ""
    yield f"  confidence   {event.confidence:.2f}{parts}"
    if event.corrected:
        yield f"  corrected    {', '.join(event.corrected)}, by a person: see dragoman correct"


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
