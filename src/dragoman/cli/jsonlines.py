"""Lines of JSON for the commands that take them: read one by one, bounded, faults told."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import click

from dragoman.errors import InputError

MAX_LINE = 5_000_000


class LineError(ValueError):
    """What is wrong with one line; the others go on."""


@dataclass
class Lines:
    """Objects of a file, one a line.

    Attributes:
        path: the file; ``-`` is the standard input.
        faults: how many lines could not be used.
    """

    path: Path
    faults: int = field(default=0, init=False)

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line number and object of each good line; blank lines are passed over.

        Raises:
            InputError: the file cannot be opened.
        """
        try:
            stream = sys.stdin.buffer if str(self.path) == "-" else self.path.open("rb")
        except OSError as error:
            raise InputError(f"{self.path} cannot be read: {error.strerror}") from error
        with stream:
            for number, raw in enumerate(bounded(stream), 1):
                if not raw.strip():
                    continue
                try:
                    yield number, parse_object(raw)
                except LineError as error:
                    self.fault(number, error)

    def fault(self, number: int, error: Exception) -> None:
        """Tell on standard error why a line could not be used, and count it."""
        self.faults += 1
        click.echo(f"{self.path}:{number}: {error}", err=True)

    def finish(self) -> None:
        """Exit with 1 where lines could not be used."""
        if self.faults:
            sys.exit(1)


def bounded(stream: BinaryIO) -> Iterator[bytes]:
    r"""Yield lines; of one that is too long only its beginning, and never more is held of it.

    >>> from io import BytesIO
    >>> [len(line) for line in bounded(BytesIO(b"a" * (2 * MAX_LINE) + b"\nb"))]
    [5000001, 1]
    """
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def _no_number(word: str) -> float:
    """Refuse what JSON does not know."""
    message = f"{word} is no number of JSON"
    raise ValueError(message)


def parse_object(raw: bytes) -> dict[str, Any]:
    """One line as an object.

    Raises:
        LineError: it is too long, not JSON or not an object.

    >>> parse_object(b'{"id": 1}')
    {'id': 1}
    """
    if len(raw) > MAX_LINE:
        raise LineError(f"longer than {MAX_LINE} bytes")
    try:
        found = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise LineError(f"not JSON: {error}") from error
    if not isinstance(found, dict):
        raise LineError("not a JSON object")
    return found


def text_of(row: dict[str, Any], key: str = "text") -> str:
    """A text field, with lone surrogates replaced.

    Raises:
        LineError: the field is missing or not a text.
    """
    text = row.get(key)
    if not isinstance(text, str):
        raise LineError(f'"{key}" must be a text')
    return text.encode("utf-8", "replace").decode("utf-8")


def groups_of(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most ``size`` items."""
    while group := list(islice(items, size)):
        yield group
