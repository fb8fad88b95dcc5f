"""`dragoman who`: whom a mention of an actor means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.jsonlines import LineError, Lines, text_of
from dragoman.cli.options import codebook_option, format_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.entities.resolve import EntityResolver

MAX_LETTERS = 2_000


@dataclass(frozen=True, slots=True)
class Who:
    """One mention as the command prints it; None where the words do not tell.

    Attributes:
        id: of the mention.
        country: ISO 3166 alpha-3.
        sector: PLOVER sector.
        entity_id: of the register, or made from the words.
        name: of the person, body or state.
        office: of the person, or the office that the words name.
        candidates: entity ids, where several are meant or may be.
    """

    id: str | int | None
    country: str | None
    sector: str | None
    entity_id: str | None
    name: str | None
    office: str | None
    candidates: tuple[str, ...]


@click.command()
@click.argument("text", required=False)
@click.option("--on", "on", metavar="DATE", help="The day on which TEXT is meant: 2023-09-26.")
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, allow_dash=True),
    help='Read lines of {"id", "text", "date"?} instead of TEXT.',
)
@codebook_option
@format_option
def command(
    text: str | None, on: str | None, file: Path | None, codebook: str, form: str | None
) -> None:
    """Print whom TEXT means: country, PLOVER sector, entity, name and office.

    Names, titles, capitals, ministries, demonyms, organisations and role words are understood;
    with a day, an office without a name is that day's holder. What the words do not tell is null.

    \b
    Examples:
      dragoman who "Japan's senior deputy foreign minister, Takehiro Funakoshi"
      dragoman who "the South Korean foreign minister" --on 2023-09-26
      dragoman who --file mentions.jsonl
      dragoman who "the Basin Authority" --codebook mine/
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.cli.own_rows import checked  # noqa: PLC0415 - as above
    from dragoman.entities.resolve import EntityResolver  # noqa: PLC0415 - reads the registers
    from dragoman.present.printing import Column, print_records  # noqa: PLC0415 - heavy

    if (text is None) == (file is None):
        raise UsageError("give either TEXT or --file, not both; see dragoman who --help")
    fallback = _date(on) if on else None
    columns: list[Column[Who]] = [
        Column("id", lambda found: found.id, shown=file is not None),
        Column("country", lambda found: found.country),
        Column("sector", lambda found: found.sector),
        Column("entity_id", lambda found: found.entity_id, head="entity"),
        Column("name", lambda found: found.name, wraps=True),
        Column("office", lambda found: found.office, wraps=True),
        Column("candidates", lambda found: " ".join(found.candidates), wraps=True),
    ]
    resolver = EntityResolver.load(checked(codebook))
    if file is None:
        print_records([_who(None, text or "", resolver, fallback)], columns, form)
        return
    lines = Lines(file)
    print_records(_of_lines(lines, resolver, fallback), columns, form)
    lines.finish()


def _of_lines(lines: Lines, resolver: EntityResolver, fallback: date | None) -> Iterator[Who]:
    for number, row in lines.objects():
        try:
            name, text, told = lines.name(number, row), text_of(row), _told(row)
        except LineError as error:
            lines.fault(number, error)
            continue
        yield _who(name, text, resolver, told or fallback)


def _who(name: str | int | None, text: str, resolver: EntityResolver, on: date | None) -> Who:
    from dragoman.entities.who import who  # noqa: PLC0415 - reads the registers

    found = who(text[:MAX_LETTERS], resolver, on)
    return Who(
        name,
        found.country,
        found.sector,
        found.entity_id,
        found.name,
        found.office,
        found.candidates,
    )


def _told(row: dict[str, Any]) -> date | None:
    told = row.get("date")
    if told is None or told == "":
        return None
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError as error:
        raise LineError(f'"date" must be a date such as 2023-09-26, not {told!r}') from error


def _date(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise UsageError(f"--on {told!r} is not a date such as 2023-09-26") from error
