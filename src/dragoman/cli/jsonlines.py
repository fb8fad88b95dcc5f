"""Lines of JSON for the commands that take them: read one by one, bounded, faults told."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import click

from dragoman.cli.met_ids import MetIds
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
    _met: MetIds = field(default_factory=MetIds, init=False, repr=False)

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

    def name(self, number: int, row: dict[str, Any]) -> str | int:
        """The id of a line, or its number; an id that an earlier line has is told.

        Both lines count: what is printed of them bears the id that the file has.

        Raises:
            LineError: the id is no text and no whole number.
        """
        found = id_of(row, number)
        if row.get("id") is not None and (first := self._met.before(found, f"line {number}")):
            self._tell_twice(number, first)
        return found

    def _tell_twice(self, number: int, first: str) -> None:
        """Tell that an earlier line has the same id, a few times."""
        words = f'{self.path}:{number}: {first} has the same "id"'
        more = f'{self.path}: more lines with an "id" met before are not told'
        for line in self._met.telling(words, more):
            click.echo(line, err=True)

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
        found = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise LineError("not UTF-8") from error
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


def id_of(row: dict[str, Any], number: int) -> str | int:
    """The id of a line, with lone surrogates replaced; without one, the line's number.

    Raises:
        LineError: it is no text and no whole number.

    >>> id_of({"id": "a"}, 3), id_of({"id": 7}, 3), id_of({}, 3)
    ('a', 7, 3)
    """
    found = row.get("id")
    if found is None:
        return number
    if isinstance(found, str):
        return found.encode("utf-8", "replace").decode("utf-8")
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    raise LineError('"id" must be a text or a whole number')


def groups_of(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most ``size`` items."""
    while group := list(islice(items, size)):
        yield group
