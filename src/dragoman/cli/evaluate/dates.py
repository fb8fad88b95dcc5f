"""`dragoman evaluate dates`: the dates of events in whole documents."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import UsageError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.evaluate.documents.dates import DatedAct

SHOWN = ("missing", "wrong", "extra")
OPEN = ("train", "dev")


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--split", default="dev", help="The folder of GOLD to read.", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show wrong and missing dates; of train and dev alone.")
def command(gold: Path, split: str, *, form: str, show: bool) -> None:
    """Read the documents of GOLD, and compare the dates of the events that are told.

    GOLD is a folder with a folder for each split: a JSON file for each document, as in
    `training/data/documents`. Wrong dates are counted apart from missing ones.

    \b
    Example:
      dragoman evaluate dates training/data/documents --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.documents.dates import DocumentDates, dated_acts  # noqa: PLC0415 - late
    from dragoman.evaluate.documents.gold import known_codes, read_documents  # noqa: PLC0415 - late
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    if show and split not in OPEN:
        raise UsageError(f"nobody reads the errors of {split}; --show is for train and dev")
    codes = known_codes()
    pipeline = Pipeline.load(Settings.from_environment())
    counts, errors = DocumentDates(), []
    for document in read_documents(gold, split, codes):
        (processed,) = pipeline.process([document.as_document()])
        for one in dated_acts(document, processed.events, codes, processed.steps):
            counts.add(one)
            errors += [one] if one.result in SHOWN else []
    row = {
        "dated": counts.dated,
        "right": counts.results["right"],
        "missing": counts.results["missing"],
        "wrong": counts.results["wrong"],
        "without a date in gold": counts.results["none"] + counts.results["extra"],
        "dated there all the same": counts.results["extra"],
        "share right": counts.share,
        "share of told dates that are wrong": counts.wrong,
        "events not told": counts.results["untold"],
    }
    if form == "json":
        click.echo(json.dumps(row))
        return
    for name, value in row.items():
        click.echo(f"{name:36}{value:>8}")
    for one in sorted(errors, key=lambda each: SHOWN.index(each.result)) if show else ():
        click.echo(_shown(one))


def _shown(one: "DatedAct") -> str:
    """Return an error in two lines: what gold has and what was told, and the sentence."""
    days, document = one.act.days, one.document
    start, end = document.sentences[min(one.act.sentences)]
    told = one.event.date if one.event else None
    date = f"{told.start}..{told.end} {told.basis} ({told.text!r})" if told else "-"
    types = "/".join(sorted(one.act.types))
    return (
        f"{one.result:8} {document.name} ({document.published}) {types} {one.act.status}: "
        f"gold {days.first}..{days.last}, told {date}\n         {document.text[start:end]}"
    )
