"""The map's projection: Equal Earth, which keeps areas in proportion.

After Savric, Patterson and Jenny (2018); a degree of latitude and longitude goes in, a place on a
plane in units of the globe's radius comes out, y upwards.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

FIRST, SECOND, THIRD, FOURTH = 1.340264, -0.081106, 0.000893, 0.003796
ROOT = math.sqrt(3)
Point = tuple[float, float]


def equal_earth(latitude: float, longitude: float) -> Point:
    """Return where a place lies on the plane.

    >>> equal_earth(0, 0)
    (0.0, 0.0)
    """
    angle = math.asin(ROOT / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = FIRST + 3 * SECOND * square + sixth * (7 * THIRD + 9 * FOURTH * square)
    x = 2 * ROOT * math.radians(longitude) * math.cos(angle) / (3 * slope)
    y = angle * (FIRST + SECOND * square + sixth * (THIRD + FOURTH * square))
    return x, y


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the plane that a map shows.

    Attributes:
        middle: the meridian that runs straight, in degrees.
        left: its western edge.
        top: its northern edge.
        scale: units of the drawing to one of the plane.
    """

    middle: float
    left: float
    top: float
    scale: float

    def place(self, latitude: float, longitude: float) -> Point:
        """Return where a place is drawn."""
        return self.lay(latitude, around(longitude, self.middle))

    def lay(self, latitude: float, away: float) -> Point:
        """Return where a place is drawn that lies degrees away from the middle, eastwards."""
        x, y = equal_earth(latitude, away)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def window_on(
    places: Iterable[Point], width: float, height: float, *, least: float, margin: float
) -> Window:
    """Return the window that holds places, each a latitude and a longitude.

    Args:
        places: what has to be seen; the whole world where there is none.
        width: of the drawing.
        height: of the drawing.
        least: the narrowest that the window may be, as a share of the world's width.
        margin: how much to leave free around the places, as a share of their spread.
    """
    told = list(places)
    middle = _middle(longitude for _, longitude in told)
    world = 2 * equal_earth(0, 180)[0]
    spots = [equal_earth(latitude, around(longitude, middle)) for latitude, longitude in told]
    spots = spots or [(-world / 2, 0.0), (world / 2, 0.0)]
    low_x, high_x = min(x for x, _ in spots), max(x for x, _ in spots)
    low_y, high_y = min(y for _, y in spots), max(y for _, y in spots)
    wide = max((high_x - low_x) * (1 + 2 * margin), world * least)
    wide = max(wide, (high_y - low_y) * (1 + 2 * margin) * width / height)
    wide = min(wide, world)
    middle_x, middle_y = (low_x + high_x) / 2, (low_y + high_y) / 2
    edge = world / 2 - wide / 2
    middle_x = min(max(middle_x, -edge), edge)
    tall = wide * height / width
    pole = max(equal_earth(90, 0)[1] - tall / 2, 0.0)
    middle_y = min(max(middle_y, -pole), pole)
    return Window(middle, middle_x - wide / 2, middle_y + tall / 2, width / wide)


def around(longitude: float, middle: float) -> float:
    """Return a longitude as degrees from a meridian, -180 to 180.

    >>> around(-170, 150)
    40
    """
    return (longitude - middle + 180) % 360 - 180


def _middle(longitudes: Iterable[float]) -> float:
    """Return the meridian in the middle of places, to ten degrees; 0 where they are all round."""
    angles = [math.radians(one) for one in longitudes]
    east = sum(math.sin(one) for one in angles)
    north = sum(math.cos(one) for one in angles)
    if math.hypot(east, north) < len(angles) / 2:
        return 0.0
    return round(math.degrees(math.atan2(east, north)) / 10) * 10.0
