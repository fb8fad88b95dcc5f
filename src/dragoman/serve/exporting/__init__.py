"""Whole selections as files of every form that `dragoman export` knows.

What is short is made whole and kept as pages are; what is long is sent as it is read.
"""

from dragoman.serve.exporting.routes import router
from dragoman.serve.exporting.sending import Queue

__all__ = ["Queue", "router"]
