"""Lists of addresses: news sitemaps, plain lists, feeds; what they link to is fetched on demand."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from dragoman.read.context import Context, Hints, Refused
from dragoman.read.page.dates import date_of_field
from dragoman.read.page.published import IN_TEXT, basis_of, resolve
from dragoman.read.streams import read_bounded
from dragoman.read.web import check_url
from dragoman.records import DateClaim, Document, Refusal

ReadStream = Callable[[BinaryIO, Hints, Context], Iterator[Document | Refusal]]
MOST_LINKS = 500
ENTRY = re.compile(r"<(?:url|sitemap)\b", re.IGNORECASE)
LONGEST_ENTRY = 4_000
FIELD = re.compile(
    r"<(?:\w+:)?(loc|lastmod|publication_date|title|name)\b[^<>]{0,200}>\s*"
    r"(?:<!\[CDATA\[)?([^<>]{1,2000}?)(?:\]\]>)?\s*</",
    re.DOTALL | re.IGNORECASE,
)
MOST_TAGS = 400_000


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what the list tells of the page there.

    Attributes:
        url: the address.
        title: the headline.
        publisher: who publishes it.
        published: when, as written.
        basis: what kind of list it is, as in `DateClaim.basis`.
    """

    url: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    basis: str = "feed"


def read_sitemap(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the pages of a sitemap, news sitemaps with their titles and days."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    if b"<!entity" in body.lower():
        raise Refused("unsafe", "declares XML entities, as no honest sitemap does")
    if body.count(b"<") > MOST_TAGS:
        raise Refused("too-complex", f"has more than {MOST_TAGS:,} tags; split it")
    yield from read_links(_entries(body.decode("utf-8", "replace")), hints, context, inner)


def _entries(markup: str) -> list[Link]:
    import html  # noqa: PLC0415 - needed here alone

    found: list[Link] = []
    for entry in ENTRY.split(markup)[1:]:
        told = FIELD.finditer(entry[:LONGEST_ENTRY])
        fields = {match[1].lower(): html.unescape(match[2]).strip() for match in told}
        if "loc" in fields:
            found.append(
                Link(
                    fields["loc"],
                    fields.get("title"),
                    fields.get("name"),
                    fields.get("publication_date"),
                )
            )
    return found


def read_list(
    stream: BinaryIO, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the pages of a plain list of addresses, one a line; remarks begin with a #."""
    body = read_bounded(stream, context.settings.max_document_bytes)
    lines = [line.strip() for line in body.decode("utf-8", "replace").split("\n")]
    own = [line for line in lines if line and not line.startswith("#")]
    yield from read_links([Link(line) for line in dict.fromkeys(own)], hints, context, inner)


def read_links(
    links: Sequence[Link], hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield the pages that a list links to, if the caller wants links followed."""
    if not links:
        raise Refused("empty", "lists no address; try again later")
    if not context.follow:
        raise Refused(
            "links", f"holds {len(links):,} addresses and no article; fetch them with --follow"
        )
    for link in links[:MOST_LINKS]:
        yield from fetched(link, hints, context, inner)
    if len(links) > MOST_LINKS:
        detail = f"lists {len(links):,} addresses; the first {MOST_LINKS} were read: split it"
        yield Refusal(hints.origin, "read", "too-large", detail)


def fetched(
    link: Link, hints: Hints, context: Context, inner: ReadStream
) -> Iterator[Document | Refusal]:
    """Yield what stands at the address of a link; links in it are not followed further."""
    if context.known is not None and context.known(link.url):
        return
    try:
        check_url(link.url)
        answer = context.fetcher.fetch(link.url)
    except Refused as refused:
        yield Refusal(link.url, "read", refused.code, refused.detail)
        return
    own = Hints(
        origin=link.url,
        name=answer.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].lower(),
        budget=hints.budget,
        url=answer.url,
        content_type=answer.content_type,
        charset=answer.charset,
        depth=hints.depth + 1,
    )
    for item in inner(answer.stream, own, replace(context, follow=False)):
        yield _told(item, link, context) if isinstance(item, Document) else item


def _told(document: Document, link: Link, context: Context) -> Document:
    """Return a document with what the list tells of it where the page does not."""
    day = date_of_field(link.published) if link.published else None
    claims = document.published_claims
    if day and day <= context.today:
        own = DateClaim(link.basis, day, link.published or "")
        given = [claim for claim in claims if claim.basis != "given"]
        claims = resolve([*given, own], context.knowledge.grades)
        first = claims[0]
        document = replace(
            document,
            published=first.day,
            published_basis=basis_of(first),
            published_source="text" if first.basis in IN_TEXT else "metadata",
            published_claims=claims,
        )
    # the name of a host is what is left where a page does not name its publisher
    known = document.publisher if document.publisher and "." not in document.publisher else None
    return replace(
        document,
        title=document.title or link.title,
        publisher=known or link.publisher or document.publisher,
    )
