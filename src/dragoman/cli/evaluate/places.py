"""`dragoman evaluate places`: where acts took place, on labelled newswire."""

import json
from pathlib import Path

import click

from dragoman.settings import Settings


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--split", default="dev", help="Whose stories are read.", show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the places that are missing or wrong.")
def command(folder: Path, *, split: str, form: str, show: bool) -> None:
    """Read the labelled newswire of FOLDER, and compare where its acts took place.

    Of the events that are found and for which the label has a place: how many have one, how many
    have that one, and how many of those know its state.

    \b
    Example:
      dragoman evaluate places training/data/newswire --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.places import evaluate_places  # noqa: PLC0415 - loads the readers
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_places(folder, split, Pipeline.load(Settings.from_environment()))
    figures = {
        "asked": score.asked,
        "told": score.told,
        "right": score.right,
        "with_state": score.with_state,
        "added": score.added,
    }
    if form == "json":
        click.echo(json.dumps(figures))
        return
    click.echo(
        f"places  {score.told} of {score.asked} told, {score.right} as labelled, "
        f"{score.with_state} of these with a state; {score.added} where the label has none"
    )
    for one in score.judgements if show else ():
        if one.gold is not None and not one.is_right:
            told = one.told.text if one.told else "no place"
            click.echo(f"  {one.gold} | {told} | {one.sentence}")
