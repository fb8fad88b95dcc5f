"""A message to documents: its text, the articles of a newsletter, and what is attached to it."""

import email
import email.policy
import io
from collections.abc import Callable, Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import BinaryIO, cast

from dragoman.read.budgets import in_budget
from dragoman.read.context import Context, Hints, Refused
from dragoman.read.decoding import decode_bytes
from dragoman.read.formats.mail.items import Piece, pieces_of
from dragoman.read.formats.mail.pages import is_saved_page, saved_page
from dragoman.read.making import Found, make
from dragoman.read.page.html import text_of_fragment
from dragoman.read.streams import read_bounded
from dragoman.records import Document, Refusal

ReadStream = Callable[[BinaryIO, Hints, Context], Iterator[Document | Refusal]]
DEEPEST = 4
MOST_PARTS = 300
# a plain part of fewer words than this share of the HTML part only says "see the HTML version"
PLAIN_SHARE = 0.5
SHOWN_WITHIN = ("image/", "audio/", "video/", "font/")


def read_eml(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield what a message holds."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    yield from read_message(body, hints, context, inner)


def read_message(
    body: bytes, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the documents of a message, then those of what is attached to it."""
    if hints.depth >= DEEPEST:
        detail = f"is a message within {DEEPEST} others; save it by itself"
        yield Refusal(hints.origin, "read", "nested-too-deep", detail)
        return
    message = email.message_from_bytes(body, policy=email.policy.default)
    parts = _parts(message)
    if is_saved_page(message):
        yield from saved_page(message, parts, hints, context)
        return
    own = _texts(message, parts, hints, context)
    yield from in_budget(own, context.settings)
    for part in parts:
        yield from _attached(part, hints, context, inner)


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts of a message, those of attached messages left with them."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type().startswith("multipart/"):
            inner = part.get_payload()
            waiting += reversed(
                cast("list[EmailMessage]", inner if isinstance(inner, list) else [])
            )
        else:
            found.append(part)
        if len(found) + len(waiting) > MOST_PARTS:
            raise Refused("too-complex", f"has more than {MOST_PARTS} parts; save its text alone")
    return found


def _texts(
    message: EmailMessage, parts: list[EmailMessage], hints: Hints, context: Context
) -> Iterator[Document | Refusal]:
    text, is_markup = _text(parts)
    subject = _header(message, "subject")
    sender, address = parseaddr(_header(message, "from") or "")
    pieces = pieces_of(text, is_markup=is_markup)
    if not pieces:
        if not any(_is_attached(part) for part in parts):
            detail = "the message holds no text; check what was saved"
            yield Refusal(hints.origin, "read", "no-text", detail)
        return
    own = Piece((), subject, sender or address or None, _header(message, "date"))
    for number, piece in enumerate(pieces, 1):
        origin = f"{hints.origin}#{number}" if len(pieces) > 1 else hints.origin
        yield from make(_found(piece, own, origin), hints, context)


def _found(piece: Piece, message: Piece, origin: str) -> Found:
    return Found(
        piece.blocks,
        origin,
        title=piece.title or message.title,
        publisher=piece.publisher or message.publisher,
        url=piece.url,
        published=piece.published or message.published,
        basis="mail",
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # what the library makes of odd ones
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _text(parts: list[EmailMessage]) -> tuple[str, bool]:
    """Return the text of a message, and whether it is HTML."""
    plain = _joined(parts, "text/plain")
    markup = _joined(parts, "text/html")
    shown = text_of_fragment(markup)
    if len(plain.split()) >= PLAIN_SHARE * len(shown.split()):
        return plain, False
    return markup, True


def _joined(parts: list[EmailMessage], kind: str) -> str:
    own = [part for part in parts if part.get_content_type() == kind and not _is_attached(part)]
    return "\n\n".join(words_of(part) for part in own)


def words_of(part: EmailMessage) -> str:
    """Return the text of a part, whatever its transfer encoding and charset."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return str(part.get_payload())
    return decode_bytes(body, part.get_content_charset()) or ""


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_type().startswith("message/"):
        return True
    named = bool(part.get_filename()) or part.get_content_disposition() == "attachment"
    return named or not part.get_content_type().startswith("text/")


def _attached(
    part: EmailMessage, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield what an attachment holds; pictures that the text shows are passed over."""
    kind = part.get_content_type()
    inline = part.get_content_disposition() != "attachment" and kind.startswith(SHOWN_WITHIN)
    if not _is_attached(part) or inline:
        return
    payload = part.get_payload()
    if kind.startswith("message/") and isinstance(payload, list):
        for message in payload:
            within = hints.within("message", "message.eml")
            if isinstance(message, Message):
                yield from read_message(message.as_bytes(), within, context, inner)
        return
    name = part.get_filename() or "attachment"
    body = part.get_payload(decode=True)
    data = body if isinstance(body, bytes) else str(payload).encode("utf-8", "replace")
    yield from inner(io.BytesIO(data), hints.within(name, name), context)
