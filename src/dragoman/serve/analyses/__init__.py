"""Triangles, turning points and forecasts in the browser: pages, pictures, figures for programs."""

from dragoman.serve.analyses.api import ANALYSES, router
from dragoman.serve.analyses.pages import pages

__all__ = ["ANALYSES", "pages", "router"]
