"""`dragoman evaluate parse`: the parser on CoNLL-U."""

import json
from pathlib import Path

import click

from dragoman.cli.evaluate.score_tables import open_gold, show_classes, show_figure
from dragoman.settings import Settings


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--raw", is_flag=True, help="Split sentences and words from the text ourselves.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(gold: Path, *, raw: bool, form: str) -> None:
    """Parse the sentences of GOLD, a CoNLL-U file, and compare.

    \b
    Example:
      dragoman evaluate parse en_ewt-ud-dev.conllu --raw
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.annotate.parser.parse import Parser  # noqa: PLC0415 - loads the encoder
    from dragoman.evaluate.engine.parse import (  # noqa: PLC0415 - the same
        MEASURES,
        measure_parse,
        read_conllu,
    )

    with open_gold(gold) as lines:
        trees = list(read_conllu(lines))
    parser = Parser.load(Settings.from_environment())
    figures = measure_parse(parser, trees, raw=raw).as_json()
    if form == "json":
        click.echo(json.dumps(figures))
        return
    show_classes(figures["classes"])
    show_figure("sentences", figures["sentences"]["f1"])
    for measure in MEASURES:
        show_figure(measure, figures[measure]["f1"])
    show_figure("las interval", figures["las"]["f1"], figures["las_interval"])
