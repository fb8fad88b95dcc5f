"""How many pages a brief's Word document fills, told before Word does.

Letters are as wide as in Arial (and in the free fonts made to its measure); what is not in the
table counts as wide as a letter can be. Lines are counted as a typesetter would break them, and a
little is added for what breaks of pages leave empty, so the count errs on the long side.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.data.tables import read_table
from dragoman.present.brief.forms.sheet import (
    CAPTION,
    CELL,
    CHART,
    FOOT,
    MARGIN,
    MARK,
    PAGE,
    Drawing,
    Grid,
    Paragraph,
    Run,
    Sheet,
    Style,
)

POINTS = 72 / 25.4  # to a millimetre
LINE = 1.155  # of the size of letters
BOLD, RAISED = 1.1, 0.66
WIDEST = 1000.0
NO_BREAK = "\u00a0"
EDGE = 7.0  # millimetres from the edge of the paper to its header and footer
SLACK = 0.975  # of a page; the rest is lost where lines are kept together
NOTED = 0.84  # the same where notes stand below, each on the page that cites it
SEPARATOR = 12.0  # points between the text and the footnotes of a page
PICTURE_AIR = 4.0
CELL_AIR = 11.0  # at both sides of a cell together


def pages_of(sheet: Sheet, *, drawn: bool) -> float:
    """Return how many pages a document fills.

    Args:
        sheet: from `sheet_of`.
        drawn: whether the chart is a picture; else its figures stand in a table.
    """
    measured = _measured(sheet, drawn=drawn)
    notes = sum(measured.notes) + max(measured.notes, default=0)
    room = measured.page * NOTED - SEPARATOR if measured.notes else measured.page * SLACK
    return (measured.body + notes) / room


@dataclass(frozen=True, slots=True)
class _Measured:
    """Heights in points: of a page's text, of the body and of each note."""

    page: float
    body: float
    notes: tuple[float, ...]


def _measured(sheet: Sheet, *, drawn: bool) -> _Measured:
    wide = (PAGE[0] - 2 * MARGIN) * POINTS
    width = _letters()
    page = PAGE[1] * POINTS - _edge((sheet.marking,), wide, width)
    page -= _edge((sheet.marking, sheet.footer or " "), wide, width)
    body = sum(_height(one, wide, width, drawn=drawn) for one in sheet.body)
    return _Measured(page, body, tuple(_paragraph(one, wide, width) for one in sheet.notes))


def _edge(lines: Iterable[str], wide: float, width: Callable[[str], float]) -> float:
    """Return what a margin takes, more where its lines need it."""
    told = [Paragraph(MARK, (Run(line),)) for line in lines if line]
    need = sum(_paragraph(one, wide, width) for one in told) + FOOT.size / 2
    return max(MARGIN, EDGE + need / POINTS) * POINTS


def _height(
    item: Paragraph | Drawing | Grid, wide: float, width: Callable[[str], float], *, drawn: bool
) -> float:
    """Return how tall a part of the body is, in points."""
    if isinstance(item, Paragraph):
        return _paragraph(item, wide, width)
    if isinstance(item, Grid):
        column = wide / len(item.head) - CELL_AIR
        return sum(max(_paragraph(one, column, width) + 1 for one in row) for row in item.lines)
    if drawn:
        return CHART[1] * POINTS + PICTURE_AIR
    rows = 1 + sum(bool(bar.cooperation or bar.conflict) for bar in item.bars)
    return rows * (CELL.size * LINE + 1) + CAPTION.size


def _paragraph(paragraph: Paragraph, wide: float, width: Callable[[str], float]) -> float:
    """Return how tall a paragraph is, in points."""
    style = paragraph.style
    lines = _lines(_words(paragraph.runs, style, width), wide - style.indent)
    return style.before + lines * style.size * LINE + style.after


def _words(
    runs: Iterable[Run], style: Style, width: Callable[[str], float]
) -> Iterator[tuple[float, float]]:
    """Yield the width of each word and of the space after it, in points."""
    word = 0.0
    for run in runs:
        share = style.size * (BOLD if style.bold or run.bold else 1) * (RAISED if run.raised else 1)
        for letter in run.words:
            if letter.isspace() and letter != NO_BREAK:
                yield word, share * width(" ")
                word = 0.0
            else:
                word += share * width(letter)
    yield word, 0.0


def _lines(words: Iterable[tuple[float, float]], wide: float) -> int:
    """Return how many lines words fill; a word wider than a line is broken."""
    lines, at = 1, 0.0
    for word, space in words:
        if at and at + word > wide:
            lines, at = lines + 1, 0.0
        lines += int((at + word) // wide) if word > wide else 0
        at = (at + word) % wide if word > wide else at + word
        at += space
    return lines


def _letters() -> Callable[[str], float]:
    """Return what gives a letter's width, as a share of the size of letters."""
    told = {
        letter: float(row["width"]) / WIDEST
        for row in read_table("letter_widths.tsv")
        for letter in row["letters"]
    }
    told |= {"“": told["-"], "”": told["-"], NO_BREAK: told[" "]}
    return lambda letter: told.get(letter, 1.0)
