"""One text of many articles to its articles, in the layouts of the databases that are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.read.context import Context, Hints
from dragoman.read.formats.exports.factiva import factiva
from dragoman.read.formats.exports.lexis import lexis
from dragoman.read.formats.exports.proquest import proquest
from dragoman.read.formats.exports.record import Article
from dragoman.read.knowledge import Exports
from dragoman.read.making import Block, Found, make
from dragoman.records import Document, Refusal, SegmentKind

__all__ = ["Article", "Export", "articles_in", "read_articles"]


@dataclass(frozen=True, slots=True)
class Export:
    """An export: the name of the layout that fits, and its articles."""

    name: str
    articles: tuple[Article, ...]


def articles_in(lines: Sequence[str], exports: Exports) -> Export | None:
    """Return the articles of an export, or None where the text is no export that is known.

    Args:
        lines: the lines of the text, blank ones among them.
        exports: how the databases mark their articles.
    """
    for name, split in (("factiva", factiva), ("lexis", lexis), ("proquest", proquest)):
        found = split(lines, exports)
        if found:
            return Export(name, tuple(found))
    return None


def read_articles(found: Export, hints: Hints, context: Context) -> Iterator[Document | Refusal]:
    """Yield a document for each article, or the refusal of one that has no words."""
    for number, article in enumerate(found.articles, 1):
        origin = f"{hints.origin}#{number}"
        if not any(article.paragraphs):
            detail = f"the article ({(article.title or 'untitled')[:80]}) has no full text; "
            detail += "export it with its full text"
            yield Refusal(origin, "read", "no-text", detail)
            continue
        head = [Block(article.title, SegmentKind.HEADLINE)] if article.title else []
        yield from make(
            Found(
                [*head, *(Block(words) for words in article.paragraphs)],
                origin,
                title=article.title,
                publisher=article.publisher,
                byline=article.byline,
                url=article.url,
                published=article.published,
            ),
            hints,
            context,
        )
