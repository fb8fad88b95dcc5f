"""`dragoman forecast`: what may follow between states, told before the fact and scored after it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import filter_options, ledger_option, not_the_ledger
from dragoman.cli.output import written
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman import Book
    from dragoman.analyse.forecasts.outlook import Outlook

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

    not_the_ledger(output, ledger)
    if kept is not None and states:
        raise UsageError("--score reads a file of forecasts; give no states with it")
    with dragoman.open(ledger, read_only=True) as book:
        told = _judged(book, kept, source) if kept is not None else _told(
            book.forecast(
                states, options["where"] or "", type=options["type"], source=source,
                until=last.date() if last else None,
            ),
            form,
        )  # fmt: skip
    written(told, output)


def _judged(book: "Book", kept: Path, source: str | None) -> str:
    """Return how good the forecasts of a file were."""
    from dragoman.interface.answers.findings import forecasts_in, judged_in_words  # noqa: PLC0415 - heavy

    return f"{judged_in_words(*book.score(forecasts_in(kept), source=source))}\n"


def _told(found: "Outlook", form: str) -> str:
    """Return forecasts in a form."""
    from dragoman.interface.answers import findings  # noqa: PLC0415 - as above

    if form == "svg":
        return f"{findings.drawn(found)}\n"
    if form == "text" or not found.forecasts:
        return f"{findings.in_words(found)}\n"
    return "".join(f"{findings.as_json(one)}\n" for one in found.forecasts)
