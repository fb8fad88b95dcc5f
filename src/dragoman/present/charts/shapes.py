"""Figures and the shapes that they are made of; text is escaped here and nowhere else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.sax import saxutils
from zlib import crc32

from dragoman.present.printing import plain

BLUE = "#0072b2"
VERMILION = "#d55e00"
GREY = "#888888"
INK = "currentColor"
HATCH = (
    '<defs><pattern id="unread" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<path d="M0 6L6 0" stroke="#888888" stroke-width="1"/></pattern></defs>'
)

Linker = Callable[[str], str | None]


def escape(words: str) -> str:
    """Return words that neither end an element nor turn a line around."""
    return saxutils.escape("\n".join(plain(line) for line in words.split("\n")))


def quoteattr(words: str) -> str:
    """Return words as an attribute, in quotes, that does neither."""
    return saxutils.quoteattr(plain(words))


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with what it says.

    Attributes:
        svg: an SVG element; empty where there is nothing to draw.
        caption: what it shows and its n.
        n: how many records stand behind it.
        finding: what it says, in a sentence; empty where nothing stands out.
    """

    svg: str
    caption: str
    n: int
    finding: str = ""

    def _repr_svg_(self) -> str:
        """Return the drawing for a notebook."""
        return self.svg

    def png(self, scale: float = 2.0) -> bytes:
        """Return the drawing as a PNG image on white.

        Args:
            scale: pixels to each unit of the drawing.

        Raises:
            ImportError: the extra ``charts`` is not installed.
        """
        import vl_convert  # noqa: PLC0415 - an extra, and large

        picture = self.svg.replace(INK, "#1b1b1b")
        return bytes(vl_convert.svg_to_png(picture, scale=scale))


def drawing(
    width: float, height: float, title: str, parts: Iterable[str], *, note: str = ""
) -> str:
    """Return an SVG element around its parts.

    Args:
        width: in units of the drawing.
        height: in units of the drawing.
        title: what it shows, read out to those who cannot see it.
        parts: its shapes.
        note: what is to be read out beside the title; empty for none.
    """
    told = f"<desc>{escape(note)}</desc>" if note else ""
    drawn = "".join((told, HATCH, *parts, "</svg>"))
    own = f"unread-{crc32(drawn.encode()):08x}"
    drawn = drawn.replace('id="unread"', f'id="{own}"').replace("url(#unread)", f"url(#{own})")
    role = "group" if "<a " in drawn else "img"  # an image has no links within
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="{role}" '
        f'aria-label={quoteattr(title)} font-family="sans-serif" font-size="11">'
    )
    return head + drawn


def text(
    x: float, y: float, words: str, anchor: str = "start", *, fill: str = INK, size: float = 11
) -> str:
    """Return words."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" '
        f'font-size="{size:g}">{escape(words)}</text>'
    )


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    opacity: float = 1,
    stroke: str = "none",
    title: str = "",
) -> str:
    """Return a rectangle, with words that show when one points at it."""
    inner = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
        f'height="{max(height, 0):.1f}" fill="{fill}" opacity="{opacity:g}" '
        f'stroke="{stroke}">{inner}</rect>'
    )


def line(
    first: tuple[float, float],
    second: tuple[float, float],
    stroke: str = INK,
    *,
    width: float = 1,
    dash: str = "",
    opacity: float = 1,
    title: str = "",
) -> str:
    """Return a line, with words that show when one points at it."""
    inner = f"<title>{escape(title)}</title>" if title else ""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{first[0]:.1f}" y1="{first[1]:.1f}" x2="{second[0]:.1f}" '
        f'y2="{second[1]:.1f}" stroke="{stroke}" stroke-width="{width:.1f}" '
        f'opacity="{opacity:g}"{dashes}>{inner}</line>'
    )


def circle(
    x: float,
    y: float,
    radius: float,
    fill: str,
    *,
    stroke: str = "none",
    title: str = "",
    opacity: float = 1,
) -> str:
    """Return a circle, with words that show when one points at it."""
    inner = f"<title>{escape(title)}</title>" if title else ""
    faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="1.5"{faint}>{inner}</circle>'
    )


def path(
    points: Iterable[tuple[float, float]],
    *,
    fill: str = "none",
    stroke: str = "none",
    opacity: float = 1,
    width: float = 2,
) -> str:
    """Return a line through points, or an area within them."""
    steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    close = "Z" if fill != "none" else ""
    return (
        f'<path d="M{steps}{close}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-linejoin="round" opacity="{opacity:g}"/>'
    )


def strokes(
    runs: Iterable[Iterable[tuple[float, float]]],
    stroke: str,
    *,
    opacity: float = 1,
    width: float = 0.8,
    dash: str = "",
) -> str:
    """Return many lines as one shape; nothing for none."""
    steps = "".join("M" + " ".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{steps}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-linejoin="round" opacity="{opacity:g}"{dashes}/>'
        if steps
        else ""
    )


def areas(
    rings: Iterable[Iterable[tuple[float, float]]],
    fill: str,
    *,
    opacity: float = 1,
    title: str = "",
) -> str:
    """Return areas with their holes as one shape; nothing for none."""
    inner = f"<title>{escape(title)}</title>" if title else ""
    steps = "".join("M" + " ".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)
    return (
        f'<path d="{steps}" fill="{fill}" fill-rule="evenodd" opacity="{opacity:g}">{inner}</path>'
        if steps
        else ""
    )


def linked(address: str | None, inner: str, name: str = "") -> str:
    """Return shapes that lead somewhere, with a name where no words among them tell it."""
    if not address:
        return inner
    called = f" aria-label={quoteattr(name)}" if name else ""
    return f"<a href={quoteattr(address)}{called}>{inner}</a>"
