"""Figures as SVG, drawn without a browser: the same in pages, briefs and notebooks.

Colours are told apart by the colour-blind (Okabe and Ito's set) and never carry a meaning alone;
every figure names its n, and text takes the colour of the page around it.
"""

from dragoman.present.charts.calendar import calendar_figure
from dragoman.present.charts.dyad import dyad_figure
from dragoman.present.charts.maps.boundaries import load_boundaries
from dragoman.present.charts.maps.map import map_figure
from dragoman.present.charts.maps.shipped import Boundaries
from dragoman.present.charts.maps.spots import Spot, towns_of
from dragoman.present.charts.network import network_figure
from dragoman.present.charts.shapes import Figure
from dragoman.present.charts.timeline import timeline_figure

__all__ = [
    "Boundaries",
    "Figure",
    "Spot",
    "calendar_figure",
    "dyad_figure",
    "load_boundaries",
    "map_figure",
    "network_figure",
    "timeline_figure",
    "towns_of",
]
