"""MHTML: a page that a browser saved as a message, with its pictures beside it."""

from collections.abc import Iterator
from email.message import EmailMessage

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.page.html import read_page
from dragoman.records import Document, Refusal

PLACES = ("Snapshot-Content-Location", "Content-Location")


def is_saved_page(message: EmailMessage) -> bool:
    """Tell whether a message is a page with its parts and no mail."""
    if message.get("Snapshot-Content-Location"):
        return True
    related = message.get_content_type() in ("multipart/related", "text/html")
    return related and not message.get("To") and not message.get("Received")


def saved_page(
    message: EmailMessage, parts: list[EmailMessage], hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    """Yield the document of the first part that is a page; the others belong to it."""
    for part in parts:
        body = part.get_payload(decode=True)
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        if isinstance(body, bytes) and body.strip():
            place = _place(message) or _place(part)
            yield from read_page(body, place, part.get_content_charset(), hints, context)
            return
    raise Refused("no-main-text", "holds no page; save it as HTML")


def _place(part: EmailMessage) -> str | None:
    for name in PLACES:
        value = str(part.get(name) or "").strip()
        if value.startswith(("http://", "https://")):
            return value
    return None
