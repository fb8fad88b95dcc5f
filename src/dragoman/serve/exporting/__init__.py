"""Whole selections as files of every form that `dragoman export` knows, sent as they are read."""

from dragoman.serve.exporting.routes import router

__all__ = ["router"]
