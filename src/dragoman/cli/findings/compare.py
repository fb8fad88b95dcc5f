"""`dragoman compare`: a ledger beside another account of the same dealings."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import filter_options, not_the_ledger
from dragoman.cli.output import written

KINDS = ("type", "quad", "any")
FORMS = ("text", "json", "html")
DAYS = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--source", help="An import of LEDGER to set beside OTHER, instead of what was read.")
@click.option("--form", "kind_of_file", default="auto", show_default=True,
              help="The form of OTHER, as dragoman import takes it.")  # fmt: skip
@click.option("--from", "first", type=DAYS, help="First day; the first that both have by default.")
@click.option("--to", "last", type=DAYS, help="Last day; the last that both have by default.")
@click.option("--slack", type=click.IntRange(0, 60), default=1, show_default=True,
              help="Days give or take.")  # fmt: skip
@click.option("--by", type=click.Choice(KINDS), default="type", show_default=True,
              help="What has to agree besides states and days: PLOVER's type, its quad class, or "
              "nothing.")  # fmt: skip
@filter_options("type")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True,
              help="html: a page of its own.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write; standard output by default.")  # fmt: skip
def command(  # noqa: PLR0917 - click hands them over by name
    ledger: Path,
    other: Path,
    source: str | None,
    kind_of_file: str,
    first: datetime | None,
    last: datetime | None,
    slack: int,
    by: str,
    form: str,
    output: Path | None,
    **options: str | None,
) -> None:
    """Set LEDGER beside OTHER: what both tell, what only one does, by dyad, kind and month.

    OTHER is a file of other people's data in any form that dragoman import takes, or another
    ledger. An item is that two states had dealings of a kind in some days; it is found on the
    other side where that tells of the kind in the same days, give or take --slack.

    \b
    Examples:
      dragoman compare week.ledger 20150218230000.export.CSV
      dragoman compare week.ledger us-meetings.tsv --type CONSULT --slack 1
      dragoman compare a.ledger b.ledger --by any --format html --output agreement.html
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    not_the_ledger(output, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        found = book.compare(
            other, options["where"] or "", type=options["type"], source=source,
            form=kind_of_file, slack=slack, by=by, since=first.date() if first else None,
            until=last.date() if last else None,
        )  # fmt: skip
    from dragoman.interface.answers import findings  # noqa: PLC0415 - loaded by now

    ways: dict[str, Callable[[Any], str]] = {
        "text": findings.in_words,
        "html": findings.page,
        "json": findings.as_json,
    }
    written(f"{ways[form](found)}\n", output)
