"""`dragoman forecast`: what may follow between states, told before the fact and scored after it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import chosen, filter_options, ledger_option, not_the_ledger
from dragoman.errors import InputError, UsageError

if TYPE_CHECKING:
    from dragoman.analyse.forecasts.outlook import Forecast, Outlook

FORMS = ("text", "jsonl", "svg")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("states", nargs=-1)
@ledger_option
@click.option("--source", help="An import to look at, instead of what was read.")
@click.option("--to", "last", type=DAYS, help="The last day that is to be known; that of the last "
              "document by default.")  # fmt: skip
@click.option("--score", "kept", type=click.Path(path_type=Path, dir_okay=False),
              help="Score the forecasts of this file, as --format jsonl wrote them.")  # fmt: skip
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="jsonl: one forecast a line with its ingredients, to be kept; svg: the "
              "picture alone.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; standard output by default.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    states: tuple[str, ...],
    ledger: Path,
    source: str | None,
    last: datetime | None,
    kept: Path | None,
    form: str,
    output: Path | None,
    **options: str | None,
) -> None:
    """Tell how many acts two states may have, and how likely material conflict is.

    For each two of STATES: acts of each kind in the next 4 and 13 weeks with 50% and 80%
    intervals, and the chance of any material conflict within 7 and 28 days; each beside what is
    usual for the two. Of all of them: the chance that what is planned is held by its date, and that
    a lapsed series of meetings meets again. Keep them with --format jsonl and score them when their
    time is over.

    \b
    Examples:
      dragoman forecast KOR CHN
      dragoman forecast KOR CHN JPN --format jsonl --output told.jsonl
      dragoman forecast --score told.jsonl
      dragoman forecast Russia Ukraine --source icews --to 2014-07-29
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used
    from dragoman.present.analyses.forecasts import judged_lines, outlook_lines  # noqa: PLC0415 - as above
    from dragoman.present.whole_file import write_whole  # noqa: PLC0415 - as above
    from dragoman.records import encode  # noqa: PLC0415 - as above

    not_the_ledger(output, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        if kept is not None:
            if states:
                raise UsageError("--score reads a file of forecasts; give no states with it")
            lines = list(judged_lines(*book.score(_read(kept), source=source)))
        else:
            day = last.date() if last else None
            found = book.forecast(states, chosen(options), source=source, until=day)
            if form == "svg":
                lines = [_drawn(found)]
            elif form == "text" or not found.forecasts:
                lines = list(outlook_lines(found))
            else:
                lines = [encode(one).decode() for one in found.forecasts]
    told = "".join(f"{line}\n" for line in lines)
    if output is None:
        click.echo(told, nl=False)
    else:
        write_whole(output, told.encode())


def _drawn(found: "Outlook") -> str:
    """Return the picture.

    Raises:
        InputError: there is nothing to draw.
    """
    from dragoman.present.charts.forecast import forecast_figure  # noqa: PLC0415 - as above

    if not found.forecasts:
        message = f"there is nothing to draw: {found.lack or 'no forecast was made'}"
        raise InputError(message)
    states = sorted({state for one in found.forecasts for state in (one.first, one.second)})
    return forecast_figure(found, ", ".join(states)).svg


def _read(path: Path) -> "list[Forecast]":
    """Return the forecasts of a file.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    import msgspec  # noqa: PLC0415 - as above

    from dragoman.analyse.forecasts.outlook import Forecast  # noqa: PLC0415 - as above

    try:
        lines = path.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Forecast) for line in lines]
    except (OSError, msgspec.DecodeError) as error:
        message = f"{path} holds no forecasts ({error}); make it with --format jsonl"
        raise InputError(message) from error
