"""The Python interface: open a ledger, read into it, ask it, take the answer to a data frame.

All of it is reached from the package itself, and nothing is loaded before it is used:

    import dragoman

    with dragoman.open("week.ledger") as book:
        book.read("articles/")
        frame = book.events("between=KOR,CHN,JPN since=2025").to_pandas()

`dragoman.code` reads a string without any ledger, `dragoman.code_files` files. What fails is raised
from the one tree in `dragoman.errors`; what is done is told to the logger ``dragoman``, which is
quiet by default.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.interface.book import Book, open  # noqa: A004 - dragoman.open is the interface
    from dragoman.interface.coded import Coded, code
    from dragoman.interface.coding import code_files
    from dragoman.interface.results import Results

__all__ = ["Book", "Coded", "Results", "code", "code_files", "open"]
_WHERE = {
    "Book": "book",
    "Coded": "coded",
    "Results": "results",
    "code": "coded",
    "code_files": "coding",
    "open": "book",
}


def __getattr__(name: str) -> object:
    """Return a name of the interface, with the module that has it loaded by now."""
    if name not in _WHERE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
