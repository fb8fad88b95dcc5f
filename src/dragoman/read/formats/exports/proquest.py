"""ProQuest: articles between rules of underscores, with a label before each field."""

import re
from collections.abc import Sequence

from dragoman.read.formats.exports.record import Article, label_of, paragraphs_of, without_by
from dragoman.read.knowledge import Exports

PLACE = re.compile(r"\s*[;\[].*")


def proquest(lines: Sequence[str], exports: Exports) -> list[Article] | None:
    """Return the articles of a ProQuest export, or None where the lines are none."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if exports.proquest_rule.fullmatch(line.strip()):
            parts.append([])
        else:
            parts[-1].append(line)
    found = [_article(part, exports) for part in parts]
    articles = [article for article in found if article]
    return articles or None


def _article(lines: Sequence[str], exports: Exports) -> Article | None:
    fields: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        named = label_of(line, exports.proquest_labels)
        if named:
            label = named[0]
            fields.setdefault(label, []).append(named[1])
        elif label:
            fields[label].append(line)
    if not fields.keys() & exports.proquest_proof:
        return None

    def one(name: str) -> str | None:
        return " ".join(" ".join(fields.get(name, [])).split()) or None

    first = next((line.strip() for line in lines if line.strip()), None)
    paper = one("publication title")
    return Article(
        paragraphs=paragraphs_of(fields.get("full text", [])),
        title=one("title") or first,
        publisher=PLACE.sub("", paper) if paper else None,
        published=one("publication date"),
        byline=without_by(one("author")),
        url=one("document url"),
    )
