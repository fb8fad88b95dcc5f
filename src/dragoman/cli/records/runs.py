"""`dragoman runs`: what was read when, with which versions; and the manifest to do it again."""

import json
from pathlib import Path

import click

from dragoman.cli.options import format_option, ledger_option, not_the_ledger
from dragoman.cli.output import written


@click.command()
@ledger_option
@click.option("--manifest", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the replication manifest to this file instead.")  # fmt: skip
@format_option
def command(ledger: Path, manifest: Path | None, form: str | None) -> None:
    """List the runs that made a ledger, or write what it takes to make it again.

    A manifest names versions, settings, runs, every input file with its SHA-256, what persons
    decided about merging, and the hashes of documents, events and arrangements that came of it.

    \b
    Examples:
      dragoman runs --ledger week.ledger
      dragoman runs --ledger week.ledger --manifest week.manifest.json
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    import dragoman  # noqa: PLC0415 - loads the database when it is used

    not_the_ledger(manifest, ledger)
    with dragoman.open(ledger, read_only=True) as book:
        if manifest is None:
            book.runs().print(form)
            return
        told = book.manifest()
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    written(text, manifest)
    click.echo(f"{len(told['inputs'])} inputs and {len(told['runs'])} runs: {manifest}", err=True)
