"""Alerts: what a rule waited for, why it is told, and the sentence that it rests on."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dragoman.ledger import Ledger
from dragoman.present.brief.parts.notes import web_address
from dragoman.records import Event, Evidence, decode, encode

LONGEST_QUOTE = 600
FRAGMENT_WORDS = 12


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told.

    Attributes:
        rule: the name of the rule.
        title: what happened, in a sentence.
        why: why it is told.
        quote: the words that it rests on; empty for none.
        document_id: where they stand.
        source: address or path of that document.
        link: leads to the sentence: on the pages of the ledger where these are known, else in the
            document itself.
        event_id: the event, where it is one.
    """

    rule: str
    title: str
    why: str
    quote: str = ""
    document_id: str = ""
    source: str = ""
    link: str = ""
    event_id: str | None = None

    def json(self) -> str:
        """Return the alert as JSON."""
        return encode(self).decode()


def alert_of(text: str) -> Alert:
    """Return an alert from JSON."""
    return decode(text, Alert)


def about_event(
    book: Ledger, event: Event, *, rule: str, title: str, why: str, pages: str
) -> Alert:
    """Return an alert about an event, with the newest words that tell it."""
    reports = book.reports(event.event_id)
    proof = reports[-1].event.evidence[0] if reports else event.evidence[0]
    return about_words(
        book, proof, rule=rule, title=title, why=why, pages=pages, event_id=event.event_id
    )


def about_words(
    book: Ledger,
    proof: Evidence,
    *,
    rule: str,
    title: str,
    why: str,
    pages: str,
    event_id: str | None = None,
) -> Alert:
    """Return an alert that rests on words of a document."""
    document = book.document(proof.document_id)
    url = web_address(document.url) if document else None
    origin = document.origin if document else ""
    if pages:
        place = {"id": proof.document_id, "start": proof.start, "end": proof.end}
        link = f"{pages.rstrip('/')}/document?{urlencode(place)}#at-{proof.start}"
    elif url:
        words = " ".join(proof.quote.split()[:FRAGMENT_WORDS])
        link = f"{url.partition('#')[0]}#:~:text={quote(words, safe='')}"
    else:
        link = origin
    return Alert(
        rule=rule,
        title=" ".join(title.split()),
        why=" ".join(why.split()),
        quote=" ".join(proof.quote.split())[:LONGEST_QUOTE],
        document_id=proof.document_id,
        source=url or origin,
        link=link,
        event_id=event_id,
    )
