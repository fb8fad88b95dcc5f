"""`dragoman import`: other people's event data beside the ledger's own."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from dragoman.cli.options import format_option, ledger_option

FORMS = ("auto", "gdelt2", "gdelt1", "icews", "polecat", "phoenix", "acled", "ucdp", "plover",
         "us-meetings", "panel")  # fmt: skip
SHOWN_REFUSALS = 5


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--form", "kind", type=click.Choice(FORMS), default="auto", show_default=True,
              help="The form of the file; told by its first lines by default.")  # fmt: skip
@click.option("--name", help="What it is to be called in the ledger; the file's name by default.")
@ledger_option
@format_option
def command(file: Path, kind: str, name: str | None, ledger: Path, form: str | None) -> None:
    """Keep a file of other people's event data beside the ledger's own events.

    Each row keeps the number of its line and their words; type, mode, quad code and score are
    worked out anew in PLOVER's. Rows that tell one act are one act. Rows that cannot be read are
    refused with their line and the reason. What is imported is never counted with what was read,
    unless a command is asked for it by name (dragoman compare, dragoman panel --source).

    \b
    Examples:
      dragoman import 20150218230000.export.CSV.zip
      dragoman import events.2018.tab --form icews --name icews-2018
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used
    from dragoman.present.printing import plain, print_records  # noqa: PLC0415 - as above
    from dragoman.present.tables import IMPORTS  # noqa: PLC0415 - as above

    with dragoman.open(ledger) as book:
        found = book.import_file(file, form=kind, name=name, watch=_watch())
        print_records([found], IMPORTS, form)
        if found.refused:
            refused = book.ledger.store.import_refusals(found.import_id)
            for one, _ in zip(refused, range(SHOWN_REFUSALS), strict=False):
                click.echo(plain(f"refused line {one.line}: {one.reason}"), err=True)
            click.echo(f"refused in all: {found.refused}; table import_refusals has them", err=True)


def _watch() -> Callable[[int], None] | None:
    """Tell how far it is on a terminal."""
    if not sys.stderr.isatty():
        return None
    return lambda rows: click.echo(f"\r{rows:,} rows", nl=False, err=True)
