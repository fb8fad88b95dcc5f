"""What a page shows of a picture: two drawings of it and where it can be taken from."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from dragoman.present.charts import Figure
from dragoman.serve.desk import address

SVG, PNG, CSV = "svg", "png", "csv"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page.

    Attributes:
        wide: for a screen.
        narrow: for a telephone.
        downloads: words and address of each form in which it can be taken away.
    """

    wide: Figure
    narrow: Figure
    downloads: tuple[tuple[str, str], ...] = ()

    @property
    def svg(self) -> str:
        """The wide drawing; empty where there is nothing to draw."""
        return self.wide.svg

    @property
    def caption(self) -> str:
        """What it shows and its n."""
        return self.wide.caption


def picture(draw: Callable[[bool], Figure], what: str, **terms: object) -> Picture:
    """Return a picture with its downloads.

    Args:
        draw: draws it, narrow or not.
        what: its name among the pictures of the server.
        terms: what it is asked for with.
    """
    forms = [SVG, *([PNG] if find_spec("vl_convert") else []), CSV]
    downloads = tuple(
        ("data (CSV)" if form == CSV else form.upper(), address(f"/picture/{what}.{form}", **terms))
        for form in forms
    )
    return Picture(draw(False), draw(True), downloads)  # noqa: FBT003 - wide, narrow
