"""Addresses by which two readings of one page are known."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from dragoman.records import Document

# what senders of links add to an address; it leads to the same page
SENDERS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid")
WEB = {"http", "https"}
STANDARD_INPUT = "-"


def address_of(document: Document) -> str | None:
    """Return where a document stands, in one spelling; None where nothing tells.

    That is its web address, else the file or the part of one that it was read from.

    Args:
        document: as it was read.

    >>> address_of(Document("d1", "They met.", url="HTTP://www.Example.org/a/?utm_source=x#top"))
    'example.org/a'
    """
    if document.url and (found := _plain(document.url)):
        return found
    piped = document.origin.startswith(STANDARD_INPUT)
    return None if piped or not document.origin else f"file {document.origin}"


def _plain(url: str) -> str | None:
    """Return a web address without what does not lead elsewhere; None where it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in WEB or not host:
        return None
    asked = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True)
             if not key.lower().startswith(SENDERS)]  # fmt: skip
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"
