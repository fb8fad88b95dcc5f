"""The pieces of a message: its own words, what was forwarded, and the articles of a newsletter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.read.making import Block
from dragoman.read.page.html import text_of_fragment
from dragoman.records import SegmentKind

FORWARDED = re.compile(
    r"\s*(?:-{3,}\s*(?:forwarded message|original message)\s*-{3,}|begin forwarded message:)\s*",
    re.IGNORECASE,
)
HEADER = re.compile(r"\s*\*?(from|date|sent|subject|to|cc|reply-to):\*?\s*(.*)", re.IGNORECASE)
ANSWERED = re.compile(r"\s*On .{6,200} wrote:\s*", re.IGNORECASE)
RULE = re.compile(r"\s*(?:[-=_*~#]\s?){5,}\s*")
HEADING = re.compile(r"<h([1-3])\b[^<>]{0,2000}>(.{1,3000}?)</h\1>", re.IGNORECASE | re.DOTALL)
LINK = re.compile(r"https?://[^\s<>\"')\]]{4,2000}")
SIGNATURE = "--"
FOOTER = re.compile(
    r".{0,200}\b(?:unsubscribe|manage (?:your )?preferences|"
    r"view (?:this|it).{0,30} in (?:your|a) browser|"
    r"you (?:get|receive|are receiving|received) this)\b.{0,400}",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\s*(?:read more|more|continue reading|full story|read (?:the )?(?:full )?(?:story|article))"
    r"\s*(?:[.…»→>-]|https?://\S+)*\s*",
    re.IGNORECASE,
)
FEWEST_WORDS = 20
FEWEST_TEASED = 8  # words of an item that leads to its whole text
FEWEST_ITEMS = 2
LONGEST_TITLE = 20
ENDS = (".", "!", "?", ":", ",", ";")
ADDRESS = re.compile(r"\s*[<(]?\S+@\S+[>)]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message that is a document of its own.

    Attributes:
        blocks: its words.
        title: its headline, where it has one of its own.
        publisher: who sent it first.
        published: when that was, as written.
        url: where its whole text stands.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def pieces_of(text: str, *, is_markup: bool) -> list[Piece]:
    """Return the pieces of the text of a message.

    Args:
        text: plain, or HTML.
        is_markup: which of the two it is.
    """
    if is_markup:
        items = _items_of_markup(text)
        if items:
            return items
        text = text_of_fragment(text)
    lines = text.replace("\r\n", "\n").split("\n")
    at = next((n for n, line in enumerate(lines) if FORWARDED.fullmatch(line)), None)
    if at is None:
        return _items(lines) or _whole(lines, Piece(()))
    head, start = _forwarded(lines, at + 1)
    before = lines[:at] if _words(lines[:at]) >= FEWEST_WORDS else []
    return [*_whole(before, Piece(())), *_whole(lines[start:], head)]


def _forwarded(lines: Sequence[str], start: int) -> tuple[Piece, int]:
    """Return what the head of a forwarded message tells, and where its text begins."""
    fields: dict[str, str] = {}
    at = start
    while at < len(lines) and (not lines[at].strip() or HEADER.fullmatch(lines[at])):
        match = HEADER.fullmatch(lines[at])
        if match:
            fields.setdefault(match[1].lower(), match[2].strip())
        elif fields:
            break
        at += 1
    sender = ADDRESS.sub("", fields.get("from", "")).strip(' "') or None
    return Piece((), fields.get("subject"), sender, fields.get("date") or fields.get("sent")), at


def _whole(lines: Sequence[str], head: Piece) -> list[Piece]:
    """Return the piece that lines make, its signature and what it answers to marked."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    marked = False
    for line in [*lines, ""]:
        if line.rstrip() == SIGNATURE or ANSWERED.fullmatch(line) or FOOTER.fullmatch(line):
            marked = True
        if MORE.fullmatch(line):
            blocks += [Block(words) for words in _joined(paragraph)]
            blocks.append(Block(line.strip(), SegmentKind.BOILERPLATE))
            paragraph = []
            continue
        quoted = line.lstrip().startswith(">")
        if line.strip() and not quoted:
            paragraph.append(line.strip())
            continue
        if paragraph:
            kind = SegmentKind.BOILERPLATE if marked else None
            blocks += [Block(words, kind) for words in _joined(paragraph)]
            paragraph = []
        if quoted:
            blocks.append(Block(line.strip(), SegmentKind.BOILERPLATE))
    own = any(block.kind is None and block.text for block in blocks)
    return [replace(head, blocks=tuple(blocks))] if own else []


def _joined(lines: list[str]) -> list[str]:
    """Return lines as they stand, or as one paragraph where a program broke it at a width."""
    broken = sum(len(line) > 45 for line in lines[:-1])  # noqa: PLR2004 - mail breaks at 60 to 78
    return [" ".join(lines)] if len(lines) > 1 and broken == len(lines) - 1 else lines


def _items(lines: Sequence[str]) -> list[Piece]:
    """Return the articles between rules, each below a heading of its own."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if RULE.fullmatch(line) and line.rstrip() != SIGNATURE:
            parts.append([])
        else:
            parts[-1].append(line)
    items = [item for part in parts if (item := _item(part))]
    return items if len(items) >= FEWEST_ITEMS else []


def _item(lines: Sequence[str]) -> Piece | None:
    own = [line.strip() for line in lines]
    while own and not own[0]:
        own.pop(0)
    if not own or len(own[0].split()) > LONGEST_TITLE or own[0].endswith(ENDS):
        return None
    if _words(own[1:]) < FEWEST_WORDS:
        return None
    link = LINK.search("\n".join(own))
    head = Piece((), own[0], url=link[0] if link else None)
    return next(iter(_whole([own[0], "", *own[1:]], head)), None)


def _items_of_markup(markup: str) -> list[Piece]:
    """Return the articles below headings of a newsletter in HTML."""
    headings = list(HEADING.finditer(markup))
    if not headings:
        return []
    ends = [match.start() for match in headings[1:]] + [len(markup)]
    items: list[Piece] = []
    for match, end in zip(headings, ends, strict=True):
        title = text_of_fragment(match[2])
        words = text_of_fragment(markup[match.end() : end])
        link = LINK.search(markup[match.start() : end])
        head = Piece((), title, url=link[0] if link else None)
        if _words([words]) >= (FEWEST_TEASED if link else FEWEST_WORDS):
            items += _whole([title, "", *words.split("\n")], head)
    return items if len(items) >= FEWEST_ITEMS else []


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
