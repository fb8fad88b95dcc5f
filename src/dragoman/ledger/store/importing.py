"""The part of a store that keeps other people's data."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger.entries import Import


class Importing(Protocol):
    """What keeps other people's data beside the ledger's own."""

    def begin_import(self, one: Import) -> int:
        """Note that a file is taken in and return its number."""
        ...

    def end_import(self, import_id: int) -> None:
        """Note that a file was read to its end."""
        ...

    def forget_import(self, import_id: int) -> None:
        """Take a file's rows out again."""
        ...

    def add_imported(
        self, import_id: int, rows: Sequence[Foreign], refused: Sequence[Unread]
    ) -> None:
        """Add rows, and those that could not be read."""
        ...

    def imports(self) -> list[Import]:
        """Return the files that were taken in, in order, each with what it holds."""
        ...

    def import_named(self, name: str) -> Import | None:
        """Return the file that was taken in under a name, with what it holds; None for none."""
        ...

    def last_imported(self, import_id: int) -> int:
        """Return the number of the last line that was taken in; 0 before the first."""
        ...

    def imported(self, import_id: int) -> Iterator[list[Foreign]]:
        """Yield the acts of a file, each as its rows in order of lines."""
        ...

    def import_refusals(self, import_id: int) -> Iterator[Unread]:
        """Yield the rows of a file that could not be read, in order of lines."""
        ...
