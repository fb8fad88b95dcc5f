"""The sheet on which a figure is drawn: a wide one, or a narrow one for a telephone."""

from dataclasses import dataclass
from textwrap import wrap

from dragoman.present.charts import shapes

LINE = 16.0
LETTER = 6.3  # units that a letter of a heading takes, on average


@dataclass(frozen=True, slots=True)
class Sheet:
    """How much room there is.

    Attributes:
        width: in units of the drawing; text is drawn at the same size on each.
        left: room for the names of values.
        right: room at the other side.
    """

    width: float
    left: float
    right: float

    @property
    def within(self) -> float:
        """How wide the plot itself is."""
        return self.width - self.left - self.right

    def heading(self, words: str) -> tuple[list[str], float]:
        """Return a sentence over the figure, and how high it is."""
        lines = wrap(words, int((self.width - 8) / LETTER))
        drawn = [
            shapes.text(4, LINE * (number + 1) - 3, line, size=12)
            for number, line in enumerate(lines)
        ]
        return drawn, LINE * len(lines) + (6 if lines else 0)


WIDE = Sheet(760.0, 34.0, 12.0)
NARROW = Sheet(352.0, 30.0, 8.0)
