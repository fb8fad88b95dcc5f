"""`dragoman evaluate relations`: the relation classifier on marked pairs."""

import json
from pathlib import Path

import click

from dragoman.cli.evaluate.score_tables import show_classes, show_confusion, show_figure
from dragoman.cli.jsonlines import LineError, Lines
from dragoman.cli.texts.relate import request_of
from dragoman.errors import InputError
from dragoman.settings import Settings


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(gold: Path, *, form: str) -> None:
    """Classify the pairs of GOLD and compare.

    GOLD holds one JSON object a line, as `dragoman relate` takes them, with `event_type`: one of
    PLOVER's 16 types under its reduction of the future, `NONE`, or `YIELD` for CONCEDE or RETREAT.

    \b
    Example:
      dragoman evaluate relations relations.jsonl --format json
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.coding.heads.relations import RelationClassifier  # noqa: PLC0415 - loads the encoder
    from dragoman.evaluate.engine.relations import measure_relations  # noqa: PLC0415 - the same

    requests, types = [], []
    for number, row in Lines(gold).objects():
        try:
            requests.append(request_of(row))
        except LineError as error:
            raise InputError(f"{gold}:{number}: {error}") from error
        types.append(str(row.get("event_type", "NONE")))
    classifier = RelationClassifier.load(Settings.from_environment())
    figures = measure_relations(classifier, requests, types).as_json()
    if form == "json":
        click.echo(json.dumps(figures))
        return
    show_classes(figures["classes"])
    show_confusion(figures["confusion"])
    show_figure("accuracy", figures["accuracy"], figures["accuracy_interval"])
    show_figure("macro F1", figures["macro_f1"], figures["macro_f1_interval"])
    show_figure("F1 of any relation", figures["related"]["f1"])
    show_figure("calibration error", figures["calibration_error"])
