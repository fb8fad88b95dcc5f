"""The index of a dyad over time: line, band, acts and coverage."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from dragoman.analyse import IndexPoint
from dragoman.present.charts import shapes
from dragoman.present.charts.findings import index_finding, month_words
from dragoman.present.charts.shapes import BLUE, GREY, INK, VERMILION, Figure
from dragoman.present.charts.sheets import NARROW, WIDE, Sheet
from dragoman.present.wording.dates import MONTHS

INDEX = 150.0
ACTS = 70.0
READ = 30.0
HEAD = 18.0
FOOT = 20.0
STRIP = 7.0
LEAST_REACH = 2.0
FURTHEST = 10.0
LABEL_ROOM = 62.0
YEARS_ROOM = 40.0
YEARLY = 30  # months from which on the axis tells years alone
THINNEST, THICKEST = 1.6, 26.0
SHORTEST = 24.0  # units over which a line begins to tell a course; below, each month is a dot
DENSE = 5.0  # units for each month below which dots are small

MonthLink = Callable[[date], str | None]


def dyad_figure(
    points: Sequence[IndexPoint],
    who: str,
    *,
    link: MonthLink | None = None,
    narrow: bool = False,
) -> Figure:
    """Return the index of a dyad with its band, the acts behind it and what was read.

    It begins with the first month of which anything is known; stretches of which nothing is known
    are hatched along the bottom of the index, and no line crosses them.

    Args:
        points: from `dragoman.analyse.dyad_index`.
        who: the two states, for the caption.
        link: gives the address of a month's events; None for no links.
        narrow: for a telephone.
    """
    shown = known_from(points)
    acts = round(sum(point.cooperation + point.conflict for point in shown))
    plans = round(sum(point.planned for point in shown))
    read = sum(point.documents or 0 for point in shown)
    blind = sum(point.blind for point in shown)
    caption = (
        f"{who}: tone of what passed between them, month by month, from -10 (attack) to 10 "
        f"(aid), with its 80% band; n = {acts} acts that took place, {plans} planned; "
        f"{read:,} documents read in all; nothing was read of {blind} of {len(shown)} months."
    )
    if not shown:
        return Figure("", caption, 0)
    finding = index_finding(shown)
    sheet = NARROW if narrow else WIDE
    head, top = sheet.heading(f"{who}. {finding}")
    plot = _Plot(shown, sheet, top)
    parts = [*head, *plot.index(), *plot.acts(), *plot.coverage(), *plot.axis()]
    if link:
        parts += plot.links(link)
    return Figure(shapes.drawing(sheet.width, plot.height, caption, parts), caption, acts, finding)


def known_from(points: Sequence[IndexPoint]) -> Sequence[IndexPoint]:
    """Return the months from the first of which anything is known, up to the last."""
    known = [number for number, point in enumerate(points) if not point.blind]
    return points[known[0] : known[-1] + 1] if known else ()


class _Plot:
    """Three panels over one axis of time: the index, the acts behind it, the documents read."""

    def __init__(self, points: Sequence[IndexPoint], sheet: Sheet, top: float) -> None:
        self.sheet = sheet
        self.step = sheet.within / len(points)
        self.placed = [
            (sheet.left + (number + 0.5) * self.step, point) for number, point in enumerate(points)
        ]
        self.thick = min(max(self.step * 0.7, THINNEST), THICKEST)
        self.dot = 3.5 if self.step > DENSE else 2.5
        self.index_top = top + HEAD
        self.acts_top = self.index_top + INDEX + STRIP + HEAD + 4
        self.read_top = self.acts_top + ACTS + HEAD + 6
        self.height = self.read_top + READ + FOOT
        far = max(max(abs(one.low), abs(one.high)) for one in points if not one.blind)
        self.reach = min(FURTHEST, max(LEAST_REACH, float(int(far) + 1)))

    def index(self) -> Iterator[str]:
        """Yield line and band over a scale that reaches as far as what is known does."""
        left, right = self.sheet.left, self.sheet.width - self.sheet.right
        yield self._title(self.index_top, "Index with its 80% band (hatched: nothing was read)")
        for value in (self.reach, 0.0, -self.reach):
            y = self._y(value)
            yield shapes.line((left, y), (right, y), GREY, opacity=0.25 if value else 1)
            yield shapes.text(left - 5, y + 4, f"{value:+g}" if value else "0", "end")
        for blind, months in groupby(self.placed, key=lambda one: one[1].blind):
            run = list(months)
            yield from self._blind(run) if blind else self._run(run)

    def acts(self) -> Iterator[str]:
        """Yield the acts of each month: those of cooperation upwards, of conflict downwards."""
        points = [point for _, point in self.placed]
        up = max(one.cooperation + one.planned for one in points)
        down = max(one.conflict for one in points)
        scale = ACTS / max(up + down, 1.0)
        zero = self.acts_top + up * scale
        yield self._title(
            self.acts_top,
            "Acts a month: cooperation above, conflict below, outlined planned; "
            f"most {round(max(up, down), 1):g}"
            if self.sheet is WIDE
            else "Acts: cooperation up, conflict down, outlined planned",
        )
        right = self.sheet.width - self.sheet.right
        yield shapes.line((self.sheet.left, zero), (right, zero), GREY)
        for value, y in ((up, self.acts_top), (-down, self.acts_top + (up + down) * scale)):
            if value:
                at = y + 8 if value > 0 else y + 2
                yield shapes.text(
                    self.sheet.left - 5, at, f"{round(abs(value), 1):g}", "end", size=10
                )
        for x, point in self.placed:
            yield from self._bars(x - self.thick / 2, zero, scale, point)

    def coverage(self) -> Iterator[str]:
        """Yield how many documents were read in each month."""
        if all(point.documents is None for _, point in self.placed):
            return
        bottom = self.read_top + READ
        most = max(1, *(point.documents or 0 for _, point in self.placed))
        yield self._title(self.read_top, f"Documents read a month, at most {most:,}")
        yield shapes.line(
            (self.sheet.left, bottom), (self.sheet.width - self.sheet.right, bottom), GREY
        )
        for x, point in self.placed:
            tall = (point.documents or 0) / most * READ
            if tall:
                yield shapes.rect(x - self.thick / 2, bottom - tall, self.thick, tall, GREY)

    def axis(self) -> Iterator[str]:
        """Yield the names of as many months, or years, as there is room for."""
        y = self.height - 5
        if len(self.placed) < YEARLY:
            every = max(1, -(-int(LABEL_ROOM) // max(int(self.step), 1)))
            for x, point in self.placed[::every]:
                words = f"{MONTHS[point.month.month - 1][:3]} {point.month.year}"
                yield shapes.text(x, y, words, "middle")
            return
        every = max(1, round(YEARS_ROOM / (self.step * 12)))
        for x, point in self.placed:
            edge = x - self.step / 2
            if point.month.month == 1 and point.month.year % every == 0:
                bottom = self.read_top + READ
                yield shapes.line((edge, self.index_top), (edge, bottom), GREY, opacity=0.2)
                if edge < self.sheet.width - YEARS_ROOM / 2:
                    yield shapes.text(edge, y, str(point.month.year), "middle")

    def links(self, link: MonthLink) -> Iterator[str]:
        """Yield a column over each month that has acts, leading to its events."""
        tall = self.acts_top + ACTS - self.index_top
        for x, point in self.placed:
            words = (
                f"{month_words(point.month)}: {_told(point)}, "
                f"{point.cooperation:.3g} of cooperation, {point.conflict:.3g} of conflict, "
                f"{point.planned:.3g} planned"
            )
            column = shapes.rect(
                x - self.step / 2, self.index_top, self.step, tall, "transparent", title=words
            )
            told = point.cooperation or point.conflict or point.planned or point.said
            yield shapes.linked(link(point.month) if told else None, column, words)

    def _title(self, top: float, words: str) -> str:
        return shapes.text(4, top - 6, words, size=10.5)

    def _y(self, value: float) -> float:
        return self.index_top + INDEX / 2 - value / self.reach * INDEX / 2

    def _run(self, run: Sequence[tuple[float, IndexPoint]]) -> list[str]:
        """Return line and band of months of which something is known."""
        course = [(x, self._y(point.value or 0.0)) for x, point in run]
        upper = [(x, self._y(point.high)) for x, point in run]
        lower = [(x, self._y(point.low)) for x, point in run]
        if len(run) == 1 or len(run) * self.step < SHORTEST:
            wide = min(self.thick, 3.0)
            bands = [
                shapes.rect(x - wide / 2, top, wide, bottom - top, GREY, opacity=0.4)
                for (x, top), (_, bottom) in zip(upper, lower, strict=True)
            ]
            return [*bands, *(shapes.circle(*at, self.dot, BLUE) for at in course)]
        band = shapes.path([*upper, *reversed(lower)], fill=GREY, opacity=0.28)
        return [band, shapes.path(course, stroke=BLUE), shapes.circle(*course[-1], 3, BLUE)]

    def _blind(self, run: Sequence[tuple[float, IndexPoint]]) -> list[str]:
        """Return the hatched strip under a stretch of which nothing is known."""
        left = run[0][0] - self.step / 2
        words = f"nothing was read of {month_words(run[0][1].month)}"
        if len(run) > 1:
            words += f" to {month_words(run[-1][1].month)}"
        strip = (left, self.index_top + INDEX, len(run) * self.step, STRIP)
        return [shapes.rect(*strip, "url(#unread)", title=words)]

    @staticmethod
    def _scaled(point: IndexPoint, scale: float) -> tuple[float, float, float]:
        return point.cooperation * scale, point.conflict * scale, point.planned * scale

    def _bars(self, left: float, zero: float, scale: float, point: IndexPoint) -> Iterator[str]:
        """Yield the acts of one month."""
        up, down, plan = self._scaled(point, scale)
        if up:
            yield shapes.rect(left, zero - up, self.thick, up, BLUE)
        if down:
            yield shapes.rect(left, zero, self.thick, down, VERMILION)
        if plan:
            yield shapes.rect(left, zero - up - plan, self.thick, plan, "none", stroke=INK)


def _told(point: IndexPoint) -> str:
    """Return a month's index in words."""
    if point.value is None:
        return "nothing was read, the index is not known"
    return f"index {point.value:+.1f} ({point.low:+.1f} to {point.high:+.1f})"
