"""The ledger for browsers and programs: read-only, offline, one process.

`make_app` comes with its first use: who needs only a part of this never loads the web framework.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.serve.app import make_app

__all__ = ["make_app"]


def __getattr__(name: str) -> object:
    """Load the application with the first use of its name."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("dragoman.serve.app"), name)
