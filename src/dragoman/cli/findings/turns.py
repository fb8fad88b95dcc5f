"""`dragoman turns`: when two states' dealings turned."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import chosen, filter_options, ledger_option

if TYPE_CHECKING:
    from dragoman.study.turns import Turning

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
    from dragoman.records import encode  # noqa: PLC0415 - as above

    with dragoman.open(ledger, read_only=True) as book:
        found = book.turns(
            (one, two), chosen(options), kind=kind, unit=unit, source=source, by=by,
            since=first.date() if first else None, until=last.date() if last else None,
        )  # fmt: skip
    if form == "svg":
        click.echo(_drawn(found))
    else:
        click.echo(encode(found).decode() if form == "json" else "\n".join(_lines(found)))


def _drawn(found: "Turning") -> str:
    """Return the picture."""
    from dragoman.present.charts.turns import turns_figure  # noqa: PLC0415 - as above

    who = f"{found.states[0]} and {found.states[1]}, {found.kind}"
    course = [(one.label, one.acts, one.read) for one in found.course]
    return turns_figure(course, found.found, who, found.unit).svg


def _lines(found: "Turning") -> list[str]:
    """Return what was found, a line at a time."""
    from dragoman.present.analyses.turns import turn_lines  # noqa: PLC0415 - as above

    who = f"{found.states[0]} and {found.states[1]}"
    when = f"{found.first} to {found.last}"
    what = "acts" if found.kind == "all" else f"acts of {found.kind}"
    return list(turn_lines(who, what, when, found.unit, found.found, found.around))
