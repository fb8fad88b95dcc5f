"""A program of a user, as the type checker sees it; it is checked, never run."""

from collections.abc import Iterator

import dragoman


def days(path: str) -> Iterator[str]:
    """Yield the days of talks."""
    with dragoman.open(path, read_only=True) as book:
        for event in book.events("type=CONSULT", since="2024-01"):
            if event.date is not None and event.date.start is not None:
                yield event.date.start.isoformat()


def desk(path: str, out: str) -> list[str]:
    """Do what a desk does on a morning, and return what proves the newest talks."""
    with dragoman.open(path, new=False) as book:
        book.read("articles/", jobs=None)
        book.export(f"{out}/events.csv", form="csv", since="2024", type=["CONSULT", "AGREE"])
        book.panel(unit="month", states="KOR,CHN,JPN").write(f"{out}/panel.dta")
        book.brief("KOR,JPN", pages=1).write(f"{out}/brief.docx")
        last = book.occasions("party=KOR", kinds=["visit"]).last_held().first(1)[0]
        quotes = [piece.quote for turn in last.occasion.turns for piece in turn.evidence]
        found: dragoman.Results[dragoman.Event] = book.events("type=CONSULT").limit(1)
        return quotes + [piece.quote for event in found for piece in event.evidence]


def whys(paths: list[str]) -> Iterator[str]:
    """Yield why each document tells what it tells."""
    for coded in dragoman.code_files(paths, published="2024-05-22"):
        yield coded.why()


def first(text: str) -> dragoman.Event:
    """Return the first event of a text."""
    found: dragoman.Coded = dragoman.code(text, published="2024-05-22")
    return found[0]


def failing(error: dragoman.DragomanError) -> str:
    """Return what to do."""
    return str(error)
