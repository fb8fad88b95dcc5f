"""`dragoman triangle`: who answers whom among three states."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import chosen, filter_options, ledger_option, not_the_ledger

if TYPE_CHECKING:
    from dragoman.analyse.triangles.triangle import Triangle

FORMS = ("text", "json", "svg")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("one")
@click.argument("two")
@click.argument("three")
@ledger_option
@click.option("--unit", type=click.Choice(("week", "month")), default="month", show_default=True,
              help="Length of the periods.")  # fmt: skip
@click.option("--source", help="An import to look at, instead of what was read.")
@click.option("--by", type=click.Choice(("date", "reported_on", "date_or_reported")),
              default="date", show_default=True, help="Count by the day of the act, by the first "
              "day on which it was told, or by that where the act has no day.")  # fmt: skip
@click.option(
    "--from", "first", type=DAYS, help="First day; that of the first document by default."
)
@click.option("--to", "last", type=DAYS, help="Last day; that of the last document by default.")
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="svg: the picture alone.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; standard output by default.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    one: str,
    two: str,
    three: str,
    ledger: Path,
    unit: str,
    source: str | None,
    by: str,
    first: datetime | None,
    last: datetime | None,
    form: str,
    output: Path | None,
    **options: str | None,
) -> None:
    """Tell whether what ONE does to TWO is answered, by TWO and by THREE, each way round.

    A lean to one capital that brings a backlash from another shows as a triangular response below
    0. Where the periods are fewer than 60, or a state acted towards another in fewer than 25 of
    them, there is too little to say, and the answer is that.

    \b
    Examples:
      dragoman triangle KOR CHN JPN
      dragoman triangle Israel Egypt USA --source icews --unit week
      dragoman triangle KOR CHN JPN --format svg --output triangle.svg
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used
    from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - as above

    not_the_ledger(output, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        found = book.triangle(
            (one, two, three), chosen(options), unit=unit, source=source, by=by,
            since=first.date() if first else None, until=last.date() if last else None,
        )  # fmt: skip
    told = _written(found, form)
    if output is None:
        click.echo(told)
    else:
        write_whole(output, f"{told}\n".encode())


def _written(found: "Triangle", form: str) -> str:
    """Return a triangle in a form."""
    if form == "json":
        from dragoman.records import encode  # noqa: PLC0415 - loads the records

        return encode(found).decode()
    if form == "svg":
        from dragoman.present.charts.triangle import triangle_figure  # noqa: PLC0415 - as above

        return triangle_figure(found).svg
    from dragoman.present.analyses.triangles import triangle_lines  # noqa: PLC0415 - as above

    return "\n".join(triangle_lines(found))
