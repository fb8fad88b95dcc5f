"""Addresses by which two readings of one page are known."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from dragoman.records import Document

# what senders of links add to an address; it leads to the same page
SENDERS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid")
WEB = {"http", "https"}
# what leads to whatever is new on a site, and so to no page of its own
HOME = re.compile(r"(?i)(?:/[a-z]{2}(?:[-_][a-z]{2})?)?(?:/(?:index|default|home)(?:\.\w+)?)?")
# the part of a page that is a text of its own: a post of a live page, a page of a script
PART = re.compile(r"[!/]|.*\d")
ORDINAL = re.compile(r"(.+?)(?:[#!].*|:\d+)", re.DOTALL)


def address_of(document: Document) -> str | None:
    """Return the web address of a document's page, in one spelling; None where nothing tells.

    The front page of a site is no address, nor is a place in a file: other texts stand there next.

    Args:
        document: as it was read.

    >>> address_of(Document("d1", "They met.", url="HTTP://www.Example.org/a/?utm_source=x#top"))
    'example.org/a'
    """
    return _plain(document.url) if document.url else None


def are_of_one_file(one: Document, other: Document) -> bool:
    """Return whether two documents are different parts of one file, feed, table or archive.

    Args:
        one: a document.
        other: another.

    >>> rows = [Document("d", "Hm.", origin=f"s.jsonl:{number}") for number in (1, 2)]
    >>> are_of_one_file(*rows), are_of_one_file(rows[0], rows[0])
    (True, False)
    """
    return one.origin != other.origin and _file(one.origin) == _file(other.origin)


def _file(origin: str) -> str:
    """Return the file that an origin is, or is a part of."""
    found = ORDINAL.fullmatch(origin)
    return found[1] if found else origin


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
    path = parts.path.rstrip("/")
    part = f"#{parts.fragment}" if PART.match(parts.fragment) else ""
    if HOME.fullmatch(path) and not (query or part):
        return None
    return f"{host}{port}{path}{query}{part}"
