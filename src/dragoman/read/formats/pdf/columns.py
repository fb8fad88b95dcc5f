"""The order in which a page is read: column by column, with what spans them in its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.read.formats.pdf.fragments import Fragment

# a page of a newspaper has about a thousand; a page of more is read row by row
MOST_FRAGMENTS = 1_200
MOST_PLACES = 32
MOST_ACROSS = 60
DEEPEST = 3
FEWEST_ROWS = 4
# a gutter may be crossed by few lines within the height of its columns, by a heading for example
CROSSED = 3
SLACK = 1.0
# cells of a table are short; lines of a column are not
COLUMN_LETTERS = 14
SAME_ROW = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column.

    Attributes:
        text: its words.
        left: in points from the left edge of the page.
        right: the same of its end.
        bottom: in points from the lower edge of the page.
        top: the same of its upper side.
        size: of most of its letters, in points.
        column: counts the stretches of the page that are read one after another.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    column: int = 0


def lines_in_order(fragments: Sequence[Fragment]) -> list[Line]:
    """Return the lines of a page as a person reads them.

    >>> ys = (40, 30, 20, 10)
    >>> left = [Fragment("the words on the left", 0, 90, y, y + 8, 9) for y in ys]
    >>> right = [Fragment("the words on the right", 110, 200, y, y + 8, 9) for y in ys]
    >>> rows = [one for pair in zip(left, right) for one in pair]
    >>> [line.text.split()[-1] for line in lines_in_order(rows)]
    ['left', 'left', 'left', 'left', 'right', 'right', 'right', 'right']
    """
    lines: list[Line] = []
    depth = DEEPEST if len(fragments) <= MOST_FRAGMENTS else 0
    for number, stretch in enumerate(_stretches(list(fragments), depth)):
        lines += rows_of(stretch, number)
    return lines


def _stretches(fragments: list[Fragment], depth: int) -> list[list[Fragment]]:
    """Return the parts of a page that have no columns side by side, in order."""
    gutter = _gutter(fragments) if depth else None
    if gutter is None:
        return [fragments] if fragments else []
    across = [one for one in fragments if _crosses(one, gutter)]
    if len(across) > MOST_ACROSS:
        return [fragments]
    others = [one for one in fragments if not _crosses(one, gutter)]
    found: list[list[Fragment]] = []
    for block in _blocks(across):
        above = [one for one in others if one.middle > block[0].middle]
        others = [one for one in others if one.middle <= block[0].middle]
        # a heading across the page may reach down among the lines that it stands over
        found += _sides(above, gutter, depth)
        found.append(block)
    return found + _sides(others, gutter, depth)


def _sides(fragments: list[Fragment], gutter: float, depth: int) -> list[list[Fragment]]:
    left = [one for one in fragments if one.right <= gutter + SLACK]
    right = [one for one in fragments if one.right > gutter + SLACK]
    return _stretches(left, depth - 1) + _stretches(right, depth - 1)


def _blocks(across: list[Fragment]) -> list[list[Fragment]]:
    """Return what spans the columns, from the top, each row by itself."""
    rows: list[list[Fragment]] = []
    for one in sorted(across, key=lambda one: -one.middle):
        if rows and _same_row(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _crosses(one: Fragment, gutter: float) -> bool:
    return one.left < gutter - SLACK and one.right > gutter + SLACK


def _gutter(fragments: list[Fragment]) -> float | None:
    """Return where the page parts into columns, or None where it does not."""
    best: tuple[int, float] | None = None
    for at in _places(fragments):
        score = _score(fragments, float(at))
        if score and (best is None or score > best[0]):
            best = (score, float(at))
    return best[1] if best else None


def _places(fragments: list[Fragment]) -> list[int]:
    """Return where most lines end, just before which a gutter may be."""
    ends = Counter(round(one.right) + 2 for one in fragments)
    widest = max((end for end, _ in ends.items()), default=0)
    common = [end for end, _ in ends.most_common(MOST_PLACES)]
    starts = Counter(round(one.left) - 2 for one in fragments)
    common += [start for start, _ in starts.most_common(MOST_PLACES // 4)]
    return sorted({place for place in common if place < widest})


def _score(fragments: list[Fragment], at: float) -> int | None:
    """Return how many rows stand on both sides of a place, less those that run across it."""
    left = [one for one in fragments if one.right <= at + SLACK]
    right = [one for one in fragments if one.left >= at - SLACK]
    if len(left) < FEWEST_ROWS or len(right) < FEWEST_ROWS:
        return None
    both_left = _beside(left, right)
    both_right = _beside(right, left)
    rows = min(len(both_left), len(both_right))
    if rows < FEWEST_ROWS or not (_are_lines(both_left) and _are_lines(both_right)):
        return None
    top = max(one.top for one in both_left)
    bottom = min(one.bottom for one in both_left)
    crossing = [one for one in fragments if _crosses(one, at) and bottom < one.middle < top]
    score = rows - CROSSED * len(crossing)
    return score if score >= FEWEST_ROWS else None


def _beside(ones: list[Fragment], others: list[Fragment]) -> list[Fragment]:
    """Return those that have one of the others beside them."""
    spans = sorted((other.bottom, other.top) for other in others)
    found: list[Fragment] = []
    at = 0
    tallest = max(top - bottom for bottom, top in spans)
    for one in sorted(ones, key=lambda one: one.bottom):
        while at < len(spans) and spans[at][0] < one.bottom - tallest:
            at += 1
        near = at
        while near < len(spans) and spans[near][0] < one.top:
            overlap = min(one.top, spans[near][1]) - max(one.bottom, spans[near][0])
            if overlap > SAME_ROW / 2 * one.height:
                found.append(one)
                break
            near += 1
    return found


def _are_lines(ones: list[Fragment]) -> bool:
    return sum(len(one.text) for one in ones) >= COLUMN_LETTERS * len(ones)


def _same_row(one: Fragment, other: Fragment) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > SAME_ROW * min(one.height, other.height)


def rows_of(stretch: Sequence[Fragment], column: int = 0) -> list[Line]:
    """Return the lines of a stretch from the top; pieces of one row are joined from the left."""
    rows: list[list[Fragment]] = []
    for one in sorted(stretch, key=lambda one: (-one.middle, one.left)):
        if rows and _same_row(rows[-1][0], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [_line(sorted(row, key=lambda one: one.left), column) for row in rows]


def _line(row: list[Fragment], column: int) -> Line:
    main = max(row, key=lambda one: len(one.text))
    return Line(
        text=" ".join(one.text for one in row),
        left=row[0].left,
        right=max(one.right for one in row),
        bottom=min(one.bottom for one in row),
        top=max(one.top for one in row),
        size=main.size,
        column=column,
    )
