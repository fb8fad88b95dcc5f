"""`dragoman watch`: sources on a schedule, and alerts for what somebody waits for."""

import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import codebook_option
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.watch.plan import Plan
    from dragoman.watch.running import Watcher


@click.command()
@click.argument("sources", type=click.Path(path_type=Path), metavar="SOURCES.toml")
@click.argument("ledger", type=click.Path(path_type=Path), metavar="LEDGER")
@click.option("--once", is_flag=True, help="Visit what is due, tell what is new, and stop.")
@click.option("--check", is_flag=True, help="See that the file makes sense; tell how it stands.")
@click.option("--quiet", is_flag=True, help="Tell alerts alone, not what is done.")
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text")
@codebook_option
def command(
    *,
    sources: Path,
    ledger: Path,
    form: str,
    codebook: str,
    once: bool,
    check: bool,
    quiet: bool,
) -> None:
    """Watch the feeds, pages, folders and mailboxes of SOURCES.toml, and tell what rules wait for.

    What is new goes into LEDGER, which is made where there is none. Alerts go to standard output,
    and to a feed, to mail or to a webhook where the file says so; what is done, to standard error.
    It runs until it is stopped. Stop it at any time: it goes on where it was, and no alert is lost.

    \b
    Examples:
      dragoman watch sources.toml desk.ledger --once
      dragoman watch sources.toml desk.ledger
      dragoman watch sources.toml desk.ledger --check
      dragoman watch sources.toml desk.ledger --format jsonl >> alerts.jsonl
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.interface.reader import opened  # noqa: PLC0415 - loads the database
    from dragoman.watch.plan import load  # noqa: PLC0415 - beside the rest

    settings = replace(Settings.from_environment(), codebook=codebook)
    plan = load(sources)
    if not quiet:
        _log()
    if check:
        _check(plan, settings, ledger)
        return
    with opened(ledger, settings) as book:
        watcher = _watcher(plan, settings, book, form)
        try:
            if once:
                watcher.once()
            else:
                watcher.run()
        finally:
            if not quiet:
                click.echo(str(watcher.summary), err=True)


def _watcher(plan: "Plan", settings: Settings, book: "Ledger", form: str) -> "Watcher":
    """Return what watches."""
    from dragoman.interface.reader import WhenNeeded  # noqa: PLC0415 - as above
    from dragoman.watch.starting import watcher_of  # noqa: PLC0415 - as above

    def show(line: str) -> None:
        click.echo(line)
        sys.stdout.flush()

    return watcher_of(plan, settings, book, WhenNeeded(book, settings), show, form=form)


def _check(plan: "Plan", settings: Settings, ledger: Path) -> None:
    """Tell what a file asks for and how its sources stand."""
    from dragoman.cli.options import looking  # noqa: PLC0415 - as above
    from dragoman.ledger.actor_names import Names  # noqa: PLC0415 - as above
    from dragoman.present.printing import plain  # noqa: PLC0415 - as above
    from dragoman.watch.rules import ready  # noqa: PLC0415 - as above
    from dragoman.watch.state import state_of  # noqa: PLC0415 - as above

    rules = ready(plan, Names(folder=settings.codebook))
    states: dict[str, tuple[str, str]] = {}
    if ledger.is_file():
        with looking(ledger) as book:
            states = book.ledger.store.source_states()
    for source in plan.sources:
        due, kept = states.get(source.called, ("", "{}"))
        told = f"{state_of(kept).told}; next at {due}" if due else "not visited yet"
        click.echo(plain(f"{source.kind}  {source.called}  every {source.interval}: {told}"))
    for one in rules:
        click.echo(plain(f"alert  {one.rule.name}  when {one.rule.when}"))


def _log() -> None:
    """Tell on standard error what is done."""
    told = logging.StreamHandler()
    told.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    logger = logging.getLogger("dragoman.watch")
    logger.addHandler(told)
    logger.setLevel(logging.INFO)
