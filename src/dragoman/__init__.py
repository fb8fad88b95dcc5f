"""Dragoman reads diplomatic news and keeps a cited ledger of it.

Three lines do most of it::

    import dragoman

    book = dragoman.open("week.ledger")
    book.read("articles/")
    book.events("between=KOR,CHN,JPN since=2025").to_pandas()

and without a ledger ``dragoman.code("The ministers of Chile and Peru met on Tuesday.",
published="2024-05-22")``. Importing the package loads none of its parts: each comes with the
first name that is used.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.errors import (
        DataError,
        DragomanError,
        FilterError,
        InputError,
        LedgerError,
        ModelError,
        UsageError,
    )
    from dragoman.interface import (
        Book,
        Coded,
        Results,
        code,
        code_files,
        open,  # noqa: A004 - dragoman.open is the interface
    )
    from dragoman.records import Document, Event, Evidence, Mechanism, Occasion, Party, Position
    from dragoman.settings import Settings

__version__ = "0.1.0"
__all__ = [
    "Book",
    "Coded",
    "DataError",
    "Document",
    "DragomanError",
    "Event",
    "Evidence",
    "FilterError",
    "InputError",
    "LedgerError",
    "Mechanism",
    "ModelError",
    "Occasion",
    "Party",
    "Position",
    "Results",
    "Settings",
    "UsageError",
    "__version__",
    "code",
    "code_files",
    "open",
]
_ERRORS = ("errors", [name for name in __all__ if name.endswith("Error")])
_INTERFACE = ("interface", ["Book", "Coded", "Results", "code", "code_files", "open"])
_RECORDS = (
    "records",
    ["Document", "Event", "Evidence", "Mechanism", "Occasion", "Party", "Position"],
)
_HOME = {
    name: f"dragoman.{module}"
    for module, names in (_ERRORS, _INTERFACE, _RECORDS, ("settings", ["Settings"]))
    for name in names
}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> object:
    """Load a part of the interface with the first use of its name."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the names of the interface."""
    return sorted(__all__)
