"""A document's text in pieces: what each is, which names, times and events stand in it.

Every offset is the document's own, so that what is lit is exactly what the ledger cites.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Document, SegmentKind

MOST_SHOWN = 200_000
KEPT = "\n\t"
ANCHORED = ("event", "position", "cited")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is to be seen as something.

    Attributes:
        start: first character.
        end: one past the last.
        kind: ``event``, ``position``, ``name``, ``time`` or ``cited`` (what a link asks to see).
        key: of the record beside the text that it belongs to; empty for none.
        meaning: what a name or a time means.
    """

    start: int
    end: int
    kind: str
    key: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends.

    Attributes:
        text: the words, hidden characters made visible.
        start: its first character in the document.
        segment: the kind of segment that it stands in.
        kinds: what it is to be seen as.
        keys: the records beside the text that it belongs to.
        meaning: what the names and times over it mean, the narrowest first.
        anchor: whether evidence begins here.
    """

    text: str
    start: int
    segment: str
    kinds: tuple[str, ...]
    keys: tuple[str, ...]
    meaning: str
    anchor: bool


def visible(text: str) -> str:
    r"""Return text with characters that hide or turn the line around made visible.

    >>> visible("a\u202eb")
    'a⟨U+202E⟩b'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"⟨U+{ord(letter):04X}⟩"
        if letter not in KEPT and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn")
        else letter
        for letter in text
    )


def pieces(document: Document, marks: Iterable[Mark]) -> list[Piece]:
    """Return a document's text in pieces, in order and without a gap.

    Args:
        document: at most `MOST_SHOWN` characters of it are returned.
        marks: in any order; those that lie outside of the text are passed over.
    """
    end = min(len(document.text), MOST_SHOWN)
    kept = sorted(
        (one for one in marks if 0 <= one.start < one.end <= end),
        key=lambda one: (one.start, one.end, one.kind, one.key),
    )
    edges = {0, end}
    for mark in kept:
        edges.update((mark.start, mark.end))
    for segment in document.segments:
        edges.update((min(segment.start, end), min(segment.end, end)))
    ordered = sorted(edges)
    found: list[Piece] = []
    open_marks: list[Mark] = []
    following = 0
    for start, stop in pairwise(ordered):
        open_marks = [one for one in open_marks if one.end > start]
        while following < len(kept) and kept[following].start <= start:
            if kept[following].end > start:
                open_marks.append(kept[following])
            following += 1
        found.append(_piece(document, start, stop, open_marks))
    return found


def _piece(document: Document, start: int, stop: int, marks: Sequence[Mark]) -> Piece:
    """Return one piece with what stands over it."""
    kind = next(
        (one.kind for one in document.segments if one.start <= start < one.end),
        SegmentKind.BODY,
    )
    narrow = sorted(marks, key=lambda one: (one.end - one.start, one.start, one.kind, one.key))
    return Piece(
        text=visible(document.text[start:stop]),
        start=start,
        segment=str(kind),
        kinds=tuple(dict.fromkeys(one.kind for one in marks)),
        keys=tuple(dict.fromkeys(one.key for one in marks if one.key)),
        meaning="; ".join(dict.fromkeys(one.meaning for one in narrow if one.meaning)),
        anchor=any(one.kind in ANCHORED and one.start == start for one in marks),
    )
