"""`dragoman turns`: when two states' dealings turned."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import filter_options, ledger_option

FORMS = ("text", "json", "svg")
KINDS = ("all", "cooperation", "conflict")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("one")
@click.argument("two")
@ledger_option
@click.option("--kind", type=click.Choice(KINDS), default="all", show_default=True,
              help="Which acts.")  # fmt: skip
@click.option("--unit", type=click.Choice(("week", "month")), default="month", show_default=True,
              help="Length of the periods.")  # fmt: skip
@click.option("--source", help="An import to look at, instead of what was read.")
@click.option("--by", type=click.Choice(("date", "reported_on", "date_or_reported")),
              default="date", show_default=True, help="Count by the day of the act, by the first "
              "day on which it was told, or by that where the act has no day.")  # fmt: skip
@click.option("--from", "first", type=DAYS, help="First day; that of the first document by "
              "default.")  # fmt: skip
@click.option("--to", "last", type=DAYS, help="Last day; that of the last document by default.")
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="svg: the picture alone.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    one: str,
    two: str,
    ledger: Path,
    kind: str,
    unit: str,
    source: str | None,
    by: str,
    first: datetime | None,
    last: datetime | None,
    form: str,
    **options: str | None,
) -> None:
    """Tell when the rate at which ONE and TWO deal with one another turned.

    Each turn with the rates before and after it, their ratio with its 80% interval, and what was
    done in the period in which it began. The rate is against how much was read, so that a change
    of coverage is no turn.

    \b
    Examples:
      dragoman turns KOR JPN
      dragoman turns China Vietnam --source icews --unit week --kind conflict
      dragoman turns KOR JPN --format svg > turns.svg
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    with dragoman.open(ledger, read_only=True) as book:
        found = book.turns(
            (one, two), options["where"] or "", type=options["type"], kind=kind, unit=unit,
            source=source, by=by, since=first.date() if first else None,
            until=last.date() if last else None,
        )  # fmt: skip
    from dragoman.interface.answers import findings  # noqa: PLC0415 - loaded by now

    ways: dict[str, Callable[[Any], str]] = {
        "text": findings.in_words,
        "json": findings.as_json,
        "svg": findings.drawn,
    }
    click.echo(ways[form](found))
