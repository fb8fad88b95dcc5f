"""`dragoman when`: what the time expressions of a text mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from dragoman.cli.jsonlines import LineError, Lines, text_of
from dragoman.cli.options import format_option
from dragoman.errors import UsageError


@dataclass(frozen=True, slots=True)
class When:
    """One expression as the command prints it.

    Attributes:
        id: of the text.
        text: the words of the expression.
        start: first character in the text.
        end: one past the last.
        kind: ``point``, ``duration`` or ``frequency``.
        date: ``start``, ``end`` and ``precision``; None where it cannot be known.
    """

    id: str | int | None
    text: str
    start: int
    end: int
    kind: str
    date: dict[str, str | None] | None


@click.command()
@click.argument("text", required=False)
@click.option(
    "--published", metavar="DATE", help="When the text was published: 2025-03-25. Optional."
)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, allow_dash=True),
    help='Read lines of {"id", "text", "published"} instead of TEXT.',
)
@format_option
def command(text: str | None, published: str | None, file: Path | None, form: str | None) -> None:
    """Print the time expressions of TEXT and what they mean, one line an expression.

    "On Saturday" counts from the publication date, "the next day" from an earlier time in the
    text. Without a publication date nothing is guessed: `date` stays null.

    \b
    Examples:
      dragoman when "They met on Saturday, for the first time since May." --published 2025-03-25
      dragoman when --file passages.jsonl
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.present.printing import Column, print_records  # noqa: PLC0415 - heavy

    if (text is None) == (file is None):
        raise UsageError("give either TEXT or --file, not both; see dragoman when --help")
    columns: list[Column[When]] = [
        Column("id", lambda found: found.id, shown=file is not None),
        Column("text", lambda found: found.text, wraps=True),
        Column("start", lambda found: found.start, shown=False),
        Column("end", lambda found: found.end, shown=False),
        Column("kind", lambda found: found.kind),
        Column("date_start", lambda found: (found.date or {}).get("start"), head="from"),
        Column("date_end", lambda found: (found.date or {}).get("end"), head="to"),
        Column("precision", lambda found: (found.date or {}).get("precision")),
    ]
    if file is None:
        day = _date(published) if published else None
        print_records(_found(None, text or "", day), columns, form)
        return
    lines = Lines(file)
    fallback = _date(published) if published else None
    print_records(_of_lines(lines, fallback), columns, form)
    lines.finish()


def _of_lines(lines: Lines, fallback: date | None) -> Iterator[When]:
    for number, row in lines.objects():
        try:
            name, text, told = lines.name(number, row), text_of(row), _published(row)
        except LineError as error:
            lines.fault(number, error)
            continue
        yield from _found(name, text, told or fallback)


def _found(name: str | int | None, text: str, published: date | None) -> Iterator[When]:
    from dragoman.annotate.times import find_times  # noqa: PLC0415 - reads the grammar

    for found in find_times(text, published):
        told = found.date
        yield When(
            name,
            found.text,
            found.start,
            found.end,
            found.kind.value,
            None
            if told is None
            else {
                "start": told.start.isoformat() if told.start else None,
                "end": told.end.isoformat() if told.end else None,
                "precision": told.precision.value,
            },
        )


def _published(row: dict[str, Any]) -> date | None:
    told = row.get("published")
    if told is None or told == "":
        return None
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError as error:
        raise LineError(f'"published" must be a date such as 2025-03-25, not {told!r}') from error


def _date(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise UsageError(f"--published {told!r} is not a date such as 2025-03-25") from error
