"""Lines of pages to paragraphs: across line ends, columns and pages, hyphens taken back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from dragoman.read.formats.pdf.columns import Line, rows_of
from dragoman.read.formats.pdf.fragments import Fragment

OTHER_SIZE = 0.08
# a paragraph ends where the next line stands further off than its neighbours do
WIDER = 1.35
USUAL = 1.3
FEWEST_STEPS = 4
INDENT = 0.8
SHORT = 0.85
ENDS = re.compile(r"[.!?…:]['\"”’)\]]*$")
BROKEN = re.compile(r"([A-Za-z]{2,})[-\u00ad\u2010]$")
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
LONGEST_WORD = 40
BULLET = re.compile(r"(?:[-*•·▪◦–—\uf0a7\uf0b7\uf0d8]|\(?\d{1,2}[.)])\s")
LISTED = re.compile(r"[A-Z(“\"‘'\d]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is put together.

    Attributes:
        lines: as they stand on the page.
        page: the page that it begins on, counted from 1.
        running: whether it is furniture of its page.
    """

    lines: list[Line]
    page: int
    running: bool = False
    size: float = field(init=False)

    def __post_init__(self) -> None:
        self.size = self.lines[0].size


def paragraphs_of(
    pages: Sequence[Sequence[Line]], running: Sequence[Sequence[Fragment]]
) -> list[Paragraph]:
    """Return the paragraphs of all pages, the furniture of a page after what the page says.

    Args:
        pages: the lines of each page, in reading order, without its furniture.
        running: the furniture of each page.
    """
    found: list[Paragraph] = []
    last: Paragraph | None = None
    for number, (lines, heads) in enumerate(zip(pages, running, strict=True), 1):
        for part in _parts(lines):
            if last and _goes_on(last, part):
                last.lines += part
            else:
                last = Paragraph(part, number)
                found.append(last)
        found += [Paragraph([line], number, running=True) for line in rows_of(heads)]
    return found


def _parts(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Yield the paragraphs of a page, cut at the ends of columns."""
    steps = [_step(one, two) for one, two in pairwise(lines)]
    down = [step for step in steps if step > 0]
    usual = median(down) if len(down) >= FEWEST_STEPS else USUAL
    rights: dict[int, float] = {}
    lefts: dict[int, float] = {}
    for line in lines:
        rights[line.column] = max(rights.get(line.column, line.right), line.right)
        lefts[line.column] = min(lefts.get(line.column, line.left), line.left)
    part: list[Line] = []
    for line in lines:
        if part and _breaks(part[-1], line, usual, lefts[line.column], rights[line.column]):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _step(one: Line, two: Line) -> float:
    """Return how far the foot of a line stands above that of the next, in its own size."""
    if one.column != two.column:
        return 0.0
    return (one.bottom - two.bottom) / max(one.size, 1.0)


def _breaks(one: Line, two: Line, usual: float, left: float, right: float) -> bool:
    if one.column != two.column or _differs(one.size, two.size):
        return True
    if BULLET.match(two.text) or _step(one, two) > WIDER * usual:
        return True
    indented = two.left > left + INDENT * two.size and one.left <= left + INDENT * one.size
    short = one.right < left + SHORT * (right - left)
    ended = bool(ENDS.search(one.text))
    return (indented and ended) or (short and ended and bool(LISTED.match(two.text)))


def _differs(one: float, other: float) -> bool:
    return abs(one - other) > OTHER_SIZE * max(one, other)


def _goes_on(paragraph: Paragraph, part: list[Line]) -> bool:
    """Tell whether a paragraph that a column or a page cut goes on with these lines."""
    last = paragraph.lines[-1]
    if _differs(last.size, part[0].size) or ENDS.search(last.text):
        return False
    return part[0].text[:1].islower() or bool(BROKEN.search(last.text))


def joined(paragraph: Paragraph, words: dict[str, int]) -> str:
    """Return the words of a paragraph, without the hyphens that only a line end put in.

    Args:
        paragraph: with its lines.
        words: how often each word occurs in the document, to tell "co-operation" from "minis-ters".
    """
    text = ""
    for line in paragraph.lines:
        broken = BROKEN.search(text[-LONGEST_WORD:])
        if not text:
            text = line.text
        elif broken and line.text[:1].isalpha():
            keeps = _keeps_hyphen(broken[1], line.text, words)
            text = (text if keeps else text[:-1]) + line.text
        else:
            text = f"{text} {line.text}"
    return text


def _keeps_hyphen(before: str, after: str, words: dict[str, int]) -> bool:
    follows = WORD.match(after)
    if follows is None or after[0].isupper():
        return True
    second = follows[0].lower()
    return words.get(f"{before.lower()}-{second}", 0) > words.get(f"{before.lower()}{second}", 0)


def words_of(pages: Sequence[Sequence[Line]]) -> dict[str, int]:
    """Return how often each word of the document occurs."""
    counts: dict[str, int] = {}
    for lines in pages:
        for line in lines:
            for word in WORD.findall(line.text):
                counts[word.lower()] = counts.get(word.lower(), 0) + 1
    return counts
