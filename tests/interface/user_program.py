"""A program of a user, as the type checker sees it; it is checked, never run."""

from collections.abc import Iterator

import dragoman


def days(path: str) -> Iterator[str]:
    """Yield the days of talks."""
    with dragoman.open(path, read_only=True) as book:
        for event in book.events("type=CONSULT", since="2024-01"):
            if event.date is not None and event.date.start is not None:
                yield event.date.start.isoformat()


def first(text: str) -> dragoman.Event:
    """Return the first event of a text."""
    found: dragoman.Coded = dragoman.code(text, published="2024-05-22")
    return found[0]


def failing(error: dragoman.DragomanError) -> str:
    """Return what to do."""
    return str(error)
