"""`dragoman dyad`: how two states deal with one another."""

from pathlib import Path

import click

from dragoman.cli.options import asked, filter_options, format_option, ledger_option, looking


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
    with looking(ledger) as book:
        acts = book.events_between(first, second, **asked(options))
        if as_events:
            acts.print(form)
        else:
            book.dyad(first, second, **asked(options)).print(form)
        corrected = len(book.events_between(first, second, **asked(options), corrected="yes"))
    if corrected:
        message = f"{corrected} of these events stand as a person corrected them"
        click.echo(f"{message}: dragoman events --where corrected=yes", err=True)
