"""`dragoman read`: articles into a ledger."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.columns import source_options
from dragoman.cli.options import codebook_option, format_option, ledger_option, reader_option
from dragoman.errors import InputError, UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman import Book
    from dragoman.ledger.intake.documents import Outcome
    from dragoman.scale.dask_engine import Cluster

PROCESSES, DASK = "processes", "dask"
SHOWN_REFUSALS = 5


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication date of documents that tell none themselves: 2024-05-27.",
)
@source_options
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=None,
    show_default="every core that memory allows",
    help="How many processes read, 300 MB each; what comes of it is the same.",
)
@click.option(
    "--engine",
    type=click.Choice([PROCESSES, DASK]),
    default=PROCESSES,
    show_default=True,
    help="What reads: processes of this machine, or the workers of a cluster of Dask.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default="",
    help="Dask's scheduler: tcp://node1:8786. Without one --jobs processes are a cluster here.",
)
@click.option(
    "--coded",
    metavar="FOLDER_OR_ADDRESS",
    default=None,
    show_default="LEDGER.coded",
    help="Where the workers write coded records, and find those of a run that was cut off.",
)
@codebook_option
@click.option(
    "--any-language",
    is_flag=True,
    help="Keep texts in any language, not only English, Korean, Japanese, Chinese and Russian: "
    "listed and searchable, without events.",
)
@reader_option
@click.option(
    "--dry-run",
    is_flag=True,
    help="With a language model: tell what reading would cost; ask nothing and keep nothing.",
)
@ledger_option
@format_option
def command(
    sources: tuple[str, ...],
    published: datetime | None,
    columns: dict[str, str],
    ledger: Path,
    form: str | None,
    *,
    codebook: str,
    any_language: bool,
    follow: bool,
    jobs: int | None,
    engine: str,
    scheduler: str,
    coded: str | None,
    reader: str,
    dry_run: bool,
) -> None:
    """Read articles, code their events and keep them in a ledger.

    What came of it is printed: documents, reports, events, and under `dropped` how many words that
    may tell an event tell none, by the name of the filter; `dragoman code --why` shows them.

    Sources are files and folders of text, HTML, PDF, Word, OpenDocument, RTF, mail, mailboxes,
    exports of news databases, JSON Lines, CSV, Parquet, Excel, RSS, EPUB, WARC or zip, http(s)
    addresses, and - for standard input. Reading the same again adds nothing; a run that was cut
    off goes on where it was when it is started again.

    \b
    Examples:
      dragoman read articles/ --ledger week.ledger
      dragoman read archive/ --jobs 1
      dragoman read archive/ --engine dask --jobs 4
      dragoman read 's3://news/*.jsonl.gz' --engine dask --scheduler tcp://node1:8786 --coded s3://coded
      dragoman read articles/ --codebook mine/
      dragoman read report.txt --published 2024-05-27
      dragoman read table.csv --columns text=Body,published=Date
      dragoman read https://example.org/feed.xml --follow
      curl -s https://example.org/feed.xml | dragoman read -
      dragoman read archive/ --reader llm --dry-run
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    settings = replace(Settings.from_environment(), codebook=codebook)
    if dry_run:
        _estimate(sources, reader, published, columns, form)
        return
    with dragoman.open(ledger, settings=settings) as book:
        with _bar(sources) as watch:
            day = published.date() if published else None
            outcome = book.read(
                sources,
                published=day,
                columns=columns,
                follow=follow,
                any_language=any_language,
                jobs=jobs,
                reader=reader,
                cluster=_cluster(engine, scheduler, coded or f"{ledger}.coded", jobs),
                watch=watch,
            )
        _tell(book, outcome, form)
    if outcome.interrupted:
        raise click.Abort
    if outcome.refused and not outcome.added and not outcome.known:
        raise InputError("nothing could be read; dragoman refusals says why")


def _cluster(engine: str, scheduler: str, coded: str, jobs: int | None) -> "Cluster | None":
    """Return the cluster that reads; None where processes of this machine do.

    Raises:
        UsageError: a scheduler is named that nobody asks.
    """
    if engine == PROCESSES:
        if scheduler:
            raise UsageError("--scheduler goes with --engine dask")
        return None
    from dragoman.interface.estimates import processes  # noqa: PLC0415 - as elsewhere here
    from dragoman.scale.dask_engine import Cluster  # noqa: PLC0415 - for this alone

    return Cluster(coded, scheduler, processes(jobs))


def _estimate(
    sources: Sequence[str],
    reader: str,
    published: datetime | None,
    columns: dict[str, str],
    form: str | None,
) -> None:
    """Print what reading with a language model would cost."""
    from dragoman.interface.estimates import cost_of  # noqa: PLC0415 - for this alone
    from dragoman.present.printing import print_records  # noqa: PLC0415 - as above
    from dragoman.present.tables import ESTIMATES  # noqa: PLC0415 - as above

    day = published.date() if published else None
    told = cost_of(sources, reader=reader, published=day, columns=columns)
    print_records([told], ESTIMATES, form)


@contextmanager
def _bar(sources: Sequence[str]) -> "Iterator[Callable[[Outcome], None] | None]":
    """Show a progress bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - for terminals alone
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from dragoman.interface.estimates import about_how_many  # noqa: PLC0415 - loads the readers

    progress = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[events]} reports of events"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(stderr=True),
        transient=True,
    )
    with progress:
        task = progress.add_task("reading", total=about_how_many(sources), events=0, rate="")

        def show(so_far: "Outcome") -> None:
            progress.update(task, completed=so_far.read, events=so_far.reports)
            speed = progress.tasks[0].speed
            progress.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield show


def _tell(book: "Book", outcome: "Outcome", form: str | None) -> None:
    """Print what was found, merged and refused."""
    from dragoman.present.printing import plain, print_records  # noqa: PLC0415 - heavy
    from dragoman.present.tables import OUTCOMES  # noqa: PLC0415 - as above

    print_records([outcome], OUTCOMES, form)
    if outcome.dropped:
        told = ", ".join(f"{count} {reason}" for reason, count in outcome.dropped.items())
        click.echo(f"{sum(outcome.dropped.values())} words tell no event: {told}", err=True)
    if outcome.refused:
        for refusal in book.refusals().first(SHOWN_REFUSALS):
            click.echo(plain(f"refused {refusal.origin}: {refusal.detail}"), err=True)
        click.echo(f"{outcome.refused} refused; dragoman refusals lists them all", err=True)
