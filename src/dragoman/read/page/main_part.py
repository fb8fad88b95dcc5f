"""Lists and tables within the main part of a page, which extraction leaves out, put in place."""

import re
from typing import Any

from dragoman.read.page.cells import row_lines

SENTENCE = re.compile(r"[.!?…;]['\"”’)\]]*$")
FEWEST_WORDS = 4
LINKED_SHARE = 0.5
MOST_ELEMENTS = 20_000
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "pre"})
ASIDE = frozenset({"nav", "aside", "footer", "header", "form", "script", "style", "button"})
CHANCE = 40


def with_lists(text: str, markup: str) -> str:
    """Return the main text of a page with the lists and rows that stand among its paragraphs.

    A list or a table counts where it is within the element that holds the extracted paragraphs and
    its items are sentences, not links.

    Args:
        text: the paragraphs that extraction found, one a line.
        markup: the page.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if not re.search(r"<(?:li|td)\b", markup, re.IGNORECASE):
        return text
    root = _parsed(markup)
    known = {_key(line) for line in lines}
    holder = _holder(root, known) if root is not None else None
    if holder is None:
        return text
    order = _in_order(holder, known)
    added = [line for line, is_new in order if is_new]
    if not added:
        return text
    placed = {_key(line) for line, is_new in order if not is_new}
    first = next((n for n, line in enumerate(lines) if _key(line) in placed), 0)
    last = max((n for n, line in enumerate(lines) if _key(line) in placed), default=len(lines) - 1)
    merged = [line for line in lines[:first] if _key(line) not in placed]
    inner = {_key(line): line for line in lines[first : last + 1]}
    missing = [line for key, line in inner.items() if key not in placed]
    merged += [line for line, _ in order] + missing + lines[last + 1 :]
    return "\n".join(merged)


def _parsed(markup: str) -> Any:  # noqa: ANN401 - an element of lxml, which is untyped
    from lxml import html  # noqa: PLC0415 - slow to import, needed for pages alone

    try:
        return html.document_fromstring(
            markup.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, AssertionError, html.etree.ParserError):
        return None


def _words(element: Any) -> str:  # noqa: ANN401 - as above
    return " ".join("".join(element.itertext()).split())


def _key(words: str) -> str:
    return re.sub(r"\W+", "", words.lower())[:CHANCE]


def _holder(root: Any, known: set[str]) -> Any:  # noqa: ANN401 - as above
    """Return the closest element around the paragraphs that extraction found."""
    holder = None
    for number, element in enumerate(root.iter("p", "div", "blockquote")):
        if number > MOST_ELEMENTS:
            break
        own = element.tag != "div" or not len(element)
        if not own or _key(_words(element)) not in known:
            continue
        around = set(element.iterancestors())
        holder = element.getparent() if holder is None else _common(holder, around)
    return holder


def _common(holder: Any, around: set[Any]) -> Any:  # noqa: ANN401 - as above
    one = holder
    while one is not None and one not in around:
        one = one.getparent()
    return one if one is not None else holder


def _in_order(holder: Any, known: set[str]) -> list[tuple[str, bool]]:  # noqa: ANN401 - as above
    """Return the lines within an element, and for each whether extraction left it out."""
    found: list[tuple[str, bool]] = []
    seen: set[str] = set()
    waiting = [holder]
    while waiting and len(seen) < MOST_ELEMENTS:
        one = waiting.pop()
        tag = one.tag if isinstance(one.tag, str) else ""
        if tag in ASIDE or not tag:
            continue
        if tag == "tr":
            cells = [_words(cell) for cell in one.iterchildren("td", "th")]
            lines = row_lines(cells) if not _is_linked(one) else []
        elif tag == "li" and one.find(".//li") is None and one.find(".//p") is None:
            lines = [_words(one)] if not _is_linked(one) else []
        elif tag in BLOCKS or (tag == "div" and not len(one)):
            lines = [_words(one)]
        else:
            waiting.extend(reversed(one))
            continue
        for line in lines:
            key = _key(line)
            is_known = key in known
            is_item = tag in ("li", "tr") and _is_sentence(line)
            if key and key not in seen and (is_known or is_item):
                seen.add(key)
                found.append((line, not is_known))
    return found


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= FEWEST_WORDS and bool(SENTENCE.search(line))


def _is_linked(element: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether most of an item's words are links."""
    whole = len(_words(element))
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return linked > LINKED_SHARE * whole
