"""Footnotes: numbered in the order in which claims first cite them, each once."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from dragoman.present.brief.material import Source
from dragoman.present.brief.records import Footnote
from dragoman.present.wording import short_text
from dragoman.present.wording.words import plain_text
from dragoman.records import Evidence

LONGEST_QUOTE = 220
LONGEST_TITLE = 120
LONGEST_ADDRESS = 2000


class Notes:
    """Collects footnotes while claims are made.

    Args:
        source: gives title, publisher, date and address of a document.
        most: how many one claim may cite.
    """

    def __init__(self, source: Callable[[str], Source], most: int) -> None:
        self._source = source
        self._most = most
        self._numbers: dict[Evidence, int] = {}

    def cite(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the numbers under which evidence stands, at most one a document.

        The first piece is always among them: it is what the claim was made from.
        """
        documents: dict[str, Evidence] = {}
        for piece in evidence:
            documents.setdefault(piece.document_id, piece)
        first, rest = tuple(documents.values())[:1], tuple(documents.values())[1:]
        chosen = (*first, *sorted(rest, key=self._rank))[: self._most]
        return tuple(
            sorted(self._numbers.setdefault(one, len(self._numbers) + 1) for one in chosen)
        )

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return all footnotes in order."""
        return tuple(self._footnote(piece, number) for piece, number in self._numbers.items())

    def _rank(self, piece: Evidence) -> tuple[int, bool, str, str]:
        """Return the order among evidence: cited already, with a publisher, earliest."""
        source = self._source(piece.document_id)
        day = source.published.isoformat() if source.published else "9999"
        known = self._numbers.get(piece, len(self._numbers) + 1)
        return known, source.publisher is None, day, piece.document_id

    def _footnote(self, piece: Evidence, number: int) -> Footnote:
        source = self._source(piece.document_id)
        return Footnote(
            number=number,
            document_id=piece.document_id,
            start=piece.start,
            end=piece.end,
            quote=short_text(piece.quote, LONGEST_QUOTE),
            title=_title(source.title, piece.quote),
            publisher=short_text(source.publisher, LONGEST_TITLE) if source.publisher else None,
            published=source.published,
            url=web_address(source.url),
        )


def _title(title: str | None, quote: str) -> str | None:
    """Return a headline, unless the quote says it already."""
    if not title or plain_text(title).rstrip(".") in plain_text(quote):
        return None
    return short_text(title, LONGEST_TITLE)


def web_address(address: str | None) -> str | None:
    """Return an address if a reader may safely follow it.

    >>> web_address("javascript:alert(1)") is None, web_address("https://example.org/a")
    (True, 'https://example.org/a')
    """
    if not address or len(address) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    safe = all(letter.isprintable() and letter not in ' "<>\\^`{|}' for letter in address)
    return address if safe else None
