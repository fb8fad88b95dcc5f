"""`dragoman dyad`: how two states deal with one another."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import chosen, filter_options, format_option, ledger_option, looking
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.ledger import Filter


@click.command()
@click.argument("first")
@click.argument("second")
@ledger_option
@filter_options("type", "status", "since", "until", "by")
@click.option("--events", "as_events", is_flag=True, help="List the events, not their numbers.")
@format_option
def command(
    first: str,
    second: str,
    ledger: Path,
    as_events: bool,  # noqa: FBT001 - click hands flags over so
    form: str | None,
    **options: str | None,
) -> None:
    """Show how often FIRST and SECOND did what to or with one another.

    States may be named by code or by name.

    \b
    Examples:
      dragoman dyad KOR JPN --since 2023
      dragoman dyad "South Korea" Japan --type CONSULT --events
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.ledger.actor_names import Names  # noqa: PLC0415 - loads the register
    from dragoman.present.printing import print_records  # noqa: PLC0415 - loads the records
    from dragoman.present.tables import DYADS, EVENTS  # noqa: PLC0415 - as above

    wanted = chosen(options)
    names = Names()
    one, other = _state(first, names(first)), _state(second, names(second))
    with looking(ledger) as book:
        if as_events:
            print_records(book.events(_both(wanted, one, other)), EVENTS, form)
        else:
            print_records(book.dyad(one, other, wanted), DYADS, form)
        corrected = book.count(replace(_both(wanted, one, other), corrected=("yes",)))
    if corrected:
        message = f"{corrected} of these events stand as a person corrected them"
        click.echo(f"{message}: dragoman events --where corrected=yes", err=True)


def _state(name: str, code: str | None) -> str:
    """Return a state's code.

    Raises:
        UsageError: it is the name of no state.
    """
    if code is None or ":" in code:
        message = f"{name!r} is no state; write its code (KOR) or its name"
        raise UsageError(message)
    return code


def _both(wanted: "Filter", first: str, second: str) -> "Filter":
    """Return the filter with both states taking part."""
    return replace(wanted, party=(*wanted.party, first, second))
