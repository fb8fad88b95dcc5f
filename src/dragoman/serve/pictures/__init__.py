"""Pictures of the pages: each drawn wide and narrow, to take away as SVG, PNG and data."""

from dragoman.serve.pictures.drawn import Picture
from dragoman.serve.pictures.routes import router

__all__ = ["Picture", "router"]
