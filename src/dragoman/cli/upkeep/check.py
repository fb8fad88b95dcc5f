"""`dragoman check`: whether a ledger is as it was written."""

from pathlib import Path

import click

from dragoman.cli.options import format_option, ledger_option
from dragoman.errors import DamagedError


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[LEDGER]")
@ledger_option
@format_option
def command(path: Path | None, ledger: Path, form: str | None) -> None:
    """Look for damage in a ledger: in the file, in its rows, in its texts and quotes.

    Prints what is damaged, one row each, and exits with 5; a sound ledger prints what it holds.
    The digest is equal for ledgers that tell the same. What `dragoman repair` can mend, it mends.

    \b
    Examples:
      dragoman check week.ledger
      dragoman check --ledger week.ledger --format csv
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger import Ledger  # noqa: PLC0415 - loads the database
    from dragoman.ledger.soundness.checking import check  # noqa: PLC0415 - as above
    from dragoman.ledger.soundness.digest import digest  # noqa: PLC0415 - as above
    from dragoman.present.printing import print_records  # noqa: PLC0415 - as above
    from dragoman.present.tables import DAMAGE  # noqa: PLC0415 - as above

    where = path or ledger
    found = list(check(where))
    if found:
        print_records(found, DAMAGE, form)
        message = f"{where}: {len(found)} places are damaged; dragoman repair --ledger {where}"
        raise DamagedError(message)
    with Ledger.open(where, read_only=True) as book:
        counts = book.counts()
        run = book.runs()[-1:]
        versions = f"; last read by dragoman {run[0].dragoman}" if run else ""
        click.echo(
            f"{where} is sound: {counts.documents} documents, {counts.reports} reports, "
            f"{counts.events} events, {counts.mechanisms} arrangements{versions}; "
            f"digest {digest(book)}"
        )
