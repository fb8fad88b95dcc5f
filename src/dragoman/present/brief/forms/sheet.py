"""What a brief's Word document consists of: paragraphs in order, each with its style.

The document is written from this, and its pages are counted from it before it is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.present.brief.forms.chart import chart_title
from dragoman.present.brief.records import Bar, Brief, Claim, Footnote, Section
from dragoman.present.wording import day_words, short_text

LONGEST_LINK = 80
PAGE = (210.0, 297.0)
MARGIN = 17.0
CHART = (140.0, 34.6)
GUTTER = 6.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph is set.

    Attributes:
        size: of letters, in points.
        before: points above it.
        after: points below it.
        indent: of all its lines, in points.
        bold: whether all of it is.
        soft: whether it is grey.
        heading: its level; 0 for none.
        bullet: whether a dot stands before it.
    """

    size: float
    before: float = 0
    after: float = 2
    indent: float = 0
    bold: bool = False
    soft: bool = False
    heading: int = 0
    bullet: bool = False


TITLE = Style(9, after=1, bold=True, soft=True)
HEADLINE = Style(13, after=4, bold=True, heading=1)
SOFT = Style(9, after=3, soft=True)
CAPTION = Style(7.5, after=2, soft=True)
CELL = Style(7.5, after=0)
HEADING = Style(10.5, before=6, after=2, bold=True, heading=2)
CLAIM = Style(9, after=1, indent=11, bullet=True)
NOTE = Style(6.5, after=1)
MARK = Style(9, after=0, bold=True)
SOURCES = "Sources"
FOOT = Style(8, after=0, soft=True)


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike.

    Attributes:
        words: as they are printed.
        bold: whether they are.
        italic: whether they are.
        raised: whether they stand high and small, as numbers of footnotes do.
        url: where they lead; empty for nowhere.
        notes: numbers of the footnotes that they are, where they are such numbers.
    """

    words: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    url: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of words in a style."""

    style: Style
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The chart.

    Attributes:
        bars: what it draws.
        caption: what it shows.
    """

    bars: tuple[Bar, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        head: names of its columns.
        rows: the runs of words of each cell.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]

    @property
    def lines(self) -> tuple[tuple[Paragraph, ...], ...]:
        """Its rows as paragraphs, the head first."""
        head = tuple(Paragraph(CELL, (Run(name, bold=True),)) for name in self.head)
        return (head, *(tuple(Paragraph(CELL, cell) for cell in row) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a document.

    Attributes:
        body: across the page.
        notes: in two columns below.
        marking: at the top and the foot of each page.
        footer: at the foot of each page.
    """

    body: tuple[Paragraph | Drawing | Grid, ...]
    notes: tuple[Paragraph, ...]
    marking: str
    footer: str


def sheet_of(brief: Brief) -> Sheet:
    """Return the paragraphs of a brief.

    Args:
        brief: from `make_brief`.
    """
    return Sheet(
        tuple(_body(brief)),
        tuple(_footnote(note, _is_shown(note, brief)) for note in brief.footnotes),
        brief.order.marking or "",
        brief.order.footer or "",
    )


def _plain(style: Style, words: str) -> Paragraph:
    return Paragraph(style, (Run(words),))


def _body(brief: Brief) -> Iterator[Paragraph | Drawing | Grid]:
    """Yield what stands above the sources."""
    yield _plain(TITLE, brief.title)
    yield _plain(HEADLINE, brief.headline)
    if brief.order.objective:
        yield _plain(SOFT, f"Objective: {brief.order.objective}")
    yield from (_claim(claim) for claim in brief.summary)
    if brief.bars:
        caption = chart_title(brief.bars, brief.undated)
        yield Drawing(brief.bars, caption)
        yield _plain(CAPTION, caption)
    for section in brief.sections:
        yield from _section(section)
    if not brief.sections:
        yield _plain(SOFT, nothing_words(since_last=brief.order.known is not None))
    yield _plain(SOFT, brief.coverage)
    if brief.footnotes:
        yield _plain(HEADING, SOURCES)


def _section(section: Section) -> Iterator[Paragraph | Drawing | Grid]:
    """Yield a section."""
    yield _plain(HEADING, section.title)
    if section.head and section.claims:
        yield Grid(section.head, tuple(_row(claim) for claim in section.claims))
    else:
        yield from (_claim(claim) for claim in section.claims)
    yield from (_plain(SOFT, line) for line in section.tail)


def _row(claim: Claim) -> tuple[tuple[Run, ...], ...]:
    """Return a claim as a row, the numbers of its footnotes in the last cell."""
    cells = [(Run(words),) for words in claim.cells]
    return (*cells[:-1], (*cells[-1], Run(numbers_of(claim), raised=True, notes=claim.footnotes)))


def numbers_of(claim: Claim) -> str:
    """Return the numbers of a claim's footnotes, which never part at the end of a line."""
    return ",\u00a0".join(str(number) for number in claim.footnotes)


def nothing_words(*, since_last: bool) -> str:
    """Return what a brief without a section says."""
    return "Nothing new since the last brief." if since_last else "Nothing was found."


def _claim(claim: Claim) -> Paragraph:
    """Return a claim."""
    runs = (
        Run(f"{claim.change} · " if claim.change else "", italic=True),
        Run(f"{claim.label}: " if claim.label else "", bold=True),
        Run(claim.text),
        Run(f" “{claim.quote}”" if claim.quote else "", italic=True),
        Run(numbers_of(claim), raised=True, notes=claim.footnotes),
    )
    return Paragraph(CLAIM, tuple(run for run in runs if run.words))


def _is_shown(note: Footnote, brief: Brief) -> bool:
    """Return whether a claim shows the words of its note already, so that paper is saved."""
    claims = (*brief.summary, *(one for part in brief.sections for one in part.claims))
    words = note.quote.removesuffix(" …")
    return any(note.number in one.footnotes and words in (one.quote or "") for one in claims)


def _footnote(note: Footnote, shown: bool) -> Paragraph:  # noqa: FBT001 - a private matter
    """Return a footnote: quote, publisher, date and link."""
    published = day_words(note.published) if note.published else "undated"
    quote = "" if shown else f"“{note.quote}” — "
    words = f" {quote}{note.publisher or 'publisher unknown'}, {published}"
    told = note.title or (short_text(note.url, LONGEST_LINK) if note.url else "")
    runs = (
        Run(str(note.number), bold=True),
        Run(f"{words}, " if told else words),
        Run(told, url=note.url or ""),
    )
    return Paragraph(NOTE, tuple(run for run in runs if run.words))
