"""What is wrong with a user's folder, gathered so that all of it is told at once."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import CodebookError

_MOST = 20  # faults that are told


class Faults:
    """Faults found so far."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, file: str, line: int, message: str) -> None:
        """Note a fault.

        Args:
            file: in which it stands.
            line: from 1; 0 where it is the file's.
            message: what is wrong and what to do.
        """
        self.found.append(f"{file}:{line}: {message}" if line else f"{file}: {message}")

    def stop(self, folder: Path | None = None) -> None:
        """Stop with everything that was found, if anything was.

        Args:
            folder: named in front, where there is one.

        Raises:
            CodebookError: something was.
        """
        if not self.found:
            return
        told = [*self.found[:_MOST]]
        if len(self.found) > _MOST:
            told.append(f"... and {len(self.found) - _MOST} more")
        if folder is not None:
            told.insert(0, f"{folder} is not used: {len(self.found)} faults in its tables")
        raise CodebookError("\n  ".join(told))
