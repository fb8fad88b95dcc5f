"""`dragoman evaluate systems`: claims about what a report tells, many of which make a system."""

import json
from pathlib import Path

import click

from dragoman.settings import Settings


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--show", is_flag=True, help="Show the claims that do not hold.")
def command(gold: Path, *, form: str, show: bool) -> None:
    """Read each report of GOLD as a ledger of its own, and look whether its claims hold.

    GOLD is a folder of files `NAME.toml`: a text, its day, and claims about the arrangements,
    occasions, events and positions that it tells, each with the number of its system.

    \b
    Example:
      dragoman evaluate systems gold/systems --show
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    from dragoman.evaluate.systems import evaluate_systems, failures  # noqa: PLC0415 - late
    from dragoman.pipeline import Pipeline  # noqa: PLC0415 - loads the encoder

    score = evaluate_systems(gold, Pipeline.load(Settings.from_environment()))
    everywhere = list(score.everywhere)
    if form == "json":
        row = {"right": score.right, "wanted": score.wanted, "everywhere": everywhere}
        click.echo(json.dumps({**row, "failed": list(failures(score))}))
        return
    click.echo(f"systems     {score.right} of {score.wanted} right in all parts")
    click.echo(f"everywhere  {', '.join(map(str, everywhere)) or 'none'}")
    for line in failures(score) if show else ():
        click.echo(f"  {line}")
