"""`dragoman evaluate names`: names on IOB2."""

import json
from pathlib import Path

import click

from dragoman.cli.evaluate.score_tables import open_gold, show_classes, show_figure
from dragoman.settings import Settings


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(gold: Path, *, form: str) -> None:
    """Find the names in the words of GOLD, an IOB2 file, and compare.

    \b
    Example:
      dragoman evaluate names en_ewt-ud-dev.iob2
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.annotate.parser.parse import Parser  # noqa: PLC0415 - loads the encoder
    from dragoman.evaluate.engine.names import measure_names, read_iob2  # noqa: PLC0415 - the same

    with open_gold(gold) as lines:
        sentences = list(read_iob2(lines))
    parser = Parser.load(Settings.from_environment())
    figures = measure_names(parser, sentences).as_json()
    if form == "json":
        click.echo(json.dumps(figures))
        return
    show_classes(figures["classes"])
    show_figure("F1", figures["f1"], figures["f1_interval"])
