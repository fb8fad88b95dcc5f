"""The command line: one module per verb, loaded only when that verb is called."""

from dragoman.cli.app import main

__all__ = ["main"]
