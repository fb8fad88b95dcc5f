"""The pieces of lines on a page: where each stands and in what size, as the file draws them."""

import ctypes
import re
from dataclasses import dataclass
from typing import Any

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHEN_MARK = 0x02
SAME_LINE = 0.5
# the library marks spaces itself; this catches the few that it leaves out
WORD_GAP = 0.3
PIECE_GAP = 0.9
BACKWARDS = 0.1
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of characters on one line, without a gap as wide as between columns.

    Attributes:
        text: its characters.
        left: in points from the left edge of the page.
        right: the same of its end.
        bottom: in points from the lower edge of the page.
        top: the same of its upper side.
        size: of its letters, in points.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """Half-way between bottom and top."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """Of the line, in points."""
        return max(self.top - self.bottom, 0.1)


@dataclass(slots=True)
class _Run:
    letters: list[str]
    left: float
    last: float
    right: float
    bottom: float
    top: float
    size: float

    def fits(self, left: float, bottom: float, top: float, size: float) -> bool:
        """Tell whether a character goes on with this run."""
        overlap = min(top, self.top) - max(bottom, self.bottom)
        height = min(top - bottom, self.top - self.bottom)
        gap = left - self.right
        em = max(self.size, size, 1.0)
        return (
            overlap > SAME_LINE * height
            and left >= self.last - BACKWARDS * em
            and gap < PIECE_GAP * em
        )


def fragments_of(page: Any, most: int) -> list[Fragment]:  # noqa: ANN401 - the library's page
    """Return the fragments of a page, in the order in which the file draws them.

    Args:
        page: of pypdfium2.
        most: characters that are looked at; more are left out.
    """
    from pypdfium2 import raw  # noqa: PLC0415 - a library of 8 MB, needed for PDFs alone

    text = page.get_textpage()
    try:
        found: list[Fragment] = []
        run: _Run | None = None
        box = raw.FS_RECTF()
        for index in range(min(text.count_chars(), most)):
            code = raw.FPDFText_GetUnicode(text, index)
            character = _character(code)
            if character.isspace() or not character:
                if run and character:
                    run.letters.append(" ")
                continue
            if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                continue
            size = raw.FPDFText_GetFontSize(text, index)
            tall = _tall(box.bottom, box.top, size)
            if run and run.fits(box.left, *tall, size):
                if box.left - run.right > WORD_GAP * max(size, 1.0) and run.letters[-1] != " ":
                    run.letters.append(" ")
                run.letters.append(character)
                run.last = box.left
                run.right = max(run.right, box.right)
            else:
                found += _closed(run)
                run = _Run([character], box.left, box.left, box.right, *tall, size)
        return found + _closed(run)
    finally:
        text.close()


def _character(code: int) -> str:
    if code == HYPHEN_MARK:
        return "-"
    character = chr(code) if code < 0x110000 else ""  # noqa: PLR2004 - the end of Unicode
    return LIGATURES.get(character, character)


def _tall(bottom: float, top: float, size: float) -> tuple[float, float]:
    """Return a band as tall as the letters are set: a comma is as high as its line."""
    if not 0 < size < 500:  # noqa: PLR2004 - some files tell no size
        return bottom, max(top, bottom + 0.1)
    if top - bottom >= SAME_LINE * size:
        return bottom, top
    return bottom, bottom + SAME_LINE * size


def _closed(run: _Run | None) -> list[Fragment]:
    if run is None:
        return []
    text = SPACE.sub(" ", "".join(run.letters)).strip()
    size = run.size if run.size > 0 else run.top - run.bottom
    return [Fragment(text, run.left, run.right, run.bottom, run.top, size)] if text else []
